// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

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
  std::uint32_t place = 0;                       ///< index into MapData::places
  std::uint32_t service = 0;                     ///< index into Catalogue::services
  std::uint32_t rule = 0;                        ///< index into Service::rules
  std::vector<std::vector<AccessPoint>> access;  ///< per mode
  bool cut = false;                              ///< PlaceFeature::cut

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
  std::vector<std::size_t> modes;       ///< indices into Catalogue::modes; empty: all
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
  const Anchor& operator[](std::size_t mode) const {
    static const Anchor kNowhere;
    return joins_[mode].empty() ? kNowhere : joins_[mode].front();
  }
  std::span<const Anchor> joins(std::size_t mode) const { return joins_[mode]; }
  std::vector<Anchor>& joins(std::size_t mode) { return joins_[mode]; }
  std::size_t modes() const { return joins_.size(); }

 private:
  std::vector<std::vector<Anchor>> joins_;  // per mode
};

/// Whether some mode has a street there.
bool is_joined(const Footing& footing);

/// The costs from one point: per mode and category, and per mode to the edge of the data.
struct PointTimes {
  std::vector<TravelCost>
      to_category;                  ///< [mode · categories + category]; unreached beyond the limit
  std::vector<TravelCost> to_edge;  ///< [mode]; unreached: the edge is farther than the limit
  std::vector<TravelCost> to_open;  ///< as to_category; to what the map leaves open, see open()

  TravelCost operator()(std::size_t mode, std::size_t category) const {
    return to_category[at(mode, category)];
  }
  /// The cost to the edge, or to a place that is perhaps one of the category (TravelTimes::perhaps)
  /// if that is nearer: what is farther than this may have a shorter way.
  TravelCost open(std::size_t mode, std::size_t category) const {
    return to_open[at(mode, category)];
  }
  /// The edge may be so near.
  void end_within(std::size_t mode, TravelCost cost) {
    to_edge[mode] = std::min(to_edge[mode], cost);
    const std::size_t categories = to_category.size() / to_edge.size();
    for (std::size_t c = 0; c < categories; ++c)
      to_open[at(mode, c)] = std::min(to_open[at(mode, c)], cost);
  }

 private:
  std::size_t at(std::size_t mode, std::size_t category) const {
    return mode * (to_category.size() / to_edge.size()) + category;
  }
};

/// Where one gets from a point, per mode (SearchGraph::find_exits); nothing where it joins no
/// street.
using Exits = std::vector<std::vector<SearchGraph::Door>>;

/// The travel times of a city: the network of each mode and, for each service, the time to its
/// nearest place.
class TravelTimes {
 public:
  /// Finds access points and runs all searches, on several threads. `map` and `network` must
  /// outlive it.
  TravelTimes(const Catalogue& catalogue, const MapData& map, const StreetNetwork& network,
              const ReachOptions& options, Findings& findings, const StageListener& stage = {});

  /// The modes that were asked for, as indices into Catalogue::modes.
  const std::vector<std::size_t>& modes() const { return modes_; }
  const SearchGraph& graph(std::size_t mode) const { return *graphs_[mode]; }
  const TravelTimeField& field(std::size_t mode, std::size_t service) const;
  const TravelTimeField& edge(std::size_t mode) const { return *edges_[mode]; }
  /// Whether the map ends on a segment: where it leaves what is covered, or was cut.
  bool map_ends_on(std::uint32_t segment) const { return ends_on_[segment]; }
  const StreetIndex& index() const { return index_; }
  const std::vector<ServedPlace>& served() const { return served_; }
  /// Places on which the map ends, for the services they are of if they go on beyond.
  const std::vector<ServedPlace>& perhaps() const { return perhaps_; }
  /// The access points of a mode and service that are sure, in the order of served().
  std::vector<PlaceDoor> doors(std::size_t mode, std::size_t service) const;
  /// What the field of a mode and service is searched from: its doors, each cost marked with its
  /// evidence, as are all costs of the field therefore.
  std::vector<Entrance> entrances(std::size_t mode, std::size_t service) const;
  /// What arriving costs beside the way: parking the bicycle.
  TravelCost arrival(std::size_t mode) const;
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
  bool searched(std::size_t mode, std::size_t service) const {
    return plan_.entrances(mode, service);
  }
  /// Of one point in one mode, per service; unreached where no field was searched.
  struct ServiceCosts {
    std::vector<TravelCost> sure;
    std::vector<TravelCost> perhaps;  ///< the same, what is perhaps one counted too
  };

  Footing join(const StreetIndex::Building& from) const;
  void serve(const MapData& map, Findings& findings);
  void find_access(const MapData& map, std::size_t i);
  std::vector<AccessPoint> access(const MapData& map, const ServedPlace& served,
                                  std::size_t mode) const;
  void serve_perhaps(const MapData& map);
  std::vector<Entrance> perhaps_entrances(std::size_t mode, std::size_t service) const;
  void service_costs(std::size_t mode, std::span<const Anchor> from,
                     std::span<const SearchGraph::Door> exits, ServiceCosts& costs) const;
  TravelCost open_cost(std::size_t mode, std::size_t category,
                       const std::vector<TravelCost>& perhaps, TravelCost to_edge) const;
  void search();
  void search_edges(const MapData& map);

  const Catalogue& catalogue_;
  SearchPlan plan_;
  const StreetNetwork& network_;
  StreetIndex index_;
  std::uint32_t limit_ms_;
  DelayPolicy delays_;
  std::vector<std::size_t> modes_;
  std::vector<std::unique_ptr<SearchGraph>> graphs_;  // per mode
  std::vector<const SearchGraph*> joined_graphs_;     // those of modes_
  std::vector<double> join_limits_m_;                 // likewise
  std::vector<ServedPlace> served_;
  std::vector<std::vector<std::uint32_t>> served_of_;  // per service: indices into served_
  std::vector<ServedPlace> perhaps_;
  std::vector<std::unique_ptr<TravelTimeField>> fields_;          // [mode · services + service]
  std::vector<std::unique_ptr<TravelTimeField>> perhaps_fields_;  // likewise; none: nothing perhaps
  std::vector<std::unique_ptr<TravelTimeField>> edges_;           // per mode
  std::vector<bool> ends_on_;                                     // per segment: the map does
};

}  // namespace quarter
