// SPDX-License-Identifier: Apache-2.0
#include "map_extent.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "cell_raster.hpp"
#include "geos.hpp"
#include "quarter/base/parallel.hpp"
#include "quarter/catalogue/cover.hpp"
#include "quarter/city/coast.hpp"

namespace quarter {
namespace {

/// Of one raster at most; larger areas have larger cells.
constexpr std::int64_t kMostCells = 4'000'000;
/// Cells of a side of the squares that are looked at together.
constexpr int kSquare = 8;
/// Share of the data at sea from which on the coast in the file is not believed [P].
constexpr double kDataAtSea = 0.2;
/// Cells of data that are held against the coast, about.
constexpr std::size_t kSamples = 2000;

enum class Beyond : std::uint8_t { empty, covered };  // the ground outside a frame

std::int64_t cells_in(const Box& frame, std::int64_t cell) {
  return ((std::int64_t{frame.max.x} - frame.min.x) / cell + 1) *
         ((std::int64_t{frame.max.y} - frame.min.y) / cell + 1);
}

std::int32_t cell_for(const Box& frame) {
  std::int64_t cell = GroundCells::kCell;
  while (cells_in(frame, cell) > kMostCells)
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
  /// `stated`: the box that cuts the coast.
  CoveredCells(const GroundCells::Part& data, const Box& frame, const Box& stated,
               const Coast& coast, const CoverRules& rules)
      : data_(data),
        frame_(frame),
        stated_(stated),
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
    close(cells, closing_m());
    cells.keep(inside_);
    // Before the sea is added: land that it encloses may be beyond the cut.
    cells.fill_holes(rules_.largest_hole_km2 * 1e6);
    if (coast_.any() && trusts_coast()) add_sea(beyond, cells);
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

  /// Whether a gap says more than in a large extract.
  bool is_small() const { return closing_m() < rules_.closing_m; }
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

  /// In a small extract a gap says more.
  double closing_m() const {
    const LocalPlane plane(frame_.min);
    const Point2 far = plane.to_plane(frame_.max);
    return std::min(rules_.closing_m, rules_.closing_share * std::sqrt(far.x * far.y));
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

  /// Ground between the sea and the data counts; between sea and sea it does not.
  void add_sea(Beyond beyond, CellRaster& cells) const {
    const CellRaster sea = this->sea(cells);
    CellRaster shore = cells;
    shore.dilate(rules_.sea_closing_m);
    CellRaster all = cells;
    all.join(sea);
    if (beyond == Beyond::covered) add_outside(all);
    close(all, rules_.sea_closing_m);
    all.keep(shore);
    cells.join(all);
    cells.join(sea);
    cells.keep(inside_);
  }

  /// Ends of the coast within the box. Another outline cut it there, beyond which land may lie in
  /// what seems to be the sea.
  std::vector<LonLat> inner_ends() const {
    const Box well_inside = stated_.grown(-rules_.border_m);
    std::vector<LonLat> ends = coast_.loose_ends();
    std::erase_if(ends, [&](LonLat p) { return !well_inside.contains(p); });
    return ends;
  }

  /// Whether the coast agrees with the data: most of them are on land. If all that is known of a
  /// coast is an islet, all the rest would be sea.
  bool trusts_coast() const {
    const std::size_t step = 1 + data_.cells.size() / kSamples;
    std::size_t seen = 0, at_sea = 0;
    for (std::size_t i = 0; i < data_.cells.size(); i += step) {
      ++seen;
      at_sea += coast_.is_sea(data_.cells[i]) ? 1 : 0;
    }
    return static_cast<double>(at_sea) <= kDataAtSea * static_cast<double>(seen);
  }

  /// The cells where sea counts: all, or where the coast ends within the box those beside what is
  /// covered, away from these ends.
  CellRaster where_known(const CellRaster& covered) const {
    const std::vector<LonLat> ends = inner_ends();
    if (ends.empty()) return inside_;
    CellRaster known = covered;
    known.dilate(rules_.closing_m);
    CellRaster unknown = window_;
    for (const LonLat& p : ends)
      set(p, unknown);
    unknown.dilate(rules_.closing_m);
    unknown.invert();
    known.keep(unknown);
    known.keep(inside_);
    return known;
  }

  /// The cells at sea that are not covered. Squares of them at once where the coast is farther than
  /// their corners.
  CellRaster sea(const CellRaster& covered) const {
    const CellRaster open = where_known(covered);
    CellRaster sea = window_;
    const double reach_m = kSquare * std::sqrt(2 * sea.cell_m2());
    const auto bands = static_cast<std::size_t>((sea.rows() + kSquare - 1) / kSquare);
    parallel_each(bands, [&](std::size_t band) {
      const int bottom = static_cast<int>(band) * kSquare;
      for (int left = 0; left < sea.columns(); left += kSquare)
        fill_square(left, bottom, open, covered, reach_m, sea);
    });
    return sea;
  }

  void fill_square(int left, int bottom, const CellRaster& open, const CellRaster& covered,
                   double reach_m, CellRaster& sea) const {
    const int right = std::min(left + kSquare, sea.columns());
    const int top = std::min(bottom + kSquare, sea.rows());
    const auto for_each_open = [&](auto f) {
      for (int row = bottom; row < top; ++row) {
        for (int column = left; column < right; ++column) {
          if (open.at(column, row) && !covered.at(column, row)) f(column, row);
        }
      }
    };
    bool any = false;
    for_each_open([&](int, int) { any = true; });
    if (!any) return;
    const CoastView view = coast_.view(sea.middle((left + right) / 2, (bottom + top) / 2));
    for_each_open([&](int column, int row) {
      const bool is_sea =
          view.metres > reach_m ? view.is_sea : coast_.is_sea(sea.middle(column, row));
      if (is_sea) sea.set(column, row, true);
    });
  }

  const GroundCells::Part& data_;
  Box frame_;
  Box stated_;
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

/// The stated box, or what of it lies around the data if so large a raster would be too coarse.
Box frame_of(const Box& box, const Box& data, double margin_m) {
  return cells_in(box, GroundCells::kCell) <= kMostCells ? box : common(box, data.grown(margin_m));
}

/// Parts of the map that lie far from one another, the largest first: the ground that the extract
/// holds for sure, or the streets where it is none.
std::vector<GroundCells::Part> parts_of(const ExtentEvidence& evidence) {
  GroundCells all = evidence.data;
  all.join(evidence.streets);
  std::vector<GroundCells::Part> parts = all.parts();
  for (GroundCells::Part& part : parts) {
    GroundCells::Part sure;
    sure.tight = part.tight;
    for (const LonLat& cell : part.cells) {
      if (!evidence.data.contains(cell)) continue;
      sure.cells.push_back(cell);
      sure.box.extend(cell);
    }
    if (!sure.cells.empty()) part = std::move(sure);
  }
  return parts;
}

/// Whether the box is full of streets: then it is what the file was cut with. The closing takes
/// corners that a polygon cut off for fields at the border; the outline of the data alone shows
/// them, of a small box in whole.
bool is_full(const ExtentEvidence& evidence, const Box& frame, const Coast& coast,
             const CoverRules& rules) {
  GroundCells generous = evidence.data;
  generous.join(evidence.streets);
  const GroundCells::Part data = generous.all();
  const CoveredCells covered(data, frame, evidence.box, coast, rules);
  if (covered.share(covered.find(Beyond::covered, {})) < rules.full_box) return false;
  const std::vector<LonLat> borders = border_points(evidence, rules.closing_m);
  return covered.share(covered.find(Beyond::empty, borders)) >=
         (covered.is_small() ? rules.full_box : rules.told_box);
}

Extent within_box(const ExtentEvidence& evidence, const Coast& coast, const CoverRules& rules,
                  Findings& findings) {
  const Box& box = evidence.box;
  const GroundCells::Part data = evidence.data.all();
  const Box frame = frame_of(box, data.box, 2 * rules.closing_m);
  const CoveredCells covered(data, frame, box, coast, rules);
  const bool whole = frame.min == box.min && frame.max == box.max;
  if (whole && is_full(evidence, frame, coast, rules)) return of_whole_box(box);
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
  for (const GroundCells::Part& part : parts_of(evidence)) {
    const CoveredCells covered(part, part.box, part.box, coast, rules);
    const CellRaster cells = covered.find(Beyond::empty, {});
    for (Polygon& polygon : covered.sure(cells, Beyond::empty).polygons())
      sure.push_back(std::move(polygon));
    if (extent.area.empty()) {
      extent.area = clipped(cells, part.tight);
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
