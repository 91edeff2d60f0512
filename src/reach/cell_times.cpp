// SPDX-License-Identifier: Apache-2.0
#include "cell_times.hpp"

#include <algorithm>
#include <cmath>

#include "quarter/catalogue/modes.hpp"
#include "quarter/catalogue/rules.hpp"

namespace quarter {
namespace {

Anchor anchor_of(const StreetNetwork& network, const StreetInReach& street) {
  const std::uint32_t length_cm = network.segments[street.segment].length_cm;
  Anchor anchor;
  anchor.segment = street.segment;
  anchor.along_cm = std::min(
      length_cm, static_cast<std::uint32_t>(std::lround(double{street.share} * length_cm)));
  anchor.off_m = street.off_m;
  return anchor;
}

}  // namespace

CellTimes::CellTimes(const Catalogue& catalogue, const TravelTimes& times, ModeIndex mode,
                     const StreetsInReach& finder)
    : graph_(times.graph(mode)),
      network_(times.index().network()),
      finder_(finder),
      limit_m_(static_cast<float>(catalogue.modes[mode].join_limit_m)),
      limit_ms_(static_cast<std::int32_t>(times.limit_ms())),
      times_(catalogue, times, mode),
      least_(times_.count()),
      at_best_(times_.count()),
      to_category_(catalogue.shown_categories().size()) {}

bool CellTimes::may_join(const StreetInReach& street) const {
  return street.off_m <= limit_m_ && graph_.usable(street.segment);
}

bool CellTimes::on_ground(std::uint32_t segment) const {
  return !network_.way_rules[network_.segments[segment].rule].above_or_below;
}

/// Whether one on the ground and on no tiny island is; the nearest is tried first.
bool CellTimes::any_free(Point2 middle, std::span<StreetInReach> streets) {
  by_distance_.clear();
  for (StreetInReach& street : streets) {
    if (may_join(street) && on_ground(street.segment) && !graph_.on_tiny_island(street.segment))
      by_distance_.push_back(&street);
  }
  const auto farther = [](const StreetInReach* a, const StreetInReach* b) {
    return a->off_m > b->off_m;
  };
  std::make_heap(by_distance_.begin(), by_distance_.end(), farther);
  while (!by_distance_.empty()) {
    if (finder_.is_free(middle, *by_distance_.front())) return true;
    std::pop_heap(by_distance_.begin(), by_distance_.end(), farther);
    by_distance_.pop_back();
  }
  return false;
}

void CellTimes::take(StreetInReach& street, bool sure) {
  if (count_ == candidates_.size()) candidates_.emplace_back();
  Candidate& candidate = candidates_[count_++];
  candidate.street = &street;
  candidate.sure = sure;
  candidate.ms.resize(times_.count());
  times_.from(anchor_of(network_, street), candidate.ms);
  if (sure) take_times(candidate);
}

void CellTimes::take_times(const Candidate& candidate) {
  const std::int32_t* const from = candidate.ms.data();
  std::int32_t* const to = least_.data();
  for (std::size_t i = 0; i < least_.size(); ++i)
    to[i] = from[i] < to[i] ? from[i] : to[i];
}

void CellTimes::take_ground(std::span<StreetInReach> streets) {
  for (StreetInReach& street : streets) {
    if (street.tried != StreetInReach::Tried::not_free && may_join(street) &&
        on_ground(street.segment))
      take(street, street.tried == StreetInReach::Tried::free);
  }
}

/// Where nothing on the ground is free.
void CellTimes::take_rounds(Point2 middle, std::span<StreetInReach> streets) {
  const auto round_of = [&](const StreetInReach& street) {
    const WalkKind walk = street.tried == StreetInReach::Tried::free
                              ? WalkKind::free
                              : finder_.walk_to(middle, street);
    return join_round(walk, !on_ground(street.segment));
  };
  std::vector<JoinRound> rounds;
  JoinRound last = JoinRound::gated_above_or_below;
  for (const StreetInReach& street : streets) {
    rounds.push_back(may_join(street) ? round_of(street) : JoinRound::none);
    if (!graph_.on_tiny_island(street.segment)) last = std::min(last, rounds.back());
  }
  for (std::size_t i = 0; i < streets.size(); ++i) {
    if (rounds[i] <= last) take(streets[i], true);
  }
}

bool CellTimes::is_better(const Candidate& candidate) const {
  const std::int32_t* const ms = candidate.ms.data();
  const std::int32_t* const least = least_.data();
  std::int32_t better = 0;
  for (std::size_t i = 0; i < least_.size(); ++i)
    better |= ms[i] - least[i];  // negative if any is
  return better < 0;
}

/// What is better nowhere than what is sure never will be.
void CellTimes::drop_useless() {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < count_; ++i) {
    if (candidates_[i].sure || !is_better(candidates_[i])) continue;
    if (kept != i) std::swap(candidates_[kept], candidates_[i]);
    ++kept;
  }
  count_ = kept;
}

/// Tries the walk to each candidate that is the best one to some service; false if none is left.
bool CellTimes::try_best(Point2 middle) {
  drop_useless();
  at_best_ = least_;
  for (std::size_t i = 0; i < count_; ++i) {
    const std::int32_t* const ms = candidates_[i].ms.data();
    std::int32_t* const best = at_best_.data();
    for (std::size_t k = 0; k < at_best_.size(); ++k)
      best[k] = ms[k] < best[k] ? ms[k] : best[k];
  }
  std::size_t kept = 0;
  for (std::size_t i = 0; i < count_; ++i) {
    Candidate& candidate = candidates_[i];
    bool is_best = false;
    for (std::size_t k = 0; k < at_best_.size() && !is_best; ++k)
      is_best = candidate.ms[k] == at_best_[k] && candidate.ms[k] < least_[k];
    if (is_best) {
      if (finder_.is_free(middle, *candidate.street)) take_times(candidate);
      continue;
    }
    if (kept != i) std::swap(candidates_[kept], candidate);
    ++kept;
  }
  count_ = kept;
  return count_ > 0;
}

bool CellTimes::find(Point2 middle, std::span<StreetInReach> streets) {
  std::fill(least_.begin(), least_.end(), SegmentTimes::kNever);
  count_ = 0;
  if (any_free(middle, streets)) {
    take_ground(streets);
    while (try_best(middle)) {
    }
  } else {
    take_rounds(middle, streets);
    if (count_ == 0) return false;
  }
  times_.to_categories(least_, to_category_);
  return true;
}

}  // namespace quarter
