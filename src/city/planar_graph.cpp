// SPDX-License-Identifier: Apache-2.0
#include "planar_graph.hpp"

#include <algorithm>
#include <tuple>

#include "cell_buckets.hpp"
#include "cell_grid.hpp"

namespace quarter {
namespace {

constexpr std::size_t kGrain = 16384;

template <typename Body>
void parallel_for(std::size_t count, Body body) {
  parallel_ranges(count, kGrain, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i)
      body(static_cast<std::uint32_t>(i));
  });
}

/// The ends of segments, each at least once.
CellBuckets<LonLat> ends_by_cell(const std::vector<Segment>& segments, const CellGrid& grid) {
  return CellBuckets<LonLat>(grid.size(), segments.size(), [&](std::size_t i, auto put) {
    // Most segments continue the one before, whose ends are already there.
    const auto known = [&](LonLat p) {
      return i > 0 && (p == segments[i - 1].a || p == segments[i - 1].b);
    };
    for (const LonLat p : {segments[i].a, segments[i].b}) {
      if (!known(p)) put(grid.cell_of(p), p);
    }
  });
}

/// Half of the plane a direction points to, counter-clockwise from east.
int half_of(LonLat from, LonLat to) {
  return to.y > from.y || (to.y == from.y && to.x > from.x) ? 0 : 1;
}

}  // namespace

PlanarGraph::PlanarGraph(std::vector<Segment> segments, const Box& box) {
  number_nodes(segments, box);
  windings_.resize(segments.size());
  kinds_.resize(segments.size());
  for (std::size_t i = 0; i < segments.size(); ++i) {
    windings_[i] = segments[i].winding;
    kinds_[i] = segments[i].kind;
  }
  std::vector<Segment>().swap(segments);
  in_use_.assign(kinds_.size(), 1);
  next_.assign(tails_.size(), kNone);
  sort_around_nodes();
  link_all();
  trace_walks();
  remove_bridges();
}

int PlanarGraph::winding_step(std::uint32_t half_edge) const {
  const int winding = windings_[half_edge / 2];
  return half_edge % 2 == 0 ? winding : -winding;
}

void PlanarGraph::number_nodes(const std::vector<Segment>& segments, const Box& box) {
  const CellGrid grid = grid_for(segments, box);
  CellBuckets<LonLat> ends = ends_by_cell(segments, grid);
  std::vector<std::uint32_t> first_of_cell(grid.size() + 1, 0);
  parallel_for(grid.size(), [&](std::uint32_t cell) {
    const std::span<LonLat> in_cell = ends[cell];
    std::sort(in_cell.begin(), in_cell.end());
    const auto last = std::unique(in_cell.begin(), in_cell.end());
    first_of_cell[cell + 1] = static_cast<std::uint32_t>(last - in_cell.begin());
  });
  for (std::size_t cell = 0; cell < grid.size(); ++cell) {
    first_of_cell[cell + 1] += first_of_cell[cell];
  }
  nodes_.resize(first_of_cell.back());
  parallel_for(grid.size(), [&](std::uint32_t cell) {
    const std::size_t count = first_of_cell[cell + 1] - first_of_cell[cell];
    std::copy_n(ends[cell].begin(), count, nodes_.begin() + first_of_cell[cell]);
  });
  tails_.resize(segments.size() * 2);
  const auto number_of = [&](LonLat p) {
    const std::size_t cell = grid.cell_of(p);
    const auto begin = nodes_.begin() + first_of_cell[cell];
    const auto end = nodes_.begin() + first_of_cell[cell + 1];
    return static_cast<std::uint32_t>(std::lower_bound(begin, end, p) - nodes_.begin());
  };
  parallel_for(segments.size(), [&](std::uint32_t i) {
    tails_[2 * i] = number_of(segments[i].a);
    tails_[2 * i + 1] = number_of(segments[i].b);
  });
}

