// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <deque>
#include <span>
#include <vector>

#include "quarter/network/search_graph.hpp"
#include "quarter/reach/travel_time_field.hpp"

namespace quarter {

/// An entrance, and the place it leads into.
struct PlaceEntrance {
  Entrance entrance;
  std::uint32_t place = 0;  ///< any number; two entrances with the same one are one place
  std::uint32_t group = 0;  ///< such as the kind of place; one place has one group
};

struct PlaceCost {
  TravelCost cost;
  std::uint32_t place = 0;
  std::uint32_t group = 0;
};

/// The nearest distinct places from everywhere: a Dijkstra from each place by itself, in which a
/// vertex keeps the labels of up to `most` different places (`most_of_group` of one group), the
/// nearest ones, and a search goes no further where so many others are nearer. Takes `most` times
/// the memory of a TravelTimeField where places are that dense.
class DistinctPlaces {
 public:
  /// What the search stops at; routes longer than `cm` are not followed, even where a quicker one
  /// is.
  struct Limits {
    std::uint32_t ms = 0;
    std::uint32_t cm = 0xffffffffU;
    std::size_t most = 1;                     ///< at least 1
    std::size_t most_of_group = 0xffffffffU;  ///< at least 1

    /// Whether metres count, and of two places the one with fewer is the nearer.
    bool in_metres() const { return cm != 0xffffffffU; }
  };

  DistinctPlaces(const SearchGraph& graph, std::vector<PlaceEntrance> entrances, Limits limits);
  DistinctPlaces(const SearchGraph&&, std::vector<PlaceEntrance>, Limits) = delete;  // it is kept

  /// The nearest places from the anchors of a point, given the doors they lead to
  /// (SearchGraph::find_exits): by cost, then by number; each once, at most `most`, all within the
  /// limits. `found` is emptied first.
  void from(std::span<const Anchor> origins, std::span<const SearchGraph::Door> exits,
            std::vector<PlaceCost>& found) const;

 private:
  struct Label {
    TravelCost cost;
    std::uint32_t place;
    std::uint32_t group;
    std::uint32_t next;  ///< the next nearest of the same vertex, or kNone
  };

  bool nearer(const PlaceCost& a, const PlaceCost& b) const;
  bool within(TravelCost cost) const { return cost.ms() <= limits_.ms && cost.cm() <= limits_.cm; }
  /// How many places, and how many of the group in question.
  struct Crowd {
    std::size_t all = 0;
    std::size_t of_group = 0;

    void add(bool same_group) {
      ++all;
      of_group += same_group ? 1 : 0;
    }
    /// Whether there is no room for one more of the group.
    bool full(const Limits& limits) const;
  };

  /// Gives a vertex a label, once for each place, if it is one of the nearest; false if nothing
  /// beyond the vertex can need it either.
  bool offer(std::uint32_t vertex, const PlaceCost& reached);
  /// Takes out the first label from `first` on that has no room behind those `ahead`; returns the
  /// first of what is left.
  std::uint32_t drop_one_too_many(std::uint32_t first, Crowd ahead, std::uint32_t group);
  void search();
  void add_entrances_on(const Anchor& origin, std::vector<PlaceCost>& found) const;

  const SearchGraph& graph_;
  Limits limits_;
  std::vector<PlaceEntrance> entrances_;  ///< by segment
  std::vector<std::uint32_t> first_;      ///< per vertex: its nearest label, or kNone
  std::deque<Label> labels_;     ///< grows without a copy of all; there may be a dozen per vertex
  std::uint32_t spare_ = kNone;  ///< a label taken out and not yet used again
};

}  // namespace quarter
