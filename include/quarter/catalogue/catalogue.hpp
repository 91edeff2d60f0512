// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "quarter/base/ids.hpp"
#include "quarter/catalogue/condition_rules.hpp"
#include "quarter/catalogue/tag_rule.hpp"

namespace quarter {

/// What counts: travel modes, services, categories, checks, blocks and homes. Rules are data and
/// live in a TOML catalogue (src/catalogue/catalogue.toml is built in); methods live in code.

/// A name for people, in the languages of the report.
struct Label {
  std::string en;
  std::string zh;
};

/// Where a number comes from. `verified` says whether the wording of the norm was seen; a norm that
/// was not is never printed as if it were certain.
struct Source {
  std::string document;
  std::string clause;
  int year = 0;  ///< 0: undated
  bool verified = false;
};

/// How one moves along a way.
enum class Gait : std::uint8_t {
  none,  ///< not allowed
  own,   ///< walking for walkers, riding for riders
  push,  ///< a rider on foot, pushing
};

/// Default permission by kind of way, before access tags; first match decides, no match means none.
struct WayDefault {
  TagRule rule;
  Gait gait = Gait::none;
};

/// Speed on a kind of way, other than the plain one; every matching rule with a factor multiplies,
/// the first with a speed replaces.
struct SpeedRule {
  TagRule rule;
  Gait gait = Gait::own;  ///< applies to this gait only
  double speed_mps = 0;   ///< > 0: replaces the speed, m/s
  double factor = 1;      ///< (0, 1]: multiplies the speed
  bool plain = false;     ///< kept with `--delay none`
};

/// What a node on a way does to those who pass it; first match decides, access tags override.
struct BarrierRule {
  TagRule rule;
  bool passable = true;
  double delay_s = 0;  ///< seconds lost in passing
};

/// Seconds lost at a node, all matching rules apply.
struct NodeDelay {
  TagRule rule;
  double seconds = 0;
  bool signals = false;  ///< traffic signals: once a junction, see JunctionRules
};

/// Seconds that a whole way takes besides its length: riding a lift, waiting for a ferry. They are
/// spread over its length, so that half of the way costs half of them. All matching rules apply.
struct WayDelay {
  TagRule rule;
  double seconds = 0;
  bool timetable = false;  ///< `duration` (or `aerialway:duration`) of the way or its route
                           ///< replaces its length by speed, half of its `interval` the seconds
};

/// Seconds lost by those who cross a road of these classes, from one side to the other.
struct CrossingDelay {
  std::vector<std::string> highway;  ///< classes, without _link
  double seconds = 0;                ///< whether a crossing is tagged or not
  double marked_s = 0;               ///< at a marked one, at most `seconds`
  double island_s = 0;               ///< where there is an island, at most `seconds`
};

/// Which tags of a node help those who cross a road there, and which signals are those of one
/// junction.
struct JunctionRules {
  std::vector<TagRule> marked;       ///< nodes where a crossing is marked
  std::vector<TagRule> islands;      ///< nodes where one waits halfway
  std::vector<std::string> streets;  ///< classes of ways that make a junction where three ends meet
  std::vector<std::string> driveways;  ///< classes of ways that cars use too, but that make none
  double signals_within_m = 0;         ///< signals so near along streets are those of one junction
};

/// A point of a table of speeds by grade.
struct SlopePoint {
  double grade = 0;   ///< rise over run, positive uphill
  double factor = 1;  ///< multiplies the speed on level ground
};

/// How slopes change the speed: by Tobler's function, by a table, or, with neither, not at all.
struct SlopeRule {
  bool tobler = false;
  std::vector<SlopePoint> points;  ///< ascending; straight lines between, constant beyond
};

/// Who travels and how. A mode is a table and nothing else. One that is `like` another takes over
/// what it does not say itself; its own rows come before those of the other.
struct TravelMode {
  enum class Kind : std::uint8_t { foot, bicycle };

