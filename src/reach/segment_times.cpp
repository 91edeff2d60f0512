// SPDX-License-Identifier: Apache-2.0
#include "segment_times.hpp"

#include <algorithm>

#include "quarter/catalogue/rules.hpp"
#include "quarter/catalogue/services.hpp"

namespace quarter {
namespace {

constexpr std::size_t kRemembered = 1024;  ///< segments, by the lower bits of their index
constexpr std::size_t kForward = 0, kBackward = 1;

std::int32_t signed_ms(std::uint32_t ms) {
  return static_cast<std::int32_t>(std::min(ms, static_cast<std::uint32_t>(SegmentTimes::kNever)));
}

/// Makes each of `least` the sum, where that is less.
void take_less(std::span<std::int32_t> least, const std::vector<std::int32_t>& ms,
               std::int32_t more) {
  const std::int32_t* const from = ms.data();
  std::int32_t* const to = least.data();
  for (std::size_t i = 0; i < least.size(); ++i) {
    const std::int32_t sum = from[i] + more;
    to[i] = sum < to[i] ? sum : to[i];
  }
}

}  // namespace

SegmentTimes::SegmentTimes(const Catalogue& catalogue, const TravelTimes& times, ModeIndex mode)
    : catalogue_(catalogue),
      times_(times),
      graph_(times.graph(mode)),
      network_(times.index().network()),
      recent_(kRemembered),
      place_of_service_(catalogue.services.size(), kNone) {
  for (const CategoryIndex c : catalogue.shown_categories()) {
    for (const ServiceIndex service : catalogue.categories[c].services) {
      if (place_of_service_[service] != kNone) continue;
      place_of_service_[service] = services_.size();
      services_.push_back(service);
    }
  }
  count_ = services_.size() + 1;
}

/// The best label plus cost of the doors at one end.
std::int32_t SegmentTimes::best_door(const std::vector<TravelCost>& labels) const {
  std::int32_t best = kNever;
  for (const SearchGraph::Door& door : doors_) {
    const TravelCost label = labels[door.vertex];
    if (label.reached()) best = std::min(best, signed_ms(label.ms() + door.cost.ms()));
  }
  return best;
}

/// The same for each service, and for the map's end behind them.
void SegmentTimes::read_doors(std::vector<std::int32_t>& best_ms) const {
  best_ms.clear();
  for (const ServiceIndex service : services_)
    best_ms.push_back(best_door(times_.field(graph_.mode(), service).labels()));
  best_ms.push_back(best_door(times_.edge(graph_.mode()).labels()));
}

/// Reads what lies beyond one end and at its junction; false if the mode may not leave that way.
bool SegmentTimes::read_end(std::uint32_t segment, bool forward, Shared& shared) {
  Anchor end;
  end.segment = segment;
  end.along_cm = forward ? network_.segments[segment].length_cm : 0;
  doors_.clear();
  graph_.add_standing(end, {}, doors_);
  read_doors(shared.at[forward ? kForward : kBackward]);
  doors_.clear();
  graph_.add_end(segment, forward, doors_);
  read_doors(shared.beyond[forward ? kForward : kBackward]);
  return !doors_.empty();
}

const SegmentTimes::Shared& SegmentTimes::shared(std::uint32_t segment) {
  Shared& shared = recent_[segment % kRemembered];
  if (shared.segment == segment) return shared;
  shared.segment = segment;
  shared.forward = read_end(segment, true, shared);
  shared.backward = read_end(segment, false, shared);
  const StreetSegment& street = network_.segments[segment];
  for (const bool forward : {true, false}) {
    const ModeRule& rule = network_.rule(street, graph_.mode());
    const std::size_t way = forward ? kForward : kBackward;
    shared.speed_mps[way] = forward ? rule.forward.speed_mps : rule.backward.speed_mps;
    shared.slope[way] = network_.slope_factor(graph_.mode(), segment, forward);
  }
  read_places(segment, shared);
  return shared;
}

/// Without those that are entered at a junction, whose labels tell of them.
void SegmentTimes::read_places(std::uint32_t segment, Shared& shared) const {
  shared.places.clear();
  for (std::uint32_t i = 0; i < services_.size(); ++i) {
    for (const Entrance& entrance :
         times_.field(graph_.mode(), services_[i]).entrances_on(segment)) {
      if (graph_.only_stands(entrance.anchor)) continue;
      const TravelCost cost = graph_.off_network(entrance.anchor) + entrance.start;
      shared.places.push_back({i, entrance.anchor.along_cm, signed_ms(cost.ms())});
    }
  }
}

/// What SearchGraph::part says of the time.
std::uint32_t SegmentTimes::part_ms(const Shared& shared, bool forward, std::uint32_t cm) {
  const std::size_t way = forward ? kForward : kBackward;
  return travel_ms(cm / 100.0 * shared.slope[way], shared.speed_mps[way]);
}

void SegmentTimes::from(const Anchor& anchor, std::span<std::int32_t> ms) {
  const Shared& shared = this->shared(anchor.segment);
  const std::uint32_t length_cm = network_.segments[anchor.segment].length_cm;
  const std::int32_t off = signed_ms(graph_.off_network(anchor).ms());
  std::fill(ms.begin(), ms.end(), kNever);
  const auto ride = [&](bool forward, std::uint32_t cm) {
    take_less(ms, shared.beyond[forward ? kForward : kBackward],
              off + signed_ms(part_ms(shared, forward, cm)));
  };
  const bool stands = graph_.only_stands(anchor);
  if (shared.forward && !stands) ride(true, length_cm - anchor.along_cm);
  if (shared.backward && !stands) ride(false, anchor.along_cm);
  if (anchor.along_cm == 0)
    take_less(ms, shared.at[kBackward], off);
  else if (anchor.along_cm == length_cm)
    take_less(ms, shared.at[kForward], off);
  if (stands) return;
  for (const PlaceOnIt& place : shared.places) {
    const bool forward = place.along_cm > anchor.along_cm;
    const std::uint32_t cm =
        forward ? place.along_cm - anchor.along_cm : anchor.along_cm - place.along_cm;
    if (cm > 0 && !(forward ? shared.forward : shared.backward)) continue;
    const std::int32_t straight =
        off + (cm == 0 ? 0 : signed_ms(part_ms(shared, forward, cm))) + place.ms;
    ms[place.service] = std::min(ms[place.service], straight);
  }
}

void SegmentTimes::to_categories(std::span<const std::int32_t> ms,
                                 std::span<std::int32_t> categories) const {
  const auto limit = static_cast<std::int32_t>(times_.limit_ms());
  for (std::size_t c = 0; c < categories.size(); ++c) {
    std::int32_t farthest = 0;
    for (const ServiceIndex service : catalogue_.categories[CategoryIndex(c)].services)
      farthest = std::max(farthest, ms[place_of_service_[service]]);
    categories[c] = farthest <= limit ? farthest : kNever;
  }
}

}  // namespace quarter
