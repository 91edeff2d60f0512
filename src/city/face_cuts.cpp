// SPDX-License-Identifier: Apache-2.0
#include "face_cuts.hpp"

#include <algorithm>
#include <cstdlib>
#include <map>

#include "exact.hpp"
#include "faces.hpp"

namespace quarter {
namespace {

/// Where a ring crosses a line of the grid.
struct Crossing {
  std::int64_t line;
  std::int32_t at;
  auto operator<=>(const Crossing&) const = default;
};

enum class Lines { of_latitude, of_longitude };

LonLat seen_by(Lines lines, LonLat p) {
  return lines == Lines::of_latitude ? p : LonLat{p.y, p.x};
}

/// Adds where a ring crosses lines of latitude; of those of longitude, with the axes exchanged.
void add_crossings(const Ring& ring, Lines lines, const GridLines& grid,
                   std::vector<Crossing>& crossings) {
  for (std::size_t i = 1; i < ring.size(); ++i) {
    LonLat a = seen_by(lines, ring[i - 1]);
    LonLat b = seen_by(lines, ring[i]);
    if (b.y < a.y) std::swap(a, b);
    // The southern end counts, the northern does not: so each line crosses each ring an even number
    // of times.
    for (std::int64_t k = grid.first_from(a.y); grid.at(k) < b.y; ++k) {
      crossings.push_back({k, exact::x_at(a, b, grid.at(k))});
    }
  }
}

void add_cuts(const Polygon& polygon, Lines lines, const GridLines& grid,
              std::vector<Segment>& cuts) {
  std::vector<Crossing> crossings;
  add_crossings(polygon.outer, lines, grid, crossings);
  for (const Ring& hole : polygon.holes)
    add_crossings(hole, lines, grid, crossings);
  std::sort(crossings.begin(), crossings.end());
  for (std::size_t i = 1; i < crossings.size(); i += 2) {
    const LonLat p = seen_by(lines, {crossings[i - 1].at, grid.at(crossings[i - 1].line)});
    const LonLat q = seen_by(lines, {crossings[i].at, grid.at(crossings[i].line)});
    if (p != q) cuts.push_back(segment_of(p, q, 0, SegmentKind::cut));
  }
}

/// What a piece shares with one of its neighbours.
struct SharedCut {
  std::int64_t units = 0;  ///< length along both axes
  LonLat first;            ///< smallest end
  std::vector<std::uint32_t> half_edges;
};

/// By the index of the neighbour's walk.
using SharedCuts = std::map<std::uint32_t, SharedCut>;

SharedCuts shared_cuts(const PlanarGraph& graph, const Face& piece) {
  SharedCuts shared;
  graph.for_each_on(graph.walks()[piece.shell], [&](std::uint32_t h) {
    const std::uint32_t beyond = graph.walk_of(PlanarGraph::twin(h));
    if (graph.kind(h) != SegmentKind::cut || graph.walks()[beyond].twice_area < 0) return;
    SharedCut& cut = shared[beyond];
    const LonLat a = graph.from(h);
    const LonLat b = graph.to(h);
    cut.units += std::abs(std::int64_t{a.x} - b.x) + std::abs(std::int64_t{a.y} - b.y);
    cut.first = std::min({cut.first, a, b});
    cut.half_edges.push_back(h);
  });
  return shared;
}

bool is_small(const PlanarGraph& graph, const Face& face, double min_area_m2) {
  return rough_area_m2(graph, face) < 2 * min_area_m2 &&
         area_m2(polygon_of(graph, face)) < min_area_m2;
}

}  // namespace

GridNet cutting_grid(const Box& box, double side_m) {
  const auto whole_degree = [](std::int64_t low, std::int64_t high) {
    const double degrees = std::round(static_cast<double>(low + high) / 2 / LonLat::kPerDegree);
    return static_cast<std::int32_t>(degrees * LonLat::kPerDegree);
  };
  const LonLat origin{whole_degree(box.min.x, box.max.x), whole_degree(box.min.y, box.max.y)};
  return grid_net(origin, origin, side_m, side_m);
}

std::vector<Segment> cuts_across(const Polygon& polygon, const GridNet& grid) {
  std::vector<Segment> cuts;
  add_cuts(polygon, Lines::of_latitude, grid.ys, cuts);
  add_cuts(polygon, Lines::of_longitude, grid.xs, cuts);
  return cuts;
}

void join_small_pieces(PlanarGraph& graph, double min_area_m2) {
  std::vector<std::uint32_t> joints;
  for (const Face& face : faces_inside(graph)) {
    if (!is_small(graph, face, min_area_m2)) continue;
    const SharedCuts shared = shared_cuts(graph, face);
    if (shared.empty()) continue;
    const auto longest = std::max_element(shared.begin(), shared.end(), [](auto& s, auto& t) {
      return s.second.units != t.second.units ? s.second.units < t.second.units
                                              : t.second.first < s.second.first;
    });
    const std::vector<std::uint32_t>& joint = longest->second.half_edges;
    joints.insert(joints.end(), joint.begin(), joint.end());
  }
  if (!joints.empty()) graph.remove_edges(joints);
}

}  // namespace quarter
