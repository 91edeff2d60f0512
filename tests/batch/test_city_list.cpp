// SPDX-License-Identifier: Apache-2.0
#include "formats/temporary_folder.hpp"
#include "quarter/batch/city_list.hpp"
#include "quarter/batch/estimate.hpp"
#include "support/catch.hpp"

using namespace quarter;
namespace fs = std::filesystem;

namespace {

fs::path put(const TemporaryFolder& folder, const std::string& name, const std::string& text) {
  return quarter::put(folder / name, text);
}

std::string refusal(const fs::path& list) {
  try {
    read_city_list(list, {});
  } catch (const Error& error) {
    return error.what();
  }
  return {};
}

constexpr const char* kSquare =
    R"({"type":"Polygon","coordinates":[[[13,53],[13.1,53],[13.1,53.1],[13,53.1],[13,53]]]})";

}  // namespace

TEST_CASE("A list is refused as a whole, with all that is wrong in it") {
  const TemporaryFolder folder;
  put(folder, "a.osm.pbf", "x");
  const std::string said = refusal(put(folder, "list.csv",
                                       "id,extract,districts\n"
                                       "a,a.osm.pbf,\n"
                                       "a,a.osm.pbf,none.gpkg\n"
                                       "Big City,a.osm.pbf,\n"
                                       ",,\n"));
  CHECK(said.find("row 3 has the id 'a' of another row") != std::string::npos);
  CHECK(said.find("row 3 names a districts that is not there") != std::string::npos);
  CHECK(said.find("row 4 has the id 'Big City'") != std::string::npos);
  CHECK(said.find("row 5 has no id") != std::string::npos);
  CHECK(said.find("nothing was begun") != std::string::npos);
}

TEST_CASE("Files of a list lie beside it, and the name of a city is its id where it has none") {
  const TemporaryFolder folder;
  put(folder, "a.osm.pbf", "x");
  put(folder, "shops.csv", "x");
  put(folder, "parks.csv", "x");
  const auto cities = read_city_list(
      put(folder, "list.csv", "ID,Extract,places\nx-1,a.osm.pbf,shops.csv; parks.csv\n"), {});
  REQUIRE(cities.size() == 1);
  CHECK(cities[0].name == "x-1");
  CHECK(cities[0].row == 2);
  CHECK(fs::is_regular_file(cities[0].extract));
  CHECK(cities[0].places.size() == 2);
}

TEST_CASE("Urban centres of GHS-UCDB are a list as they are") {
  const TemporaryFolder folder;
  const fs::path list = put(
      folder, "centres.geojson",
      std::string(R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":)") +
          R"({"ID_HDC_G0":1494.0,"UC_NM_MN":"Las Palmas","CTR_MN_ISO":"ESP"},"geometry":)" +
          kSquare + "}]}");
  const auto cities = read_city_list(list, put(folder, "country.osm.pbf", "x"));
  REQUIRE(cities.size() == 1);
  CHECK(cities[0].id == "1494");
  CHECK(cities[0].name == "Las Palmas");
  CHECK(cities[0].country == "ESP");
  CHECK_FALSE(cities[0].outline.empty());
}

TEST_CASE("More streets never cost less") {
  Cost before = cost_of(0);
  for (double ways = 1000; ways < 1e7; ways *= 1.3) {
    const Cost cost = cost_of(ways);
    CHECK(cost.memory_mb > before.memory_mb);
    CHECK(cost.cpu_s > before.cpu_s);
    before = cost;
  }
}
