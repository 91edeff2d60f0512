// SPDX-License-Identifier: Apache-2.0
#include "read_parts.hpp"

#include "quarter/catalogue/rules.hpp"

namespace quarter {
namespace {

constexpr Range kKmh = above(0, 300);
constexpr Range kLanes = above(0, 32);

void read_defaults(TableReader& table, StressRules& stress) {
  const auto read = [&](TableReader& row) {
    StressDefault& road = stress.defaults.emplace_back();
    row.texts("highway", road.highway);
    row.number("kmh", road.kmh, kKmh);
    row.number("lanes", road.lanes, kLanes);
    for (const std::string& highway : road.highway) {
      if (!highway.ends_with("_link")) continue;
      row.mistake("highway", highway,
                  fmt::format("'highway' of {} has '{}'; a class stands for its links too",
                              row.title(), highway));
    }
  };
  table.each_row("default", read);
}

void read_rows(TableReader& table, StressRules& stress) {
  const auto read = [&](TableReader& reader) {
    StressRow& row = stress.rows.emplace_back();
    row.rule = {reader.tests("when", Need::optional), reader.tests("unless", Need::optional)};
    if (reader.has("facility")) {
      row.facility = CycleFacility::none;
      reader.choice("facility", *row.facility,
                    {{"track", CycleFacility::track},
                     {"lane", CycleFacility::lane},
                     {"lane_by_parking", CycleFacility::lane_by_parking},
                     {"none", CycleFacility::none}});
    }
    reader.number("max_kmh", row.max_kmh, kKmh, Need::optional);
    reader.number("max_lanes", row.max_lanes, kLanes, Need::optional);
    reader.integer("level", row.level, from(1, 4));
  };
  table.each_row("row", read);
}

}  // namespace

void read_stress(TableReader& root, Catalogue& catalogue) {
  const auto read = [&](TableReader& table) {
    StressRules& stress = catalogue.stress;
    table.flag("drive_on_right", stress.drive_on_right);
    table.number("side_share", stress.side.share, from(0.5, 1), Need::optional);
    table.number("side_pair_m", stress.side.pair_m, above(0, 200), Need::optional);
    table.number("side_least_m", stress.side.least_m, from(0, 1e6), Need::optional);
    table.number("other_kmh", stress.other_kmh, kKmh, Need::optional);
    table.number("other_lanes", stress.other_lanes, kLanes, Need::optional);
    table.number("crossing_kmh", stress.crossing_kmh, kKmh, Need::optional);
    table.number("crossing_lanes", stress.crossing_lanes, kLanes, Need::optional);
    read_defaults(table, stress);
    read_rows(table, stress);
  };
  root.section("stress", read, Need::optional);
}

void read_junctions(TableReader& root, Catalogue& catalogue) {
  const auto read = [&](TableReader& table) {
    JunctionRules& junctions = catalogue.junctions;
    read_rules(table, "marked", junctions.marked, Need::optional);
    read_rules(table, "island", junctions.islands, Need::optional);
    table.texts("streets", junctions.streets, Need::optional);
    table.texts("driveways", junctions.driveways, Need::optional);
    table.number("signals_within_m", junctions.signals_within_m, from(0, 200), Need::optional);
  };
  root.section("junction", read, Need::optional);
}

void read_elevation(TableReader& root, Catalogue& catalogue) {
  const auto read = [&](TableReader& table) {
    ElevationRules& elevation = catalogue.elevation;
    table.number("smooth_m", elevation.smooth_m, from(0, 1000), Need::optional);
    table.number("sample_m", elevation.sample_m, from(1, 1000), Need::optional);
    read_rules(table, "level", elevation.level, Need::optional);
  };
  root.section("elevation", read, Need::optional);
}

}  // namespace quarter
