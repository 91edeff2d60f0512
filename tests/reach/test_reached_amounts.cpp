// SPDX-License-Identifier: Apache-2.0
#include "quarter/reach/reached_amounts.hpp"

#include "drawn_trips.hpp"
#include "quarter/base/parallel.hpp"
#include "support/catch.hpp"

using namespace quarter;

namespace {

/// Jobs at letters of a drawing, on foot; 100 m take 80 s.
double reached(const DrawnStreets& streets, const std::vector<std::pair<char, double>>& jobs,
               char from, double minutes) {
  const DrawnTrips trips(streets, "walk");
  const auto anchor = [&](char letter) {
    return *trips.index().join(trips.graph(), streets.drawing.at(letter), 100);
  };
  std::vector<ReachedAmounts::Amount> amounts;
  for (const auto& [letter, number] : jobs)
    amounts.push_back({{{anchor(letter), {}}}, number});
  const ReachedAmounts found(trips.graph(), amounts, static_cast<std::uint32_t>(minutes * 60000));
  std::vector<SearchGraph::Door> exits;
  const Anchor start = anchor(from);
  trips.graph().find_exits({&start, 1}, exits);
  return found.from(exits);
}

const char* const kRow = "A---B---C---D---E---F";

}  // namespace

TEST_CASE("Amounts within the limit add up, those beyond do not count") {
  const DrawnStreets streets(kRow, {{"ABCDEF", "highway=residential"}});
  const std::vector<std::pair<char, double>> jobs = {{'B', 10}, {'D', 5}, {'F', 2.5}};
  CHECK(reached(streets, jobs, 'A', 1) == 0);
  CHECK(reached(streets, jobs, 'A', 2) == 10);
  CHECK(reached(streets, jobs, 'A', 5) == 15);
  CHECK(reached(streets, jobs, 'A', 8) == 17.5);
}

TEST_CASE("Without amounts, or without a way, nothing is reached") {
  const DrawnStreets streets("A---B  C---D",
                             {{"AB", "highway=residential"}, {"CD", "highway=residential"}});
  CHECK(reached(streets, {}, 'A', 30) == 0);
  CHECK(reached(streets, {{'D', 7}}, 'A', 30) == 0);
}

TEST_CASE("More amounts than are searched at once are all counted") {
  const DrawnStreets streets(kRow, {{"ABCDEF", "highway=residential"}});
  const std::vector<std::pair<char, double>> jobs(50, {'C', 1});
  CHECK(reached(streets, jobs, 'A', 5) == 50);
}
