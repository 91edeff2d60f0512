// SPDX-License-Identifier: Apache-2.0
#include "quarter/reach/route.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numeric>
#include <stdexcept>

#include "quarter/network/street_graph.hpp"

namespace quarter {
namespace {

/// The part of a line between two shares of its length.
Line part_of(std::span<const LonLat> line, double from, double to) {
  std::vector<double> metres{0};
  for (std::size_t i = 1; i < line.size(); ++i)
    metres.push_back(metres.back() + near_distance_m(line[i - 1], line[i]));
  const auto at = [&](double wanted_m) {
    const auto after = std::upper_bound(metres.begin() + 1, metres.end() - 1, wanted_m);
    const auto i = static_cast<std::size_t>(after - metres.begin());
    const double piece_m = metres[i] - metres[i - 1];
    const double share = piece_m > 0 ? (wanted_m - metres[i - 1]) / piece_m : 0;
    return between(line[i - 1], line[i], std::clamp(share, 0.0, 1.0));
  };
  Line part{at(from * metres.back())};
  for (std::size_t i = 1; i + 1 < line.size(); ++i) {
    if (metres[i] > from * metres.back() && metres[i] < to * metres.back()) part.push_back(line[i]);
  }
  part.push_back(at(to * metres.back()));
  return part;
}

}  // namespace

std::string_view name_of(RouteLeg::Kind kind) {
  switch (kind) {
    case RouteLeg::Kind::to_street:
      return "to the street";
    case RouteLeg::Kind::street:
      return "street";
    case RouteLeg::Kind::gate:
      return "gate";
    case RouteLeg::Kind::crossing:
      return "crossing";
    case RouteLeg::Kind::to_place:
      return "to the place";
    case RouteLeg::Kind::terminal:
      return "bicycle taken and parked";
  }
  return "";
}

/// How a route begins: its first leg on the street, if any, and the vertex that leads to.
struct RouteFinder::Start {
  std::uint32_t vertex;
  std::optional<RouteLeg> leg;
};

RouteFinder::RouteFinder(const Catalogue& catalogue, const StreetNetwork& network,
                         const SearchGraph& graph)
    : catalogue_(catalogue), network_(network), graph_(graph) {
  const StreetGraph::Arcs& g = graph.graph().arcs;
  junction_of_.assign(num_vertices(g), kNone);
  for (std::uint32_t j = 0; j < network.junctions.size(); ++j) {
    for (const std::uint32_t vertex : graph.vertices_of({&j, 1}))
      junction_of_[vertex] = j;
  }
  first_arc_.assign(num_vertices(g) + 1, 0);
  const auto [begin, end] = edges(g);
  for (auto e = begin; e != end; ++e)
    ++first_arc_[target(*e, g) + 1];
  std::partial_sum(first_arc_.begin(), first_arc_.end(), first_arc_.begin());
  arcs_.resize(num_edges(g));
  std::vector<std::uint32_t> next(first_arc_.begin(), first_arc_.end() - 1);
  for (auto e = begin; e != end; ++e)
    arcs_[next[target(*e, g)]++] = {static_cast<std::uint32_t>(source(*e, g)), g[*e].cost};

  first_segment_.assign(network.junctions.size() + 1, 0);
  const auto each_end = [&](auto visit) {
    for (std::uint32_t s = 0; s < network.segments.size(); ++s) {
      if (!graph.usable(s)) continue;
      visit(network.segments[s].from, s);
      if (network.segments[s].to != network.segments[s].from) visit(network.segments[s].to, s);
    }
  };
  each_end([&](std::uint32_t junction, std::uint32_t) { ++first_segment_[junction + 1]; });
  std::partial_sum(first_segment_.begin(), first_segment_.end(), first_segment_.begin());
  segments_.resize(first_segment_.back());
  next.assign(first_segment_.begin(), first_segment_.end() - 1);
  each_end([&](std::uint32_t junction, std::uint32_t s) { segments_[next[junction]++] = s; });
}

bool RouteFinder::goes(std::uint32_t segment, bool forward) const {
  const ModeRule& rule = network_.rule(network_.segments[segment], graph_.mode());
  return (forward ? rule.forward : rule.backward).passage != Passage::none;
}

RouteLeg RouteFinder::along_segment(std::uint32_t segment, bool forward, std::uint32_t from_cm,
                                    std::uint32_t to_cm) const {
  const StreetSegment& street = network_.segments[segment];
  const std::uint32_t low = std::min(from_cm, to_cm), high = std::max(from_cm, to_cm);
  RouteLeg leg;
  leg.segment = segment;
  leg.forward = forward;
  leg.cost = graph_.part(segment, forward, high - low);
  const double whole = std::max(1U, street.length_cm);
  leg.shape = part_of(network_.shape(street), low / whole, high / whole);
  if (!forward) std::reverse(leg.shape.begin(), leg.shape.end());
  return leg;
}

std::optional<RouteFinder::Start> RouteFinder::start(const Anchor& origin,
                                                     const TravelTimeField& field,
                                                     TravelCost best) const {
  const TravelCost off = graph_.off_network(origin);
  std::vector<SearchGraph::Door> doors;
  graph_.add_standing(origin, off, doors);
  for (const SearchGraph::Door& door : doors) {
    if (field.labels()[door.vertex].reached() && field.labels()[door.vertex] + door.cost == best)
      return Start{door.vertex, std::nullopt};
  }
  if (graph_.only_stands(origin)) return std::nullopt;
  const std::uint32_t length_cm = network_.segments[origin.segment].length_cm;
  for (const bool forward : {true, false}) {
    doors.clear();
    graph_.add_end(origin.segment, forward, doors);
    if (doors.empty()) continue;
    RouteLeg leg = along_segment(origin.segment, forward, origin.along_cm, forward ? length_cm : 0);
    for (const SearchGraph::Door& door : doors) {
      const TravelCost label = field.labels()[door.vertex];
      if (!label.reached() || label + (off + leg.cost + door.cost) != best) continue;
      leg.delay_ms = door.cost.ms();
      leg.cost = leg.cost + door.cost;
      return Start{door.vertex, std::move(leg)};
    }
  }
  return std::nullopt;
}

std::uint32_t RouteFinder::half_delay_ms(SegmentEnd end, Through through) const {
  return network_.half_delay_ms(catalogue_, graph_.mode(), end, through);
}

RouteLeg RouteFinder::between(std::uint32_t vertex, const Arc& arc) const {
  const std::uint32_t from = junction_of_[vertex], to = junction_of_[arc.next];
  for (std::uint32_t i = first_segment_[from]; i < first_segment_[from + 1]; ++i) {
    const std::uint32_t s = segments_[i];
    const StreetSegment& street = network_.segments[s];
    for (const bool forward : {true, false}) {
      if ((forward ? street.from : street.to) != from || (forward ? street.to : street.from) != to)
        continue;
      if (!goes(s, forward)) continue;
      const TravelCost moving = graph_.part(s, forward, street.length_cm);
      if (moving.cm() != arc.cost.cm() || moving.ms() > arc.cost.ms()) continue;
      const std::uint32_t delay_ms = half_delay_ms({s, !forward}, Through::leaving) +
                                     half_delay_ms({s, forward}, Through::arriving);
      const std::uint32_t ms = std::max(moving.ms() + delay_ms, SearchGraph::kLeastArcMs);
      if (ms != arc.cost.ms()) continue;
      RouteLeg leg =
          along_segment(s, forward, forward ? 0 : street.length_cm, forward ? street.length_cm : 0);
      leg.delay_ms = arc.cost.ms() - moving.ms();
      leg.cost = arc.cost;
      return leg;
    }
  }
  RouteLeg gate;
  gate.kind = network_.stops(from, graph_.mode()) ? RouteLeg::Kind::gate : RouteLeg::Kind::crossing;
  gate.cost = arc.cost;
  gate.delay_ms = arc.cost.ms();
  gate.shape = {network_.junctions[from], network_.junctions[to]};
  return gate;
}

std::uint32_t RouteFinder::follow(std::uint32_t vertex, const TravelTimeField& field,
                                  const std::vector<TravelCost>& entries,
                                  std::vector<RouteLeg>& legs) const {
  const auto& labels = field.labels();
  while (entries[vertex] != labels[vertex]) {
    const auto begin = arcs_.begin() + first_arc_[vertex];
    const auto end = arcs_.begin() + first_arc_[vertex + 1];
    const auto tight = std::find_if(begin, end, [&](const Arc& arc) {
      return labels[arc.next].reached() && labels[arc.next] + arc.cost == labels[vertex];
    });
    if (tight == end) throw std::logic_error("a travel time has no way behind it");
    legs.push_back(between(vertex, *tight));
    vertex = tight->next;
  }
  return vertex;
}

void RouteFinder::end_at(const Entrance& entrance, LonLat door, Route& route) const {
  if (entrance.start.ms() > 0) {
    RouteLeg leg;
    leg.kind = RouteLeg::Kind::terminal;
    leg.cost = TravelCost(entrance.start.ms(), entrance.start.cm());
    leg.delay_ms = entrance.start.ms();
    leg.shape = {entrance.anchor.foot, entrance.anchor.foot};
    route.legs.push_back(std::move(leg));
  }
  const TravelCost off = graph_.off_network(entrance.anchor);
  if (off != TravelCost{}) {
    RouteLeg leg;
    leg.kind = RouteLeg::Kind::to_place;
    leg.cost = off;
    leg.shape = {entrance.anchor.foot, door};
    route.legs.push_back(std::move(leg));
  }
}

/// The leg from a vertex along the entrance's own segment, if that is how it is reached there.
std::optional<std::vector<RouteLeg>> RouteFinder::entry(std::uint32_t vertex, TravelCost label,
                                                        const Entrance& entrance) const {
  const Anchor& place = entrance.anchor;
  std::vector<SearchGraph::Door> doors;
  graph_.add_standing(place, entrance.start + graph_.off_network(place), doors);
  const auto here = [&](const SearchGraph::Door& door) {
    return door.vertex == vertex && door.cost == label;
  };
  if (std::any_of(doors.begin(), doors.end(), here)) return std::vector<RouteLeg>{};
  if (graph_.only_stands(place)) return std::nullopt;
  doors.clear();
  graph_.add_entries(place, entrance.start, doors);
  if (std::none_of(doors.begin(), doors.end(), here)) return std::nullopt;
  const StreetSegment& street = network_.segments[place.segment];
  for (const bool forward : {true, false}) {
    if (junction_of_[vertex] != (forward ? street.from : street.to)) continue;
    RouteLeg leg =
        along_segment(place.segment, forward, forward ? 0 : street.length_cm, place.along_cm);
    leg.delay_ms = half_delay_ms({place.segment, !forward}, Through::leaving);
    leg.cost = leg.cost + TravelCost(leg.delay_ms, 0);
    if (entrance.start + graph_.off_network(place) + leg.cost == label)
      return std::vector<RouteLeg>{std::move(leg)};
  }
  return std::nullopt;
}

std::optional<Route> RouteFinder::route(std::span<const Anchor> origins, LonLat where,
                                        const TravelTimeField& field,
                                        std::span<const Entrance> entrances,
                                        std::span<const LonLat> doors_at) const {
  const auto quickest =
      std::min_element(origins.begin(), origins.end(),
                       [&](const Anchor& a, const Anchor& b) { return field.at(a) < field.at(b); });
  if (quickest == origins.end()) return std::nullopt;
  return route(*quickest, where, field, entrances, doors_at);
}

std::optional<Route> RouteFinder::route(const Anchor& origin, LonLat where,
                                        const TravelTimeField& field,
                                        std::span<const Entrance> entrances,
                                        std::span<const LonLat> doors_at) const {
  Route route;
  route.cost = field.at(origin);
  if (!origin.joined() || !route.cost.reached()) return std::nullopt;
  if (const TravelCost off = graph_.off_network(origin); off != TravelCost{}) {
    RouteLeg leg;
    leg.kind = RouteLeg::Kind::to_street;
    leg.cost = off;
    leg.shape = {where, origin.foot};
    route.legs.push_back(std::move(leg));
  }
  for (std::size_t e = 0; e < entrances.size(); ++e) {  // on the same street
    const TravelCost along = graph_.along(origin, entrances[e].anchor);
    if (!along.reached() || along + entrances[e].start != route.cost) continue;
    const std::uint32_t from = origin.along_cm, to = entrances[e].anchor.along_cm;
    if (from != to) route.legs.push_back(along_segment(origin.segment, to > from, from, to));
    route.entrance = e;
    end_at(entrances[e], doors_at[e], route);
    return route;
  }
  std::vector<TravelCost> entries(field.labels().size(), TravelCost::unreached());
  std::vector<SearchGraph::Door> doors;
  for (const Entrance& entrance : entrances)
    graph_.add_entries(entrance.anchor, entrance.start, doors);
  for (const SearchGraph::Door& door : doors)
    entries[door.vertex] = std::min(entries[door.vertex], door.cost);

  auto first = start(origin, field, route.cost);
  if (!first) throw std::logic_error("a travel time has no way behind it");
  if (first->leg) route.legs.push_back(std::move(*first->leg));
  const std::uint32_t last = follow(first->vertex, field, entries, route.legs);
  for (std::size_t e = 0; e < entrances.size(); ++e) {
    auto legs = entry(last, field.labels()[last], entrances[e]);
    if (!legs) continue;
    std::move(legs->begin(), legs->end(), std::back_inserter(route.legs));
    route.entrance = e;
    end_at(entrances[e], doors_at[e], route);
    return route;
  }
  throw std::logic_error("a travel time has no entrance behind it");
}

}  // namespace quarter