  std::string id;
  Label label;
  Kind kind = Kind::foot;      ///< which one-way rules hold
  bool on_request = false;     ///< searched only if asked for by name
  bool small_wheels = false;   ///< on foot, but rolling: ground, widths and kerbs for wheelchairs
  double speed_mps = 0;        ///< plain speed, m/s, (0, 15]
  double push_mps = 0;         ///< bicycle: speed when pushing, m/s
  double off_network_mps = 0;  ///< on foot between a place or home and its street, m/s
  double join_limit_m = 0;     ///< longest walk off the network, m
  double max_incline = 0;  ///< > 0: ways tagged steeper (rise over run) are closed, unless a key of
                           ///< its own opens them
  int max_stress = 0;      ///< bicycle: highest level of traffic stress it is ridden at; 0: any
  double dismount_s = 0;   ///< bicycle: for getting off and on to cross a road of more stress, s
  SlopeRule slope;         ///< of moving; a pushed bicycle climbs like the mode it is pushed as
  double terminal_s = 0;   ///< once a trip: taking and parking the bicycle, s; a delay
  std::vector<std::string> access;  ///< keys that grant or forbid, most specific first
  std::string pushed_as;            ///< bicycle: the mode whose rules say where it may be pushed
  std::vector<WayDefault> ways;
  std::vector<SpeedRule> speeds;
  std::vector<BarrierRule> barriers;
  std::vector<NodeDelay> node_delays;
  std::vector<WayDelay> way_delays;
  std::vector<CrossingDelay> crossing_delays;
  Source source;  ///< of the speed
};

/// What a cyclist has beside the lanes of cars; the best of both sides counts.
enum class CycleFacility : std::uint8_t {
  track,            ///< kept apart by more than paint
  lane,             ///< painted
  lane_by_parking,  ///< painted, beside parked cars
  none,
};

/// Speed and lanes of a class of road where they are not tagged.
struct StressDefault {
  std::vector<std::string> highway;  ///< classes, without _link
  double kmh = 50;
  double lanes = 2;
};

/// A way's level of traffic stress in one direction; first match decides.
struct StressRow {
  TagRule rule;  ///< without `when` it matches every way
  std::optional<CycleFacility> facility;
  double max_kmh = 0;    ///< > 0: at most this fast
  double max_lanes = 0;  ///< > 0: at most so many lanes, of both directions
  int level = 4;         ///< 1 to 4
};

/// How the map tells on which side people drive.
struct DrivingSideRules {
  double share = 0.75;   ///< of the metres seen must agree, 0.5 to 1
  double pair_m = 40;    ///< carriageways of one road are at most so far apart, m
  double least_m = 500;  ///< of a road with two carriageways tell the side, m
};

struct StressRules {
  bool drive_on_right = true;  ///< where the map does not tell
  DrivingSideRules side;
  std::vector<StressDefault> defaults;
  double other_kmh = 50;  ///< of classes in no row of `defaults`
  double other_lanes = 2;
  double crossing_kmh = 50;   ///< crossing a faster road, or one
  double crossing_lanes = 3;  ///< with more lanes, is level 4, else 3
  std::vector<StressRow> rows;
};

struct ElevationRules {
  double smooth_m = 50;        ///< heights are means of squares of this side, m
  double sample_m = 20;        ///< distance of heights along a street, m
  std::vector<TagRule> level;  ///< ways whose speed or seconds hold the climb already
};

/// How access values are read, for ways and nodes.
struct AccessValues {
  std::vector<std::string> allow;   ///< anyone may pass
  std::vector<std::string> ends;    ///< only at the start or the end of a trip
  std::vector<std::string> forbid;  ///< nobody may pass
  /// Values of the key `access` that speak of vehicles: they do not bind people on foot.
  std::vector<std::string> of_vehicles;
  std::vector<TagRule> lifts;  ///< nodes without which there is no way: closed if out of use
  std::vector<TagRule> nodes;  ///< other nodes, besides barriers, on which the keys are read
};

/// How one enters a place that has an outline.
enum class Entry : std::uint8_t {
  door,       ///< entrances, shared nodes, crossings; else the outline's point nearest to a street
  open_edge,  ///< as door, and along the whole outline unless it is fenced
  bank,       ///< from ways near the outline or line (water)
};

/// A rule that makes an object a place of a service.
struct PlaceRule {
  TagRule rule;
  std::string subtype;
  double min_area_m2 = 0;   ///< > 0: only areas of at least this size
  double min_width_m = 0;   ///< > 0: only areas that hold a circle of this diameter
  bool needs_path = false;  ///< only if a public walkable way touches or crosses the outline
  /// Areas that touch or lie at most this far apart are parts of one place (OutlineRules); nothing:
  /// each is a place of its own.
  std::optional<double> part_gap_m = {};
};

/// Places of one kind: one search a mode. First matching rule decides the subtype.
struct Service {
  std::string id;
  Label label;
  Entry entry = Entry::door;
  std::vector<std::string> closed_by;  ///< values of `access` that shut the public out
  bool fee_closes = false;             ///< `fee=yes` shuts the public out
  /// Places for each km² of floor area of homes where the map is complete; 0: not known.
  double expected_per_km2 = 0;
  double same_within_m = 0;  ///< places of one subtype and name are one within this, m
  std::vector<PlaceRule> rules;
  /// Words in a name that speak of another kind of place; such places are counted, and told.
  std::vector<std::string> other_names;
  std::uint32_t like = kNone;  ///< index of the service whose places these are, or some of these
  bool all_kinds = false;      ///< of every subtype of that one
  bool more_kinds = false;     ///< and others, by rules of its own

