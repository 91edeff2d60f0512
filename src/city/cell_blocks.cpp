// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "cell_shapes.hpp"
#include "faces.hpp"
#include "noding.hpp"
#include "planar_graph.hpp"
#include "quarter/base/error.hpp"
#include "quarter/base/parallel.hpp"
#include "quarter/city/block.hpp"
#include "segment.hpp"

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
  const LocalPlane plane(middle_of(box));
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

/// Which cells of the box an outline may pass through.
class OutlineCells {
 public:
  /// A pattern of columns × rows cells.
  OutlineCells(std::int64_t columns, std::int64_t rows)
      : columns_(columns), rows_(rows), on_outline_(static_cast<std::size_t>(columns * rows), 0) {}

  std::int64_t columns() const { return columns_; }
  std::int64_t rows() const { return rows_; }
  bool contains(Cell c) const {
    return c.column >= 0 && c.column < columns_ && c.row >= 0 && c.row < rows_;
  }
  bool on_outline(Cell c) const { return on_outline_[index(c)] != 0; }

  void mark_around(Cell c) {
    for (std::int64_t column = c.column - 1; column <= c.column + 1; ++column) {
      for (std::int64_t row = c.row - 1; row <= c.row + 1; ++row) {
        if (contains({column, row})) on_outline_[index({column, row})] = 1;
      }
    }
  }

 private:
  std::size_t index(Cell c) const { return static_cast<std::size_t>(c.column * rows_ + c.row); }

  std::int64_t columns_;
  std::int64_t rows_;
  std::vector<std::uint8_t> on_outline_;
};

/// Marks the cells around points at most half a cell apart along each outline, and so all it
/// passes.
template <typename Shape>
OutlineCells outline_cells(const Shape& shape, const std::vector<Segment>& outlines, const Box& box,
                           double metres) {
  const Cell last = shape.at(box.max.x, box.max.y);
  OutlineCells cells(last.column + 2, last.row + 2);
  const LocalPlane plane(middle_of(box));
  for (const Segment& s : outlines) {
    const Point2 a = plane.to_plane(s.a);
    const Point2 b = plane.to_plane(s.b);
    const double steps = std::ceil(2 * std::hypot(b.x - a.x, b.y - a.y) / metres) + 1;
    for (double i = 0; i <= steps; ++i) {
      const double share = i / steps;
      cells.mark_around(shape.at(std::lerp(s.a.x, s.b.x, share), std::lerp(s.a.y, s.b.y, share)));
    }
  }
  return cells;
}

/// Calls `visit` for each cell of a column that is wholly inside the area. Between two outlines all
/// cells are on the same side, so the first of them speaks for the rest.
template <typename Shape, typename Visit>
void for_each_inner_cell(const Shape& shape, const OutlineCells& cells, const AreaIndex& area,
                         std::int64_t column, Visit visit) {
  bool inside = false;
  bool known = false;
  for (Cell c{column, 0}; c.row < cells.rows(); ++c.row) {
    if (cells.on_outline(c)) {
      known = false;
      continue;
    }
    if (!known) inside = area.find(centroid(shape.outline(c))) != kNone;
    known = true;
    if (inside) visit(c);
  }
}

template <typename Shape>
std::vector<std::pair<Cell, MultiPolygon>> inner_cells(const Shape& shape,
                                                       const OutlineCells& cells,
                                                       const MultiPolygon& area) {
  const AreaIndex index({&area});
  std::vector<std::pair<Cell, MultiPolygon>> inner;
  for (std::int64_t column = 0; column < cells.columns(); ++column) {
    for_each_inner_cell(shape, cells, index, column, [&](Cell c) {
      inner.emplace_back(c, MultiPolygon{{shape.outline(c), {}}});
    });
  }
  return inner;
}

/// A place two units inside of the longest edge of a ring that runs counter-clockwise: by it a face
/// is told to be of a cell. Of a face made of many whole cells it is in one of them.
Point2 beside_longest_edge(const Ring& ring) {
  constexpr double kInside = 2;
  Point2 place;
  double longest = -1;
  for (std::size_t i = 1; i < ring.size(); ++i) {
    const double dx = static_cast<double>(ring[i].x) - ring[i - 1].x;
    const double dy = static_cast<double>(ring[i].y) - ring[i - 1].y;
    const double length = std::hypot(dx, dy);
    if (length <= longest) continue;
    longest = length;
    place = {ring[i - 1].x + dx / 2 - dy / length * kInside,
             ring[i - 1].y + dy / 2 + dx / length * kInside};
  }
  return place;
}

/// The parts of cells on the outline that are inside the area: the faces that the outline makes
/// with them.
template <typename Shape>
std::map<Cell, MultiPolygon> clipped_cells(const Shape& shape, const OutlineCells& cells,
                                           std::vector<Segment> segments) {
  for (Cell c{0, 0}; c.column < cells.columns(); ++c.column) {
    for (c.row = 0; c.row < cells.rows(); ++c.row) {
      if (!cells.on_outline(c)) continue;
      const Ring ring = shape.outline(c);
      for (std::size_t i = 1; i < ring.size(); ++i) {
        if (ring[i] != ring[i - 1]) segments.push_back(segment_of(ring[i - 1], ring[i]));
      }
    }
  }
  Box box;
  for (const Segment& s : segments) {
    box.extend(s.a);
    box.extend(s.b);
  }
  const PlanarGraph graph(node_segments(std::move(segments), box), box);
  std::map<Cell, MultiPolygon> clipped;
  for (const Face& face : faces_inside(graph)) {
    Polygon polygon = polygon_of(graph, face);
    const Point2 place = beside_longest_edge(polygon.outer);
    const Cell c = shape.at(place.x, place.y);
    if (cells.contains(c) && cells.on_outline(c)) clipped[c].push_back(std::move(polygon));
  }
  return clipped;
}

MultiPolygon sorted_parts(MultiPolygon parts) {
  std::sort(parts.begin(), parts.end(),
            [](const Polygon& p, const Polygon& q) { return p.outer < q.outer; });
  return parts;
}

template <typename Shape>
std::vector<Block> cell_blocks(const MultiPolygon& area, double metres) {
  const Box box = box_of(area);
  if (box.empty()) return {};
  check_size<Shape>(metres, box);
  const Shape shape(box, metres);
  std::vector<Segment> outlines;
  add_outlines(area, outlines);
  const OutlineCells cells = outline_cells(shape, outlines, box, metres);
  std::vector<std::pair<Cell, MultiPolygon>> all = inner_cells(shape, cells, area);
  for (auto& [cell, parts] : clipped_cells(shape, cells, std::move(outlines))) {
    all.emplace_back(cell, sorted_parts(std::move(parts)));
  }
  std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<Block> blocks(all.size());
  parallel_ranges(all.size(), 1024, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      const Cell c = all[i].first;
      blocks[i].id = fmt::format("{}{}_{}", Shape::kPrefix, c.column, c.row);
      blocks[i].outline = std::move(all[i].second);
      blocks[i].area_m2 = area_m2(blocks[i].outline);
    }
  });
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
