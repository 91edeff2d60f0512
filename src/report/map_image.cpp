// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "map_canvas.hpp"
#include "quarter/catalogue/label.hpp"
#include "quarter/report/label_point.hpp"
#include "quarter/results/column_names.hpp"
#include "sheet_content.hpp"

namespace quarter {
namespace {

// A4 in points.
constexpr double kLong = 841.89;
constexpr double kShort = 595.28;
constexpr double kMargin = 28;
constexpr double kHead = 62;     // title and subtitle
constexpr double kSmallest = 7;  // letters; what is longer takes two lines
constexpr double kFoot = 22;     // date and attribution
constexpr double kSide = 158;    // legend
constexpr double kPalely = 0.3;  // share of colour where nobody is known to live
constexpr Colour kInk{0x15, 0x18, 0x1C};
constexpr Colour kSoft{0x55, 0x5C, 0x64};
constexpr Colour kWhite{0xFF, 0xFF, 0xFF};

struct VerdictWord {
  const char* verdict;
  const char* zh;
};
constexpr std::array kVerdicts{VerdictWord{"met", "达标"}, VerdictWord{"near", "接近"},
                               VerdictWord{"not met", "未达标"},
                               VerdictWord{"unknown", "无法判断"}};

class SheetPainter {
 public:
  SheetPainter(const ReportSource& source, const BlockValues& values, const SheetContent& content,
               const MapFormat& format)
      : source_(source),
        values_(values),
        content_(content),
        area_(area_of(source.scopes, source.scopes.count - 1)),
        box_(box_of(area_)),
        upright_(is_tall(box_)),
        canvas_(upright_ ? kShort : kLong, upright_ ? kLong : kShort, format, content.title.en),
        map_{kMargin, kMargin + kHead, (upright_ ? kShort : kLong) - 2 * kMargin - kSide,
             (upright_ ? kLong : kShort) - 2 * kMargin - kHead - kFoot},
        to_paper_(box_, {map_.x + 8, map_.y + 8, map_.width - 16, map_.height - 16}) {}

  std::string paint() {
    paint_head();
    paint_map();
    paint_side();
    paint_foot();
    return canvas_.finish();
  }

 private:
  static bool is_tall(const Box& box) {
    const LocalPlane plane(box.min);
    const Point2 corner = plane.to_plane(box.max);
    return corner.y > 1.15 * corner.x;
  }

  /// English and, where the fonts have it, Chinese.
  std::string both(const Label& label, const char* between = "  ") {
    const bool two = !label.zh.empty() && label.zh != label.en && canvas_.can_write(label.zh);
    return two ? label.en + between + label.zh : label.en;
  }

  void paint_head() {
    const double width = (upright_ ? kShort : kLong) - 2 * kMargin;
    double y = kMargin - 8;
    y += canvas_.write({kMargin, y}, content_.title.en,
                       {.size = fitting(content_.title.en, 17, width), .bold = true});
    if (canvas_.can_write(content_.title.zh)) {
      y += canvas_.write({kMargin, y}, content_.title.zh,
                         {.size = fitting(content_.title.zh, 12, width), .colour = kSoft});
    }
    const std::string more = both(content_.subtitle, "  ·  ");
    canvas_.write(
        {kMargin, y + 3}, more,
        {.size = std::max(fitting(more, 8.5, width), kSmallest), .width = width, .colour = kSoft});
  }

  /// The size, or less if the text would be wider.
  double fitting(const std::string& text, double size, double width) {
    const double wide = canvas_.measure(text, {.size = size, .bold = true}).width;
    return wide > width ? size * width / wide : size;
  }

  // --- the map ---------------------------------------------------------------------------------

  void paint_map() {
    canvas_.add(map_);
    canvas_.fill({0xEE, 0xF0, 0xF2});
    canvas_.add(map_);
    canvas_.clip();
    if (content_.outline_area) {
      canvas_.add(area_, to_paper_);
      canvas_.fill(kWhite);
    }
    paint_blocks();
    paint_districts();
    canvas_.end_clip();
    canvas_.add(map_);
    canvas_.stroke(kInk, 0.8);
    paint_north({map_.x + map_.width - 22, map_.y + 14});
  }

  void add_blocks(std::size_t of_class, bool homes) {
    for (std::size_t block = 0; block < values_.count(); ++block) {
      if (content_.classes[block] == of_class && values_.has_homes(block) == homes)
        canvas_.add(values_.outline(block), to_paper_);
    }
  }

  void paint_blocks() {
    for (const bool homes : {false, true}) {
      for (std::size_t k = 0; k < content_.legend.size(); ++k) {
        add_blocks(k, homes);
        canvas_.fill(content_.legend[k].colour, homes ? 1 : kPalely);
      }
      add_blocks(SheetContent::kNotKnown, homes);
      canvas_.hatch(map_, homes ? 1 : 0.45);
    }
  }

