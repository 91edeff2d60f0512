// SPDX-License-Identifier: Apache-2.0
#include "quarter/network/street_rules.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "access_rules.hpp"
#include "crossing_sides.hpp"
#include "quarter/base/ids.hpp"
#include "quarter/base/text.hpp"
#include "quarter/catalogue/modes.hpp"
#include "quarter/catalogue/tag_rule.hpp"
#include "quarter/network/ground.hpp"
#include "quarter/network/tag_values.hpp"
#include "way_sources.hpp"

namespace quarter {
namespace {

/// Outlines with area=yes are ways only where one may walk across them.
bool outline_of_closed_area(Tags tags) {
  if (!tags.is("area", "yes")) return false;
  return !(one_of(tags.get("highway"), {"pedestrian", "footway", "platform"}) ||
           tags.is("railway", "platform") || tags.is("public_transport", "platform") ||
           tags.is("place", "square"));
}

const WayDefault* default_of(const TravelMode& mode, Tags tags) {
  for (const WayDefault& row : mode.ways) {
    if (row.rule.matches(tags)) return &row;
  }
  return nullptr;
}

bool too_steep(const TravelMode& mode, Tags tags) {
  if (mode.max_incline <= 0) return false;
  const auto grade = incline(tags.get("incline"));
  return grade && *grade > mode.max_incline;
}

struct Permission {
  Passage passage = Passage::none;
  Gait gait = Gait::none;
};

/// Permission before one-ways, without falling back to pushing.
Permission own_permission(const Catalogue& catalogue, const TravelMode& mode, Tags tags) {
  const WayDefault* row = default_of(mode, tags);
  if (row == nullptr) return {};
  const AccessAnswer access = access_of(catalogue.access, mode, tags);
  Gait gait = too_steep(mode, tags) ? Gait::none : row->gait;
  if (access.own_key_allows()) gait = Gait::own;
  if (mode.kind == TravelMode::Kind::bicycle && tags.is("bicycle", "dismount")) gait = Gait::push;
  if (gait == Gait::none) return {};
  return {passage_of(access.answer), gait};
}

enum class OneWay : std::uint8_t { both, forward, backward };

OneWay read_oneway(std::string_view value, OneWay otherwise) {
  if (one_of(value, {"yes", "1", "true"})) return OneWay::forward;
  if (one_of(value, {"-1", "reverse"})) return OneWay::backward;
  if (one_of(value, {"no", "0", "false"})) return OneWay::both;
  return otherwise;
}

struct Directions {
  bool forward = true;
  bool backward = true;
  Answer said_forward = Answer::unknown;  ///< by a directional key: counts before all others
  Answer said_backward = Answer::unknown;
};

void apply(OneWay oneway, Directions& open) {
  if (oneway == OneWay::forward) open.backward = false;
  if (oneway == OneWay::backward) open.forward = false;
}

/// `key:forward=*` and `key:backward=*`, values as of the key itself.
void apply_directional(const AccessValues& access, Tags tags, const std::string& key,
                       Directions& open) {
  open.said_forward = read_access(access, tags.get(key + ":forward"));
  open.said_backward = read_access(access, tags.get(key + ":backward"));
}

/// A rope in the air: one boards at its stations only, and goes the way it runs.
bool is_aerialway(Tags tags) {
  return tags.has("aerialway") && !tags.has("highway");
}

/// Plain `oneway` does not bind people on foot.
Directions foot_directions(const AccessValues& access, const TravelMode& mode, Tags tags) {
  Directions open;
  if (is_aerialway(tags)) apply(read_oneway(tags.get("oneway"), OneWay::both), open);
  apply(read_oneway(tags.get("oneway:foot"), OneWay::both), open);
  const std::string_view conveying = tags.get("conveying");
  if (conveying == "forward") open.backward = false;
  if (conveying == "backward") open.forward = false;
  if (!mode.access.empty()) apply_directional(access, tags, mode.access.front(), open);
  return open;
}

/// Contraflow by cycleway=opposite* or by a lane that runs against the one-way
/// (https://wiki.openstreetmap.org/wiki/Key:cycleway:left).
bool has_contraflow(Tags tags, OneWay oneway) {
  for (const std::string_view key :
       {"cycleway", "cycleway:left", "cycleway:right", "cycleway:both"}) {
    if (tags.get(key).starts_with("opposite")) return true;
  }
  for (const std::string_view key : {"cycleway:oneway", "cycleway:left:oneway",
                                     "cycleway:right:oneway", "cycleway:both:oneway"}) {
    const std::string_view value = tags.get(key);
    if (value.empty()) continue;
    const OneWay lane = read_oneway(value, oneway);
    if (lane != oneway) return true;
  }
  return false;
}

Directions bicycle_directions(const AccessValues& access, const TravelMode& mode, Tags tags) {
  OneWay oneway = read_oneway(tags.get("oneway"), OneWay::both);
  if (!tags.has("oneway") && one_of(tags.get("junction"), {"roundabout", "circular"})) {
    oneway = OneWay::forward;
  }
  const std::string_view own = tags.get("oneway:bicycle");
  const bool said = !own.empty();
  if (said) oneway = read_oneway(own, oneway);
  Directions open;
  if (oneway != OneWay::both && (said || !has_contraflow(tags, oneway))) apply(oneway, open);
  if (!mode.access.empty()) apply_directional(access, tags, mode.access.front(), open);
  return open;
}

/// Slow ground slows once, be it by its surface or by `ground_factor`.
double speed_of(const TravelMode& mode, Gait gait, DelayPolicy delays, double ground_factor,
                Tags tags) {
  double speed = gait == Gait::push ? mode.push_mps : mode.speed_mps;
  bool replaced = false;
  double factor = 1;
  for (const SpeedRule& row : mode.speeds) {
    if (row.gait != gait || (delays == DelayPolicy::none && !row.plain) ||
        !row.rule.matches(tags)) {
      continue;
    }
    if (row.speed_mps > 0 && !replaced) {
      speed = row.speed_mps;
      replaced = true;
    }
    factor *= row.factor;
  }
  return speed * (delays == DelayPolicy::none ? factor : std::min(factor, ground_factor));
}

DirectionRule direction(const TravelMode& mode, Permission permission, DelayPolicy delays,
                        double ground_factor, Tags tags) {
  if (permission.passage == Passage::none) return {};
  const double speed = speed_of(mode, permission.gait, delays, ground_factor, tags);
  return {permission.passage, permission.gait, speed, {}};
}

/// What a directional key makes of the permission for the whole way.
Permission one_direction(Permission whole, bool open, Answer said) {
  if (said == Answer::unknown) return open ? whole : Permission{};
  if (said == Answer::forbid) return {};
  return {passage_of(said), Gait::own};
}

/// Walking or riding, without falling back to pushing.
ModeRule own_rule(const Catalogue& catalogue, const TravelMode& mode, const Directions& open,
                  DelayPolicy delays, Tags tags) {
  if (default_of(mode, tags) == nullptr) return {};
  const bool own_key_allows = access_of(catalogue.access, mode, tags).own_key_allows();
  const Ground ground = ground_of(catalogue, mode, own_key_allows, tags);
  if (ground.use == GroundRow::Use::closed || ground.use == GroundRow::Use::push) return {};
  const Permission whole = own_permission(catalogue, mode, tags);
  const auto rule = [&](bool is_open, Answer said) {
    const Permission permission = one_direction(whole, is_open, said);
    if (permission.gait != Gait::own) return DirectionRule{};
    return direction(mode, permission, delays, ground.factor, tags);
  };
  return {rule(open.forward, open.said_forward), rule(open.backward, open.said_backward)};
}

ModeRule foot_rule(const Catalogue& catalogue, const TravelMode& mode, DelayPolicy delays,
                   Tags tags) {
  return own_rule(catalogue, mode, foot_directions(catalogue.access, mode, tags), delays, tags);
}

/// Riding stops where traffic is more than the mode bears; the level and the law stay known.
void limit_stress(int max_stress, StressLevel stress, DirectionRule& way) {
  if (way.passage == Passage::none) return;
  const DirectionRule by_law = way;
  if (max_stress > 0 && stress.level > max_stress) way = {};
  way.stress = stress;
  way.by_law = by_law.passage;
  way.by_law_mps = by_law.speed_mps;
}

/// Where riding is not allowed the bicycle is pushed if walking is allowed.
ModeRule bicycle_rule(const Catalogue& catalogue, const TravelMode& mode, DelayPolicy delays,
                      const WayStress& stress, Tags tags) {
  ModeRule rule =
      own_rule(catalogue, mode, bicycle_directions(catalogue.access, mode, tags), delays, tags);
  limit_stress(mode.max_stress, stress.forward, rule.forward);
  limit_stress(mode.max_stress, stress.backward, rule.backward);
  const auto walker = catalogue.mode_index(mode.pushed_as);
  if (!walker || is_aerialway(tags)) return rule;
  const ModeRule walk = foot_rule(catalogue, catalogue.modes[*walker], delays, tags);
  const auto push = [&](DirectionRule& way, const DirectionRule& on_foot) {
    if (way.passage == Passage::none && on_foot.passage != Passage::none) {
      const DirectionRule riding = way;
      way = direction(mode, {on_foot.passage, Gait::push}, delays, 1, tags);
      way.stress = riding.stress;
      way.by_law = riding.by_law;
      way.by_law_mps = riding.by_law_mps;
    }
  };
  push(rule.forward, walk.forward);
  push(rule.backward, walk.backward);
  return rule;
}

/// What the whole way takes besides its length.
void add_way_delays(const TravelMode& mode, Tags tags, ModeRule& rule) {
  if (!rule.usable()) return;
  for (const WayDelay& row : mode.way_delays) {
    if (!row.rule.matches(tags)) continue;
    const auto interval = row.timetable ? duration_s(tags.get("interval")) : std::nullopt;
    rule.way_s += interval ? *interval / 2 : row.seconds;
    if (row.timetable) rule.duration_s = told_duration_s(tags).value_or(0);
  }
}

/// Whether a ferry or the like keeps to a timetable, and what its own tags tell of it.
Timetable timetable_of(const Catalogue& catalogue, Tags tags) {
  const bool keeps =
      std::any_of(catalogue.modes.begin(), catalogue.modes.end(), [&](const TravelMode& mode) {
        return std::any_of(
            mode.way_delays.begin(), mode.way_delays.end(),
            [&](const WayDelay& row) { return row.timetable && row.rule.matches(tags); });
      });
  if (!keeps) return {};
  return {true, told_duration_s(tags).has_value(), duration_s(tags.get("interval")).has_value()};
}

/// What the tags of a way say that is told as a finding, for the modes that it is a way of.
std::uint8_t told_of(const Catalogue& catalogue, Tags tags) {
  std::uint8_t told = 0;
  for (const TravelMode& mode : catalogue.modes) {
    if (default_of(mode, tags) == nullptr) continue;
    const AccessAnswer access = access_of(catalogue.access, mode, tags);
    const bool allows = access.own_key_allows();
    if (access.of_vehicles) told |= kToldVehicleSign;
    if (ground_of(catalogue.season, mode, allows, tags).changes()) told |= kToldSeason;
    if (ground_of(catalogue.roughness, mode, allows, tags).changes()) told |= kToldRough;
  }
  return told;
}

std::string road_class(Tags tags) {
  std::string_view highway = tags.get("highway");
  if (highway.ends_with("_link")) highway.remove_suffix(5);
  return std::string(highway);
}

bool tagged_and_not_no(Tags tags, std::string_view key) {
  const std::string_view value = tags.get(key);
  return !value.empty() && value != "no";
}

/// Whether all numbers of a list (`-1`, `-2;-1`) are below 0; false if one is none.
bool all_below_0(std::string_view list) {
  bool any = false;
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(';'), list.size());
    const auto number = plain_number(trim(list.substr(0, end)));
    if (!number || *number >= 0) return false;
    any = true;
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return any;
}

/// WayRule::above_or_below.
bool above_or_below(Tags tags) {
  const bool tunnel = tagged_and_not_no(tags, "tunnel") && !tags.is("tunnel", "building_passage");
  return tunnel || tagged_and_not_no(tags, "bridge") || all_below_0(tags.get("level")) ||
         all_below_0(tags.get("layer"));
}

void collect_keys(const TagRule& rule, std::vector<std::string>& keys) {
  for (const TagTest& test : rule.when)
    keys.push_back(test.key);
  for (const TagTest& test : rule.unless)
    keys.push_back(test.key);
}

std::vector<std::string> sorted_once(std::vector<std::string> keys) {
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

/// Every key that evaluate_way may look at.
std::vector<std::string> keys_of_ways(const Catalogue& catalogue,
                                      const std::vector<std::string>& life_keys) {
  std::vector<std::string> keys{"highway",
                                "area",
                                "railway",
                                "public_transport",
                                "place",
                                "oneway",
                                "junction",
                                "oneway:foot",
                                "oneway:bicycle",
                                "conveying",
                                "bicycle",
                                "cycleway",
                                "cycleway:left",
                                "cycleway:right",
                                "cycleway:both",
                                "cycleway:oneway",
                                "cycleway:both:oneway",
                                "cycleway:left:oneway",
                                "cycleway:right:oneway",
                                "bridge",
                                "tunnel",
                                "covered",
                                "layer",
                                "level",
                                "incline",
                                "duration",
                                "aerialway",
                                "aerialway:duration",
                                "interval"};
  for (const auto& more : {life_keys, keys_of(catalogue.season), keys_of(catalogue.roughness)})
    keys.insert(keys.end(), more.begin(), more.end());
  for (const TravelMode& mode : catalogue.modes) {
    for (const std::string& key : mode.access)
      keys.push_back(key);
    if (!mode.access.empty()) {
      keys.push_back(mode.access.front() + ":forward");
      keys.push_back(mode.access.front() + ":backward");
    }
    for (const WayDefault& row : mode.ways)
      collect_keys(row.rule, keys);
    for (const SpeedRule& row : mode.speeds)
      collect_keys(row.rule, keys);
    for (const WayDelay& row : mode.way_delays)
      collect_keys(row.rule, keys);
  }
  for (const StreetClass& street : catalogue.street_classes) {
    for (const StreetClassRule& row : street.rules)
      collect_keys(row.rule, keys);
  }
  for (const StressRow& row : catalogue.stress.rows)
    collect_keys(row.rule, keys);
  for (const char* key :
       {"maxspeed", "maxspeed:forward", "maxspeed:backward", "lanes", "shoulder:access:bicycle"})
    keys.emplace_back(key);
  for (const char* side : {"", ":left", ":right", ":both"}) {
    keys.push_back(std::string("cycleway") + side + ":separation");
    keys.push_back(std::string("parking") + side);
    keys.push_back(std::string("parking:lane") + side);
  }
  for (const TagRule& rule : catalogue.elevation.level)
    collect_keys(rule, keys);
  for (const TagRule& rule : catalogue.origins.streets)
    collect_keys(rule, keys);
  for (const TagRule& rule : catalogue.blocks.edges)
    collect_keys(rule, keys);
  return sorted_once(std::move(keys));
}

std::vector<std::string> keys_of_nodes(const Catalogue& catalogue) {
  std::vector<std::string> keys{"barrier", "highway", "crossing", "crossing:signals"};
  const auto collect = [&](const TagRule& rule) {
    for (const TagTest& test : rule.when)
      keys.push_back(test.key);
  };
  for (const auto* rules : {&catalogue.junctions.marked, &catalogue.junctions.islands})
    std::for_each(rules->begin(), rules->end(), collect);
  for (const TravelMode& mode : catalogue.modes) {
    for (const BarrierRule& row : mode.barriers)
      collect(row.rule);
    for (const NodeDelay& row : mode.node_delays)
      collect(row.rule);
  }
  for (const auto* const rules : {&catalogue.access.lifts, &catalogue.access.nodes}) {
    for (const TagRule& rule : *rules)
      collect(rule);
  }
  for (const auto* const rows : {&catalogue.season, &catalogue.roughness}) {
    for (const GroundRow& row : *rows) {
      if (row.use != GroundRow::Use::open) collect(row.rule);
    }
  }
  return sorted_once(std::move(keys));
}

/// Keys with values that hold at times only
/// (https://wiki.openstreetmap.org/wiki/Conditional_restrictions).
std::vector<std::string> conditional_keys_of(const Catalogue& catalogue) {
  std::vector<std::string> keys{"oneway:conditional", "oneway:bicycle:conditional"};
  for (const TravelMode& mode : catalogue.modes) {
    for (const std::string& key : mode.access)
      keys.push_back(key + ":conditional");
  }
  return sorted_once(std::move(keys));
}

/// Whether anybody rides by rules of traffic stress.
bool rides(const Catalogue& catalogue) {
  return !catalogue.stress.rows.empty() &&
         std::any_of(catalogue.modes.begin(), catalogue.modes.end(),
                     [](const TravelMode& mode) { return mode.kind == TravelMode::Kind::bicycle; });
}

bool any_key_in(Tags tags, const std::vector<std::string>& keys) {
  return std::any_of(tags.begin(), tags.end(), [&](const Tag& tag) {
    return std::binary_search(keys.begin(), keys.end(), tag.key);
  });
}

bool is_of_class(const StressRules& stress, const StreetClassRule& row, Tags tags) {
  if (!row.rule.matches(tags)) return false;
  if (row.over_kmh == 0 && row.over_lanes == 0) return true;
  const Traffic a = traffic_of(stress, tags, true), b = traffic_of(stress, tags, false);
  return std::max(a.kmh, b.kmh) > row.over_kmh && a.lanes > row.over_lanes;
}

std::uint64_t classes_of(const Catalogue& catalogue, Tags tags) {
  std::uint64_t classes = 0;
  for (std::size_t i = 0; i < catalogue.street_classes.size(); ++i) {
    const auto& rows = catalogue.street_classes[i].rules;
    const bool is = std::any_of(rows.begin(), rows.end(), [&](const StreetClassRule& row) {
      return is_of_class(catalogue.stress, row, tags);
    });
    if (is) classes |= std::uint64_t{1} << i;
  }
  return classes;
}

double node_delay_s(const TravelMode& mode, Tags tags) {
  double delay_s = 0;
  const BarrierRule* row = barrier_of(mode, tags);
  if (row != nullptr && row->passable) delay_s += row->delay_s;
  for (const NodeDelay& delay : mode.node_delays) {
    if (!delay.signals && delay.rule.matches(tags)) delay_s += delay.seconds;
  }
  return delay_s;
}

/// What slows or stops at a node by season, water or roughness.
std::uint8_t told_of_node(const Catalogue& catalogue, const TravelMode& mode, Tags tags) {
  const bool allows = access_of(catalogue.access, mode, tags).own_key_allows();
  const auto closes = [&](const std::vector<GroundRow>& rows) {
    return ground_of(rows, mode, allows, tags).use == GroundRow::Use::closed;
  };
  std::uint8_t told = 0;
  if (closes(catalogue.season)) told |= kToldSeason;
  if (closes(catalogue.roughness)) told |= kToldRough;
  return told;
}

// ── Crossings and signals ──

double signals_s(const TravelMode& mode, Tags tags) {
  double delay_s = 0;
  for (const NodeDelay& delay : mode.node_delays) {
    if (delay.signals && delay.rule.matches(tags)) delay_s += delay.seconds;
  }
  return delay_s;
}

bool has_signals(const Catalogue& catalogue, Tags tags) {
  const auto tells = [&](const NodeDelay& delay) {
    return delay.signals && delay.rule.matches(tags);
  };
  return std::any_of(catalogue.modes.begin(), catalogue.modes.end(), [&](const TravelMode& mode) {
    return std::any_of(mode.node_delays.begin(), mode.node_delays.end(), tells);
  });
}

/// https://wiki.openstreetmap.org/wiki/Key:traffic_signals:direction
int signals_direction(Tags tags) {
  const std::string_view value = tags.get("traffic_signals:direction");
  if (value == "forward") return 1;
  return value == "backward" ? -1 : 0;
}

/// Whether cars come from one side only.
bool one_way_for_cars(Tags tags) {
  if (tags.has("oneway")) return read_oneway(tags.get("oneway"), OneWay::both) != OneWay::both;
  return one_of(tags.get("junction"), {"roundabout", "circular"});
}

/// Whether those of some mode who cross a road of this class wait.
bool is_main_road(const Catalogue& catalogue, const std::string& highway) {
  return std::any_of(catalogue.modes.begin(), catalogue.modes.end(),
                     [&](const TravelMode& mode) { return crossing_seconds(mode, highway) > 0; });
}

bool is_open_crossing(Tags tags) {
  return tags.is("highway", "crossing") && !tags.is("crossing", "traffic_signals") &&
         !tags.is("crossing:signals", "yes");
}

/// Somewhere to cross a street, with or without signals. Signals stop cars, so one can cross there.
bool is_crossing(Tags tags) {
  if (tags.is("crossing", "no")) return false;
  return tags.is("highway", "crossing") || tags.is("highway", "traffic_signals") ||
         tags.is("crossing", "traffic_signals") || tags.is("crossing:signals", "yes");
}

/// Whether people wait at a node if delays count. It is a junction even if they do not: which
/// streets there are to be joined must not depend on it.
bool may_delay(const Catalogue& catalogue, Tags tags) {
  return is_open_crossing(tags) || has_signals(catalogue, tags) ||
         std::any_of(catalogue.modes.begin(), catalogue.modes.end(),
                     [&](const TravelMode& mode) { return node_delay_s(mode, tags) > 0; });
}

}  // namespace

ModeRule ModeRule::by_law() const {
  ModeRule rule = *this;
  for (DirectionRule* const way : {&rule.forward, &rule.backward}) {
    if (way->by_law == Passage::none) continue;
    way->passage = way->by_law;
    way->gait = Gait::own;
    way->speed_mps = way->by_law_mps;
  }
  return rule;
}

bool WayRule::usable() const {
  return std::any_of(modes.begin(), modes.end(),
                     [](const ModeRule& mode) { return mode.usable(); });
}

StreetRules::StreetRules(const Catalogue& catalogue, DelayPolicy delays)
    : catalogue_(catalogue),
      other_side_(catalogue.stress),
      delays_(delays),
      life_(catalogue.life_cycle),
      way_keys_(keys_of_ways(catalogue, life_.all_keys())),
      rides_(rides(catalogue)),
      node_keys_(keys_of_nodes(catalogue)),
      conditional_keys_(conditional_keys_of(catalogue)) {
  other_side_.drive_on_right = !catalogue.stress.drive_on_right;
}

bool StreetRules::may_matter_on_node(Tags tags) const {
  return any_key_in(tags, node_keys_);
}

bool StreetRules::conditional(Tags tags) const {
  return any_key_in(tags, conditional_keys_);
}

void StreetRules::set_date(std::string_view date) {
  life_.set_date(date);
}

WayRule StreetRules::evaluate_way(Tags tags, const StressRules& rules) const {
  WayRule rule;
  rule.modes.resize(catalogue_.modes.size());
  rule.highway = road_class(tags);
  rule.off_ground = tagged_and_not_no(tags, "bridge") || tagged_and_not_no(tags, "tunnel") ||
                    tags.is("covered", "yes");
  rule.above_or_below = above_or_below(tags);
  rule.residential = matches_any(catalogue_.origins.streets, tags);
  rule.block_edge = matches_any(catalogue_.blocks.edges, tags);
  rule.classes = classes_of(catalogue_, tags);
  rule.level = matches_any(catalogue_.elevation.level, tags);
  const LifeStage stage = life_.stage(tags);
  if (stage == LifeStage::gone) rule.block_edge = false;
  if (stage != LifeStage::in_use) rule.residential = false;
  if (stage != LifeStage::in_use || outline_of_closed_area(tags)) return rule;
  rule.one_way = one_way_for_cars(tags);
  rule.main_road = is_main_road(catalogue_, rule.highway) && !tags.is("area", "yes");
  rule.hinders_crossing = rule.main_road && delays_ == DelayPolicy::full;
  rule.aboard = is_aerialway(tags);
  rule.told = told_of(catalogue_, tags);
  if (delays_ == DelayPolicy::full) rule.timetable = timetable_of(catalogue_, tags);
  const WayStress stress = rides_ ? traffic_stress(rules, tags) : WayStress{};
  rule.crossing_stress = stress.crossing;
  for (const ModeIndex m : rule.modes.indices()) {
    const TravelMode& mode = catalogue_.modes[m];
    rule.modes[m] = mode.kind == TravelMode::Kind::foot
                        ? foot_rule(catalogue_, mode, delays_, tags)
                        : bicycle_rule(catalogue_, mode, delays_, stress, tags);
    if (delays_ == DelayPolicy::full) add_way_delays(mode, tags, rule.modes[m]);
  }
  return rule;
}

NodeRule StreetRules::evaluate_node(Tags tags) const {
  NodeRule rule;
  rule.modes.resize(catalogue_.modes.size());
  const LifeStage stage = life_.stage(tags);
  const bool unused =
      stage == LifeStage::gone || (stage == LifeStage::closed && !tags.has("barrier"));
  for (const ModeIndex m : rule.modes.indices()) {
    const TravelMode& mode = catalogue_.modes[m];
    rule.modes[m].passage = node_passage(catalogue_, mode, stage, tags);
    rule.door = is_door(tags) && (rule.door || rule.modes[m].passage != Passage::through);
    if (unused) continue;
    rule.told |= told_of_node(catalogue_, mode, tags);
    if (delays_ == DelayPolicy::none) continue;
    rule.modes[m].delay_s = node_delay_s(mode, tags);
    rule.modes[m].signals_s = signals_s(mode, tags);
  }
  if (unused) return rule;
  rule.crossing = is_crossing(tags);
  rule.signals = has_signals(catalogue_, tags);
  rule.island = matches_any(catalogue_.junctions.islands, tags);
  rule.marked = matches_any(catalogue_.junctions.marked, tags);
  if (rule.signals) rule.signals_direction = signals_direction(tags);
  return rule;
}

/// Tags come in any order: by key they are the same for all that mean the same.
void StreetRules::remember_tags(Tags tags) {
  key_buffer_.clear();
  std::array<const Tag*, 64> found{};
  std::size_t count = 0;
  for (const Tag& tag : tags) {
    if (count < found.size() && std::binary_search(way_keys_.begin(), way_keys_.end(), tag.key)) {
      found[count++] = &tag;
    }
  }
  std::sort(found.begin(), found.begin() + count,
            [](const Tag* a, const Tag* b) { return a->key < b->key; });
  for (std::size_t i = 0; i < count; ++i) {
    key_buffer_.append(found[i]->key).push_back('\0');
    key_buffer_.append(found[i]->value).push_back('\0');
  }
}

std::uint32_t StreetRules::way_of(Tags tags, bool other_side) {
  remember_tags(tags);
  auto& memory = other_side ? other_side_memory_ : way_memory_;
  const auto [known, is_new] = memory.try_emplace(key_buffer_, kNone);
  if (!is_new) return known->second;
  WayRule rule = evaluate_way(tags, other_side ? other_side_ : catalogue_.stress);
  if (!rule.on_network() && !rule.block_edge && rule.told == 0) return kNone;
  known->second = static_cast<std::uint32_t>(ways_.size());
  ways_.push_back(std::move(rule));
  sources_.push_back({key_buffer_, other_side, false, {}});
  return known->second;
}

std::uint32_t StreetRules::way(Tags tags) {
  return way_of(tags, false);
}

std::uint32_t StreetRules::way_on_other_side(Tags tags) {
  return way_of(tags, true);
}

WayRule StreetRules::evaluate(const WaySource& source) const {
  const std::vector<Tag> tags = tags_of(source);
  WayRule rule = evaluate_way(Tags(tags), source.other_side ? other_side_ : catalogue_.stress);
  if (rule.timetable.keeps && !source.routes.empty()) rule = quickest(rule, source.routes);
  return source.across_area ? over_area(std::move(rule)) : rule;
}

bool StreetRules::depends_on_side(Tags tags) const {
  return rides_ && std::any_of(tags.begin(), tags.end(),
                               [](const Tag& tag) { return tag.key.starts_with("cycleway"); });
}

std::uint32_t StreetRules::node(Tags tags) {
  NodeRule rule = evaluate_node(tags);
  const bool plain = !may_delay(catalogue_, tags) && !rule.helps_crossing() && !rule.marked &&
                     !rule.crossing &&
                     std::all_of(rule.modes.begin(), rule.modes.end(),
                                 [](const NodeModeRule& mode) { return mode == NodeModeRule{}; });
  if (plain) return kNone;
  const auto same = std::find(nodes_.begin(), nodes_.end(), rule);
  const auto index = static_cast<std::uint32_t>(same - nodes_.begin());
  if (same == nodes_.end()) nodes_.push_back(std::move(rule));
  return index;
}

}  // namespace quarter