  /// What kind of place matches a rule; for kNone, a place whose kind nobody said, the first.
  const std::string& kind(std::uint32_t index) const;
  /// The rule of a place; for kNone, a place whose kind nobody said, one that asks for nothing.
  const PlaceRule& rule(std::uint32_t index) const;
};

/// What shapes the outlines of places, besides their own tags.
struct OutlineRules {
  std::vector<TagRule> dividers;  ///< lines and areas between which parts are parts of two places
  std::vector<TagRule> holes;     ///< areas inside a place of parts that are no part of it
  std::vector<TagRule> kept;      ///< inner rings that are part of the place all the same
  std::vector<TagRule> fences;    ///< lines and outlines that let people through at gates only
};

/// A need of daily life: met when every one of its services is reached, so its time is that of the
/// service farthest away.
struct ServiceCategory {
  std::string id;
  Label label;
  int module = 0;                     ///< of the guidebook
  std::vector<std::size_t> services;  ///< indices into Catalogue::services, at least one
  bool hidden = false;  ///< only for checks: has no columns, no band and no map of its own
};

/// Tags, and traffic where it matters; speeds and lanes that are not tagged are those of
/// StressRules::defaults.
struct StreetClassRule {
  TagRule rule;
  double over_kmh = 0;    ///< > 0: only where it is faster, in some direction
  double over_lanes = 0;  ///< > 0: only where there are more lanes, of both directions
};

/// A kind of street that checks speak of, such as "bikeway".
struct StreetClass {
  std::string id;
  std::vector<StreetClassRule> rules;  ///< any of these
};

/// As many as a mask has bits.
inline constexpr std::size_t kMostStreetClasses = 64;

/// How much less a place counts the farther away it is: the weights of as many zones of equal width
/// up to the limit, the nearest first, or half as much after every so many minutes.
struct Decay {
  std::string id;
  std::vector<double> weights;  ///< [0, 1]; empty if half_minutes is given
  double half_minutes = 0;      ///< 0: by zones
  Source source;

