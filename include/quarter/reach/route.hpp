// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "quarter/reach/travel_time_field.hpp"

namespace quarter {

struct Catalogue;

/// A stretch of a route.
struct RouteLeg {
  enum class Kind : std::uint8_t {
    to_street,  ///< straight from the origin to its street
    street,     ///< along a segment
    gate,       ///< through a gate or barrier, on the spot
    crossing,   ///< to or from a side of a road that several streets share, on the spot
    to_place,   ///< straight from the street to the entrance
    terminal,   ///< taking and parking the bicycle
  };
  Kind kind = Kind::street;
  std::uint32_t segment = kNone;  ///< Kind::street
  bool forward = true;            ///< along the direction of the segment
  TravelCost cost;                ///< the delay included
  std::uint32_t delay_ms = 0;     ///< lost at junctions, crossings, gates
  Line shape;                     ///< in the direction of travel
};

std::string_view name_of(RouteLeg::Kind kind);

/// The quickest way from an origin into the nearest place of a service.
struct Route {
  TravelCost cost;           ///< just the sum of the legs
  std::size_t entrance = 0;  ///< index of the entrance it leads to
  std::vector<RouteLeg> legs;
};

/// Finds the routes behind the times of a TravelTimeField: from vertex to vertex along arcs whose
/// cost is just what the times differ by.
class RouteFinder {
 public:
  /// All must outlive it. Takes a pass over the network.
  RouteFinder(const Catalogue& catalogue, const StreetNetwork& network, const SearchGraph& graph);
  RouteFinder(const Catalogue&&, const StreetNetwork&,
              const SearchGraph&) = delete;  // all are kept
  RouteFinder(const Catalogue&, const StreetNetwork&&, const SearchGraph&) = delete;
  RouteFinder(const Catalogue&, const StreetNetwork&, const SearchGraph&&) = delete;

  /// The quickest of the routes from the anchors that stand for `where`. `entrances` are those the
  /// field was searched from, `doors_at` where they are; nothing if the field has no time there.
  std::optional<Route> route(std::span<const Anchor> origins, LonLat where,
                             const TravelTimeField& field, std::span<const Entrance> entrances,
                             std::span<const LonLat> doors_at) const;
  /// The same from one anchor.
  std::optional<Route> route(const Anchor& origin, LonLat where, const TravelTimeField& field,
                             std::span<const Entrance> entrances,
                             std::span<const LonLat> doors_at) const;

 private:
  struct Arc {  ///< a trip from a vertex on to `next`
    std::uint32_t next;
    TravelCost cost;
  };
  struct Start;

  std::optional<Start> start(const Anchor& origin, const TravelTimeField& field,
                             TravelCost best) const;
  RouteLeg along_segment(std::uint32_t segment, bool forward, std::uint32_t from_cm,
                         std::uint32_t to_cm) const;
  RouteLeg between(std::uint32_t vertex, const Arc& arc) const;
  std::uint32_t half_delay_ms(SegmentEnd end, Through through) const;
  bool goes(std::uint32_t segment, bool forward) const;
  std::uint32_t follow(std::uint32_t vertex, const TravelTimeField& field,
                       const std::vector<TravelCost>& entries, std::vector<RouteLeg>& legs) const;
  std::optional<std::vector<RouteLeg>> entry(std::uint32_t vertex, TravelCost label,
                                             const Entrance& entrance) const;
  void end_at(const Entrance& entrance, LonLat door, Route& route) const;

  const Catalogue& catalogue_;
  const StreetNetwork& network_;
  const SearchGraph& graph_;
  std::vector<std::uint32_t> junction_of_;  ///< per vertex
  std::vector<std::uint32_t> first_arc_;    ///< per vertex and one past: range of arcs_
  std::vector<Arc> arcs_;
  std::vector<std::uint32_t> first_segment_;  ///< per junction and one past: range of segments_
  std::vector<std::uint32_t> segments_;       ///< that meet there
};

}  // namespace quarter
