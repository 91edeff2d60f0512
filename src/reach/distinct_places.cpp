// SPDX-License-Identifier: Apache-2.0
#include "quarter/reach/distinct_places.hpp"

#include <algorithm>
#include <tuple>
#include <unordered_map>

#include "place_search.hpp"

namespace quarter {
namespace {

/// Keeps the cheapest of each place, of these the nearest within the limits.
void keep_nearest(std::vector<PlaceCost>& found, const DistinctPlaces::Limits& limits) {
  std::sort(found.begin(), found.end(), [](const PlaceCost& a, const PlaceCost& b) {
    return std::tie(a.place, a.cost) < std::tie(b.place, b.cost);
  });
  const auto same_place = [](const PlaceCost& a, const PlaceCost& b) { return a.place == b.place; };
  found.erase(std::unique(found.begin(), found.end(), same_place), found.end());
  std::sort(found.begin(), found.end(), [](const PlaceCost& a, const PlaceCost& b) {
    return std::tie(a.cost, a.place) < std::tie(b.cost, b.place);
  });
  std::size_t kept = 0;
  for (std::size_t i = 0; i < found.size() && kept < limits.most; ++i) {
    const auto in_group =
        std::count_if(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(kept),
                      [&](const PlaceCost& other) { return other.group == found[i].group; });
    if (static_cast<std::size_t>(in_group) < limits.most_of_group) found[kept++] = found[i];
  }
  found.resize(kept);
}

}  // namespace

DistinctPlaces::DistinctPlaces(const SearchGraph& graph, std::vector<PlaceEntrance> entrances,
                               Limits limits)
    : graph_(graph),
      limits_(limits),
      entrances_(std::move(entrances)),
      first_(graph.vertex_count(), kNone) {
  std::sort(entrances_.begin(), entrances_.end(),
            [](const PlaceEntrance& a, const PlaceEntrance& b) {
              const Anchor& x = a.entrance.anchor;
              const Anchor& y = b.entrance.anchor;
              return std::tie(x.segment, x.along_cm, x.off_m, a.place) <
                     std::tie(y.segment, y.along_cm, y.off_m, b.place);
            });
  search();
}

bool DistinctPlaces::nearer(const PlaceCost& a, const PlaceCost& b) const {
  const auto far = [this](const PlaceCost& place) {
    return limits_.in_metres() ? place.cost.cm() : place.cost.ms();
  };
  return std::make_tuple(far(a), a.cost, a.place) < std::make_tuple(far(b), b.cost, b.place);
}

bool DistinctPlaces::Crowd::full(const Limits& limits) const {
  return all >= limits.most || of_group >= limits.most_of_group;
}

bool DistinctPlaces::offer(std::uint32_t vertex, const PlaceCost& reached) {
  Crowd ahead;
  Crowd ahead_in_both;  // what has neither more time nor more metres, and so is never cut before
  std::uint32_t* link = &first_[vertex];
  for (; *link != kNone; link = &labels_[*link].next) {
    const Label& label = labels_[*link];
    if (nearer(reached, {label.cost, label.place, label.group})) break;
    ahead.add(label.group == reached.group);
    if (!limits_.in_metres() || label.cost.ms() <= reached.cost.ms())
      ahead_in_both.add(label.group == reached.group);
  }
  if (ahead.full(limits_)) return !ahead_in_both.full(limits_);
  ahead.add(true);
  const std::uint32_t rest = drop_one_too_many(*link, ahead, reached.group);
  const Label label{reached.cost, reached.place, reached.group, rest};
  if (spare_ == kNone) {
    labels_.push_back(label);
    *link = static_cast<std::uint32_t>(labels_.size() - 1);
  } else {
    labels_[spare_] = label;
    *link = spare_;
    spare_ = kNone;
  }
  return true;
}

std::uint32_t DistinctPlaces::drop_one_too_many(std::uint32_t first, Crowd ahead,
                                                std::uint32_t group) {
  for (std::uint32_t* link = &first; *link != kNone; link = &labels_[*link].next) {
    const bool same_group = labels_[*link].group == group;
    const bool too_many =
        ahead.all >= limits_.most || (same_group && ahead.of_group >= limits_.most_of_group);
    if (!too_many) {
      ahead.add(same_group);
      continue;
    }
    spare_ = *link;
    *link = labels_[*link].next;
    break;
  }
  return first;
}

void DistinctPlaces::search() {
  // Place by place, neighbours after one another, so that a search finds in the cache what the last
  // one has touched.
  std::vector<const PlaceEntrance*> entrances;
  std::unordered_map<std::uint32_t, std::size_t> turns;
  for (const PlaceEntrance& entrance : entrances_) {
    entrances.push_back(&entrance);
    turns.emplace(entrance.place, turns.size());
  }
  std::stable_sort(entrances.begin(), entrances.end(),
                   [&](const PlaceEntrance* a, const PlaceEntrance* b) {
                     return turns[a->place] < turns[b->place];
                   });
  PlaceSearch search(graph_, limits_.ms, limits_.cm);
  for (std::size_t begin = 0, end = 0; begin < entrances.size(); begin = end) {
    const PlaceEntrance& place = *entrances[begin];
    for (; end < entrances.size() && entrances[end]->place == place.place; ++end)
      search.enter(entrances[end]->entrance);
    search.run([&](std::uint32_t vertex, TravelCost cost) {
      return offer(vertex, {cost, place.place, place.group});
    });
  }
}

void DistinctPlaces::add_entrances_on(const Anchor& origin, std::vector<PlaceCost>& found) const {
  auto it = std::lower_bound(entrances_.begin(), entrances_.end(), origin.segment,
                             [](const PlaceEntrance& e, std::uint32_t segment) {
                               return e.entrance.anchor.segment < segment;
                             });
  for (; it != entrances_.end() && it->entrance.anchor.segment == origin.segment; ++it) {
    const TravelCost along = graph_.along(origin, it->entrance.anchor);
    if (along.reached()) found.push_back({along + it->entrance.start, it->place, it->group});
  }
}

void DistinctPlaces::from(std::span<const Anchor> origins, std::span<const SearchGraph::Door> exits,
                          std::vector<PlaceCost>& found) const {
  found.clear();
  for (const Anchor& origin : origins)
    add_entrances_on(origin, found);
  for (const SearchGraph::Door& exit : exits) {
    for (std::uint32_t i = first_[exit.vertex]; i != kNone; i = labels_[i].next)
      found.push_back({labels_[i].cost + exit.cost, labels_[i].place, labels_[i].group});
  }
  std::erase_if(found, [&](const PlaceCost& cost) { return !within(cost.cost); });
  keep_nearest(found, limits_);
}

}  // namespace quarter
