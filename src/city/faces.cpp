// SPDX-License-Identifier: Apache-2.0
#include "faces.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <mutex>
#include <numbers>
#include <numeric>
#include <unordered_map>

#include "quarter/base/parallel.hpp"

namespace quarter {
namespace {

/// The connected part of the graph each walk is on, named by the lowest index of its walks.
std::vector<std::uint32_t> parts_of(const PlanarGraph& graph) {
  std::vector<std::uint32_t> part(graph.walks().size());
  std::iota(part.begin(), part.end(), 0U);
  const auto lowest = [&](std::uint32_t walk) {
    while (part[walk] != walk)
      walk = part[walk] = part[part[walk]];
    return walk;
  };
  for (std::uint32_t h = 0; h < graph.half_edges(); h += 2) {
    if (!graph.in_use(h)) continue;
    const std::uint32_t a = lowest(graph.walk_of(h));
    const std::uint32_t b = lowest(graph.walk_of(PlanarGraph::twin(h)));
    part[std::max(a, b)] = std::min(a, b);
  }
  for (std::uint32_t walk = 0; walk < part.size(); ++walk)
    part[walk] = lowest(walk);
  return part;
}

Box box_of(const PlanarGraph& graph, const Walk& walk) {
  Box box;
  graph.for_each_on(walk, [&](std::uint32_t h) { box.extend(graph.from(h)); });
  return box;
}

/// For each walk around a connected part from outside, the walk around the face that part lies in;
/// kNone for all others and for parts that lie in no face.
class Parents {
 public:
  explicit Parents(const PlanarGraph& graph)
      : graph_(graph), parts_(parts_of(graph)), parents_(graph.walks().size(), kNone) {
    for (std::uint32_t w = 0; w < parents_.size(); ++w) {
      const Walk& walk = graph.walks()[w];
      if (walk.twice_area < 0) outsides_.push_back({graph.from(walk.start), w});
    }
    if (outsides_.size() < 2) return;
    std::sort(outsides_.begin(), outsides_.end());
    parallel_ranges(parents_.size(), 1024, [&](std::size_t begin, std::size_t end) {
      for (std::size_t w = begin; w < end; ++w)
        offer(static_cast<std::uint32_t>(w));
    });
  }
  std::vector<std::uint32_t> release() && { return std::move(parents_); }

 private:
  struct Outside {
    LonLat at;  ///< on the walk
    std::uint32_t walk;
    auto operator<=>(const Outside&) const = default;
  };

  /// Makes a walk around a face the parent of the parts inside that have no smaller one.
  void offer(std::uint32_t candidate) {
    const Walk& walk = graph_.walks()[candidate];
    if (walk.twice_area <= 0) return;
    const std::vector<std::uint32_t> inside = enclosed(walk, others_in_box(candidate));
    if (inside.empty()) return;
    const std::lock_guard lock(mutex_);
    for (const std::uint32_t part : inside) {
      if (smaller(walk, parents_[part])) parents_[part] = candidate;
    }
  }

  std::vector<Outside> others_in_box(std::uint32_t candidate) const {
    const Box box = box_of(graph_, graph_.walks()[candidate]);
    std::vector<Outside> others;
    auto it = std::lower_bound(outsides_.begin(), outsides_.end(), Outside{box.min, 0});
    for (; it != outsides_.end() && it->at.x <= box.max.x; ++it) {
      if (box.contains(it->at) && parts_[it->walk] != parts_[candidate]) others.push_back(*it);
    }
    return others;
  }

  /// Those of some parts that are inside a walk; they share no point with it.
  std::vector<std::uint32_t> enclosed(const Walk& walk, std::vector<Outside> parts) const {
    const auto further_south = [](const Outside& p, const Outside& q) { return p.at.y < q.at.y; };
    if (parts.empty()) return {};
    std::sort(parts.begin(), parts.end(), further_south);
    std::vector<bool> inside(parts.size(), false);
    graph_.for_each_on(walk, [&](std::uint32_t h) {
      LonLat a = graph_.from(h);
      LonLat b = graph_.to(h);
      if (b.y < a.y) std::swap(a, b);
      auto it = std::lower_bound(parts.begin(), parts.end(), Outside{a, 0}, further_south);
      for (; it != parts.end() && it->at.y < b.y; ++it) {
        if (exact::side(a, b, it->at) > 0) inside[it - parts.begin()].flip();
      }
    });
    std::vector<std::uint32_t> walks;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (inside[i]) walks.push_back(parts[i].walk);
    }
    return walks;
  }
  bool smaller(const Walk& walk, std::uint32_t than) const {
    return than == kNone || walk.twice_area < graph_.walks()[than].twice_area;
  }

