// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <tuple>

#include "map_store.hpp"
#include "quarter/base/geometry.hpp"
#include "quarter/catalogue/modes.hpp"
#include "quarter/catalogue/rules.hpp"

namespace quarter {
namespace {

/// The ways of a route that are used here, each once, and the share of its length that each has;
/// all of them where some of the route is missing, as it cannot be told then.
struct RouteWays {
  std::vector<std::size_t> ways;
  std::vector<double> metres;
  double all_m = 0;
  bool whole = true;

  double share(std::size_t i) const { return whole && all_m > 0 ? metres[i] / all_m : 1; }
};

/// 1 for each node of a street on the ground that a mode may use.
std::vector<char> street_nodes(const StreetData& streets, ModeIndex mode) {
  std::vector<char> on_street(streets.nodes.size(), 0);
  for (const StreetWay& way : streets.ways) {
    const WayRule& rule = streets.way_rules[way.rule];
    if (rule.aboard || rule.off_ground || !rule.modes[mode].usable()) continue;
    for (std::uint32_t i = 0; i < way.ref_count; ++i)
      on_street[streets.refs[way.first_ref + i]] = 1;
  }
  return on_street;
}

/// The nearest marked node within a distance, of equally near ones the first; kNone if there is
/// none. Stations are few: all nodes are looked at for each.
std::uint32_t nearest_of(const std::vector<LonLat>& nodes, const std::vector<char>& marked,
                         LonLat at, double limit_m) {
  Box reach;
  reach.extend(at);
  reach = reach.grown(limit_m);
  std::pair<double, std::uint32_t> nearest{limit_m, kNone};
  for (std::uint32_t node = 0; node < marked.size(); ++node) {
    if (marked[node] == 0 || !reach.contains(nodes[node])) continue;
    nearest = std::min(nearest, std::make_pair(near_distance_m(at, nodes[node]), node));
  }
  return nearest.second;
}

/// The parts of a route that are here, with their lengths.
RouteWays ways_on(const RouteTimes& route, const MapBuilder::Store& store) {
  RouteWays on;
  for (const std::int64_t id : route.ways) {
    const RawWay* const way = store.find_way(id);
    if (way == nullptr) on.whole = false;
    if (way == nullptr || !store.is_street(*way) ||
        !store.streets.ways()[way->rule].timetable.keeps)
      continue;
    on.ways.push_back(static_cast<std::size_t>(way - store.ways.data()));
    on.metres.push_back(near_length_m(store.line_of(*way)));
    on.all_m += on.metres.back();
  }
  return on;
}

}  // namespace

/// Of relations that came twice the highest version stays.
void MapBuilder::Store::order_routes() {
  std::sort(routes.begin(), routes.end(), [](const RouteTimes& a, const RouteTimes& b) {
    return std::make_tuple(a.id.value, ~a.version) < std::make_tuple(b.id.value, ~b.version);
  });
  const auto twins =
      std::unique(routes.begin(), routes.end(),
                  [](const RouteTimes& a, const RouteTimes& b) { return a.id == b.id; });
  routes.erase(twins, routes.end());
  for (RouteTimes& route : routes) {
    std::sort(route.ways.begin(), route.ways.end());
    route.ways.erase(std::unique(route.ways.begin(), route.ways.end()), route.ways.end());
  }
}

/// The rule of each way that is on a route which tells its times.
std::map<std::size_t, std::uint32_t> MapBuilder::Store::rules_by_route() {
  order_routes();
  std::map<std::size_t, WaySource> sources;
  for (const RouteTimes& route : routes) {
    const RouteWays on = ways_on(route, *this);
    for (std::size_t i = 0; i < on.ways.size(); ++i) {
      const WaySource& plain = streets.sources()[ways[on.ways[i]].rule];
      sources.try_emplace(on.ways[i], plain)
          .first->second.routes.push_back(
              {on.whole ? route.duration_s : 0, route.interval_s, on.share(i), on.metres[i]});
    }
  }
  std::map<std::size_t, std::uint32_t> rules;
  for (auto& [way, source] : sources) {
    rules.emplace(way, static_cast<std::uint32_t>(data.streets.way_rules.size()));
    data.streets.way_rules.push_back(streets.evaluate(source));
    data.streets.way_sources.push_back(std::move(source));
  }
  return rules;
}

/// Nodes of aerialways at which nobody boards get a number of their own, so that no street that
/// shares one, by mistake or below, leads up to the cabins.
void MapBuilder::Store::add_aerialway(const RawWay& way, std::uint32_t rule,
                                      std::vector<std::uint32_t> number) {
  for (std::uint32_t i = 0; i < way.ref_count; ++i) {
    const std::uint32_t node = node_of_ref[way.first_ref + i];
    if (node == kNone) continue;
    const bool end = i == 0 || i + 1 == way.ref_count;
    const auto station =
        std::lower_bound(stations.begin(), stations.end(), std::make_pair(nodes.id(node), false));
    const bool known = station != stations.end() && station->first == nodes.id(node);
    if (known ? station->second : end) {
      stops.emplace_back(number[node], way.id);
      continue;
    }
    number[node] = static_cast<std::uint32_t>(data.streets.nodes.size());
    data.streets.nodes.push_back(nodes.where(node));
  }
  add_street(way, rule, number);
}

/// A station that no street leads to is joined to the nearest node of one, as a door is to its
/// street: the lines are rarely drawn to the paths.
void MapBuilder::Store::link_stations(std::uint32_t path_rule) {
  StreetData& out = data.streets;
  const ModeIndex walk = catalogue.first_foot_mode();
  const std::vector<char> on_street = street_nodes(out, walk);
  std::sort(stops.begin(), stops.end());
  const auto same = [](const auto& a, const auto& b) { return a.first == b.first; };
  stops.erase(std::unique(stops.begin(), stops.end(), same), stops.end());
  for (const auto& [stop, way] : stops) {
    if (on_street[stop] != 0) continue;
    const std::uint32_t nearest =
        nearest_of(out.nodes, on_street, out.nodes[stop], catalogue.modes[walk].join_limit_m);
    if (nearest == kNone) continue;
    out.ways.push_back({way, path_rule, static_cast<std::uint32_t>(out.refs.size()), 2});
    out.refs.push_back(stop);
    out.refs.push_back(nearest);
  }
}

}  // namespace quarter
