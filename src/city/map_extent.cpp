// SPDX-License-Identifier: Apache-2.0
#include "map_extent.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "cell_raster.hpp"
#include "geos.hpp"
#include "quarter/base/parallel.hpp"
#include "quarter/city/coast.hpp"

namespace quarter {
namespace {

/// Of one raster at most; larger areas have larger cells.
constexpr std::int64_t kMostCells = 4'000'000;
/// Cells of a side of the squares that are looked at together.
constexpr int kSquare = 8;

enum class Beyond : std::uint8_t { empty, covered };  // the ground outside a frame

std::int32_t cell_for(const Box& frame) {
  std::int64_t cell = GroundCells::kCell;
  const auto cells = [&] {
    return ((std::int64_t{frame.max.x} - frame.min.x) / cell + 1) *
           ((std::int64_t{frame.max.y} - frame.min.y) / cell + 1);
  };
  while (cells() > kMostCells)
    cell *= 2;
  return static_cast<std::int32_t>(cell);
}

Box common(const Box& a, const Box& b) {
  Box box;
  box.min = {std::max(a.min.x, b.min.x), std::max(a.min.y, b.min.y)};
  box.max = {std::min(a.max.x, b.max.x), std::min(a.max.y, b.max.y)};
  return box;
}

MultiPolygon outline_of(const Box& box) {
  return {Polygon{{box.min, {box.max.x, box.min.y}, box.max, {box.min.x, box.max.y}, box.min}, {}}};
}

/// What a part of the data covers within a frame.
class CoveredCells {
 public:
  CoveredCells(const GroundCells::Part& data, const Box& frame, const Coast& coast,
               const CoverRules& rules)
      : data_(data),
        frame_(frame),
        coast_(coast),
        rules_(rules),
        window_(frame, cell_for(frame), rules.closing_m + rules.inset_m),
        inside_(window_) {
    fill_frame();
  }

  CellRaster find(Beyond beyond, std::span<const LonLat> more) const {
    CellRaster cells = window_;
    for (const LonLat& p : data_.cells)
      set(p, cells);
    for (const LonLat& p : more)
      set(p, cells);
    if (beyond == Beyond::covered) add_outside(cells);
    close(cells, rules_.closing_m);
    cells.keep(inside_);
    if (coast_.any()) add_sea(beyond, cells);
    cells.fill_holes(rules_.largest_hole_km2 * 1e6);
    return cells;
  }

  /// Without what lies nearer to the outline than the inset; the frame is not taken for it where
  /// the ground beyond counts.
  CellRaster sure(CellRaster cells, Beyond beyond) const {
    if (beyond == Beyond::covered) add_outside(cells);
    cells.erode(rules_.inset_m);
    cells.keep(inside_);
    return cells;
  }

  double share(const CellRaster& cells) const {
    return static_cast<double>(cells.count()) / static_cast<double>(inside_.count());
  }

 private:
  void fill_frame() {
    int west = 0, south = 0, east = 0, north = 0;
    inside_.find(frame_.min, west, south);
    inside_.find(frame_.max, east, north);
    for (int row = south; row <= north; ++row) {
      for (int column = west; column <= east; ++column)
        inside_.set(column, row, true);
    }
  }

  static void set(LonLat p, CellRaster& cells) {
    int column = 0, row = 0;
    if (cells.find(p, column, row)) cells.set(column, row, true);
  }

  static void close(CellRaster& cells, double metres) {
    cells.dilate(metres);
    cells.erode(metres);
  }

  void add_outside(CellRaster& cells) const {
    CellRaster outside = inside_;
    outside.invert();
    cells.join(outside);
  }

  void add_sea(Beyond beyond, CellRaster& cells) const {
    cells.join(sea(cells));
    if (beyond == Beyond::covered) add_outside(cells);
    close(cells, rules_.sea_closing_m);
    cells.keep(inside_);
  }

  /// Whether a position is at sea for sure: not where the coast ends before it is cut by the frame.
  bool at_sea(const CoastView& view, const Box& well_inside) const {
    return view.is_sea && !(view.is_loose && well_inside.contains(view.where));
  }

  /// The cells at sea, apart from those that are covered: squares of them at once where the coast
  /// is farther away than their corners.
  CellRaster sea(const CellRaster& covered) const {
    CellRaster sea = window_;
    const Box well_inside = frame_.grown(-rules_.border_m);
    const double reach_m = kSquare * std::sqrt(2 * std::max(sea.cell_m2(), 1.0));
    const auto rows = static_cast<std::size_t>((sea.rows() + kSquare - 1) / kSquare);
    parallel_each(rows, [&](std::size_t band) {
      const int bottom = static_cast<int>(band) * kSquare;
      for (int left = 0; left < sea.columns(); left += kSquare)
        fill_square(left, bottom, covered, well_inside, reach_m, sea);
    });
    return sea;
  }

