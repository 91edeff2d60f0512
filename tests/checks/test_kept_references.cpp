// SPDX-License-Identifier: Apache-2.0
// What is kept by reference must outlive the one who keeps it: a temporary does not compile.
#include <type_traits>

#include "quarter/checks/assess.hpp"
#include "quarter/checks/equity_tally.hpp"
#include "quarter/checks/shortfalls.hpp"
#include "quarter/city/map_builder.hpp"
#include "quarter/city/place_rules.hpp"
#include "quarter/network/life_cycle.hpp"
#include "quarter/network/long_shapes.hpp"
#include "quarter/network/street_rules.hpp"
#include "quarter/reach/cell_sampler.hpp"
#include "quarter/reach/distinct_places.hpp"
#include "quarter/reach/route.hpp"
#include "quarter/reach/travel_times.hpp"

namespace quarter {
namespace {

/// Whether a thing is made of these.
template <typename Thing, typename... Parts>
constexpr bool kMakes = std::is_constructible_v<Thing, Parts...>;

using Rules = const Catalogue&;
using Streets = const StreetNetwork&;
using Graph = const SearchGraph&;
using Modes = const std::vector<ModeIndex>&;

static_assert(kMakes<StreetIndex, Streets>);
static_assert(!kMakes<StreetIndex, StreetNetwork>);
static_assert(kMakes<LongShapes, Streets>);
static_assert(!kMakes<LongShapes, StreetNetwork>);
static_assert(kMakes<LifeCycle, const LifeCycleRules&>);
static_assert(!kMakes<LifeCycle, LifeCycleRules>);
static_assert(kMakes<StreetRules, Rules, DelayPolicy>);
static_assert(!kMakes<StreetRules, Catalogue, DelayPolicy>);
static_assert(kMakes<PlaceRules, Rules>);
static_assert(!kMakes<PlaceRules, Catalogue>);
static_assert(kMakes<MapBuilder, Rules, DelayPolicy>);
static_assert(!kMakes<MapBuilder, Catalogue, DelayPolicy>);

static_assert(kMakes<SearchGraph, Rules, Streets, ModeIndex>);
static_assert(!kMakes<SearchGraph, Catalogue, Streets, ModeIndex>);
static_assert(!kMakes<SearchGraph, Rules, StreetNetwork, ModeIndex>);

static_assert(kMakes<TravelTimes, Rules, const MapData&, Streets, ReachOptions, Findings&>);
static_assert(!kMakes<TravelTimes, Catalogue, const MapData&, Streets, ReachOptions, Findings&>);
static_assert(!kMakes<TravelTimes, Rules, MapData, Streets, ReachOptions, Findings&>);
static_assert(!kMakes<TravelTimes, Rules, const MapData&, StreetNetwork, ReachOptions, Findings&>);

static_assert(kMakes<TravelTimeField, Graph, std::vector<Entrance>, std::uint32_t>);
static_assert(!kMakes<TravelTimeField, SearchGraph, std::vector<Entrance>, std::uint32_t>);
static_assert(kMakes<DistinctPlaces, Graph, std::vector<PlaceEntrance>, DistinctPlaces::Limits>);
static_assert(
    !kMakes<DistinctPlaces, SearchGraph, std::vector<PlaceEntrance>, DistinctPlaces::Limits>);
static_assert(kMakes<RouteFinder, Rules, Streets, Graph>);
static_assert(!kMakes<RouteFinder, Catalogue, Streets, Graph>);
static_assert(!kMakes<RouteFinder, Rules, StreetNetwork, Graph>);
static_assert(!kMakes<RouteFinder, Rules, Streets, SearchGraph>);
static_assert(kMakes<CellSampler, Rules, const TravelTimes&, std::vector<Point2>, const CellGrid&,
                     CellCodes, CellDoubt>);
static_assert(!kMakes<CellSampler, Catalogue, const TravelTimes&, std::vector<Point2>,
                      const CellGrid&, CellCodes, CellDoubt>);
static_assert(!kMakes<CellSampler, Rules, TravelTimes, std::vector<Point2>, const CellGrid&,
                      CellCodes, CellDoubt>);

static_assert(kMakes<EquityTally, const Rulebook&, const Origins&, Modes, double>);
static_assert(!kMakes<EquityTally, const Rulebook&, Origins, Modes, double>);
static_assert(kMakes<ShortfallFinder, const MeasureContext&, const Assessment&>);
static_assert(!kMakes<ShortfallFinder, const MeasureContext&, Assessment>);

}  // namespace
}  // namespace quarter