  /// The weight after so many minutes, which are this part (0 to 1) of the limit; a border belongs
  /// to the nearer zone.
  double at(double minutes, double part) const;
};

/// A category to be reached within a limit.
struct CheckTarget {
  std::size_t category = 0;  ///< index into Catalogue::categories
  double minutes = 0;        ///< 0 means no limit
  double metres = 0;         ///< 0 means no limit; both given: both must hold
};

/// One check: what is measured, and from which figure on it is met.
struct CheckRule {
  /// How it is measured; each kind is a file of src/checks/kinds.
  enum class Kind : std::uint8_t {
    nearest,           ///< share of weight that reaches a target, one row a target
    completeness,      ///< share of weight that reaches all of the targets, or `count` of them
    choice,            ///< share of weight that reaches `count` different places of the categories
    diversity,         ///< the same, of places of different kinds, at most two of a kind
    circuity,          ///< mean of the way over the straight line to the nearest place
    severance,         ///< share of weight with a place near in a straight line but far on the way
    street_share,      ///< share of the length of streets `of` a class that are of class `streets`
    street_density,    ///< kilometres of streets of a class per square kilometre
    junction_density,  ///< junctions of three and more streets of a class per square kilometre
    bikeway,           ///< share of weight near a connected network of streets of a class
    facility,          ///< share of places with a place of category `facility` beside them
    reachable_area,    ///< median of the area of all places reached together, hectares
    stress_share,  ///< share of the length of streets `of` a class that are ridden up to a level
    calm_network,  ///< share of weight at the longest network of streets up to a level
    calm_reach,    ///< of the places a rider reaches by law, the share reached up to that level
    crossing_spacing,  ///< share of the length of streets between crossings at most `metres` apart
    street_length,     ///< kilometres of streets `of` a class that are of none of class `streets`
    step_free,         ///< share of places a wheelchair can enter
    gap,               ///< share of weight whose targets one mode reaches and a second one does not
    same_way,          ///< share of weight whose ways to all targets are as quick in a second mode
    area_per_head,     ///< m² of places for each resident
    spaces_per_head,   ///< spaces of places for each 1,000 residents
    lived_density,     ///< residents per hectare of block, as their mean sees it
    mix,               ///< mean of how evenly the places within reach are spread over kinds
    gravity,           ///< median of the places within reach, the nearer counting more
    shared_area,       ///< median of the m² within reach for each of those who share them
    shared_spaces,     ///< median of the spaces within reach for 1,000 of those who share them
    reached_jobs,      ///< median of the jobs within a limit
    canopy,            ///< share of the ground under trees
    untestable,        ///< needs what no run is given; says so
  };
  std::string id;  ///< such as "3.1"
  int module = 0;
  Kind kind = Kind::nearest;
  Label title;
  std::vector<std::string> modes;  ///< mode ids; the quickest of them counts
  std::vector<CheckTarget> targets;
  bool straight = false;      ///< metres are measured as the crow flies
  std::size_t count = 0;      ///< completeness: 0 means all; reached_jobs: how many
                              ///< places of a category, or of jobs, are looked at
  int level = 0;              ///< stress_share, calm_network: highest level of traffic stress
  double detour_m = 0;        ///< severance: a way longer than this is cut off
  double extent_m = 0;        ///< bikeway: a network at least so wide
  double gap_m = 0;           ///< bikeway: parts not farther apart are one
  std::size_t facility = 0;   ///< index into Catalogue::categories
  std::size_t decay = 0;      ///< gravity, shared_area, shared_spaces: index into Catalogue::decays
  std::uint64_t streets = 0;  ///< bits of street classes
  std::uint64_t of = 0;       ///< bits of street classes
  std::uint64_t known = 0;  ///< where none of these bits is set, nothing is known; 0: all is known
  std::vector<std::size_t> beside;  ///< bikeway: only stretches beside a place of these categories,
  double apart_m = 0;               ///< calm_reach: places of the sample are farther apart
  double beside_m = 0;              ///< at most so far off, or (street_length) beside such a street
  double least_per_km = 0;          ///< crossing_spacing: with fewer crossings the map is silent
  std::string needs;                ///< untestable: what would be needed
  double met = 0.95;                ///< figure from which the check is met
  double near = 0.80;  ///< figure from which it is near; greater than `met` where less is better
  bool report_only = false;  ///< has a figure, no verdict
  Source source;