void PlanarGraph::sort_around_nodes() {
  CellBuckets<std::uint32_t> leaving(nodes_.size(), tails_.size(), [&](std::size_t h, auto put) {
    put(tails_[h], static_cast<std::uint32_t>(h));
  });
  std::tie(begins_, around_) = std::move(leaving).release();
  parallel_for(nodes_.size(), [&](std::uint32_t node) { sort_around(node); });
}

void PlanarGraph::sort_around(std::uint32_t node) {
  const std::span<std::uint32_t> around(around_.data() + begins_[node],
                                        around_.data() + begins_[node + 1]);
  const LonLat centre = nodes_[node];
  std::sort(around.begin(), around.end(), [&](std::uint32_t g, std::uint32_t h) {
    const LonLat p = to(g);
    const LonLat q = to(h);
    if (p == q) return g < h;
    const int half_p = half_of(centre, p);
    const int half_q = half_of(centre, q);
    return half_p != half_q ? half_p < half_q : exact::side(centre, p, q) > 0;
  });
  unite_copies(around);
}

/// Of edges between the same nodes, which are now side by side, the one with the lowest number
/// stays; the node they leave westwards does it.
void PlanarGraph::unite_copies(std::span<const std::uint32_t> around) {
  for (std::size_t i = 1, first = 0; i < around.size(); ++i) {
    const std::uint32_t kept = around[first];
    const std::uint32_t copy = around[i];
    if (tails_[twin(copy)] != tails_[twin(kept)]) {
      first = i;
    } else if (copy % 2 == 0) {
      windings_[kept / 2] = static_cast<std::int16_t>(windings_[kept / 2] + windings_[copy / 2]);
      kinds_[kept / 2] = std::min(kinds_[kept / 2], kinds_[copy / 2]);
      take_out(copy);
    }
  }
}

void PlanarGraph::link_all() {
  parallel_for(nodes_.size(), [&](std::uint32_t node) { link_around(node); });
}

/// Who arrives at a node leaves by the half-edge that follows clockwise: so the face stays left.
void PlanarGraph::link_around(std::uint32_t node) {
  std::uint32_t first = kNone;
  std::uint32_t before = kNone;
  for (std::uint32_t i = begins_[node]; i < begins_[node + 1]; ++i) {
    const std::uint32_t h = around_[i];
    if (!in_use(h)) continue;
    if (first == kNone) first = h;
    if (before != kNone) next_[twin(h)] = before;
    before = h;
  }
  if (first != kNone) next_[twin(first)] = before;
}

void PlanarGraph::trace_walks() {
  walks_.clear();
  walk_of_.assign(tails_.size(), kNone);
  for (std::uint32_t h = 0; h < tails_.size(); ++h) {
    if (in_use(h) && walk_of_[h] == kNone) trace_walk(h);
  }
}

void PlanarGraph::trace_walk(std::uint32_t start) {
  const auto index = static_cast<std::uint32_t>(walks_.size());
  Walk walk{start, 0};
  const LonLat origin = from(start);
  for_each_on(walk, [&](std::uint32_t h) {
    walk_of_[h] = index;
    walk.twice_area += exact::twice_area(origin, from(h), to(h));
  });
  walks_.push_back(walk);
}

void PlanarGraph::remove_bridges() {
  bool any = false;
  for (std::uint32_t h = 0; h < tails_.size(); h += 2) {
    if (!in_use(h) || walk_of_[h] != walk_of_[twin(h)]) continue;
    take_out(h);
    any = true;
  }
  if (!any) return;
  link_all();
  trace_walks();
}

void PlanarGraph::remove_edges(std::span<const std::uint32_t> half_edges) {
  for (const std::uint32_t h : half_edges)
    take_out(h);
  link_all();
  trace_walks();
  remove_bridges();
}

std::vector<Segment> PlanarGraph::segments() const {
  std::vector<Segment> all;
  for (std::uint32_t h = 0; h < tails_.size(); h += 2) {
    if (in_use(h)) all.push_back({from(h), to(h), windings_[h / 2], kinds_[h / 2]});
  }
  return all;
}

}  // namespace quarter
