// SPDX-License-Identifier: Apache-2.0
// What a map is good for: of the drawn town, which has no homes, and of the sample city.
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

#include "quarter/run/inspection.hpp"
#include "support/catch.hpp"

using namespace quarter;

namespace {

const std::filesystem::path kSamples = std::filesystem::path(QUARTER_SOURCE_DIR) / "samples";

std::string grade_of(const Inspection& inspection, const std::string& use) {
  for (const MapFitness& of : inspection.fitness) {
    if (of.use == use) return std::string(name_of(of.grade));
  }
  return "";
}

}  // namespace

TEST_CASE("A map without homes is not enough for homes and what they need") {
  City city = read_city({.extract = kSamples / "town.osm"}, Work(1));
  const Inspection town = inspect(city);
  CHECK(grade_of(town, "homes") == "not enough");
  CHECK(grade_of(town, "daily needs") == "not enough");
  CHECK(grade_of(town, "the map's edge").empty());
  const std::string text = inspection_text(town);
  CHECK(text.find("verdict      with care for cycling stress; not enough for homes, daily needs, "
                  "other facilities\n") != std::string::npos);
}

TEST_CASE("A map with homes and shops is good for these, not for what hardly anybody maps") {
  City city = read_city({.extract = kSamples / "neubrandenburg.osm.pbf"}, Work(2));
  const Inspection found = inspect(city);
  CHECK(grade_of(found, "homes") == "good");
  CHECK(grade_of(found, "daily needs") == "good");
  CHECK(grade_of(found, "other facilities") == "with care");
  const auto json = nlohmann::json::parse(inspection_json(found));
  CHECK(
      json.at("verdict").get<std::string>().starts_with("good for homes, daily needs; with care"));
  CHECK(json.at("good_for").at(2).at("reason") ==
        "hardly mapped: nursery (0 of some 11), community_point (0 of some 11), elderly_care (1 of "
        "some 11)");
  CHECK(json.at("places").at("food").at("types").at("supermarket") == 36);
  CHECK(json.at("not_joined").size() == found.unjoined.size());
  CHECK(json.at("extract").at("date").is_null());
}
