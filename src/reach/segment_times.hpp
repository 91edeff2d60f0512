// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "quarter/reach/travel_times.hpp"

namespace quarter {

/// Times from many points in one mode. What the points of a segment share (the best label at each
/// of its ends, for each service) is looked up once and remembered for the segments asked for last;
/// for one thread.
class SegmentTimes {
 public:
  static constexpr std::uint32_t kNever = std::uint32_t{1} << 30U;  ///< ms; more than any limit

  SegmentTimes(const Catalogue& catalogue, const TravelTimes& times, std::size_t mode);

  /// Milliseconds from the anchor to each category, those of TravelTimes::cost; kNever: unreached.
  const std::vector<std::uint32_t>& to_categories(const Anchor& from);
  /// From the anchor asked for last to where the map ends, likewise.
  std::uint32_t to_map_end() const { return to_map_end_; }

 private:
  struct Shared {
    std::uint32_t segment = kNone;
    bool forward = false;   ///< whether one may leave towards the `to` end
    bool backward = false;  ///< whether one may leave towards the `from` end
    /// ms beyond the end: [2 · service], 1 more for backward; behind the services, the map's end.
    std::vector<std::uint32_t> beyond;
    std::vector<std::uint32_t> at;     ///< ms from the junction at the end itself, likewise
    std::vector<std::uint32_t> on_it;  ///< services with a place on the segment itself
  };
  const Shared& shared(std::uint32_t segment);
  std::uint32_t best_door(const std::vector<TravelCost>& labels) const;
  void read_doors(bool forward, std::vector<std::uint32_t>& best_ms) const;
  bool read_end(std::uint32_t segment, bool forward, Shared& shared);

  const Catalogue& catalogue_;
  const TravelTimes& times_;
  const SearchGraph& graph_;
  const StreetNetwork& network_;
  std::vector<Shared> recent_;
  std::vector<SearchGraph::Door> doors_;
  std::vector<bool> asked_;  ///< per service: some shown category has it
  std::vector<std::uint32_t> to_service_;
  std::vector<std::uint32_t> to_category_;
  std::uint32_t to_map_end_ = kNever;
};

}  // namespace quarter
