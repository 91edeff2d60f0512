// SPDX-License-Identifier: Apache-2.0
#include "map_base.hpp"

#include <algorithm>
#include <set>

#include "ground_painter.hpp"
#include "ground_style.hpp"
#include "map_furniture.hpp"
#include "quarter/report/label_point.hpp"
#include "quarter/results/column_names.hpp"

namespace quarter {
namespace {

constexpr Colour kBorder{0x3C, 0x3F, 0x55};
constexpr double kDistrictSize = 7.5;
/// Below the name: a mark and a share, which differ from sheet to sheet.
constexpr double kStandingWidth = 54;
constexpr double kStandingHeight = 11;
/// Of the white that lies on ground beyond the area studied.
constexpr double kBeyondShare = 0.5;
/// An area with less of what the extract covers than this has an end of its own.
constexpr double kWhole = 0.98;

/// The blocks that somebody lives in, and the districts as far as they lie in the area.
Box city_box(const BlockValues& values, const std::vector<MultiPolygon>& outlines) {
  Box box;
  const auto add = [&](const MultiPolygon& area) {
    const Box own = box_of(area);
    if (own.empty()) return;
    box.extend(own.min);
    box.extend(own.max);
  };
  for (std::size_t block = 0; block < values.count(); ++block) {
    if (values.has_homes(block)) add(values.outline(block));
  }
  for (std::size_t scope = 0; scope + 1 < outlines.size(); ++scope)
    add(outlines[scope]);
  const Box area = box_of(outlines.back());
  if (box.empty()) return area;
  box.min = {std::max(box.min.x, area.min.x), std::max(box.min.y, area.min.y)};
  box.max = {std::min(box.max.x, area.max.x), std::min(box.max.y, area.max.y)};
  return box.empty() ? area : box;
}

Box box_in_focus(const BlockValues& values, const std::vector<MultiPolygon>& outlines,
                 std::size_t focus) {
  const Box district = box_of(outlines[focus]);
  return focus + 1 < outlines.size() && !district.empty() ? district : city_box(values, outlines);
}

std::vector<MultiPolygon> outlines_of(const Layer& scopes) {
  std::vector<MultiPolygon> outlines;
  for (std::size_t scope = 0; scope < scopes.count; ++scope)
    outlines.push_back(area_of(scopes, scope));
  return outlines;
}

bool is_less(const MultiPolygon& area, const MapGround* ground) {
  return ground != nullptr && area_m2(area) < kWhole * area_m2(ground->covered);
}

}  // namespace

MapBase::MapBase(const ReportSource& source, const PrintOptions& options, std::size_t focus,
                 double below)
    : source_(source),
      options_(options),
      values_(source),
      outlines_(outlines_of(source.scopes)),
      focus_(focus),
      is_part_(is_less(outlines_[focus], source.ground.get())),
      layout_(sheet_layout(box_in_focus(values_, outlines_, focus),
                           source.ground ? source.ground->frame : Box{}, options.paper, below)),
      to_paper_(layout_.window, layout_.map),
      room_(layout_.map) {
  if (options.of == PrintOptions::Of::raster && source.cells)
    cells_.emplace(source, layout_, to_paper_.points_per_metre(), source.cell_m);
  MapCanvas measure(1, 1, {}, {});
  room_.take({layout_.map.x + layout_.map.width - 30, layout_.map.y + 4, 26, 40});  // north
  room_.take(scale_room(layout_.map));
  place_districts(measure);
  if (!source.ground) return;
  std::set<std::string> written;
  for (const District& district : districts_) {
    if (district.is_named) written.insert(district.name);
  }
  labels_ = place_ground_labels(*source.ground, to_paper_, written, measure, room_);
}

void MapBase::place_districts(MapCanvas& canvas) {
  const Layer& scopes = source_.scopes;
  const auto weight = column_of(scopes, column::kWeight), name = column_of(scopes, column::kName),
             id = column_of(scopes, column::kId);
  for (std::size_t scope = 0; scope + 1 < scopes.count; ++scope) {
    const LonLat at = label_point(outlines_[scope]);
    if (!at.valid()) continue;
    std::string text = text_at(scopes, name, scope);
    if (text.empty()) text = text_at(scopes, id, scope);
    districts_.push_back({scope, std::move(text), to_paper_(at)});
  }
  const auto heavier = [&](const District& a, const District& b) {
    return number_at(scopes, weight, a.scope).value_or(0) >
           number_at(scopes, weight, b.scope).value_or(0);
  };
  std::stable_sort(districts_.begin(), districts_.end(), heavier);
  for (District& district : districts_) {
    const Frame text = canvas.measure(district.name, {.size = kDistrictSize, .bold = true});
    const double width = std::max(text.width, kStandingWidth);
    const Frame box{district.middle.x - width / 2, district.middle.y - text.height, width,
                    text.height + kStandingHeight};
    district.is_named = room_.is_free(box);
    if (district.is_named) room_.take(box);
  }
}

void MapBase::draw_below(MapCanvas& canvas) const {
  canvas.add(layout_.map);
  canvas.fill(source_.ground ? kUncharted : kWhite);
  canvas.add(layout_.map);
  canvas.clip();
  if (source_.ground) paint_ground(*source_.ground, view(), canvas);
  canvas.end_clip();
}

void MapBase::draw_above(MapCanvas& canvas) const {
  canvas.add(layout_.map);
  canvas.clip();
  if (source_.ground) paint_lines(*source_.ground, view(), canvas);
  if (is_part_) {
    canvas.add(layout_.map);
    canvas.add(outlines_[focus_], to_paper_);
    canvas.fill(kWhite, kBeyondShare);
  }
  draw_borders(canvas);
  paint_labels(labels_, canvas);
  canvas.end_clip();
}

void MapBase::draw_borders(MapCanvas& canvas) const {
  const bool is_city = focus_ + 1 == outlines_.size();
  if (is_city && source_.has_area && (is_part_ || !source_.ground)) {
    canvas.add(outlines_.back(), to_paper_);
    canvas.stroke(kSoft, 0.8);
  }
  for (std::size_t scope = 0; scope + 1 < outlines_.size(); ++scope) {
    canvas.add(outlines_[scope], to_paper_);
    canvas.stroke(kWhite, 1.8, 0, MapCanvas::After::keep);
    canvas.stroke(kBorder, 0.75, 4);
  }
}

MapBase::Dots& MapBase::dots(const MapFormat& format) const {
  Dots& dots = format.dpi == 150 ? coarse_ : fine_;
  std::call_once(dots.once, [&] {
    MapCanvas below(layout_.width, layout_.height, format, {}, Paper::clear);
    draw_below(below);
    dots.below = below.pixels();
    MapCanvas above(layout_.width, layout_.height, format, {}, Paper::clear);
    draw_above(above);
    dots.above = above.pixels();
  });
  return dots;
}

void MapBase::paint_below(MapCanvas& canvas, const MapFormat& format) const {
  if (format.kind == MapFormat::Kind::png) return canvas.lay(dots(format).below);
  draw_below(canvas);
}

void MapBase::paint_above(MapCanvas& canvas, const MapFormat& format) const {
  if (format.kind == MapFormat::Kind::png) return canvas.lay(dots(format).above);
  draw_above(canvas);
}

}  // namespace quarter