  void paint_districts() {
    for (std::size_t scope = 0; scope < source_.scopes.count; ++scope) {
      if (!content_.outline_area && scope + 1 == source_.scopes.count) continue;
      const MultiPolygon outline = area_of(source_.scopes, scope);
      canvas_.add(outline, to_paper_);
      canvas_.stroke(kWhite, 2.6, 0, MapCanvas::After::keep);
      canvas_.stroke(kInk, scope + 1 == source_.scopes.count ? 0.7 : 1, 5);
    }
    std::vector<std::size_t> order(source_.scopes.count - 1);
    for (std::size_t i = 0; i < order.size(); ++i)
      order[i] = i;
    const auto weight = column_of(source_.scopes, column::kWeight);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return number_at(source_.scopes, weight, a).value_or(0) >
             number_at(source_.scopes, weight, b).value_or(0);
    });
    for (const std::size_t scope : order)
      paint_label(scope);
  }

  /// Name and verdict; left out where heavier districts have written already.
  void paint_label(std::size_t scope) {
    const LonLat at = label_point(area_of(source_.scopes, scope));
    if (!at.valid()) return;
    const Standing& standing = content_.standings[scope];
    std::string name = text_at(source_.scopes, column_of(source_.scopes, column::kName), scope);
    if (name.empty()) name = text_at(source_.scopes, column_of(source_.scopes, column::kId), scope);
    const TextStyle style{.size = 8, .bold = true, .halo = true};
    const TextStyle small{.size = 7.5, .halo = true};
    const Frame first = canvas_.measure(name, style),
                second = canvas_.measure(standing.text, small);
    const double mark_width = standing.verdict.empty() ? 0 : 12;
    const double second_width = standing.text.empty() ? 0 : second.width + mark_width;
    const double width = std::max(first.width, second_width);
    const Point2 middle = to_paper_(at);
    const Frame box{middle.x - width / 2, middle.y - first.height, width,
                    first.height + second.height};
    if (!fits(box)) return;
    taken_.push_back(box);
    canvas_.write({middle.x - first.width / 2, box.y}, name, style);
    const double left = middle.x - second_width / 2;
    if (!standing.verdict.empty())
      paint_mark({left + 4.5, middle.y + second.height / 2}, 4.5, standing.verdict);
    canvas_.write({left + mark_width, middle.y}, standing.text, small);
  }

  bool fits(const Frame& box) const {
    const bool inside = box.x > map_.x && box.y > map_.y &&
                        box.x + box.width < map_.x + map_.width &&
                        box.y + box.height < map_.y + map_.height;
    return inside && std::none_of(taken_.begin(), taken_.end(), [&](const Frame& other) {
             return box.x < other.x + other.width && other.x < box.x + box.width &&
                    box.y < other.y + other.height && other.y < box.y + box.height;
           });
  }

  /// A verdict by shape and colour: check, wave, cross, question mark.
  void paint_mark(Point2 at, double r, const std::string& verdict) {
    canvas_.add_disc(at, r);
    if (verdict == "unknown") {
      canvas_.fill(kWhite, 1, MapCanvas::After::keep);
      canvas_.stroke(kSoft, r * 0.2, r * 0.4);
      const TextStyle style{.size = r * 1.8, .bold = true, .colour = kSoft};
      const Frame text = canvas_.measure("?", style);
      canvas_.write({at.x - text.width / 2, at.y - text.height / 2}, "?", style);
      return;
    }
    canvas_.fill(verdict_colour(verdict), 1, MapCanvas::After::keep);
    canvas_.stroke(kWhite, r * 0.22);
    const auto line = [&](double ax, double ay, double bx, double by) {
      canvas_.add_line({at.x + ax * r, at.y + ay * r}, {at.x + bx * r, at.y + by * r});
    };
    if (verdict == "met") {
      line(-0.55, 0.05, -0.15, 0.45);
      line(-0.15, 0.45, 0.55, -0.42);
    } else if (verdict == "near") {
      line(-0.5, -0.2, 0.5, -0.2);
      line(-0.5, 0.25, 0.5, 0.25);
    } else {
      line(-0.42, -0.42, 0.42, 0.42);
      line(-0.42, 0.42, 0.42, -0.42);
    }
    canvas_.stroke(verdict == "met" ? kWhite : kInk, r * 0.26);
  }

  void paint_north(Point2 at) {
    const TextStyle style{.size = 10, .bold = true, .halo = true};
    const Frame text = canvas_.measure("N", style);
    canvas_.add_line({at.x, at.y + 26}, {at.x, at.y + 1});
    canvas_.add_line({at.x, at.y}, {at.x - 4.5, at.y + 9});
    canvas_.add_line({at.x, at.y}, {at.x + 4.5, at.y + 9});
    canvas_.stroke(kWhite, 3.6, 0, MapCanvas::After::keep);
    canvas_.stroke(kInk, 1.5);
    canvas_.write({at.x - text.width / 2, at.y + 27}, "N", style);
  }

  // --- beside it -------------------------------------------------------------------------------

