// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "cell_map.hpp"
#include "ground_painter.hpp"
#include "ground_style.hpp"
#include "map_base.hpp"
#include "map_furniture.hpp"
#include "place_marks.hpp"
#include "sheet_content.hpp"
#include "sheet_side.hpp"
#include "verdict_mark.hpp"

namespace quarter {
namespace {

constexpr std::uint32_t kHatchCell = 0xFF747478;
constexpr double kSmallest = 7;  // letters; what is longer takes two lines

class SheetPainter {
 public:
  SheetPainter(const MapBase& base, const SheetContent& content, const MapFormat& format,
               MapCanvas& canvas)
      : base_(base),
        values_(base.values()),
        content_(content),
        format_(format),
        map_(base.layout().map),
        canvas_(canvas),
        words_(base.options().languages, canvas_) {}

  void paint() {
    base_.paint_below(canvas_, format_);
    canvas_.add(map_);
    canvas_.clip();
    const ShownClasses shown = content_.cells.empty() ? paint_blocks() : paint_cells();
    canvas_.end_clip();
    base_.paint_above(canvas_, format_);
    for (const MapBase::District& district : base_.districts()) {
      if (district.is_named) paint_label(district);
    }
    paint_place_marks(base_, content_.marks, canvas_);
    paint_north({map_.x + map_.width - 17, map_.y + 9}, canvas_);
    paint_scale(map_, base_.to_paper().points_per_metre(), canvas_);
    paint_border(map_, base_.layout().window, base_.to_paper(), canvas_);
    paint_side(base_, content_, shown, words_, canvas_);
    paint_head();
    paint_foot();
  }

 private:
  void paint_head() {
    const double width = base_.layout().width - 2 * kMargin;
    const std::string& title = words_.large(content_.title);
    double y = kMargin - 8;
    y += canvas_.write({kMargin, y}, title, {.size = fitting(title, 17, width), .bold = true});
    if (const std::string other = words_.small(content_.title); !other.empty()) {
      y += canvas_.write({kMargin, y}, other, {.size = fitting(other, 11, width), .colour = kSoft});
    }
    const std::string more = words_.both(content_.subtitle, "  ·  ");
    canvas_.write(
        {kMargin, y + 2}, more,
        {.size = std::max(fitting(more, 8, width), kSmallest), .width = width, .colour = kSoft});
  }

  /// The size, or less if the text would be wider.
  double fitting(const std::string& text, double size, double width) {
    const double wide = canvas_.measure(text, {.size = size, .bold = true}).width;
    return wide > width ? size * width / wide : size;
  }

  /// Blocks that nobody is known to live in have no colour: the ground is seen.
  ShownClasses paint_blocks() {
    ShownClasses shown;
    for (std::size_t k = 0; k < content_.legend.size(); ++k) {
      if (!add_blocks(k)) continue;
      canvas_.fill(content_.legend[k].colour, 1, MapCanvas::After::keep);
      canvas_.stroke(kLand, 0.3);
      shown.classes.insert(k);
    }
    if (add_blocks(SheetContent::kNotKnown)) {
      canvas_.fill(kWhite, 0.45, MapCanvas::After::keep);
      canvas_.hatch(map_);
      shown.hatched = true;
    }
    return shown;
  }

  /// Within the area studied; water lies above them, as nobody sets out from there.
  ShownClasses paint_cells() {
    ShownClasses shown;
    const MapCells& cells = base_.cells()->cells();
    std::vector<std::uint32_t> argb(content_.cells.size(), 0);
    for (std::size_t i = 0; i < argb.size(); ++i) {
      const std::uint16_t of_class = content_.cells[i];
      const auto columns = static_cast<std::size_t>(cells.columns);
      if (of_class == SheetContent::kCellUnknown) {
        shown.hatched = true;
        if ((i % columns + i / columns) % 5 == 0) argb[i] = kHatchCell;
      } else if (of_class != SheetContent::kNoCell) {
        shown.classes.insert(of_class);
        argb[i] = opaque(content_.legend[of_class].colour);
      }
    }
    canvas_.add(base_.area(), base_.to_paper());
    canvas_.clip();
    const double side = cells.cell_m * base_.to_paper().points_per_metre();
    canvas_.add_cells({map_.x, map_.y, side * cells.columns, side * cells.rows}, cells.columns,
                      cells.rows, argb);
    canvas_.end_clip();
    if (const MapGround* const ground = base_.source().ground.get())
      paint_water(*ground, base_.view(), canvas_);
    return shown;
  }

  static std::uint32_t opaque(Colour colour) {
    return 0xFF000000U | static_cast<std::uint32_t>(colour.red << 16) |
           static_cast<std::uint32_t>(colour.green << 8) | colour.blue;
  }

  bool add_blocks(std::size_t of_class) {
    bool any = false;
    for (std::size_t block = 0; block < values_.count(); ++block) {
      if (content_.classes[block] != of_class || !values_.has_homes(block)) continue;
      const MultiPolygon outline = values_.outline(block);
      if (!base_.view().shows(outline)) continue;
      canvas_.add(outline, base_.to_paper());
      any = true;
    }
    return any;
  }

  /// Name and verdict of a district.
  void paint_label(const MapBase::District& district) {
    const Standing& standing = content_.standings[district.scope];
    const TextStyle style{.size = 7.5, .bold = true, .halo = true};
    const TextStyle small{.size = 7, .halo = true};
    const Frame first = canvas_.measure(district.name, style),
                second = canvas_.measure(standing.text, small);
    const double mark = standing.verdict.empty() ? 0 : 11;
    const Point2 at = district.middle;
    canvas_.write({at.x - first.width / 2, at.y - first.height}, district.name, style);
    const double left = at.x - (second.width + mark) / 2;
    if (!standing.verdict.empty())
      paint_mark({left + 4, at.y + second.height / 2}, 4.2, standing.verdict, canvas_);
    canvas_.write({left + mark, at.y}, standing.text, small);
  }

  void paint_foot() {
    const double y = base_.layout().height - kMargin - 8;
    const std::string text = fmt::format(
        "{}  ·  {}  ·  {}", kAttribution, words_.both(content_.date),
        words_.both(content_.cells.empty()
                        ? Label{"a block shows the median of its homes", "街块取住宅中位数"}
                        : Label{"a cell shows the time from its middle", "栅格取其中心点"}));
    canvas_.write({kMargin, y}, text,
                  {.size = fitting(text, 7, base_.layout().width - 2 * kMargin), .colour = kSoft});
  }

  const MapBase& base_;
  const BlockValues& values_;
  const SheetContent& content_;
  MapFormat format_;
  Frame map_;
  MapCanvas& canvas_;
  SheetWords words_;
};

}  // namespace

void paint_sheet(const MapBase& base, const SheetContent& content, const MapFormat& format,
                 MapCanvas& canvas) {
  SheetPainter(base, content, format, canvas).paint();
}

std::string sheet_image(const MapBase& base, const SheetContent& content, const MapFormat& format) {
  MapCanvas canvas(base.layout().width, base.layout().height, format,
                   in_language(content.title, base.options().languages.front()));
  paint_sheet(base, content, format, canvas);
  return canvas.finish();
}

}  // namespace quarter
