// SPDX-License-Identifier: Apache-2.0
#include "quarter/checks/equity_tally.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <random>

#include "quarter/base/parallel.hpp"
#include "quarter/catalogue/modes.hpp"
#include "quarter/catalogue/services.hpp"
#include "quarter/checks/rulebook.hpp"
#include "support/catch.hpp"

using namespace quarter;

namespace {

constexpr double kLimitMinutes = 30;

/// Origins in two zones: in the first half of the people are old, in the second none.
struct Town {
  Rulebook catalogue = load_rulebook({});
  Origins origins;
  std::vector<ModeIndex> modes{*catalogue.mode_index("walk")};

  Town() {
    origins.kind = OriginKind::population;
    origins.groups = {"old"};
    origins.group_shares = {0.5, 0};
    origins.ranks = {1000, 3000};
  }

  EquityTally tally() const { return {catalogue, origins, modes, kLimitMinutes}; }

  /// Every category so many minutes away, the edge of the map farther than all.
  PointTimes times(double minutes) const {
    PointTimes times;
    const TravelCost cost = minutes < 0
                                ? TravelCost::unreached()
                                : TravelCost(static_cast<std::uint32_t>(minutes * 60000), 0);
    times.to_category.assign(catalogue.modes.size() * catalogue.categories.size(), cost);
    times.to_edge.assign(catalogue.modes.size(), TravelCost::unreached());
    times.to_open.assign(times.to_category.size(), TravelCost::unreached());
    return times;
  }

  static Origin origin(std::uint32_t zone, double people) {
    Origin origin;
    origin.zone = zone;
    origin.weight = people;
    return origin;
  }
};

}  // namespace

TEST_CASE("A tally tells everyone's minutes and each group's") {
  const Town town;
  EquityTally tally = town.tally();
  tally.add(Town::origin(0, 4), town.times(20));
  tally.add(Town::origin(1, 6), town.times(5));
  const std::vector<EquityRow> rows = tally.rows();
  REQUIRE(rows.size() == town.catalogue.shown_categories().size() * 2);
  const EquityRow& all = rows[0];
  CHECK(all.group == kNone);
  CHECK(all.weight == Approx(4 + 6));
  CHECK(all.beyond == 0);
  CHECK(*all.mean == Approx((4 * 20 + 6 * 5) / 10.0));
  CHECK(*all.p10 == 5);
  CHECK(*all.p90 == 20);
  CHECK(*all.p90_by_p10 == Approx(4));
  CHECK(*all.worst_tenth_unmet == Approx(1 / 4.0));  // one of the four beyond 15 min
  const EquityRow& old = rows[1];
  CHECK(old.group == 0);
  CHECK(old.weight == Approx(2));
  CHECK(*old.mean == Approx(20));
  CHECK(*old.gini == Approx(0).margin(1e-12));
}

TEST_CASE("Ranks compare the people of zones") {
  const Town town;
  EquityTally tally = town.tally();
  tally.add(Town::origin(0, 5), town.times(20));
  tally.add(Town::origin(1, 2), town.times(20));
  tally.add(Town::origin(1, 3), town.times(5));
  const EquityRow row = tally.rows()[0];
  // Means 20 and 11, of all 15.5; R 0.25 and 0.75: 2 (0.5 20 0.25 + 0.5 11 0.75) / 15.5 - 1.
  CHECK(*row.concentration == Approx(2 * (2.5 + 4.125) / 15.5 - 1));
  // Within 15 min nobody of the low zone, three fifths of the high one.
  CHECK(*row.lowest_by_highest_fifth == 0);
  CHECK_FALSE(tally.rows()[1].concentration.has_value());  // a group has no ranks of its own
}

TEST_CASE("Zones without a rank count among everyone, but in no order") {
  Town town;
  town.origins.ranks = {std::numeric_limits<double>::quiet_NaN(), 3000};
  EquityTally tally = town.tally();
  tally.add(Town::origin(0, 5), town.times(20));
  tally.add(Town::origin(1, 5), town.times(10));
  const EquityRow row = tally.rows()[0];
  CHECK(row.weight == Approx(10));
  CHECK(*row.concentration == Approx(0).margin(1e-12));  // one rank is left
}

TEST_CASE("What is not reached counts with the limit, and is told") {
  const Town town;
  EquityTally tally = town.tally();
  tally.add(Town::origin(1, 3), town.times(-1));
  tally.add(Town::origin(1, 1), town.times(10));
  const EquityRow row = tally.rows()[0];
  CHECK(row.beyond == Approx(3));
  CHECK(*row.mean == Approx((3 * kLimitMinutes + 10) / 4));
}

TEST_CASE("People for whom the map ends before the place are told") {
  const Town town;
  EquityTally tally = town.tally();
  PointTimes times = town.times(10);
  std::fill(times.to_open.begin(), times.to_open.end(), TravelCost(9 * 60000, 0));
  tally.add(Town::origin(1, 2), times);
  tally.add(Town::origin(1, 6), town.times(10));
  CHECK(tally.rows()[0].edge_nearer == Approx(2));
}

TEST_CASE("A tally does not depend on the order, nor on the number of threads") {
  const Town town;
  std::mt19937 random(9);
  std::vector<std::pair<Origin, double>> trips;
  for (int i = 0; i < 2000; ++i) {
    std::uniform_real_distribution<double> people(0, 3), minutes(0, 40);
    const double time = minutes(random);
    trips.emplace_back(Town::origin(static_cast<std::uint32_t>(i % 2), people(random)),
                       time > kLimitMinutes ? -1 : time);
  }
  EquityTally forward = town.tally();
  for (const auto& [origin, minutes] : trips)
    forward.add(origin, town.times(minutes));
  std::reverse(trips.begin(), trips.end());
  EquityTally backward = town.tally();
  parallel_ranges(trips.size(), 10, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i)
      backward.add(trips[i].first, town.times(trips[i].second));
  });
  const auto a = forward.rows(), b = backward.rows();
  REQUIRE(a.size() == b.size());
  for (std::size_t i = 0; i < a.size(); ++i) {
    CHECK(a[i].weight == b[i].weight);
    CHECK(a[i].beyond == b[i].beyond);
    CHECK(a[i].gini == b[i].gini);
    CHECK(a[i].equally_distributed == b[i].equally_distributed);
    CHECK(a[i].concentration == b[i].concentration);
  }
}

TEST_CASE("Each district has rows of its own before those of the city, which hold all") {
  const Town town;
  EquityTally tally(town.catalogue, town.origins, town.modes, kLimitMinutes, 2);
  tally.add(Town::origin(0, 4), town.times(20), std::array<std::uint32_t, 1>{0});
  tally.add(Town::origin(1, 6), town.times(5), std::array<std::uint32_t, 1>{1});
  tally.add(Town::origin(1, 2), town.times(5));  // in no district
  const std::vector<EquityRow> rows = tally.rows();
  const std::size_t each = town.catalogue.shown_categories().size() * 2;
  REQUIRE(rows.size() == 3 * each);
  CHECK(rows[0].district == 0);
  CHECK(*rows[0].mean == Approx(20));
  CHECK(rows[each].district == 1);
  CHECK(*rows[each].mean == Approx(5));
  CHECK(rows[2 * each].district == kNone);
  CHECK(rows[2 * each].weight == Approx(12));
  CHECK(*rows[2 * each].mean == Approx((4 * 20 + 8 * 5) / 12.0));
  CHECK(rows[2 * each].concentration.has_value());
}
