// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

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

void read_ways(TableReader& table, TravelMode& mode) {
  table.each_row("way", [&](TableReader& row) {
    WayDefault& way = mode.ways.emplace_back();
    way.rule = row.rule();
    read_gait(row, mode, way.gait, true);
  });
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
  };
  table.each_row("node_delay", read, Need::optional);
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
    check_road_classes(row, delay);
  };
  table.each_row("crossing_delay", read, Need::optional);
}

/// What only a bicycle needs is an unknown key for people on foot.
void read_kind(TableReader& table, TravelMode& mode) {
  const bool known =
      table.choice("kind", mode.kind,
                   {{"foot", TravelMode::Kind::foot}, {"bicycle", TravelMode::Kind::bicycle}});
  if (known && mode.kind == TravelMode::Kind::foot) return;
  const Need need = known ? Need::required : Need::optional;
  table.number("push_mps", mode.push_mps, kSpeed, need);
  table.text("pushed_as", mode.pushed_as, need);
}

void read_numbers(TableReader& table, TravelMode& mode) {
  table.number("speed_mps", mode.speed_mps, kSpeed);
  table.number("off_network_mps", mode.off_network_mps, kSpeed);
  table.number("join_limit_m", mode.join_limit_m, from(0, 10000));
  table.number("terminal_s", mode.terminal_s, kDelay, Need::optional);
}

void read_mode(const std::string& id, TableReader& table, TravelMode& mode) {
  mode.id = id;
  table.label("label", mode.label);
  read_kind(table, mode);
  read_numbers(table, mode);
  table.source("source", mode.source);
  table.texts("access", mode.access);
  read_ways(table, mode);
  read_speeds(table, mode);
  read_barriers(table, mode);
  read_node_delays(table, mode);
  read_crossing_delays(table, mode);
}

/// `pushed_as` must name a mode on foot.
void check_pushed_as(TableReader& table, const TravelMode& mode, const Catalogue& catalogue) {
  if (mode.pushed_as.empty()) return;
  const auto foot = table.resolve("pushed_as", mode.pushed_as, ids_of(catalogue.modes));
  if (foot && catalogue.modes[*foot].kind != TravelMode::Kind::foot) {
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
  });
}

void read_modes(TableReader& root, Catalogue& catalogue) {
  std::vector<TableReader> tables;
  root.each_entry("mode", [&](const std::string& id, TableReader& table) {
    read_mode(id, table, catalogue.modes.emplace_back());
    tables.push_back(table);
  });
  // Only now all modes are known.
  for (std::size_t i = 0; i < tables.size(); ++i) {
    check_pushed_as(tables[i], catalogue.modes[i], catalogue);
  }
}

}  // namespace quarter
