// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "quarter/base/ids.hpp"
#include "quarter/reach/streets_in_reach.hpp"
#include "segment_times.hpp"

namespace quarter {

struct Catalogue;

/// Times of points in one mode, the least over all streets they join (StreetIndex::joins). Exact,
/// but with few looks at obstacles: the walk is tried only to a street that would be the best one
/// to some service; for one thread.
class CellTimes {
 public:
  CellTimes(const Catalogue& catalogue, const TravelTimes& times, ModeIndex mode,
            const StreetsInReach& finder);

  /// Finds the times from a cell's middle; false if it joins no street.
  bool find(Point2 middle, std::span<StreetInReach> streets);
  /// Milliseconds to each shown category, of the middle asked for last; SegmentTimes::kNever:
  /// unreached.
  std::span<const std::int32_t> to_categories() const { return to_category_; }
  /// To where the map ends, likewise.
  std::int32_t to_map_end() const {
    return least_.back() <= limit_ms_ ? least_.back() : SegmentTimes::kNever;
  }

 private:
  /// A street that may be joined.
  struct Candidate {
    StreetInReach* street;
    bool sure = false;               ///< that it is joined
    std::vector<std::int32_t> ms{};  ///< from it, see SegmentTimes
  };

  bool may_join(const StreetInReach& street) const;
  bool on_ground(std::uint32_t segment) const;
  bool any_free(Point2 middle, std::span<StreetInReach> streets);
  void take_ground(std::span<StreetInReach> streets);
  void take_rounds(Point2 middle, std::span<StreetInReach> streets);
  void take(StreetInReach& street, bool sure);
  void take_times(const Candidate& candidate);
  bool is_better(const Candidate& candidate) const;
  void drop_useless();
  bool try_best(Point2 middle);

  const SearchGraph& graph_;
  const StreetNetwork& network_;
  const StreetsInReach& finder_;
  float limit_m_;
  std::int32_t limit_ms_;
  SegmentTimes times_;
  std::vector<Candidate> candidates_;  ///< the first count_ are in use; the rest keep their memory
  std::size_t count_ = 0;
  std::vector<StreetInReach*> by_distance_;
  std::vector<std::int32_t> least_;    ///< of the streets that are joined for sure
  std::vector<std::int32_t> at_best_;  ///< the same if all candidates were
  std::vector<std::int32_t> to_category_;
};

}  // namespace quarter
