// SPDX-License-Identifier: Apache-2.0
#include "sheet_side.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "map_furniture.hpp"
#include "verdict_mark.hpp"

namespace quarter {
namespace {

constexpr double kRow = 15.5;
constexpr double kTextAt = 27;
constexpr double kRampShare = 0.46;  // of the width of a panel below the map
constexpr double kRampBox = 11;      // height of a class there
constexpr double kGap = 12;          // between parts of one beside it

class SidePainter {
 public:
  SidePainter(const MapBase& base, const SheetContent& content, const ShownClasses& shown,
              const SheetWords& words, MapCanvas& canvas)
      : base_(base),
        content_(content),
        shown_(shown),
        words_(words),
        canvas_(canvas),
        side_(base.layout().side),
        at_{side_.x, side_.y},
        beside_(base.layout().beside),
        width_(beside_ ? side_.width : (1 - kRampShare) / 3 * side_.width - 8) {}

  void paint() {
    if (beside_)
      next_part(classes());
    else
      paint_ramp();
    if (has_verdicts()) {
      next_part(verdicts());
      next_part(whole_area());
    }
    const double scale = base_.to_paper().points_per_metre();
    next_part(paint_scale(at_, std::min(120.0, width_ * 0.75), scale, canvas_));
  }

 private:
  /// `height`: of the part that stands at `at_`; 0 if there is none.
  void next_part(double height) {
    if (height <= 0) return;
    if (beside_)
      at_.y += height + kGap;
    else
      at_.x += width_ + 8;
  }

  double heading(const Label& text, double y) { return heading(text, y, width_); }
  double heading(const Label& text, double y, double width) {
    const TextStyle style{.size = 9.5, .bold = true, .width = width};
    return canvas_.write({at_.x, y}, words_.both(text), style) + 4;
  }

  double row(double y, const std::string& text) {
    const double height =
        canvas_.write({at_.x + kTextAt, y}, text, {.size = 8.5, .width = width_ - kTextAt});
    return std::max(kRow, height + 3);
  }

  Frame swatch(double y) const { return {at_.x, y + 0.5, 20, 10.5}; }

  double classes() {
    double y = at_.y;
    y += heading(content_.legend_title, y);
    for (std::size_t k = 0; k < content_.legend.size(); ++k) {
      if (!shown_.classes.contains(k)) continue;
      canvas_.add(swatch(y));
      canvas_.fill(content_.legend[k].colour, 1, MapCanvas::After::keep);
      canvas_.stroke(kSoft, 0.4);
      y += row(y, content_.legend[k].text);
    }
    if (shown_.hatched) {
      canvas_.add(swatch(y));
      canvas_.hatch(swatch(y));
      canvas_.add(swatch(y));
      canvas_.stroke(kSoft, 0.4);
      y += row(y, words_.both(content_.hatched));
    }
    return y - at_.y;
  }

  /// The classes as one bar with their names below it.
  void paint_ramp() {
    const double top = at_.y + heading(content_.legend_title, at_.y, kRampShare * side_.width);
    std::vector<std::size_t> classes(shown_.classes.begin(), shown_.classes.end());
    const double room = kRampShare * side_.width - 20;
    const double count = static_cast<double>(classes.size()) + (shown_.hatched ? 2 : 0);
    const double step = std::min(46.0, room / std::max(1.0, count));
    double x = at_.x;
    for (const std::size_t k : classes) {
      canvas_.add(Frame{x, top, step, kRampBox});
      canvas_.fill(content_.legend[k].colour, 1, MapCanvas::After::keep);
      canvas_.stroke(kSoft, 0.4);
      below(x, top, step, content_.legend[k].text);
      x += step;
    }
    if (shown_.hatched) {
      x += classes.empty() ? 0 : 10;
      const Frame box{x, top, step, kRampBox};
      canvas_.add(box);
      canvas_.hatch(box);
      canvas_.add(box);
      canvas_.stroke(kSoft, 0.4);
      canvas_.write({x, top + kRampBox + 2}, words_.both(content_.hatched, "\n"),
                    {.size = 7.5, .width = at_.x + room + 20 - x});
    }
    at_.x += kRampShare * side_.width;
  }

  void below(double x, double top, double step, const std::string& text) {
    const double wide = canvas_.measure(text, {.size = 7.5}).width;
    canvas_.write({x + (step - wide) / 2, top + kRampBox + 2}, text, {.size = 7.5});
  }

  bool has_verdicts() const {
    return !content_.standings.empty() && !content_.standings.back().verdict.empty();
  }

  bool is_on_map(const std::string& verdict) const {
    const auto& districts = base_.districts();
    return std::any_of(districts.begin(), districts.end(), [&](const MapBase::District& d) {
      return d.is_named && content_.standings[d.scope].verdict == verdict;
    });
  }

  double verdicts() {
    const auto& words = verdict_words();
    if (std::none_of(words.begin(), words.end(),
                     [&](const VerdictWord& word) { return is_on_map(word.verdict); }))
      return 0;
    double y = at_.y;
    y += heading({"Districts", "片区结论"}, y);
    for (const VerdictWord& word : words) {
      if (!is_on_map(word.verdict)) continue;
      paint_mark({at_.x + 10, y + 6}, 5.2, word.verdict, canvas_);
      y += row(y, words_.both(word.label));
    }
    return y - at_.y;
  }

  double whole_area() {
    const Standing& whole = content_.standings.back();
    const bool of_many = whole.text.find('/') != std::string::npos;
    double y = at_.y;
    y += heading({"Whole area", "全部范围"}, y);
    paint_mark({at_.x + 10, y + 6}, 5.2, whole.verdict, canvas_);
    y += row(y, whole.text + (of_many ? " " + words_.both({"met", "达标"}) : std::string{}));
    const Label note =
        of_many ? Label{"Results that are met, of all; the mark is the gravest.",
                        "达标项数/总项数；图标为最差结论。"}
                : Label{fmt::format("Share of {} within the limit.", base_.source().weight_name),
                        "限值内的权重占比。"};
    y += canvas_.write({at_.x, y + 1}, words_.both(note),
                       {.size = 7, .width = width_, .colour = kSoft});
    return y - at_.y;
  }

  const MapBase& base_;
  const SheetContent& content_;
  const ShownClasses& shown_;
  const SheetWords& words_;
  MapCanvas& canvas_;
  Frame side_;
  Point2 at_;
  bool beside_;
  double width_;  // of a part
};

}  // namespace

void paint_side(const MapBase& base, const SheetContent& content, const ShownClasses& shown,
                const SheetWords& words, MapCanvas& canvas) {
  SidePainter(base, content, shown, words, canvas).paint();
}

}  // namespace quarter