  void fill_square(int left, int bottom, const CellRaster& covered, const Box& well_inside,
                   double reach_m, CellRaster& sea) const {
    const int right = std::min(left + kSquare, sea.columns());
    const int top = std::min(bottom + kSquare, sea.rows());
    const auto for_each_open = [&](auto f) {
      for (int row = bottom; row < top; ++row) {
        for (int column = left; column < right; ++column) {
          if (inside_.at(column, row) && !covered.at(column, row)) f(column, row);
        }
      }
    };
    bool any = false;
    for_each_open([&](int, int) { any = true; });
    if (!any) return;
    const CoastView view = coast_.view(sea.middle((left + right) / 2, (bottom + top) / 2));
    const bool far = view.metres > reach_m && !view.is_loose;
    for_each_open([&](int column, int row) {
      const bool is_sea =
          far ? view.is_sea : at_sea(coast_.view(sea.middle(column, row)), well_inside);
      if (is_sea) sea.set(column, row, true);
    });
  }

  const GroundCells::Part& data_;
  Box frame_;
  const Coast& coast_;
  const CoverRules& rules_;
  CellRaster window_;  // no cell set
  CellRaster inside_;  // the frame
};

MultiPolygon clipped(const CellRaster& cells, const Box& box) {
  const geos::Geometry outline = geos::covered(cells.polygons());
  return geos::polygons(
      geos::intersection(outline.get(), geos::covered(outline_of(box)).get()).get());
}

Extent of_whole_box(const Box& box) {
  Extent extent;
  extent.area = outline_of(box);
  extent.sure = CoveredArea(extent.area);
  extent.from = Extent::From::box;
  return extent;
}

/// Where the borders of the box cut what it holds, and its corners where both borders do near them.
std::vector<LonLat> border_points(const ExtentEvidence& evidence, double near_m) {
  std::vector<LonLat> points = evidence.at_border;
  const Box& box = evidence.box;
  for (const LonLat corner :
       {box.min, LonLat{box.max.x, box.min.y}, box.max, LonLat{box.min.x, box.max.y}}) {
    bool across = false, along = false;
    for (const LonLat& p : evidence.at_border) {
      if (distance_m(p, corner) > near_m) continue;
      across = across || p.x == corner.x;
      along = along || p.y == corner.y;
    }
    if (across && along) points.push_back(corner);
  }
  return points;
}

Extent within_box(const ExtentEvidence& evidence, const Coast& coast, const CoverRules& rules,
                  Findings& findings) {
  const Box& box = evidence.box;
  const GroundCells::Part data = evidence.data.all();
  const Box frame = common(box, data.box.grown(2 * rules.closing_m));
  const CoveredCells covered(data, frame, coast, rules);
  const bool whole = frame.min == box.min && frame.max == box.max;
  if (whole && covered.share(covered.find(Beyond::covered, {})) >= rules.full_box)
    return of_whole_box(box);
  const CellRaster cells = covered.find(Beyond::empty, border_points(evidence, rules.closing_m));
  Extent extent;
  extent.from = Extent::From::part;
  extent.area = clipped(cells, box);
  extent.sure = CoveredArea(clipped(covered.sure(cells, Beyond::covered), box));
  const double all_m2 = area_m2(outline_of(box));
  extent.box_share = all_m2 > 0 ? std::min(1.0, area_m2(extent.area) / all_m2) : 1;
  if (extent.box_share < rules.told_box)
    findings.add(FindingKind::empty_box, {}, midpoint(box.min, box.max));
  return extent;
}

Extent without_box(const ExtentEvidence& evidence, const Coast& coast, const CoverRules& rules,
                   Findings& findings) {
  Extent extent;
  MultiPolygon sure;
  for (const GroundCells::Part& part : evidence.data.parts()) {
    const CoveredCells covered(part, part.box.grown(rules.closing_m), coast, rules);
    const CellRaster cells = covered.find(Beyond::empty, {});
    for (Polygon& polygon : covered.sure(cells, Beyond::empty).polygons())
      sure.push_back(std::move(polygon));
    if (extent.area.empty()) {
      extent.area = geos::polygons(geos::covered(cells.polygons()).get());
      continue;
    }
    ++extent.far_parts;
    findings.add(FindingKind::far_part, {}, midpoint(part.box.min, part.box.max));
  }
  extent.sure = CoveredArea(std::move(sure));
  return extent;
}

}  // namespace

Extent find_extent(const ExtentEvidence& evidence, const LineSet& coastlines,
                   const CoverRules& rules, Findings& findings) {
  const Coast coast(coastlines);
  if (evidence.data.count() == 0)
    return evidence.box.empty() ? Extent{} : of_whole_box(evidence.box);
  return evidence.box.empty() ? without_box(evidence, coast, rules, findings)
                              : within_box(evidence, coast, rules, findings);
}

}  // namespace quarter