  void paint_side() {
    const double x = map_.x + map_.width + 12;
    double y = map_.y;
    y += canvas_.write({x, y}, both(content_.legend_title), {.size = 10, .bold = true}) + 4;
    for (const LegendEntry& entry : content_.legend)
      y = legend_line(x, y, entry.colour, 1, entry.text);
    y += 4;
    y = legend_line(x, y, content_.legend.front().colour, kPalely,
                    both({"no homes known", "未见住宅"}));
    y = unknown_line(x, y);
    y = paint_key(x, y + 12);
    paint_scale(x, y + 10);
  }

  Frame swatch(double x, double y) const { return {x, y + 1, 20, 11}; }

  double legend_line(double x, double y, Colour colour, double share, const std::string& text) {
    canvas_.add(swatch(x, y));
    canvas_.fill(colour, share, MapCanvas::After::keep);
    canvas_.stroke(kSoft, 0.4);
    canvas_.write({x + 27, y}, text, {.size = 9});
    return y + 15.5;
  }

  double unknown_line(double x, double y) {
    const Frame frame = swatch(x, y);
    canvas_.add(frame);
    canvas_.hatch(frame);
    canvas_.add(frame);
    canvas_.stroke(kSoft, 0.4);
    canvas_.write({x + 27, y}, both(content_.hatched), {.size = 9});
    return y + 15.5;
  }

  /// The verdicts, and how the area stands as a whole.
  double paint_key(double x, double y) {
    const Standing& whole = content_.standings.back();
    if (whole.verdict.empty()) return y;
    y += canvas_.write({x, y}, both({"Districts", "片区结论"}), {.size = 10, .bold = true}) + 4;
    for (const VerdictWord& word : kVerdicts) {
      paint_mark({x + 10, y + 6.5}, 5.5, word.verdict);
      canvas_.write({x + 27, y}, both({word.verdict, word.zh}), {.size = 9});
      y += 15.5;
    }
    y +=
        6 + canvas_.write({x, y + 6}, both({"Whole area", "全部范围"}), {.size = 10, .bold = true});
    paint_mark({x + 10, y + 9.5}, 5.5, whole.verdict);
    const bool of_many = whole.text.find('/') != std::string::npos;
    canvas_.write({x + 27, y + 3},
                  whole.text + (of_many ? " " + both({"met", "达标"}) : std::string{}),
                  {.size = 9});
    y += 22;
    y += canvas_.write(
        {x, y},
        of_many ? both({"Results that are met, of all; the mark is the gravest.",
                        "达标项数/总项数；图标为最差结论。"})
                : both({fmt::format("Share of {} within the limit.", source_.weight_name),
                        "限值内的权重占比。"}),
        {.size = 7.5, .width = kSide - 14, .colour = kSoft});
    return y;
  }

  void paint_scale(double x, double y) {
    const double most = (kSide - 40) / to_paper_.points_per_metre();
    const double power = std::pow(10, std::floor(std::log10(most)));
    double metres = power;
    for (const double step : {2.0, 5.0}) {
      if (step * power <= most) metres = step * power;
    }
    const double width = metres * to_paper_.points_per_metre();
    canvas_.add(Frame{x, y + 14, width / 2, 4});
    canvas_.fill(kInk);
    canvas_.add(Frame{x, y + 14, width, 4});
    canvas_.stroke(kInk, 0.7);
    const auto number = [&](double value, double at, const char* unit) {
      const std::string text = fmt::format("{:g}{}", value, unit);
      const double half = canvas_.measure(fmt::format("{:g}", value), {.size = 8}).width / 2;
      canvas_.write({at == 0 ? x : x + at - half, y}, text, {.size = 8});
    };
    const bool km = metres >= 1000;
    number(0, 0, "");
    number(km ? metres / 2000 : metres / 2, width / 2, "");
    number(km ? metres / 1000 : metres, width, km ? " km" : " m");
  }

  void paint_foot() {
    const double y = map_.y + map_.height + 7;
    const std::string text =
        fmt::format("{}  ·  {}  ·  {}", kAttribution, both(content_.date),
                    both({"a block shows the median of its homes", "街块取住宅中位数"}));
    canvas_.write({kMargin, y}, text,
                  {.size = fitting(text, 7.5, map_.width + kSide), .colour = kSoft});
  }

  const ReportSource& source_;
  const BlockValues& values_;
  const SheetContent& content_;
  MultiPolygon area_;
  Box box_;
  bool upright_;
  MapCanvas canvas_;
  Frame map_;
  MapProjection to_paper_;
  std::vector<Frame> taken_;
};

}  // namespace

std::string sheet_image(const ReportSource& source, const BlockValues& values,
                        const SheetContent& content, const MapFormat& format) {
  return SheetPainter(source, values, content, format).paint();
}

std::string map_image(const ReportSource& source, const MapSheet& sheet, const MapFormat& format) {
  const BlockValues values(source);
  return sheet_image(source, values, sheet_content(source, values, sheet), format);
}

}  // namespace quarter
