// SPDX-License-Identifier: Apache-2.0
#include "quarter/results/result_tables.hpp"

#include <nlohmann/json.hpp>

#include "quarter/results/column_names.hpp"
#include "support/described.hpp"

using namespace quarter;

TEST_CASE(
    "Every column of a run has a name, a unit if it is a number, and says itself in English and "
    "Chinese") {
  const auto tables = result_tables();
  CHECK(tables.size() == 19);
  described::expect_said(tables);
}

TEST_CASE(
    "The schema of checks.json asks for every column that does not depend on groups of people") {
  const auto schema = nlohmann::json::parse(checks_schema());
  const auto& row = schema.at("$defs").at("row");
  std::size_t required = 0;
  for (const Field& field : checks_description().fields) {
    if (field.name.find('<') != std::string::npos) continue;
    CHECK(row.at("required").at(required++) == field.name);
    CHECK(row.at("properties").at(field.name).at("description") == field.meaning.en);
  }
  CHECK(row.at("required").size() == required);
  CHECK(row.at("patternProperties").contains("^share_of_.+_high$"));
}

TEST_CASE("In the schema what may be null says so, in its type and among its words") {
  const auto schema = nlohmann::json::parse(checks_schema());
  const auto& properties = schema.at("$defs").at("row").at("properties");
  CHECK(properties.at(column::kDistrict).at("type") == "string");
  CHECK(properties.at(column::kShare).at("type") == nlohmann::json{"number", "null"});
  CHECK(properties.at(column::kMinutes).at("exclusiveMinimum") == 0);
  CHECK(properties.at("land_share").at("maximum") == 1);
  const auto& units = properties.at(column::kUnit).at("enum");
  CHECK(std::find(units.begin(), units.end(), nullptr) != units.end());
  CHECK(std::find(units.begin(), units.end(), "share of weight") != units.end());
  const auto& verdicts = properties.at(column::kVerdict).at("enum");
  CHECK(std::find(verdicts.begin(), verdicts.end(), nullptr) == verdicts.end());
  CHECK(std::find(verdicts.begin(), verdicts.end(), "not testable") != verdicts.end());
}
