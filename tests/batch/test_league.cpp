// SPDX-License-Identifier: Apache-2.0
#include "quarter/batch/gathered.hpp"
#include "support/catch.hpp"

using namespace quarter;

namespace {

CheckResult figure(std::optional<double> low, std::optional<double> high, const char* verdict) {
  CheckResult check;
  check.district = "city";
  check.check = "3.2";
  check.share = low;
  check.share_high = high;
  check.verdict = verdict;
  return check;
}

Gathered cities(const std::vector<CheckResult>& figures) {
  Gathered all;
  for (const CheckResult& figure : figures) {
    GatheredCity city;
    city.id = "city-" + std::to_string(all.cities.size());
    city.run.checks = {figure};
    all.cities.push_back(std::move(city));
  }
  return all;
}

}  // namespace

TEST_CASE("A rank is as sure as the map is") {
  const Gathered all = cities({figure(0.9, 0.95, "near"), figure(0.5, 0.6, "not met"),
                               figure(0.55, 0.93, "reported"), figure(0.1, 0.2, "not met")});
  const std::vector<LeaguePlace> places = league_of(all);
  REQUIRE(places.size() == 4);
  CHECK((places[0].best == 1 && places[0].worst == 2));
  CHECK((places[1].best == 2 && places[1].worst == 3));
  CHECK((places[2].best == 1 && places[2].worst == 3));
  CHECK((places[3].best == 4 && places[3].worst == 4));
  CHECK(places[0].percentile_low.value() == Approx(2.0 / 3));
  CHECK(places[0].percentile_high.value() == Approx(1));
  CHECK(places[3].percentile_high.value() == Approx(0));
}

TEST_CASE("A city whose map is too thin is unknown, and not the worst") {
  const Gathered all = cities({figure(0.9, 0.95, "near"), figure(0, 1, "unknown"),
                               figure({}, {}, "not testable"), figure(0.1, 0.2, "not met")});
  const std::vector<LeaguePlace> places = league_of(all);
  CHECK_FALSE(places[1].best);
  CHECK_FALSE(places[2].best);
  CHECK(places[3].worst == 2);
  CHECK(places[1].ranked == 2);
}

TEST_CASE("Of a check where less is better the least is first") {
  CheckResult much = figure(300, 300, "not met"), little = figure(100, 100, "met");
  for (CheckResult* const check : {&much, &little}) {
    check->met_from = 150;
    check->near_from = 200;
  }
  const Gathered all = cities({much, little});
  CHECK(league_of(all)[0].best == 2);
  CHECK(league_of(all)[1].best == 1);
}

TEST_CASE("The page holds no markup of names") {
  Gathered all = cities({figure(0.9, 0.95, "near")});
  all.cities[0].name = "</script><b>";
  CHECK(cities_data(all, league_of(all), "<i>").find('<') == std::string::npos);
}
