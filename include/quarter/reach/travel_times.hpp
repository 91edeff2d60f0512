// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "quarter/base/indexed.hpp"
#include "quarter/catalogue/rules.hpp"
#include "quarter/catalogue/services.hpp"
#include "quarter/city/access_points.hpp"
#include "quarter/city/map_data.hpp"
#include "quarter/network/search_graph.hpp"
#include "quarter/network/street_index.hpp"
#include "quarter/reach/search_plan.hpp"
#include "quarter/reach/travel_time_field.hpp"

namespace quarter {

/// What one place is to one service: its access points for each mode.
struct ServedPlace {
  std::uint32_t place = 0;  ///< index into MapData::places
  ServiceIndex service;     ///< index into Catalogue::services
  std::uint32_t rule = 0;   ///< index into Service::rules
  Indexed<ModeIndex, std::vector<AccessPoint>> access;
  bool cut = false;  ///< PlaceFeature::cut

  /// Whether an access point is one for sure. What the map ends on may be entered beyond, and then
  /// is not entered where the map has no evidence but that a street is near.
  bool is_sure(const AccessPoint& point) const {
    return !cut || point.evidence != Evidence::nearest;
  }
};

/// An access point of a place.
struct PlaceDoor {
  const ServedPlace* place;
  const AccessPoint* point;
};

/// Told the name of each stage as it begins: "network", "places", "search".
using StageListener = std::function<void(std::string_view)>;

struct ReachOptions {
  std::vector<ModeIndex> modes;         ///< indices into Catalogue::modes; empty: all
  std::optional<SearchPlan> plan = {};  ///< nothing: plan_of_map
  double max_minutes = 30;
  DelayPolicy delays = DelayPolicy::full;
};

/// A point on the networks of all modes of the catalogue: the ways it may take onto the streets of
/// each, the best one first (StreetIndex::joins); none where no street is near or the mode was not
/// asked for.
class Footing {
 public:
  explicit Footing(std::size_t modes = 0) : joins_(modes) {}

  /// The best one; not joined if there is none.
  const Anchor& operator[](ModeIndex mode) const {
    static const Anchor kNowhere;
    return joins_[mode].empty() ? kNowhere : joins_[mode].front();
  }
  std::span<const Anchor> joins(ModeIndex mode) const { return joins_[mode]; }
  std::vector<Anchor>& joins(ModeIndex mode) { return joins_[mode]; }
  IndexRange<ModeIndex> modes() const { return joins_.indices(); }

 private:
  Indexed<ModeIndex, std::vector<Anchor>> joins_;
};

/// Whether some mode has a street there.
bool is_joined(const Footing& footing);

/// The costs from one point: per mode and category, and per mode to the edge of the data.
struct PointTimes {
  std::vector<TravelCost>
      to_category;  ///< [mode · categories + category]; unreached beyond the limit
  Indexed<ModeIndex, TravelCost> to_edge;  ///< unreached: the edge is farther than the limit
  std::vector<TravelCost> to_open;  ///< as to_category; to what the map leaves open, see open()

  TravelCost operator()(ModeIndex mode, CategoryIndex category) const {
    return to_category[at(mode, category)];
  }
  /// The cost to the edge, or to a place that is perhaps one of the category (TravelTimes::perhaps)
  /// if that is nearer: what is farther than this may have a shorter way.
  TravelCost open(ModeIndex mode, CategoryIndex category) const {
    return to_open[at(mode, category)];
  }
  /// The edge may be so near.
  void end_within(ModeIndex mode, TravelCost cost) {
    to_edge[mode] = std::min(to_edge[mode], cost);
    for (const CategoryIndex c : IndexRange<CategoryIndex>(categories()))
      to_open[at(mode, c)] = std::min(to_open[at(mode, c)], cost);
  }

 private:
  std::size_t categories() const { return to_category.size() / to_edge.size(); }
  std::size_t at(ModeIndex mode, CategoryIndex category) const {
    return mode.value * categories() + category.value;
  }
};

/// Where one gets from a point, per mode (SearchGraph::find_exits); nothing where it joins no
/// street.
using Exits = Indexed<ModeIndex, std::vector<SearchGraph::Door>>;

/// The travel times of a city: the network of each mode and, for each service, the time to its
/// nearest place.
class TravelTimes {
 public:
  /// Finds access points and runs all searches, on several threads. `catalogue`,
  /// `map` and `network` must outlive it.
  TravelTimes(const Catalogue& catalogue, const MapData& map, const StreetNetwork& network,
              const ReachOptions& options, Findings& findings, const StageListener& stage = {});
  TravelTimes(const Catalogue&&, const MapData&, const StreetNetwork&, const ReachOptions&,
              Findings&, const StageListener& = {}) = delete;
  TravelTimes(const Catalogue&, const MapData&&, const StreetNetwork&, const ReachOptions&,
              Findings&, const StageListener& = {}) = delete;
  TravelTimes(const Catalogue&, const MapData&, const StreetNetwork&&, const ReachOptions&,
              Findings&, const StageListener& = {}) = delete;