  bool less_is_better() const { return near > met; }
  bool has_decay() const {
    return kind == Kind::gravity || kind == Kind::shared_area || kind == Kind::shared_spaces;
  }
  /// Whether what one home has rests on all the others, or is found place by place.
  bool looks_at_all() const {
    return has_decay() || kind == Kind::mix || kind == Kind::calm_network ||
           kind == Kind::calm_reach;
  }
  /// Whether its targets are categories, and not just a limit.
  bool has_places() const {
    return kind != Kind::bikeway && kind != Kind::crossing_spacing && kind != Kind::reached_jobs;
  }
};

/// As written in the file: "nearest", "street_share", …
std::string_view name_of(CheckRule::Kind kind);

/// A choice of checks with a name.
struct Preset {
  std::string id;
  Label label;
  std::vector<std::string> checks;  ///< ids; empty: all
};

/// A building people live in, or may.
struct HomeRule {
  TagRule rule;
  double levels = 1;                ///< storeys where building:levels is not tagged
  bool outside_workplaces = false;  ///< not inside an area that matches OriginRules::workplace_area
};

struct OriginRules {
  std::vector<HomeRule> homes;           ///< first match decides
  std::vector<TagRule> workplace_areas;  ///< land use where `building=yes` is no home
  std::vector<TagRule> streets;     ///< streets people live along, where there are no buildings
  double street_spacing_m = 30;     ///< distance of points along such streets, m
  double stand_in_spacing_m = 100;  ///< the same along any street of blocks without homes, m
  double min_building_m2 = 20;      ///< smaller footprints are sheds, m²
  double max_building_m2 =
      20000;                ///< larger footprints without a residential tag are not homes, m²
  double thin_map_m = 500;  ///< more street than this for each home: what is missing is unknown
  /// With a smaller part of the places that are usual, where so many are, what is missing is
  /// unknown.
  double min_of_expected = 0.25;
  double min_expected_places = 5;
  /// Half the side of the widest ground around a home that so many are looked for on, m.
  double most_ground_m = 9000;
  /// A home whose box comes this near is mapped beside a stretch of street, m.
  double home_beside_m = 50;
  /// Share of the length of `streets`; with fewer homes beside them the streets are counted
  /// instead.
  double min_streets_with_homes = 0.5;
};

/// What keeps people from walking straight from a door to a street; from `main_road` on only where
/// there is another way (has_gates).
enum class ObstacleKind : std::uint8_t { water, railway, road, main_road, wall, building };

struct ObstacleRule {
  TagRule rule;
  ObstacleKind kind = ObstacleKind::wall;
};

/// Areas that are crossed freely.
struct WalkableAreaRules {
  std::vector<TagRule> areas;  ///< closed ways, and multipolygons as if they had area=yes
  int max_points = 200;        ///< more entrances and corners: along the outline only
};

/// Which parts of the network are no gated compounds (SearchGraph).
struct CompoundRules {
  std::uint64_t outside = 0;  ///< bits of street classes: what holds or meets one is public
};

/// Where people cross a street although there is no crossing (add_informal_crossings).
struct InformalCrossings {
  std::uint64_t streets = 0;       ///< bits of street classes: what is crossed anywhere
  std::uint64_t sidewalks = 0;     ///< sidewalks that are drawn apart
  std::uint64_t crossings = 0;     ///< paths over a street
  double across_m = 15;            ///< a sidewalk is at most so far from its street
  double crossing_within_m = 100;  ///< where a crossing is as near, it is taken
  double every_m = 25;             ///< distance of links along a sidewalk, besides its nodes
};

/// Blocks are settled ground between streets, see street_blocks.
struct BlockRules {
  std::vector<TagRule> edges;        ///< lines and outlines that bound a block
  std::vector<TagRule> waters = {};  ///< areas that are never part of a block
  double max_area_m2 = 40000;        ///< larger pieces are cut
  double min_area_m2 = 200;          ///< smaller faces are slivers, not blocks
  double min_width_m = 12;  ///< narrower ones too: twice the area over the length of the outline
  double join_area_m2 = 10000;  ///< smaller pieces of what was cut join a neighbour
  double home_ground_m = 50;    ///< ground so far around a home is settled
  double street_ground_m = 40;  ///< the same beside residential streets without homes
  double cell_area_m2 = 1e6;    ///< larger populated cells without homes are known by their middle
  double whole_share = 0.6;     ///< faces up to max_area_m2 settled so far are blocks in whole
};

/// How far a map goes, see city/map_extent.hpp.
struct CoverRules {
  double closing_m = 1000;        ///< ground without data counts up to twice as wide
  double closing_share = 0.25;    ///< of the side of the box, were it square: closing_m is no more
  double object_m = 60;           ///< an object so small is where the file was cut to be
  double inset_m = 220;           ///< so far inside the outline of the data it is covered for sure
  double sea_closing_m = 300;     ///< as closing_m, between land and sea
  double step_m = 1000;           ///< a longer straight piece of a street is no ground
  double border_m = 250;          ///< what is cut so near to the stated box is cut by it
  double largest_hole_km2 = 100;  ///< a larger one amid the data is not covered
  double full_box = 0.98;         ///< share of the stated box from which on all of it counts
  double told_box = 0.9;          ///< where less of it is covered, that is a finding
  double min_evidence = 0.5;      ///< else all nodes of streets tell where the data are
};

/// How evenly times are spread, see checks/equity.hpp.
struct EquityRules {
  double need_minutes = 15;       ///< what is longer is unmet need
  double atkinson_epsilon = 0.5;  ///< aversion to inequality of the Atkinson index
  double aversion = 1;            ///< the same of the Kolm-Pollak equivalent
};

struct Catalogue {
  std::vector<TravelMode> modes;
  AccessValues access;
  LifeCycleRules life_cycle;
  std::vector<GroundRow> season;     ///< what is not there all year, or leads through water
  std::vector<GroundRow> roughness;  ///< what wheels cannot pass, or not as quickly
  EntranceRules entrances;
  std::vector<Service> services;
  OutlineRules outlines;
  std::vector<ServiceCategory> categories;
  std::vector<StreetClass> street_classes;
  std::vector<Decay> decays;
  std::vector<CheckRule> checks;
  std::vector<Preset> presets;  ///< the first is the default
  StressRules stress;
  JunctionRules junctions;
  ElevationRules elevation;
  OriginRules origins;
  WalkableAreaRules walkable_areas;
  CompoundRules compounds;
  InformalCrossings informal;
  std::vector<ObstacleRule> obstacles;  ///< first match decides
  BlockRules blocks;
  CoverRules cover;
  EquityRules equity;
  std::vector<double> class_minutes;  ///< limits of the map's classes, ascending
  std::string text;                   ///< the TOML this was read from, as it is

