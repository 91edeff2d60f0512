// SPDX-License-Identifier: Apache-2.0
// What is promised to users of the library, on the drawn town: its sides are 120 m, 96 s on foot.
#include <filesystem>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "quarter/quarter.hpp"
#include "support/catch.hpp"

using namespace quarter;

namespace {

const std::filesystem::path kTown =
    std::filesystem::path(QUARTER_SOURCE_DIR) / "samples" / "town.osm";
const LonLat kA = LonLat::from_degrees(0.3, 0);  // half a side from the corner shop

/// District, check, verdict and figure of every line of a run in memory.
std::vector<std::string> lines_of(const RunOptions& request, const Work& work) {
  const Run done = run(request, work);
  const RunResult result = done.result();
  const Layer checks = checks_layer(result);
  std::vector<std::string> lines;
  for (std::size_t row = 0; row < checks.count; ++row) {
    std::string line;
    for (const char* column : {"district", "check", "verdict", "share", "weight"})
      line += text_at(checks, column_of(checks, column), row) +
              std::to_string(number_at(checks, column_of(checks, column), row).value_or(-1)) + " ";
    lines.push_back(line);
  }
  return lines;
}

}  // namespace

TEST_CASE("A city says how many minutes it is to the nearest place") {
  const City city = read_city({.extract = kTown}, Work(1));
  CHECK(minutes(city, kA, "walk", "food").value() == Approx(0.8).margin(0.01));
  CHECK_FALSE(minutes(city, kA, "walk", "pharmacy"));
  CHECK_THROWS_AS(minutes(city, kA, "fly", "food"), Error);
  CHECK_THROWS_AS(minutes(city, kA, "walk", "foood"), Error);
}

TEST_CASE("A city stays whole when it is moved") {
  City read = read_city({.extract = kTown}, Work(1));
  const double before = minutes(read, kA, "walk", "food").value();
  const City moved = std::move(read);
  CHECK(minutes(moved, kA, "walk", "food") == before);
}

TEST_CASE("A place that is added counts") {
  const Work work(1);
  const CityOptions request{.extract = kTown};
  CityRules rules = load_rules(request);
  add_place(rules, "pharmacy", "pharmacy", kA);
  const City city = read_city(request, std::move(rules), Keep::nothing, work);
  CHECK(minutes(city, kA, "walk", "pharmacy").value() < 0.1);
}

TEST_CASE("A place of no category or type of the catalogue is refused") {
  CityRules rules = load_rules({.extract = kTown});
  CHECK_THROWS_AS(add_place(rules, "fod", "supermarket", kA), Error);
  CHECK_THROWS_AS(add_place(rules, "food", "pharmacy", kA), Error);
}

TEST_CASE("Work hears the stages of a city in their order") {
  std::vector<std::string> stages;
  const Work work(1, {.stage = [&](std::string_view name) { stages.emplace_back(name); }});
  const City city = read_city({.extract = kTown}, work);
  CHECK(stages == std::vector<std::string>{"read", "network", "network", "places",
                                           "search"});  // streets, then the modes
}

TEST_CASE("Runs of two threads at a time, each with its own work, say the same as one alone") {
  RunOptions request;
  request.city.extract = kTown;
  request.blocks = GridBlocks{60};
  const std::vector<std::string> alone = lines_of(request, Work(1));
  REQUIRE(alone.size() > 20);
  std::vector<std::string> there;
  std::thread other([&] { there = lines_of(request, Work(2)); });
  const std::vector<std::string> here = lines_of(request, Work(3));
  other.join();
  CHECK(here == alone);
  CHECK(there == alone);
}
