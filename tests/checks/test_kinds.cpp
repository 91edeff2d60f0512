// SPDX-License-Identifier: Apache-2.0
// Walks over the list of kinds: what holds of one holds of the next that somebody adds.
#include <fmt/format.h>

#include <cmath>
#include <set>

#include "drawn_city.hpp"
#include "quarter/base/error.hpp"
#include "quarter/catalogue/load_catalogue.hpp"
#include "quarter/checks/check_kind.hpp"
#include "support/catch.hpp"

using namespace quarter;

namespace {

/// The built-in catalogue with a check of a kind that says no more of itself than it has to, and
/// what else is given.
std::string with_check(const CheckKind& kind, std::string_view more = "") {
  std::string keys = fmt::format("kind = \"{}\", ", kind.name);
  for (const std::string_view part : {kind.example, more})
    keys += part.empty() ? "" : fmt::format("{}, ", part);
  return fmt::format(
      "{}\n[check]\n\"99.1\" = {{ title = {{ en = \"a\", zh = \"b\" }}, module = 3, {}"
      "report_only = true, source = {{ document = \"d\" }} }}\n",
      built_in_catalogue(), keys);
}

/// Half of all ground lies under trees.
class HalfCovered : public ShareMap {
 public:
  void shares(std::span<const LonLat>, std::span<float> shares) const override {
    std::fill(shares.begin(), shares.end(), 0.5F);
  }
  double cell_m() const override { return 10; }
};

Population jobs_at(At at, double number) {
  Population jobs;
  jobs.zones = point_zones({DrawnCity::lonlat(at)});
  jobs.people = {number};
  return jobs;
}

/// A town that has some of everything that kinds look at: streets with steps aside, so that the map
/// is not thin, a main street with a crossing, a bikeway, homes, people, jobs, trees and places.
DrawnCity town_of_everything(Rulebook catalogue) {
  static const HalfCovered trees;
  static const Population jobs = jobs_at({400, 0}, 100);
  DrawnCity town({}, {}, std::move(catalogue));
  std::vector<At> points{{0, 0}};
  for (double east = 100; east <= 2000; east += 100) {
    points.push_back({east, 0});
    town.way({{east, 0}, {east, -10}}, "highway=steps");
  }
  town.way(points, "highway=unclassified maxspeed=30 lanes=2");
  town.node({0, 500}, "highway=crossing");
  town.way({{0, 0}, {0, 500}, {0, 1000}}, "highway=primary sidewalk=no");
  town.way({{0, 1000}, {500, 1000}}, "highway=living_street");
  town.way({{100, 0}, {100, 900}}, "highway=cycleway");
  for (double east = 200; east <= 340; east += 10)
    town.home({east, 0});
  town.node({400, 0}, "shop=supermarket wheelchair=yes").node({500, 0}, "shop=convenience name=B");
  town.node({410, 0}, "amenity=bicycle_parking").node({600, 0}, "amenity=doctors");
  town.node({700, 0}, "amenity=kindergarten capacity=50");
  town.square({800, 0}, 100, "leisure=park");
  town.people(1000, {200, 0});
  GivenInputs given;
  given.jobs = &jobs;
  given.canopy = &trees;
  town.given(given);
  return town;  // not moved: the map is built by its catalogue
}

const CheckRule& added(const Rulebook& catalogue) {
  return catalogue.checks.back();
}

}  // namespace

TEST_CASE("Every kind has a name of its own, and a unit that is told in both languages") {
  std::set<std::string_view> names;
  for (const CheckKind* const kind : check_kinds()) {
    INFO(kind->name);
    CHECK(names.insert(kind->name).second);
    CHECK(kind_named(kind->name) == kind);
    const bool measured = kind->of_homes != nullptr || kind->of_areas != nullptr;
    CHECK((kind->of_homes == nullptr || kind->of_areas == nullptr));
    CHECK(measured == (kind->unit != Unit::none));
    CHECK(measured == !english(kind->unit).empty());
    CHECK(measured == !chinese(kind->unit).empty());
    CHECK(unit_named(english(kind->unit)) == kind->unit);
  }
  CHECK(kind_named("nearst") == nullptr);
}

TEST_CASE("Shares are read in percent, other figures as they are") {
  CHECK((is_share(Unit::share_of_area) && scale_of(Unit::share_of_area) == 100));
  CHECK((!is_share(Unit::km_per_km2) && scale_of(Unit::km_per_km2) == 1));
  CHECK_FALSE(unit_named("share of hope"));
}

TEST_CASE("Every kind is read from the least it asks for, and refuses a key it does not know") {
  for (const CheckKind* const kind : check_kinds()) {
    INFO(kind->name);
    const Rulebook catalogue = parse_rulebook(with_check(*kind), "c.toml");
    REQUIRE(added(catalogue).id == "99.1");
    CHECK(added(catalogue).kind == kind);
    CHECK(
        kind->has_places() ==
        !services_of(catalogue, {catalogue.checks.size() - 1, added(catalogue).targets, {}, "", ""})
             .empty());
    CHECK_THROWS_WITH(parse_rulebook(with_check(*kind, "no_such_key = 1"), "c.toml"),
                      Catch::Contains("unknown key 'no_such_key' in [check.\"99.1\"]"));
  }
}

TEST_CASE("Every kind has a figure in a town that has some of everything") {
  for (const CheckKind* const kind : check_kinds()) {
    INFO(kind->name);
    DrawnCity town = town_of_everything(parse_rulebook(with_check(*kind), "c.toml"));
    if (kind->unit == Unit::none) {
      CHECK(town.verdict("99_1") == "not testable");
      CHECK_FALSE(town.needs("99_1").empty());
      continue;
    }
    const Share figure = town.figure("99_1");
    CHECK(town.needs("99_1").empty());
    CHECK(figure.is_known());
    CHECK(std::isfinite(figure.high()));
    CHECK((!is_share(kind->unit) || figure.high() <= 1 + 1e-9));
  }
}
