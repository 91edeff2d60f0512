// SPDX-License-Identifier: Apache-2.0
#include "quarter/reach/distinct_places.hpp"

#include <algorithm>
#include <queue>
#include <tuple>

namespace quarter {
namespace {

struct Candidate {
  PlaceCost reached;
  std::uint32_t vertex;

  friend bool operator>(const Candidate& a, const Candidate& b) {
    return std::tie(a.reached.cost, a.reached.place, a.vertex) >
           std::tie(b.reached.cost, b.reached.place, b.vertex);
  }
};

using Queue = std::priority_queue<Candidate, std::vector<Candidate>, std::greater<>>;

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
      first_(num_vertices(graph.graph()), kNone) {
  std::sort(entrances_.begin(), entrances_.end(),
            [](const PlaceEntrance& a, const PlaceEntrance& b) {
              const Anchor& x = a.entrance.anchor;
              const Anchor& y = b.entrance.anchor;
              return std::tie(x.segment, x.along_cm, x.off_m, a.place) <
                     std::tie(y.segment, y.along_cm, y.off_m, b.place);
            });
  search();
}

bool DistinctPlaces::settle(std::uint32_t vertex, const PlaceCost& reached) {
  std::size_t count = 0;
  std::size_t in_group = 0;
  for (std::uint32_t i = first_[vertex]; i != kNone; i = labels_[i].next, ++count) {
    if (labels_[i].place == reached.place) return false;
    in_group += labels_[i].group == reached.group ? 1 : 0;
  }
  if (count >= limits_.most || in_group >= limits_.most_of_group) return false;
  labels_.push_back({reached.cost, reached.place, reached.group, first_[vertex]});
  first_[vertex] = static_cast<std::uint32_t>(labels_.size() - 1);
  return true;
}

void DistinctPlaces::search() {
  Queue queue;
  std::vector<SearchGraph::Door> doors;
  for (const PlaceEntrance& entrance : entrances_) {
    doors.clear();
    graph_.add_entries(entrance.entrance.anchor, entrance.entrance.start, doors);
    for (const SearchGraph::Door& door : doors) {
      if (within(door.cost)) queue.push({{door.cost, entrance.place, entrance.group}, door.vertex});
    }
  }
  const SearchGraph::Graph& graph = graph_.graph();
  while (!queue.empty()) {
    const Candidate next = queue.top();
    queue.pop();
    if (!settle(next.vertex, next.reached)) continue;
    for (auto [arc, end] = out_edges(next.vertex, graph); arc != end; ++arc) {
      const PlaceCost on{next.reached.cost + graph[*arc].cost, next.reached.place,
                         next.reached.group};
      if (within(on.cost)) queue.push({on, static_cast<std::uint32_t>(target(*arc, graph))});
    }
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

void DistinctPlaces::from(const Anchor& origin, std::span<const SearchGraph::Door> exits,
                          std::vector<PlaceCost>& found) const {
  found.clear();
  add_entrances_on(origin, found);
  for (const SearchGraph::Door& exit : exits) {
    for (std::uint32_t i = first_[exit.vertex]; i != kNone; i = labels_[i].next)
      found.push_back({labels_[i].cost + exit.cost, labels_[i].place, labels_[i].group});
  }
  std::erase_if(found, [&](const PlaceCost& cost) { return !within(cost.cost); });
  keep_nearest(found, limits_);
}

}  // namespace quarter
