// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "quarter/network/search_graph.hpp"
#include "quarter/network/travel_cost.hpp"

namespace quarter {

/// Which queue the search uses. Both give the same labels.
enum class SearchQueue : std::uint8_t {
  heap,     ///< boost::dijkstra_shortest_paths_no_init with Boost's own d-ary heap: the reference
  buckets,  ///< buckets of time instead: several times faster
};

/// Where one gets to the places of a service, with what it costs to be there beyond the anchor's
/// own walk.
struct Entrance {
  Anchor anchor;
  TravelCost start;
};

/// Travel time from every vertex of a mode's network to the nearest of many entrances.
class TravelTimeField {
 public:
  /// One multi-source search up to `limit_ms`. Labels beyond the limit are not final.
  TravelTimeField(const SearchGraph& graph, std::vector<Entrance> entrances, std::uint32_t limit_ms,
                  SearchQueue queue = SearchQueue::buckets);
  /// The same from vertices, all at no cost.
  TravelTimeField(const SearchGraph& graph, std::span<const std::uint32_t> vertices,
                  std::uint32_t limit_ms, SearchQueue queue = SearchQueue::buckets);
  TravelTimeField(const SearchGraph&&, std::vector<Entrance>, std::uint32_t,
                  SearchQueue = SearchQueue::buckets) = delete;  // it is kept
  TravelTimeField(const SearchGraph&&, std::span<const std::uint32_t>, std::uint32_t,
                  SearchQueue = SearchQueue::buckets) = delete;

  /// Least cost from the anchors of a point, given the doors they lead to, the cheapest first
  /// (SearchGraph::find_exits); unreached beyond the limit.
  TravelCost at(std::span<const Anchor> origins, std::span<const SearchGraph::Door> exits) const;
  /// The same for one look-up.
  TravelCost at(std::span<const Anchor> origins) const;
  TravelCost at(const Anchor& origin) const { return at(std::span(&origin, 1)); }

  /// The entrances on a segment that matter to who starts on it.
  std::span<const Entrance> entrances_on(std::uint32_t segment) const;
  /// Cost to the entrances on the anchor's own segment, without leaving it.
  TravelCost straight(const Anchor& origin) const;
  /// Whether there are such entrances.
  bool enters_on(std::uint32_t segment) const {
    return segment < entrance_on_segment_.size() && entrance_on_segment_[segment];
  }

  const std::vector<TravelCost>& labels() const { return labels_; }
  std::uint32_t limit_ms() const { return limit_ms_; }

 private:
  void drop_needless();
  void search(const std::vector<std::uint32_t>& sources, SearchQueue queue);

  const SearchGraph& graph_;
  std::uint32_t limit_ms_;
  std::vector<TravelCost> labels_;
  std::vector<Entrance> entrances_;  // by segment: those that matter to who starts on it
  std::vector<bool> entrance_on_segment_;
};

}  // namespace quarter