  const PlanarGraph& graph_;
  std::vector<std::uint32_t> parts_;
  std::vector<Outside> outsides_;
  std::mutex mutex_;  ///< guards parents_
  std::vector<std::uint32_t> parents_;
};

/// The holes of each walk that is a parent.
std::vector<std::vector<std::uint32_t>> children_of(const std::vector<std::uint32_t>& parents) {
  std::vector<std::vector<std::uint32_t>> children(parents.size());
  for (std::uint32_t w = 0; w < parents.size(); ++w) {
    if (parents[w] != kNone) children[parents[w]].push_back(w);
  }
  return children;
}

/// Winding of the face left of each walk: 0 outside of everything, then by steps across the edges.
class Windings {
 public:
  Windings(const PlanarGraph& graph, const std::vector<std::uint32_t>& parents,
           const std::vector<std::vector<std::uint32_t>>& children)
      : graph_(graph), windings_(graph.walks().size(), kOpen) {
    for (std::uint32_t w = 0; w < windings_.size(); ++w) {
      if (graph.walks()[w].twice_area < 0 && parents[w] == kNone) reach(w, 0);
    }
    while (!reached_.empty()) {
      const std::uint32_t w = reached_.back();
      reached_.pop_back();
      const int winding = windings_[w];
      graph_.for_each_on(graph_.walks()[w], [&](std::uint32_t h) {
        reach(graph_.walk_of(PlanarGraph::twin(h)), winding - graph_.winding_step(h));
      });
      for (const std::uint32_t child : children[w])
        reach(child, winding);
    }
  }
  bool inside(std::uint32_t walk) const { return windings_[walk] != 0; }

 private:
  static constexpr int kOpen = std::numeric_limits<int>::max();

  void reach(std::uint32_t walk, int winding) {
    if (windings_[walk] != kOpen) return;
    windings_[walk] = winding;
    reached_.push_back(walk);
  }

  const PlanarGraph& graph_;
  std::vector<int> windings_;
  std::vector<std::uint32_t> reached_;
};

/// The nodes a walk passes more than once, sorted.
std::vector<std::uint32_t> repeated_nodes(const PlanarGraph& graph, const Walk& walk) {
  std::vector<std::uint32_t> nodes;
  graph.for_each_on(walk, [&](std::uint32_t h) {
    const std::uint32_t node = graph.from_node(h);
    if (graph.degree(node) >= 4) nodes.push_back(node);  // or else it is passed once only
  });
  std::sort(nodes.begin(), nodes.end());
  std::vector<std::uint32_t> repeated;
  for (std::size_t i = 1; i < nodes.size(); ++i) {
    if (nodes[i] == nodes[i - 1]) repeated.push_back(nodes[i]);
  }
  return repeated;
}

/// Cuts a walk that touches itself into rings that do not: what lies between two visits to a node
/// is a ring of its own.
std::vector<Ring> simple_rings(const PlanarGraph& graph, const Walk& walk) {
  const std::vector<std::uint32_t> repeated = repeated_nodes(graph, walk);
  std::unordered_map<std::uint32_t, std::size_t> visits;  // of a node: where in `path`, last
  std::vector<Ring> rings;
  Ring path;
  const auto close_ring = [&](std::size_t first) {
    rings.emplace_back(path.begin() + first, path.end()).push_back(path[first]);
    path.resize(first);
  };
  graph.for_each_on(walk, [&](std::uint32_t h) {
    const LonLat p = graph.from(h);
    const std::uint32_t node = graph.from_node(h);
    if (std::binary_search(repeated.begin(), repeated.end(), node)) {
      const std::size_t place = visits.try_emplace(node, path.size()).first->second;
      if (place < path.size() && path[place] == p) close_ring(place);
      visits[node] = path.size();
    }
    path.push_back(p);
  });
  close_ring(0);
  return rings;
}

Ring from_smallest(Ring ring) {
  ring.pop_back();
  std::rotate(ring.begin(), std::min_element(ring.begin(), ring.end()), ring.end());
  ring.push_back(ring.front());
  return ring;
}

exact::Wide twice_area_of(const Ring& ring) {
  exact::Wide area = 0;
  for (std::size_t i = 1; i < ring.size(); ++i) {
    area += exact::twice_area(ring.front(), ring[i - 1], ring[i]);
  }
  return area;
}

}  // namespace

std::vector<Face> faces_inside(const PlanarGraph& graph) {
  const std::vector<std::uint32_t> parents = Parents(graph).release();
  std::vector<std::vector<std::uint32_t>> children = children_of(parents);
  const Windings windings(graph, parents, children);
  std::vector<Face> faces;
  for (std::uint32_t w = 0; w < graph.walks().size(); ++w) {
    if (graph.walks()[w].twice_area <= 0 || !windings.inside(w)) continue;
    faces.push_back({w, std::move(children[w])});
  }
  return faces;
}

Polygon polygon_of(const PlanarGraph& graph, const Face& face) {
  Polygon polygon;
  for (Ring& ring : simple_rings(graph, graph.walks()[face.shell])) {
    const bool outer = twice_area_of(ring) > 0;
    ring = from_smallest(std::move(ring));
    if (outer) {
      polygon.outer = std::move(ring);
    } else {
      polygon.holes.push_back(std::move(ring));
    }
  }
  for (const std::uint32_t hole : face.holes) {
    for (Ring& ring : simple_rings(graph, graph.walks()[hole])) {
      polygon.holes.push_back(from_smallest(std::move(ring)));
    }
  }
  std::sort(polygon.holes.begin(), polygon.holes.end());
  return polygon;
}

double rough_area_m2(const PlanarGraph& graph, const Face& face) {
  constexpr double kRadians = std::numbers::pi / 180.0 / LonLat::kPerDegree;
  const Walk& shell = graph.walks()[face.shell];
  exact::Wide twice = shell.twice_area;
  for (const std::uint32_t hole : face.holes)
    twice += graph.walks()[hole].twice_area;
  const double metres = kEarthRadiusM * kRadians;
  const double shrink = std::cos(graph.from(shell.start).y * kRadians);
  return static_cast<double>(twice) / 2 * metres * metres * shrink;
}

}  // namespace quarter