  /// Index of the mode with this id, or nothing.
  std::optional<std::size_t> mode_index(std::string_view id) const;
  std::optional<std::size_t> category_index(std::string_view id) const;
  /// The categories that have columns, bands and maps; the hidden ones stand behind them.
  std::size_t shown_categories() const;
  /// Keeps the checks of a preset only; an empty id stands for the first. Throws Error
  /// (ExitCode::usage) with the nearest match if there is no such preset.
  void choose_preset(const std::string& id);
  /// The mode whose streets say which places can be walked to. Throws Error if there is none.
  std::size_t first_foot_mode() const;
  /// Whether entrances of a service for a mode are asked for: by a category that is shown, or by a
  /// check.
  bool searched(std::size_t mode, std::size_t service) const;
  /// Whether times to the nearest of them are: fewer checks need those.
  bool timed(std::size_t mode, std::size_t service) const;
};

/// The text of the catalogue that is built into the program.
std::string_view built_in_catalogue();

/// Reads a catalogue. All mistakes of a file are reported at once, each as "NAME:LINE: what (did
/// you mean …?)", in one Error with ExitCode::usage. Unknown keys are mistakes.
Catalogue parse_catalogue(std::string_view toml, std::string_view name);

/// Leaves these modes (indices, ascending) and those they cannot do without: the mode a bicycle is
/// pushed as, and the first mode on foot, by which places are found. Order stays.
void keep_modes(Catalogue& catalogue, const std::vector<std::size_t>& wanted);

/// The catalogue of a file, or the built-in one for an empty path.
Catalogue load_catalogue(const std::filesystem::path& path);

}  // namespace quarter
