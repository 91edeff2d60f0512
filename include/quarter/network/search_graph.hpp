// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "quarter/base/ids.hpp"
#include "quarter/network/street_network.hpp"
#include "quarter/network/travel_cost.hpp"

namespace quarter {

struct Catalogue;
struct StreetGraph;

/// A position on the network: a point of a segment, and the walk from there to the point it stands
/// for.
struct Anchor {
  std::uint32_t segment = kNone;
  std::uint32_t along_cm = 0;  ///< from the segment's `from` end
  double off_m = 0;            ///< metres off the network
  LonLat foot;                 ///< the position on the segment

  bool joined() const { return segment != kNone; }
};

/// The network as one mode travels it, with every arc **reversed**: people travel *to* a place, and
/// the search runs from it. An arc of the graph from u to v is a trip from v to u.
///
/// Ends-only segments and gates serve the start and the end of a trip, never its middle. This is
/// built into the vertices: a junction has a copy `public` for the middle of trips, and, where
/// ends-only arcs meet, a copy `arriving` (only ends-only arcs between here and the place) and a
/// copy `leaving` (only ends-only arcs between the start and here). Searching from places, labels
/// pass arriving → public → leaving and never back. Junctions that stop the mode are split into
/// dead ends. Where several streets meet a main road on one side of it, that side is a split
/// junction of its own, half of the wait for crossing away from the road's: those who only change
/// from one street to the other cross nothing.
class SearchGraph {
 public:
  /// Where a search begins or is read, with the cost between there and the anchor.
  struct Door {
    std::uint32_t vertex;
    TravelCost cost;
  };

  /// No arc takes less, so that a bucket queue of this width pops vertices in final order.
  static constexpr std::uint32_t kLeastArcMs = 100;
  /// Islands of fewer junctions and less length than this are joined only if nothing else is near
  /// [P]; routers use 40 to 1,000 nodes. One that the map's end cuts may be of any size.
  static constexpr std::uint32_t kTinyJunctions = 200;
  static constexpr double kTinyM = 2000;

  SearchGraph(const Catalogue& catalogue, const StreetNetwork& network, ModeIndex mode,
              StressLimit stress = StressLimit::of_mode);
  SearchGraph(const Catalogue&&, const StreetNetwork&, ModeIndex,
              StressLimit = StressLimit::of_mode) = delete;  // both are kept
  SearchGraph(const Catalogue&, const StreetNetwork&&, ModeIndex,
              StressLimit = StressLimit::of_mode) = delete;

  /// See street_graph.hpp.
  const StreetGraph& graph() const { return *graph_; }
  std::uint32_t vertex_count() const { return vertex_count_; }
  ModeIndex mode() const { return mode_; }

  bool usable(std::uint32_t segment) const { return (flags_[segment] & kUsable) != 0; }
  /// Usable by anyone in the middle of a trip, in at least one direction.
  bool is_public(std::uint32_t segment) const { return (flags_[segment] & kPublic) != 0; }
  /// On a tiny island that the map holds to its ends.
  bool on_tiny_island(std::uint32_t segment) const { return (flags_[segment] & kTiny) != 0; }

  /// Adds the vertices from which a place at the anchor is reached. Cost includes the walk off the
  /// network.
  void add_entries(const Anchor& place, TravelCost start, std::vector<Door>& doors) const;
  /// Whether an anchor is at the end of its segment: it stands at a junction.
  bool stands(const Anchor& anchor) const;
  /// Whether a trip starts and ends at the junction itself, not on the anchor's segment: where
  /// those who cross or turn wait, who leaves by an arm or comes from one waits half; and where a
  /// public segment meets it, one that is for ends of trips only is not for those who stand beside
  /// it.
  bool only_stands(const Anchor& anchor) const;
  /// The vertices to which one gets from several anchors that are one point: each vertex once, with
  /// the least cost, the least of all first. `doors` is emptied first.
  void find_exits(std::span<const Anchor> origins, std::vector<Door>& doors) const;
  /// Adds the vertices to which one gets by leaving a segment at its `to` end (forward) or its
  /// `from` end, with the delay there alone; none if the mode may not travel that way.
  void add_end(std::uint32_t segment, bool forward, std::vector<Door>& doors) const;
  /// An anchor at the end of its segment (to 5 mm) stands on a junction, where every street is as
  /// near: all of them may be taken, not only the one that was found first. Where a public street
  /// meets private ones it stands on the public one; at a barrier it stands on all sides of it. Of
  /// a wait at the junction it has the half that its street there holds. Adds nothing for other
  /// anchors.
  void add_standing(const Anchor& anchor, TravelCost cost, std::vector<Door>& doors) const;
  /// Cost of so many centimetres of a segment, in a direction the mode may travel.
  TravelCost part(std::uint32_t segment, bool forward, std::uint32_t cm) const;
  /// Straight along a segment both are on, off-network walks included; unreached if not allowed, or
  /// if one of them only stands at its end (only_stands).
  TravelCost along(const Anchor& origin, const Anchor& place) const;
  TravelCost off_network(const Anchor& anchor) const;

  /// The vertices that stand for the junctions' ends of trips and middles (all copies).
  std::vector<std::uint32_t> vertices_of(std::span<const std::uint32_t> junctions) const;

 private:
  /// Adds the vertices to which one gets from the anchor.
  void add_exits(const Anchor& origin, std::vector<Door>& doors) const;
  enum Flag : std::uint8_t {
    kUsable = 1,
    kPublic = 2,
    kTiny = 4,
    kEndsForward = 8,
    kEndsBackward = 16
  };
  enum Copy : std::uint8_t { kHasPublic = 1, kHasEnds = 2 };

  friend class SearchGraphBuilder;
  Passage passage(std::uint32_t segment, bool forward) const;
  const ModeRule& rule(std::uint32_t segment) const {
    const StreetSegment& street = network_.segments[segment];
    return by_law_.empty() ? network_.rule(street, mode_) : by_law_[street.rule];
  }
  std::uint32_t half_delay_ms(SegmentEnd end, Through through) const {
    return network_.half_delay_ms(catalogue_, mode_, end, through, stress_);
  }
  /// Whether a junction has a split junction for each side of its road that several arms share.
  bool has_sides(std::uint32_t junction) const {
    return network_.side_delay_ms(mode_, junction) > 0 && !network_.stops(junction, mode_);
  }
  /// The split junctions for the end of a trip at a junction: all sides of a barrier, of a road's
  /// junction the road alone.
  std::uint32_t standing_end(std::uint32_t junction) const {
    return has_sides(junction) ? std::min(first_split_[junction] + 1, first_split_[junction + 1])
                               : first_split_[junction + 1];
  }

  const Catalogue& catalogue_;
  const StreetNetwork& network_;
  ModeIndex mode_;
  StressLimit stress_;
  std::vector<ModeRule> by_law_;  // per way rule, with StressLimit::none; else empty
  std::shared_ptr<const StreetGraph> graph_;
  std::uint32_t vertex_count_ = 0;
  std::vector<std::uint8_t> flags_;  // per segment
  std::vector<std::uint32_t>
      end_point_;  // per segment end (2·segment, 2·segment + 1): split junction
  std::vector<std::uint32_t> first_copy_;   // per split junction: first vertex
  std::vector<std::uint8_t> copies_;        // per split junction: Copy bits
  std::vector<std::uint32_t> first_split_;  // per junction and one past: first split junction
};

}  // namespace quarter
