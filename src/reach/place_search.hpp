// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <queue>
#include <utility>
#include <vector>

#include "quarter/network/search_graph.hpp"
#include "quarter/network/street_graph.hpp"
#include "quarter/reach/travel_time_field.hpp"

namespace quarter {

/// The lowest costs of the few things that one search meets, in a table of all.
class LocalCosts {
 public:
  explicit LocalCosts(std::size_t things) : costs_(things, TravelCost::unreached()) {}

  TravelCost operator[](std::uint32_t thing) const { return costs_[thing]; }
  /// Those that were met since the last `clear`, in that order.
  const std::vector<std::uint32_t>& met() const { return met_; }
  /// Takes a cost if it is lower than that known; returns whether it was.
  bool lower(std::uint32_t thing, TravelCost cost) {
    TravelCost& known = costs_[thing];
    if (!(cost < known)) return false;
    if (!known.reached()) met_.push_back(thing);
    known = cost;
    return true;
  }
  void clear() {
    for (const std::uint32_t thing : met_)
      costs_[thing] = TravelCost::unreached();
    met_.clear();
  }

 private:
  std::vector<TravelCost> costs_;
  std::vector<std::uint32_t> met_;
};

/// Dijkstra from one place after another, within limits. Routes longer than `cm` are not followed,
/// even where a quicker one is.
class PlaceSearch {
 public:
  PlaceSearch(const SearchGraph& graph, std::uint32_t ms, std::uint32_t cm)
      : graph_(graph), ms_(ms), cm_(cm), costs_(graph.vertex_count()) {}

  bool within(TravelCost cost) const { return cost.ms() <= ms_ && cost.cm() <= cm_; }

  /// Adds an entrance of the next place.
  void enter(const Entrance& entrance) {
    doors_.clear();
    graph_.add_entries(entrance.anchor, entrance.start, doors_);
    for (const SearchGraph::Door& door : doors_)
      reach(door.vertex, door.cost);
  }

  /// Calls `visit(vertex, cost)` for each vertex from which the entrances are reached, once, by
  /// cost; where it returns false the search goes no further. Then all entrances are forgotten.
  template <typename Visit>
  void run(Visit visit) {
    const StreetGraph::Arcs& graph = graph_.graph().arcs;
    while (!queue_.empty()) {
      const auto [cost, vertex] = queue_.top();
      queue_.pop();
      if (costs_[vertex] < cost || !visit(vertex, cost)) continue;
      for (auto [arc, last] = out_edges(vertex, graph); arc != last; ++arc)
        reach(static_cast<std::uint32_t>(target(*arc, graph)), cost + graph[*arc].cost);
    }
    costs_.clear();
  }

 private:
  using Candidate = std::pair<TravelCost, std::uint32_t>;  // cost and vertex

  void reach(std::uint32_t vertex, TravelCost cost) {
    if (within(cost) && costs_.lower(vertex, cost)) queue_.emplace(cost, vertex);
  }

  const SearchGraph& graph_;
  std::uint32_t ms_;
  std::uint32_t cm_;
  LocalCosts costs_;
  std::priority_queue<Candidate, std::vector<Candidate>, std::greater<>> queue_;
  std::vector<SearchGraph::Door> doors_;
};

}  // namespace quarter