  /// The modes that were asked for, as indices into Catalogue::modes.
  const std::vector<ModeIndex>& modes() const { return modes_; }
  const SearchGraph& graph(ModeIndex mode) const { return *graphs_[mode]; }
  const TravelTimeField& field(ModeIndex mode, ServiceIndex service) const;
  const TravelTimeField& edge(ModeIndex mode) const { return *edges_[mode]; }
  /// Whether the map ends on a segment: where it leaves what is covered, or was cut.
  bool map_ends_on(std::uint32_t segment) const { return ends_on_[segment]; }
  const StreetIndex& index() const { return index_; }
  const std::vector<ServedPlace>& served() const { return served_; }
  /// Places on which the map ends, for the services they are of if they go on beyond.
  const std::vector<ServedPlace>& perhaps() const { return perhaps_; }
  /// The access points of a mode and service that are sure, in the order of served().
  std::vector<PlaceDoor> doors(ModeIndex mode, ServiceIndex service) const;
  /// What the field of a mode and service is searched from: its doors, each cost marked with its
  /// evidence, as are all costs of the field therefore.
  std::vector<Entrance> entrances(ModeIndex mode, ServiceIndex service) const;
  /// What arriving costs beside the way: parking the bicycle.
  TravelCost arrival(ModeIndex mode) const;
  std::uint32_t limit_ms() const { return limit_ms_; }

  /// Joins a point to each mode's network.
  Footing join(LonLat p) const;
  /// The same for a building: the streets near its middle, each walked to from the corner nearest
  /// to it.
  Footing join_outline(LonLat middle, std::span<const LonLat> ring) const;
  /// The reason why a home or place has no street in any mode: `otherwise`, if no usable one is
  /// within the limit at all.
  FindingKind why_not_joined(LonLat p, FindingKind otherwise) const;
  /// What is to be told of a home that no mode joins; nothing if one does.
  std::optional<Finding> unjoined(const MapData& map, const HomeBuilding& home) const;
  /// Costs from a footing, and where it gets to. Both keep their memory from call to call.
  void costs(const Footing& from, PointTimes& times, Exits& exits) const;
  void costs(const Footing& from, PointTimes& times) const;

 private:
  bool searched(ModeIndex mode, ServiceIndex service) const {
    return plan_.entrances(mode, service);
  }
  /// Of one point in one mode, per service; unreached where no field was searched.
  struct ServiceCosts {
    Indexed<ServiceIndex, TravelCost> sure;
    Indexed<ServiceIndex, TravelCost> perhaps;  ///< the same, what is perhaps one counted too
  };

  Footing join(const StreetIndex::Building& from) const;
  void serve(const MapData& map, Findings& findings);
  void find_access(const MapData& map, std::size_t i);
  std::vector<AccessPoint> access(const MapData& map, const ServedPlace& served,
                                  ModeIndex mode) const;
  void serve_perhaps(const MapData& map);
  std::vector<Entrance> perhaps_entrances(ModeIndex mode, ServiceIndex service) const;
  void service_costs(ModeIndex mode, std::span<const Anchor> from,
                     std::span<const SearchGraph::Door> exits, ServiceCosts& costs) const;
  /// Where the field of a mode and service stands.
  std::size_t at(ModeIndex mode, ServiceIndex service) const {
    return mode.value * catalogue_.services.size() + service.value;
  }
  TravelCost open_cost(ModeIndex mode, CategoryIndex category,
                       const Indexed<ServiceIndex, TravelCost>& perhaps, TravelCost to_edge) const;
  void search();
  void search_edges(const MapData& map);

  const Catalogue& catalogue_;
  SearchPlan plan_;
  const StreetNetwork& network_;
  StreetIndex index_;
  std::uint32_t limit_ms_;
  DelayPolicy delays_;
  std::vector<ModeIndex> modes_;
  Indexed<ModeIndex, std::unique_ptr<SearchGraph>> graphs_;
  std::vector<const SearchGraph*> joined_graphs_;  // those of modes_
  std::vector<double> join_limits_m_;              // likewise
  std::vector<ServedPlace> served_;
  Indexed<ServiceIndex, std::vector<std::uint32_t>> served_of_;  // indices into served_
  std::vector<ServedPlace> perhaps_;
  std::vector<std::unique_ptr<TravelTimeField>> fields_;          // [mode · services + service]
  std::vector<std::unique_ptr<TravelTimeField>> perhaps_fields_;  // likewise; none: nothing perhaps
  Indexed<ModeIndex, std::unique_ptr<TravelTimeField>> edges_;
  std::vector<bool> ends_on_;  // per segment: the map does
};

}  // namespace quarter
