// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <iterator>

#include "cell_shapes.hpp"
#include "geos.hpp"
#include "quarter/base/error.hpp"
#include "quarter/base/parallel.hpp"
#include "quarter/city/block.hpp"

namespace quarter {
namespace {

constexpr double kLeastMetres = 10;
constexpr double kMostMetres = 100000;
constexpr double kMostCells = 20e6;

template <typename Shape>
void check_size(double metres, const Box& box) {
  if (!(metres >= kLeastMetres && metres <= kMostMetres)) {
    fail_usage("--blocks {}:{}: cells may be {} to {} metres wide", Shape::kOption, metres,
               kLeastMetres, kMostMetres);
  }
  const LocalPlane plane(midpoint(box.min, box.max));
  const Point2 low = plane.to_plane(box.min);
  const Point2 high = plane.to_plane(box.max);
  const double ground = (high.x - low.x) * (high.y - low.y);
  if (ground <= kMostCells * metres * metres) return;
  fail_usage(
      "--blocks {}:{}: the area would need {:.0f} million cells, {:.0f} million are the limit; "
      "use cells of at least {:.0f} metres",
      Shape::kOption, metres, ground / metres / metres / 1e6, kMostCells / 1e6,
      std::ceil(std::sqrt(ground / kMostCells)));
}

/// The part of a cell that is inside the area, or nothing.
MultiPolygon clipped(const Ring& outline, const geos::Geometry& area,
                     const geos::Prepared& prepared) {
  const geos::Geometry cell = geos::polygon({outline, {}});
  const GEOSContextHandle_t context = geos::context();
  if (geos::answer(GEOSPreparedContainsProperly_r(context, prepared.get(), cell.get())))
    return {{outline, {}}};
  if (!geos::answer(GEOSPreparedIntersects_r(context, prepared.get(), cell.get()))) return {};
  return geos::polygons(geos::intersection(cell.get(), area.get()).get());
}

/// Cells of a belt that may hold ground.
struct CellRange {
  Cell first;
  Cell last;
};

template <typename Shape>
CellRange cells_over(const Shape& shape, const Box& box) {
  const Cell low = shape.at(box.min.x, box.min.y);
  const Cell high = shape.at(box.max.x, box.max.y);
  return {{low.column - 1, low.row - 1}, {high.column + 1, high.row + 1}};
}

template <typename Shape>
void add_belt(Belt belt, double metres, const MultiPolygon& area, std::vector<Block>& blocks) {
  const Shape shape(belt, metres);
  const geos::Geometry covered = geos::covered(area);
  const CellRange range = cells_over(shape, box_of(area));
  std::vector<std::vector<Block>> columns(
      static_cast<std::size_t>(range.last.column - range.first.column + 1));
  parallel_ranges(columns.size(), 8, [&](std::size_t begin, std::size_t end) {
    const geos::Prepared prepared = geos::prepare(covered);
    for (std::size_t i = begin; i < end; ++i) {
      const std::int64_t column = range.first.column + static_cast<std::int64_t>(i);
      for (std::int64_t row = range.first.row; row <= range.last.row; ++row) {
        MultiPolygon parts = clipped(shape.outline({column, row}), covered, prepared);
        if (parts.empty()) continue;
        const double size = area_m2(parts);
        columns[i].push_back({fmt::format("{}{}_{}_{}", Shape::kPrefix, belt.degree, column, row),
                              std::move(parts), size});
      }
    }
  });
  for (std::vector<Block>& column : columns)
    std::move(column.begin(), column.end(), std::back_inserter(blocks));
}

/// The part of an area within a belt.
MultiPolygon part_in(Belt belt, const MultiPolygon& area) {
  const geos::Geometry covered = geos::covered(area);
  const geos::Geometry ring = geos::polygon({belt.outline(), {}});
  return geos::polygons(geos::intersection(covered.get(), ring.get()).get());
}

template <typename Shape>
std::vector<Block> cell_blocks(const MultiPolygon& area, double metres) {
  const Box box = box_of(area);
  if (box.empty()) return {};
  check_size<Shape>(metres, box);
  const Belt first = Belt::of(box.min.y);
  const Belt last = Belt::of(box.max.y);
  std::vector<Block> blocks;
  for (Belt belt = first; belt.degree <= last.degree; ++belt.degree) {
    const MultiPolygon part = first.degree == last.degree ? area : part_in(belt, area);
    if (!part.empty()) add_belt<Shape>(belt, metres, part, blocks);
  }
  return blocks;
}

}  // namespace

std::vector<Block> grid_blocks(const MultiPolygon& area, double metres) {
  return cell_blocks<Squares>(area, metres);
}

std::vector<Block> hex_blocks(const MultiPolygon& area, double metres) {
  return cell_blocks<Hexagons>(area, metres);
}

}  // namespace quarter
