// SPDX-License-Identifier: Apache-2.0
#include "sheet_side.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "map_furniture.hpp"
#include "place_marks.hpp"
#include "verdict_mark.hpp"

namespace quarter {
namespace {

constexpr double kRow = 14.5;
constexpr double kTextAt = 25;
constexpr double kRampBox = 11;    // height of a class of a panel below the map
constexpr double kLeastStep = 36;  // its width
constexpr double kHatchedWidth = 72;
constexpr double kPartWidth = 190;  // of other parts of such a panel
constexpr double kNoteWidth = 110;
constexpr double kGap = 11;

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
        width_(beside_ ? side_.width : kPartWidth) {}

  void paint() {
    if (beside_)
      next_part(classes());
    else
      paint_ramp();
    next_part(marks());
    if (!content_.tallies.empty()) {
      next_part(tallies());
    } else if (has_verdicts()) {
      next_part(verdicts());
      next_part(whole_area());
    }
  }

 private:
  /// `height`: of the part that stands at `at_`; 0 if there is none.
  void next_part(double height) {
    if (height <= 0) return;
    if (beside_)
      at_.y += height + kGap;
    else
      at_.x += used_ + 2 * kGap;
    used_ = 0;
  }

  /// Writes, and remembers how wide the part is.
  double write(Point2 at, const std::string& text, const TextStyle& style) {
    used_ = std::max(used_, at.x - at_.x + canvas_.measure(text, style).width);
    return canvas_.write(at, text, style);
  }

  double heading(const Label& text, double y) {
    const TextStyle style{.size = 9.5, .bold = true, .width = width_};
    return write({at_.x, y}, words_.both(text), style) + 4;
  }

  double row(double y, const std::string& text) {
    const double height =
        write({at_.x + kTextAt, y}, text, {.size = 8.5, .width = width_ - kTextAt});
    return std::max(kRow, height + 3);
  }

  void swatch(const Frame& box, const LegendEntry& entry) {
    canvas_.add(box);
    canvas_.fill(entry.colour, 1, MapCanvas::After::keep);
    canvas_.stroke(kSoft, 0.4);
  }
  void hatched_swatch(const Frame& box) {
    canvas_.add(box);
    canvas_.hatch(box);
    canvas_.add(box);
    canvas_.stroke(kSoft, 0.4);
  }

  double classes() {
    double y = at_.y;
    y += heading(content_.legend_title, y);
    for (const std::size_t k : shown_.classes) {
      swatch({at_.x, y + 0.5, 20, 10.5}, content_.legend[k]);
      y += row(y, words_.both(content_.legend[k].text));
    }
    if (shown_.hatched) {
      hatched_swatch({at_.x, y + 0.5, 20, 10.5});
      y += row(y, words_.both(content_.hatched));
    }
    return y - at_.y;
  }

  /// The classes as one bar with their names below it.
  void paint_ramp() {
    const TextStyle bold{.size = 9.5, .bold = true};
    const std::string title = words_.both(content_.legend_title);
    const double title_width = canvas_.measure(title, bold).width;
    const double y = at_.y + canvas_.write(at_, title, bold) + 4;
    double step = kLeastStep;
    for (const std::size_t k : shown_.classes)
      step = std::max(step, canvas_.measure(ramp_text(k), {.size = 7.5}).width + 7);
    double x = at_.x;
    for (const std::size_t k : shown_.classes) {
      swatch({x, y, step, kRampBox}, content_.legend[k]);
      const double wide = canvas_.measure(ramp_text(k), {.size = 7.5}).width;
      canvas_.write({x + (step - wide) / 2, y + kRampBox + 2}, ramp_text(k), {.size = 7.5});
      x += step;
    }
    if (shown_.hatched) {
      x += shown_.classes.empty() ? 0 : 10;
      hatched_swatch({x, y, kLeastStep, kRampBox});
      const TextStyle style{.size = 7.5, .width = kHatchedWidth};
      const std::string text = words_.both(content_.hatched, "\n");
      canvas_.write({x, y + kRampBox + 2}, text, style);
      x += std::max(kLeastStep, canvas_.measure(text, style).width);
    }
    at_.x = std::max(x, at_.x + title_width) + 2 * kGap;
  }
  std::string ramp_text(std::size_t k) const { return words_.both(content_.legend[k].text, "\n"); }

  double marks() {
    double y = at_.y;
    for (const bool is_new : {true, false}) {
      const auto is_one = [&](const PlaceMark& mark) { return mark.is_new == is_new; };
      if (std::none_of(content_.marks.begin(), content_.marks.end(), is_one)) continue;
      paint_place_mark({at_.x + 10, y + 6}, 5, is_new, canvas_);
      y += row(y, words_.both(is_new ? Label{"new place", "新增设施"}
                                     : Label{"place gone", "消失的设施"}));
    }
    return y - at_.y;
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

  /// A row a module, a column a verdict.
  double tallies() {
    const auto column = [&](std::size_t k) { return at_.x + 62 + 24 * static_cast<double>(k); };
    double y = at_.y;
    y += heading({"Results by module", "各模块结论"}, y);
    const auto& words = verdict_words();
    for (std::size_t k = 0; k < words.size(); ++k)
      paint_mark({column(k), y + 5.5}, 5, words[k].verdict, canvas_);
    y += kRow;
    for (const ModuleTally& tally : content_.tallies) {
      write({at_.x, y},
            words_.large(
                {fmt::format("Module {}", tally.module), fmt::format("模块 {}", tally.module)}),
            {.size = 8.5});
      for (std::size_t k = 0; k < words.size(); ++k) {
        const std::string number = tally.counts[k] == 0 ? "–" : std::to_string(tally.counts[k]);
        const double half = canvas_.measure(number, {.size = 8.5}).width / 2;
        write({column(k) - half, y}, number, {.size = 8.5});
      }
      y += kRow;
    }
    std::string key;
    for (const VerdictWord& word : words)
      key += (key.empty() ? "" : " · ") + words_.large(word.label);
    y += write({at_.x, y + 1}, key, {.size = 7, .width = width_, .colour = kSoft});
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
    const double width = beside_ ? width_ : std::max(used_, kNoteWidth);
    y += write({at_.x, y + 1}, words_.both(note), {.size = 7, .width = width, .colour = kSoft});
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
  double width_;     // that a part may have
  double used_ = 0;  // of the part at hand
};

}  // namespace

void paint_side(const MapBase& base, const SheetContent& content, const ShownClasses& shown,
                const SheetWords& words, MapCanvas& canvas) {
  SidePainter(base, content, shown, words, canvas).paint();
}

}  // namespace quarter
