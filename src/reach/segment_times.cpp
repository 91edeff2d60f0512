// SPDX-License-Identifier: Apache-2.0
#include "segment_times.hpp"

#include <algorithm>

namespace quarter {
namespace {

constexpr std::size_t kRemembered = 1024;  ///< segments, by the lower bits of their index

}  // namespace

SegmentTimes::SegmentTimes(const Catalogue& catalogue, const TravelTimes& times, std::size_t mode)
    : catalogue_(catalogue),
      times_(times),
      graph_(times.graph(mode)),
      network_(times.index().network()),
      recent_(kRemembered),
      asked_(catalogue.services.size(), false),
      to_service_(catalogue.services.size() + 1),  // the map's end behind them
      to_category_(catalogue.shown_categories()) {
  for (std::size_t c = 0; c < to_category_.size(); ++c) {
    for (const std::size_t service : catalogue.categories[c].services)
      asked_[service] = true;
  }
}

/// The best label plus cost of the doors at one end.
std::uint32_t SegmentTimes::best_door(const std::vector<TravelCost>& labels) const {
  std::uint32_t best = kNever;
  for (const SearchGraph::Door& door : doors_) {
    const TravelCost label = labels[door.vertex];
    if (label.reached()) best = std::min(best, label.ms() + door.cost.ms());
  }
  return best;
}

/// The same for each service, and for the map's end behind them.
void SegmentTimes::read_doors(bool forward, std::vector<std::uint32_t>& best_ms) const {
  const std::size_t services = catalogue_.services.size(), side = forward ? 0 : 1;
  for (std::size_t s = 0; s < services; ++s) {
    best_ms[2 * s + side] = asked_[s] ? best_door(times_.field(graph_.mode(), s).labels()) : kNever;
  }
  best_ms[2 * services + side] = best_door(times_.edge(graph_.mode()).labels());
}

/// Reads what lies beyond one end and at its junction; false if the mode may not leave that way.
bool SegmentTimes::read_end(std::uint32_t segment, bool forward, Shared& shared) {
  Anchor end;
  end.segment = segment;
  end.along_cm = forward ? network_.segments[segment].length_cm : 0;
  doors_.clear();
  graph_.add_standing(end, {}, doors_);
  read_doors(forward, shared.at);
  doors_.clear();
  graph_.add_end(segment, forward, doors_);
  read_doors(forward, shared.beyond);
  return !doors_.empty();
}

const SegmentTimes::Shared& SegmentTimes::shared(std::uint32_t segment) {
  Shared& shared = recent_[segment % kRemembered];
  if (shared.segment == segment) return shared;
  shared.segment = segment;
  shared.beyond.resize(2 * to_service_.size());
  shared.at.resize(2 * to_service_.size());
  shared.forward = read_end(segment, true, shared);
  shared.backward = read_end(segment, false, shared);
  shared.on_it.clear();
  for (std::uint32_t s = 0; s < catalogue_.services.size(); ++s) {
    if (asked_[s] && times_.field(graph_.mode(), s).enters_on(segment)) shared.on_it.push_back(s);
  }
  return shared;
}

const std::vector<std::uint32_t>& SegmentTimes::to_categories(const Anchor& from) {
  const Shared& shared = this->shared(from.segment);
  const std::uint32_t length_cm = network_.segments[from.segment].length_cm;
  const std::uint32_t off = graph_.off_network(from).ms();
  const auto ride = [&](bool open, bool forward, std::uint32_t cm) {
    return open ? off + graph_.part(from.segment, forward, cm).ms() : kNever;
  };
  const std::uint32_t forward = ride(shared.forward, true, length_cm - from.along_cm);
  const std::uint32_t backward = ride(shared.backward, false, from.along_cm);
  const bool at_start = from.along_cm == 0;
  if (at_start || from.along_cm == length_cm) {
    for (std::size_t s = 0; s < to_service_.size(); ++s)
      to_service_[s] = off + shared.at[2 * s + (at_start ? 1 : 0)];
  } else {
    for (std::size_t s = 0; s < to_service_.size(); ++s)
      to_service_[s] =
          std::min(shared.beyond[2 * s] + forward, shared.beyond[2 * s + 1] + backward);
  }
  for (const std::uint32_t s : shared.on_it) {
    const TravelCost straight = times_.field(graph_.mode(), s).straight(from);
    if (straight.reached()) to_service_[s] = std::min(to_service_[s], straight.ms());
  }
  for (std::size_t c = 0; c < to_category_.size(); ++c) {
    std::uint32_t farthest = 0;
    for (const std::size_t s : catalogue_.categories[c].services)
      farthest = std::max(farthest, to_service_[s]);
    to_category_[c] = farthest <= times_.limit_ms() ? farthest : kNever;
  }
  to_map_end_ = to_service_.back() <= times_.limit_ms() ? to_service_.back() : kNever;
  return to_category_;
}

}  // namespace quarter
