// SPDX-License-Identifier: Apache-2.0
#include "quarter/reach/travel_times.hpp"

#include <algorithm>
#include <cmath>

#include "quarter/base/parallel.hpp"
#include "quarter/catalogue/modes.hpp"

namespace quarter {
namespace {

std::uint32_t to_ms(double seconds) {
  return static_cast<std::uint32_t>(std::lround(seconds * 1000));
}

/// Where the map ends on a segment: where it leaves what is covered or comes into it, and at ends
/// that lie outside or where the extract was cut.
void add_edges_on(const StreetNetwork& network, std::uint32_t index, const CoveredArea& covered,
                  std::vector<Entrance>& edges) {
  const StreetSegment& segment = network.segments[index];
  const auto shape = network.shape(segment);
  double along_m = 0;
  const auto add = [&](double metres) {
    const double cm = std::min<double>(100 * metres, segment.length_cm);
    Anchor anchor;
    anchor.segment = index;
    anchor.along_cm = static_cast<std::uint32_t>(std::lround(cm));
    edges.push_back({anchor, {}});
  };
  const auto is_end = [&](std::uint32_t junction) {
    return network.cut_junctions[junction] != 0 || !covered.contains(network.junctions[junction]);
  };
  if (is_end(segment.from)) add(0);
  for (std::size_t k = 1; k < shape.size(); ++k) {
    const double piece_m = near_distance_m(shape[k - 1], shape[k]);
    for (const double share : covered.ends_on(shape[k - 1], shape[k]))
      add(along_m + piece_m * share);
    along_m += piece_m;
  }
  if (is_end(segment.to)) add(segment.length_cm / 100.0);
}

/// The cost to a category: to the farthest of its services.
TravelCost farthest_of(const std::vector<ServiceIndex>& services,
                       const Indexed<ServiceIndex, TravelCost>& costs) {
  TravelCost farthest;
  for (const ServiceIndex service : services)
    farthest = std::max(farthest, costs[service]);
  return farthest;
}

}  // namespace

bool is_joined(const Footing& footing) {
  for (const ModeIndex mode : footing.modes()) {
    if (footing[mode].joined()) return true;
  }
  return false;
}

TravelTimes::TravelTimes(const Catalogue& catalogue, const MapData& map,
                         const StreetNetwork& network, const ReachOptions& options,
                         Findings& findings, const StageListener& stage)
    : catalogue_(catalogue),
      plan_(options.plan ? *options.plan : plan_of_map(catalogue)),
      network_(network),
      index_(network, map.obstacles),
      limit_ms_(to_ms(options.max_minutes * 60)),
      delays_(options.delays),
      modes_(options.modes),
      graphs_(catalogue.modes.size()) {
  for (const ModeIndex mode : catalogue.modes.indices()) {
    if (options.modes.empty()) modes_.push_back(mode);
  }
  const auto begin = [&](std::string_view name) {
    if (stage) stage(name);
  };
  begin("network");
  parallel_each(graphs_.size(), [&](std::size_t i) {
    const ModeIndex mode(i);
    graphs_[mode] = std::make_unique<SearchGraph>(catalogue_, network_, mode);
  });
  for (const ModeIndex mode : modes_) {
    joined_graphs_.push_back(graphs_[mode].get());
    join_limits_m_.push_back(catalogue_.modes[mode].join_limit_m);
  }
  begin("places");
  serve(map, findings);
  serve_perhaps(map);
  begin("search");
  search();
  search_edges(map);
}

const TravelTimeField& TravelTimes::field(ModeIndex mode, ServiceIndex service) const {
  return *fields_[at(mode, service)];
}

void TravelTimes::serve(const MapData& map, Findings& findings) {
  for (std::uint32_t p = 0; p < map.places.size(); ++p) {
    for (const PlaceFeature::Role& role : map.places[p].roles)
      served_.push_back({p, role.service, role.rule, {}, map.places[p].cut});
  }
  served_of_.resize(catalogue_.services.size());
  for (std::uint32_t i = 0; i < served_.size(); ++i)
    served_of_[served_[i].service].push_back(i);
  parallel_ranges(served_.size(), 16, [&](std::size_t begin, std::size_t end) {
    // The services of a place are found by one thread, so that the later ones see the earlier.
    const auto starts_place = [&](std::size_t i) {
      return i == 0 || i == served_.size() || served_[i].place != served_[i - 1].place;
    };
    while (begin < end && !starts_place(begin))
      ++begin;
    while (begin < end && !starts_place(end))
      ++end;
    for (std::size_t i = begin; i < end; ++i)
      find_access(map, i);
  });
  std::uint32_t last = kNone;
  for (const ServedPlace& served : served_) {
    const bool joined = std::any_of(served.access.begin(), served.access.end(),
                                    [](const auto& a) { return !a.empty(); });
    const Service& service = catalogue_.services[served.service];
    const bool asked = std::any_of(modes_.begin(), modes_.end(),
                                   [&](ModeIndex mode) { return searched(mode, served.service); });
    const bool expected =
        asked && service.entry == Entry::door && !service.rule(served.rule).needs_path;
    if (!joined && asked && service.entry == Entry::open_edge &&
        !map.places[served.place].fences.empty() && served.place != last) {
      last = served.place;
      findings.add(FindingKind::fence_without_gate, map.places[served.place].ref,
                   map.places[served.place].where);
    }
    if (joined || !expected || served.place == last) continue;
    last = served.place;
    const PlaceFeature& place = map.places[served.place];
    findings.add(why_not_joined(place.where, FindingKind::place_not_joined), place.ref,
                 place.where);
  }
}

void TravelTimes::find_access(const MapData& map, std::size_t i) {
  ServedPlace& served = served_[i];
  const Service& service = catalogue_.services[served.service];
  const bool needs_path = service.rule(served.rule).needs_path;
  served.access.resize(graphs_.size());
  for (const ModeIndex mode : modes_) {
    if (!searched(mode, served.service)) continue;
    // A park of 2 ha is a park too, entered where parks are.
    const auto alike = [&](const ServedPlace& other) {
      const Service& its = catalogue_.services[other.service];
      return its.entry == service.entry && its.rule(other.rule).needs_path == needs_path &&
             searched(mode, other.service);
    };
    std::size_t k = i;
    while (k > 0 && served_[k - 1].place == served.place && !alike(served_[k - 1]))
      --k;
    if (k > 0 && served_[k - 1].place == served.place) {
      served.access[mode] = served_[k - 1].access[mode];
      continue;
    }
    served.access[mode] = access(map, served, mode);
  }
}

std::vector<AccessPoint> TravelTimes::access(const MapData& map, const ServedPlace& served,
                                             ModeIndex mode) const {
  const Service& service = catalogue_.services[served.service];
  const SearchGraph& walking = *graphs_[catalogue_.first_foot_mode()];
  const AccessContext context{catalogue_, index_,        *graphs_[mode],
                              walking,    map.entrances, map.shut_doors};
  return access_points(context, map.places[served.place], service.entry,
                       service.rule(served.rule).needs_path);
}

void TravelTimes::serve_perhaps(const MapData& map) {
  for (std::uint32_t p = 0; p < map.places.size(); ++p) {
    for (const PlaceFeature::Role& role : map.places[p].perhaps)
      perhaps_.push_back({p, role.service, role.rule, {}, true});
  }
  parallel_each(perhaps_.size(), [&](std::size_t i) {
    ServedPlace& served = perhaps_[i];
    served.access.resize(graphs_.size());
    for (const ModeIndex mode : modes_) {
      if (searched(mode, served.service)) served.access[mode] = access(map, served, mode);
    }
  });
}

void TravelTimes::search() {
  const std::size_t services = catalogue_.services.size();
  fields_.resize(graphs_.size() * services);
  perhaps_fields_.resize(fields_.size());
  parallel_each(modes_.size() * services, [&](std::size_t task) {
    const ModeIndex mode = modes_[task / services];
    const ServiceIndex service(task % services);
    const std::size_t i = at(mode, service);
    if (!plan_.times(mode, service)) return;
    fields_[i] =
        std::make_unique<TravelTimeField>(*graphs_[mode], entrances(mode, service), limit_ms_);
    std::vector<Entrance> perhaps = perhaps_entrances(mode, service);
    if (perhaps.empty()) return;
    perhaps_fields_[i] =
        std::make_unique<TravelTimeField>(*graphs_[mode], std::move(perhaps), limit_ms_);
  });
}

TravelCost TravelTimes::arrival(ModeIndex mode) const {
  const double terminal_s = delays_ == DelayPolicy::none ? 0 : catalogue_.modes[mode].terminal_s;
  return {to_ms(terminal_s), 0};
}

std::vector<PlaceDoor> TravelTimes::doors(ModeIndex mode, ServiceIndex service) const {
  std::vector<PlaceDoor> doors;
  for (const std::uint32_t i : served_of_[service]) {
    const ServedPlace& served = served_[i];
    for (const AccessPoint& point : served.access[mode]) {
      if (served.is_sure(point)) doors.push_back({&served, &point});
    }
  }
  return doors;
}

std::vector<Entrance> TravelTimes::entrances(ModeIndex mode, ServiceIndex service) const {
  const TravelCost start = arrival(mode);
  std::vector<Entrance> entrances;
  for (const auto& [place, point] : doors(mode, service))
    entrances.push_back({point->anchor, start.marked(static_cast<std::uint8_t>(point->evidence))});
  return entrances;
}

std::vector<Entrance> TravelTimes::perhaps_entrances(ModeIndex mode, ServiceIndex service) const {
  const TravelCost start = arrival(mode);
  std::vector<Entrance> entrances;
  for (const std::uint32_t i : served_of_[service]) {
    const ServedPlace& served = served_[i];
    for (const AccessPoint& point : served.access[mode]) {
      if (!served.is_sure(point)) entrances.push_back({point.anchor, start});
    }
  }
  for (const ServedPlace& served : perhaps_) {
    if (served.service != service) continue;
    for (const AccessPoint& point : served.access[mode])
      entrances.push_back({point.anchor, start});
  }
  return entrances;
}

void TravelTimes::search_edges(const MapData& map) {
  std::vector<Entrance> edges;
  ends_on_.assign(network_.segments.size(), false);
  for (std::uint32_t s = 0; s < network_.segments.size(); ++s)
    add_edges_on(network_, s, map.extent.sure, edges);
  for (const Entrance& edge : edges)
    ends_on_[edge.anchor.segment] = true;
  edges_.resize(graphs_.size());
  parallel_each(modes_.size(), [&](std::size_t task) {
    const ModeIndex mode = modes_[task];
    std::vector<Entrance> usable;
    for (const Entrance& edge : edges) {
      if (graphs_[mode]->usable(edge.anchor.segment)) usable.push_back(edge);
    }
    edges_[mode] = std::make_unique<TravelTimeField>(*graphs_[mode], std::move(usable), limit_ms_);
  });
}

Footing TravelTimes::join(const StreetIndex::Building& from) const {
  std::vector<std::vector<Anchor>> joins(modes_.size());
  index_.join(joined_graphs_, join_limits_m_, from, joins);
  Footing footing(graphs_.size());
  for (std::size_t i = 0; i < modes_.size(); ++i)
    footing.joins(modes_[i]) = std::move(joins[i]);
  return footing;
}

Footing TravelTimes::join(LonLat p) const {
  return join(index_.building(p, {}));
}

Footing TravelTimes::join_outline(LonLat middle, std::span<const LonLat> ring) const {
  return join(index_.building(middle, ring));
}

std::optional<Finding> TravelTimes::unjoined(const MapData& map, const HomeBuilding& home) const {
  const LonLat middle = middle_of(map, home);
  if (is_joined(join_outline(middle, ring_of(map, home)))) return std::nullopt;
  return Finding{why_not_joined(middle, FindingKind::origin_not_joined), home.ref, middle};
}

FindingKind TravelTimes::why_not_joined(LonLat p, FindingKind otherwise) const {
  for (const ModeIndex mode : modes_) {
    const auto obstacle = index_.behind(*graphs_[mode], p, catalogue_.modes[mode].join_limit_m);
    if (!obstacle) continue;
    switch (*obstacle) {
      case ObstacleKind::water:
        return FindingKind::behind_water;
      case ObstacleKind::railway:
        return FindingKind::behind_railway;
      case ObstacleKind::road:
      case ObstacleKind::main_road:
        return FindingKind::behind_road;
      case ObstacleKind::wall:
        return FindingKind::behind_wall;
      case ObstacleKind::building:
        return FindingKind::behind_building;
    }
  }
  return otherwise;
}

/// The costs to each service that has a field: for sure, and with what is perhaps one.
void TravelTimes::service_costs(ModeIndex mode, std::span<const Anchor> from,
                                std::span<const SearchGraph::Door> exits,
                                ServiceCosts& costs) const {
  const std::size_t services = catalogue_.services.size();
  costs.sure.assign(services, TravelCost::unreached());
  costs.perhaps.assign(services, TravelCost::unreached());
  for (const ServiceIndex s : costs.sure.indices()) {
    const std::size_t i = at(mode, s);
    if (fields_[i] != nullptr) costs.sure[s] = fields_[i]->at(from, exits);
    if (perhaps_fields_[i] != nullptr)
      costs.perhaps[s] = std::min(costs.sure[s], perhaps_fields_[i]->at(from, exits));
    else
      costs.perhaps[s] = costs.sure[s];
  }
}

/// See PointTimes::open; of the farthest of a category's services.
TravelCost TravelTimes::open_cost(ModeIndex mode, CategoryIndex category,
                                  const Indexed<ServiceIndex, TravelCost>& perhaps,
                                  TravelCost to_edge) const {
  const auto& services = catalogue_.categories[category].services;
  const bool any = std::any_of(services.begin(), services.end(), [&](ServiceIndex service) {
    return perhaps_fields_[at(mode, service)] != nullptr;
  });
  return any ? std::min(farthest_of(services, perhaps), to_edge) : to_edge;
}

void TravelTimes::costs(const Footing& from, PointTimes& times) const {
  Exits exits;
  costs(from, times, exits);
}

void TravelTimes::costs(const Footing& from, PointTimes& times, Exits& all_exits) const {
  const std::size_t categories = catalogue_.categories.size();
  times.to_category.assign(graphs_.size() * categories, TravelCost::unreached());
  times.to_edge.assign(graphs_.size(), TravelCost::unreached());
  times.to_open.assign(times.to_category.size(), TravelCost::unreached());
  all_exits.resize(graphs_.size());
  ServiceCosts costs;
  for (const ModeIndex mode : modes_) {
    const std::span<const Anchor> joins = from.joins(mode);
    std::vector<SearchGraph::Door>& exits = all_exits[mode];
    exits.clear();
    if (joins.empty()) continue;
    graphs_[mode]->find_exits(joins, exits);
    const TravelCost to_edge = edges_[mode]->at(joins, exits);
    times.to_edge[mode] = to_edge;
    service_costs(mode, joins, exits, costs);
    for (const CategoryIndex c : catalogue_.categories.indices()) {
      const std::size_t i = mode.value * categories + c.value;
      times.to_category[i] = farthest_of(catalogue_.categories[c].services, costs.sure);
      times.to_open[i] = open_cost(mode, c, costs.perhaps, to_edge);
    }
  }
}

}  // namespace quarter
