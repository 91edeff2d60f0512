// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "quarter/base/indexed.hpp"
#include "quarter/reach/travel_times.hpp"

namespace quarter {

struct Catalogue;

/// Times from many points in one mode. What the points of a segment share (the best label at each
/// of its ends, for each service) is looked up once and remembered for the segments asked for last;
/// for one thread.
class SegmentTimes {
 public:
  static constexpr std::int32_t kNever = std::int32_t{1} << 29;  ///< ms; more than any limit

  SegmentTimes(const Catalogue& catalogue, const TravelTimes& times, ModeIndex mode);

  /// How many times a point has: to each service of the shown categories, then to where the map
  /// ends.
  std::size_t count() const { return count_; }
  /// Writes the milliseconds from an anchor, those of TravelTimes::cost; from kNever on: unreached.
  void from(const Anchor& anchor, std::span<std::int32_t> ms);
  /// Of such times (the least of several anchors) those to each category; kNever beyond the limit.
  void to_categories(std::span<const std::int32_t> ms, std::span<std::int32_t> categories) const;

 private:
  /// An entrance on the segment itself.
  struct PlaceOnIt {
    std::uint32_t service;  ///< of services_
    std::uint32_t along_cm;
    std::int32_t ms;  ///< from the segment on
  };
  struct Shared {
    std::uint32_t segment = kNone;
    bool forward = false;   ///< whether one may leave towards the `to` end
    bool backward = false;  ///< whether one may leave towards the `from` end
    /// ms beyond each end and from the junction at it, [forward or backward].
    std::vector<std::int32_t> beyond[2], at[2];
    std::vector<PlaceOnIt> places;  ///< that are entered from the segment, not only at its ends
    double speed_mps[2] = {};       ///< [forward or backward]
    double slope[2] = {};           ///< how many times as long it takes, likewise
  };
  const Shared& shared(std::uint32_t segment);
  static std::uint32_t part_ms(const Shared& shared, bool forward, std::uint32_t cm);
  std::int32_t best_door(const std::vector<TravelCost>& labels) const;
  void read_doors(std::vector<std::int32_t>& best_ms) const;
  bool read_end(std::uint32_t segment, bool forward, Shared& shared);
  void read_places(std::uint32_t segment, Shared& shared) const;

  const Catalogue& catalogue_;
  const TravelTimes& times_;
  const SearchGraph& graph_;
  const StreetNetwork& network_;
  std::vector<Shared> recent_;
  std::vector<SearchGraph::Door> doors_;
  std::vector<ServiceIndex> services_;                   ///< of the shown categories
  Indexed<ServiceIndex, std::size_t> place_of_service_;  ///< in services_
  std::size_t count_ = 0;
};

}  // namespace quarter
