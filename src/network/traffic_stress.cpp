// SPDX-License-Identifier: Apache-2.0
#include "quarter/network/traffic_stress.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "quarter/base/text.hpp"
#include "quarter/network/tag_values.hpp"

namespace quarter {
namespace {

enum class Side : std::uint8_t { left, right };

/// 1: the way's cars go forward only; -1: backward only; 0: both ways.
int car_direction(Tags tags) {
  const std::string_view oneway = tags.get("oneway");
  if (one_of(oneway, {"-1", "reverse"})) return -1;
  if (one_of(oneway, {"yes", "1", "true"})) return 1;
  return oneway.empty() && one_of(tags.get("junction"), {"roundabout", "circular"}) ? 1 : 0;
}

/// The value for one side: of its own key, else of both sides, else of the road as a whole.
std::string_view side_value(Tags tags, std::string_view stem, Side side, std::string_view tail) {
  const auto key = [&](std::string_view middle) {
    std::string text(stem);
    if (!middle.empty()) text.append(":").append(middle);
    return text.append(tail);
  };
  for (const std::string_view middle :
       {std::string_view(side == Side::left ? "left" : "right"), std::string_view("both")}) {
    if (const std::string_view value = tags.get(key(middle)); !value.empty()) return value;
  }
  return tags.get(key(""));
}

/// Whether what is on this side serves this direction.
bool serves(Tags tags, Side side, bool forward, bool drive_on_right, std::string_view value) {
  const int cars = car_direction(tags);
  const int mine = forward ? 1 : -1;
  const std::string_view oneway = side_value(tags, "cycleway", side, ":oneway");
  if (oneway == "no") return true;
  if (one_of(oneway, {"-1", "reverse"})) return mine == -1;
  if (oneway == "yes" && cars == 0) return ((side == Side::right) == drive_on_right) == forward;
  if (cars != 0) return value.starts_with("opposite") ? mine != cars : mine == cars;
  return ((side == Side::right) == drive_on_right) == forward;
}

CycleFacility facility_on(Tags tags, Side side, std::string_view value) {
  const std::string_view separation = side_value(tags, "cycleway", side, ":separation");
  const bool separated = !separation.empty() && !one_of(separation, {"no", "none"});
  if (one_of(value, {"track", "opposite_track"}) || separated) return CycleFacility::track;
  const bool shoulder = value == "shoulder" && !tags.get("shoulder:access:bicycle").empty() &&
                        tags.get("shoulder:access:bicycle") != "no";
  if (!one_of(value, {"lane", "opposite_lane", "buffered_lane"}) && !shoulder)
    return CycleFacility::none;
  const std::string_view parking = side_value(tags, "parking", side, "");
  const std::string_view older = side_value(tags, "parking:lane", side, "");
  const bool parked =
      one_of(parking, {"lane", "on_kerb", "half_on_kerb", "yes"}) ||
      one_of(older, {"parallel", "diagonal", "perpendicular", "marked", "on_street"});
  return parked ? CycleFacility::lane_by_parking : CycleFacility::lane;
}

StressLevel level_of(const StressRules& rules, Tags tags, const Traffic& traffic,
                     CycleFacility facility) {
  // 20 mph are 32 km/h and count as 30 do.
  constexpr double kRounding = 3;
  bool by_default = false;
  for (const StressRow& row : rules.rows) {
    if (!row.rule.matches(tags) || (row.facility && *row.facility != facility)) continue;
    if (row.max_kmh > 0) {
      by_default = by_default || !traffic.kmh_tagged;
      if (traffic.kmh > row.max_kmh + kRounding) continue;
    }
    if (row.max_lanes > 0) {
      by_default = by_default || !traffic.lanes_tagged;
      if (traffic.lanes > row.max_lanes) continue;
    }
    return {static_cast<std::uint8_t>(row.level), by_default};
  }
  return {4, by_default};
}

}  // namespace

Traffic traffic_of(const StressRules& rules, Tags tags, bool forward) {
  std::string_view highway = tags.get("highway");
  if (highway.ends_with("_link")) highway.remove_suffix(5);
  Traffic traffic{rules.other_kmh, rules.other_lanes, false, false};
  for (const StressDefault& row : rules.defaults) {
    if (std::find(row.highway.begin(), row.highway.end(), highway) == row.highway.end()) continue;
    traffic.kmh = row.kmh;
    traffic.lanes = row.lanes;
    break;
  }
  auto kmh = speed_kmh(tags.get(forward ? "maxspeed:forward" : "maxspeed:backward"));
  if (!kmh) kmh = speed_kmh(tags.get("maxspeed"));
  const auto lanes = lane_count(tags.get("lanes"));
  traffic.kmh_tagged = kmh.has_value();
  traffic.lanes_tagged = lanes.has_value();
  traffic.kmh = kmh.value_or(traffic.kmh);
  traffic.lanes = lanes.value_or(traffic.lanes);
  return traffic;
}

CycleFacility cycle_facility(const StressRules& rules, Tags tags, bool forward) {
  CycleFacility best = CycleFacility::none;
  for (const Side side : {Side::left, Side::right}) {
    const std::string_view value = side_value(tags, "cycleway", side, "");
    if (value.empty() || !serves(tags, side, forward, rules.drive_on_right, value)) continue;
    best = std::min(best, facility_on(tags, side, value));
  }
  return best;
}

WayStress traffic_stress(const StressRules& rules, Tags tags) {
  if (rules.rows.empty()) return {};
  const auto level = [&](bool forward) {
    return level_of(rules, tags, traffic_of(rules, tags, forward),
                    cycle_facility(rules, tags, forward));
  };
  WayStress stress{level(true), level(false), 0};
  if (std::max(stress.forward.level, stress.backward.level) < 3) return stress;
  const Traffic a = traffic_of(rules, tags, true), b = traffic_of(rules, tags, false);
  const bool calm = std::max(a.kmh, b.kmh) <= rules.crossing_kmh && a.lanes <= rules.crossing_lanes;
  stress.crossing = calm ? 3 : 4;
  return stress;
}

}  // namespace quarter
