// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "quarter/compare/run_results.hpp"

/// Results written by hand: a row of blocks 100 m wide, one mode, one category, one check.
namespace quarter::drawn {

struct BlockRow {
  int west, east;  ///< hundreds of units
  double weight;
  Value seconds;
  std::string verdict;
  Value map_end = {};  ///< seconds
};

inline CheckResult check(const std::string& district, double share, const std::string& verdict) {
  CheckResult row;
  row.district = district;
  row.check = "3.1";
  row.title = "Food near";
  row.categories = "food";
  row.modes = "walk";
  row.unit = "share of weight";
  row.is_share = true;
  row.minutes = 15;
  row.met_from = 0.95;
  row.near_from = 0.8;
  row.share = row.share_high = share;
  row.verdict = verdict;
  row.weight = 100;
  return row;
}

inline RunResults run(std::vector<BlockRow> rows, double share, const std::string& verdict) {
  RunResults made;
  made.date = "2020-05-01T00:00:00Z";
  made.extract = "town.osm";
  made.version = "1";
  made.weight = "floor area (m2)";
  made.max_minutes = 30;
  made.modes = {"walk"};
  made.options = {{"--blocks", "streets", RunOption::For::study},
                  {"--delay", "full", RunOption::For::figures},
                  {"--title", "Town", RunOption::For::display}};
  made.checks = {check("city", share, verdict)};
  made.blocks.fields = {{"id", Field::Type::text, 0, ""},
                        {"districts", Field::Type::text, 0, ""},
                        {"weight", Field::Type::real, 1, ""},
                        {"times_from", Field::Type::text, 0, ""},
                        {"walk_food_s", Field::Type::real, 1, ""},
                        {"check_3_1", Field::Type::text, 0, ""},
                        {"walk_map_end_s", Field::Type::real, 1, ""}};
  made.blocks.count = rows.size();
  made.blocks.geometry = [rows](std::size_t i) {
    const auto at = [](int x, int y) { return LonLat{130000000 + x * 100, 530000000 + y * 100}; };
    const BlockRow& row = rows[i];
    return Geometry{MultiPolygon{
        {{at(row.west, 0), at(row.east, 0), at(row.east, 100), at(row.west, 100), at(row.west, 0)},
         {}}}};
  };
  made.blocks.value = [rows](std::size_t i, std::size_t f) -> Value {
    const BlockRow& row = rows[i];
    const std::vector<Value> cells{"b" + std::to_string(i + 1),
                                   Value{},
                                   row.weight,
                                   std::string("buildings"),
                                   row.seconds,
                                   row.verdict,
                                   row.map_end};
    return cells[f];
  };
  return made;
}

}  // namespace quarter::drawn
