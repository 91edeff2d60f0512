// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <optional>

#include "quarter/base/text.hpp"
#include "quarter/catalogue/modes.hpp"
#include "quarter/catalogue/rules.hpp"
#include "read_parts.hpp"

namespace quarter {
namespace {

/// Faster than 15 m/s (54 km/h) nobody walks or rides; 0 would never arrive.
constexpr Range kSpeed = above(0, 15);
constexpr Range kDelay = from(0, 3600);

void read_gait(TableReader& row, const TravelMode& mode, Gait& gait, bool none_allowed) {
  if (none_allowed) {
    row.choice("gait", gait, {{"own", Gait::own}, {"push", Gait::push}, {"none", Gait::none}});
  } else {
    row.choice("gait", gait, {{"own", Gait::own}, {"push", Gait::push}});
  }
  if (gait == Gait::push && mode.kind != TravelMode::Kind::bicycle) {
    row.mistake("gait", fmt::format("'gait' of {} is 'push', but only a bicycle can be pushed",
                                    row.title()));
  }
}

void read_ways(TableReader& table, TravelMode& mode, Need need) {
  const auto read = [&](TableReader& row) {
    WayDefault& way = mode.ways.emplace_back();
    way.rule = row.rule();
    read_gait(row, mode, way.gait, true);
  };
  table.each_row("way", read, need);
}

void read_speeds(TableReader& table, TravelMode& mode) {
  const auto read = [&](TableReader& row) {
    SpeedRule& speed = mode.speeds.emplace_back();
    speed.rule = row.rule();
    read_gait(row, mode, speed.gait, false);
    row.number("speed_mps", speed.speed_mps, kSpeed, Need::optional);
    row.number("factor", speed.factor, above(0, 1), Need::optional);
    row.flag("plain", speed.plain);
    if (row.has("speed_mps") == row.has("factor")) {
      row.mistake("factor", fmt::format("{} needs either 'speed_mps' or 'factor'", row.title()));
    }
  };
  table.each_row("speed", read, Need::optional);
}

void read_barriers(TableReader& table, TravelMode& mode) {
  const auto read = [&](TableReader& row) {
    BarrierRule& barrier = mode.barriers.emplace_back();
    barrier.rule = row.rule();
    row.flag("pass", barrier.passable, Need::required);
    row.number("delay_s", barrier.delay_s, kDelay, Need::optional);
  };
  table.each_row("barrier", read, Need::optional);
}

void read_node_delays(TableReader& table, TravelMode& mode) {
  const auto read = [&](TableReader& row) {
    NodeDelay& delay = mode.node_delays.emplace_back();
    delay.rule = row.rule();
    row.number("delay_s", delay.seconds, kDelay);
    row.flag("signals", delay.signals);
  };
  table.each_row("node_delay", read, Need::optional);
}

void read_way_delays(TableReader& table, TravelMode& mode) {
  const auto read = [&](TableReader& row) {
    WayDelay& delay = mode.way_delays.emplace_back();
    delay.rule = row.rule();
    row.number("delay_s", delay.seconds, kDelay);
    row.flag("timetable", delay.timetable);
  };
  table.each_row("way_delay", read, Need::optional);
}

/// Tobler's function or a table; saying either drops what another mode brought.
void read_slope(TableReader& table, TravelMode& mode) {
  SlopeRule& slope = mode.slope;
  if (table.has("slope") || table.has("tobler")) slope = {};
  table.flag("tobler", slope.tobler);
  const auto read = [&](TableReader& row) {
    SlopePoint& point = slope.points.emplace_back();
    row.number("grade", point.grade, from(-1, 1));
    row.number("factor", point.factor, above(0, 3));
    if (slope.points.size() > 1 && slope.points.end()[-2].grade >= point.grade)
      row.mistake("grade", fmt::format("'grade' of {} must ascend", row.title()));
  };
  table.each_row("slope", read, Need::optional);
  if (slope.tobler && !slope.points.empty())
    table.mistake("slope", fmt::format("{} has both 'tobler' and 'slope'", table.title()));
}

void check_road_classes(TableReader& row, const CrossingDelay& delay) {
  for (const std::string& highway : delay.highway) {
    if (!highway.ends_with("_link")) continue;
    row.mistake("highway", highway,
                fmt::format("'highway' of {} has '{}'; a class stands for its links too",
                            row.title(), highway));
  }
}

void read_crossing_delays(TableReader& table, TravelMode& mode) {
  const auto read = [&](TableReader& row) {
    CrossingDelay& delay = mode.crossing_delays.emplace_back();
    row.texts("highway", delay.highway);
    row.number("delay_s", delay.seconds, kDelay);
    delay.marked_s = delay.island_s = delay.seconds;
    row.number("marked_s", delay.marked_s, from(0, delay.seconds), Need::optional);
    row.number("island_s", delay.island_s, from(0, delay.seconds), Need::optional);
    check_road_classes(row, delay);
  };
  table.each_row("crossing_delay", read, Need::optional);
}

/// What only a bicycle needs is an unknown key for people on foot.
void read_bicycle(TableReader& table, TravelMode& mode, Need need) {
  table.number("push_mps", mode.push_mps, kSpeed, need);
  table.text("pushed_as", mode.pushed_as, need);
  table.integer("max_stress", mode.max_stress, from(1, 4), Need::optional);
  table.number("dismount_s", mode.dismount_s, kDelay, Need::optional);
}

void read_kind(TableReader& table, TravelMode& mode) {
  const bool known =
      table.choice("kind", mode.kind,
                   {{"foot", TravelMode::Kind::foot}, {"bicycle", TravelMode::Kind::bicycle}});
  if (known && mode.kind == TravelMode::Kind::foot) return;
  read_bicycle(table, mode, known ? Need::required : Need::optional);
}

void read_numbers(TableReader& table, TravelMode& mode, Need need) {
  table.number("speed_mps", mode.speed_mps, kSpeed, need);
  table.number("off_network_mps", mode.off_network_mps, kSpeed, need);
  table.number("join_limit_m", mode.join_limit_m, from(0, 10000), need);
  read_slope(table, mode);
  table.number("max_incline", mode.max_incline, above(0, 1), Need::optional);
  table.number("terminal_s", mode.terminal_s, kDelay, Need::optional);
  table.flag("small_wheels", mode.small_wheels);
}

void read_rows(TableReader& table, TravelMode& mode, Need ways) {
  read_ways(table, mode, ways);
  read_speeds(table, mode);
  read_barriers(table, mode);
  read_node_delays(table, mode);
  read_way_delays(table, mode);
  read_crossing_delays(table, mode);
}

void read_description(const std::string& id, TableReader& table, TravelMode& mode) {
  mode.id = id;
  mode.label = {};
  mode.source = {};
  mode.on_request = false;
  table.label("label", mode.label);
  table.source("source", mode.source);
  table.flag("on_request", mode.on_request);
}

/// The mode this one is like, of those above it in the file; nothing if it is like none.
std::optional<std::size_t> read_like(TableReader& table, const std::vector<TravelMode>& above) {
  std::string like;
  table.text("like", like, Need::optional);
  if (like.empty()) return std::nullopt;
  const std::vector<std::string> known = ids_of(above);
  const auto found = std::find(known.begin(), known.end(), like);
  if (found != known.end()) return static_cast<std::size_t>(found - known.begin());
  table.mistake("like", fmt::format("'like' of {} names '{}', which is no mode above it{}",
                                    table.title(), like, did_you_mean(like, known)));
  return std::nullopt;
}

template <typename Row>
void append(std::vector<Row>& rows, const std::vector<Row>& more) {
  rows.insert(rows.end(), more.begin(), more.end());
}

/// Rows of its own come first: the first match decides, or replaces the speed.
void read_like_mode(TableReader& table, TravelMode& mode, const TravelMode& other) {
  const Need need = Need::optional;
  if (mode.kind == TravelMode::Kind::bicycle) read_bicycle(table, mode, need);
  read_numbers(table, mode, need);
  if (table.has("access")) mode.access.clear();
  table.texts("access", mode.access, need);
  mode.ways = {};
  mode.speeds = {};
  mode.barriers = {};
  mode.node_delays = {};
  mode.way_delays = {};
  mode.crossing_delays = {};
  read_rows(table, mode, need);
  append(mode.ways, other.ways);
  append(mode.speeds, other.speeds);
  append(mode.barriers, other.barriers);
  append(mode.node_delays, other.node_delays);
  append(mode.way_delays, other.way_delays);
  append(mode.crossing_delays, other.crossing_delays);
}

TravelMode read_mode(const std::string& id, TableReader& table,
                     const std::vector<TravelMode>& above) {
  const auto like = read_like(table, above);
  TravelMode mode = like ? above[*like] : TravelMode{};
  read_description(id, table, mode);
  if (table.has("like")) {  // if that is a slip of the pen, the rest is not missing for it
    if (!like && table.has("kind")) read_kind(table, mode);
    read_like_mode(table, mode, like ? above[*like] : TravelMode{});
    return mode;
  }
  read_kind(table, mode);
  read_numbers(table, mode, Need::required);
  table.texts("access", mode.access);
  read_rows(table, mode, Need::filled);
  return mode;
}

/// `pushed_as` must name a mode on foot.
void check_pushed_as(TableReader& table, const TravelMode& mode, const Catalogue& catalogue) {
  if (mode.pushed_as.empty()) return;
  const auto foot = table.resolve("pushed_as", mode.pushed_as, ids_of(catalogue.modes));
  if (foot && catalogue.modes[ModeIndex(*foot)].kind != TravelMode::Kind::foot) {
    table.mistake("pushed_as",
                  fmt::format("'pushed_as' of {} names '{}', which is not of kind foot",
                              table.title(), mode.pushed_as));
  }
}

void read_values(TableReader& table, std::string_view key, std::vector<std::string>& target,
                 std::vector<std::string>& seen) {
  table.texts(key, target, Need::required);
  for (const std::string& value : target) {
    if (std::find(seen.begin(), seen.end(), value) != seen.end()) {
      table.mistake(
          key, value,
          fmt::format("'{}' of [access] has '{}', which another list has too", key, value));
    }
  }
  seen.insert(seen.end(), target.begin(), target.end());
}

}  // namespace

void read_access(TableReader& root, Catalogue& catalogue) {
  root.section("access", [&](TableReader& table) {
    std::vector<std::string> seen;
    read_values(table, "allow", catalogue.access.allow, seen);
    read_values(table, "ends", catalogue.access.ends, seen);
    read_values(table, "forbid", catalogue.access.forbid, seen);
    table.texts("of_vehicles", catalogue.access.of_vehicles, Need::optional);
    read_rules(table, "lift", catalogue.access.lifts, Need::optional);
    read_rules(table, "node", catalogue.access.nodes, Need::optional);
  });
}

void read_modes(TableReader& root, Catalogue& catalogue) {
  std::vector<TableReader> tables;
  root.each_entry("mode", [&](const std::string& id, TableReader& table) {
    catalogue.modes.push_back(read_mode(id, table, catalogue.modes.items()));
    tables.push_back(table);
  });
  // Only now all modes are known.
  for (std::size_t i = 0; i < tables.size(); ++i) {
    const TravelMode& mode = catalogue.modes[ModeIndex(i)];
    check_pushed_as(tables[i], mode, catalogue);
    if (mode.max_stress > 0 && catalogue.stress.rows.empty()) {
      tables[i].mistake("max_stress", fmt::format("'max_stress' of {} needs a table [stress]",
                                                  tables[i].title()));
    }
  }
}

}  // namespace quarter
