// SPDX-License-Identifier: Apache-2.0
// Each figure is worked out by hand in the comment beside it.
#include "quarter/checks/equity.hpp"

#include <cmath>
#include <random>

#include "support/catch.hpp"

using namespace quarter;

namespace {

/// Ten people, a minute apart.
std::vector<Burden> ladder() {
  std::vector<Burden> all;
  for (int i = 1; i <= 10; ++i)
    all.push_back({static_cast<double>(i), 1});
  return all;
}

}  // namespace

TEST_CASE("Percentiles are the least time that the share has or less") {
  const auto street = ladder();
  CHECK(percentile(street, 0.1) == 1.0);
  CHECK(percentile(street, 0.5) == 5.0);
  CHECK(percentile(street, 0.51) == 6.0);
  CHECK(percentile(street, 1.0) == 10.0);
  CHECK(p90_by_p10(street) == 9.0 / 1.0);
}

TEST_CASE("Gini of a small table") {
  // Pairs of 1, 2, 3, 6 (mean 3): |differences| 1+2+5+1+4+3 = 16, both ways 32, over 16 pairs: 2;
  // half of it over the mean: 2 / 2 / 3 = 1/3.
  const std::vector<Burden> street{{1, 1}, {2, 1}, {3, 1}, {6, 1}};
  CHECK(*gini(street) == Approx(1.0 / 3));
  // One of four bears all: (n - 1) / n.
  CHECK(*gini(std::vector<Burden>{{0, 3}, {8, 1}}) == Approx(0.75));
  CHECK(*gini(std::vector<Burden>{{7, 3}, {7, 5}}) == Approx(0).margin(1e-12));
}

TEST_CASE("Atkinson of a small table") {
  // Of 1 and 4 (mean 2.5). epsilon 0.5: ((1 + 2) / 2)^2 = 2.25, 1 - 2.25 / 2.5 = 0.1.
  const std::vector<Burden> two{{1, 1}, {4, 1}};
  CHECK(*atkinson(two, 0.5) == Approx(0.1));
  // epsilon 1: geometric mean 2, 1 - 2 / 2.5 = 0.2. epsilon 2: harmonic mean 2 / (1 + 1/4) = 1.6,
  // 1 - 1.6 / 2.5 = 0.36.
  CHECK(*atkinson(two, 1) == Approx(0.2));
  CHECK(*atkinson(two, 2) == Approx(0.36));
  CHECK(*atkinson(std::vector<Burden>{{5, 2}, {5, 9}}, 0.5) == Approx(0).margin(1e-12));
  // A time of 0: ((0 + 3) / 2)^2 = 2.25 of a mean of 4.5 for 0.5, and all inequality from 1 on.
  const std::vector<Burden> with_zero{{0, 1}, {9, 1}};
  CHECK(*atkinson(with_zero, 0.5) == Approx(0.5));
  CHECK(*atkinson(with_zero, 1) == 1.0);
  CHECK(*atkinson(with_zero, 2) == 1.0);
}

TEST_CASE("The equally distributed equivalent of a small table") {
  // Of 0 and 10: kappa = 10 / 100 = 0.1; ln((1 + e) / 2) / 0.1 = ln 1.859141 * 10 = 6.201145.
  const std::vector<Burden> two{{0, 1}, {10, 1}};
  CHECK(*equally_distributed(two, 1) == Approx(6.201145));
  // Aversion 2: kappa 0.2; ln((1 + e^2) / 2) / 0.2 = ln 4.194528 * 5 = 7.168904.
  CHECK(*equally_distributed(two, 2) == Approx(7.168904));
  // Of 5 (three people) and 25 (one): sums 40 and 700, kappa = 40 / 700 = 0.0571429;
  // ln((3 e^0.285714 + e^1.428571) / 4) / kappa = ln((3 * 1.330712 + 4.172734) / 4) / kappa
  // = ln 2.041218 * 17.5 = 12.48707.
  CHECK(*equally_distributed(std::vector<Burden>{{5, 3}, {25, 1}}, 1) ==
        Approx(12.48707).margin(5e-6));
  CHECK(*equally_distributed(std::vector<Burden>{{0, 4}}, 1) == 0.0);
  // Hours do not overflow.
  CHECK(std::isfinite(*equally_distributed(std::vector<Burden>{{1, 1e6}, {10000, 1}}, 50)));
}

TEST_CASE("The worst tenth takes its part of whoever stands on its border") {
  CHECK(*worst_tenth_mean(ladder()) == Approx(10));
  // Of 15 people 1.5 are a tenth: 1 with 30 min and half of one with 20: (30 + 10) / 1.5.
  const std::vector<Burden> street{{5, 12}, {20, 2}, {30, 1}};
  CHECK(*worst_tenth_mean(street) == Approx(40 / 1.5));
  // Beyond 15 min: 2 * 5 + 15 = 25 minutes, of which the tenth bears 15 + 0.5 * 5 = 17.5.
  CHECK(*worst_tenth_unmet(street, 15) == Approx(17.5 / 25));
  CHECK_FALSE(worst_tenth_unmet(street, 30).has_value());
  // All ten people beyond the limit alike: a tenth bears a tenth.
  CHECK(*worst_tenth_unmet(std::vector<Burden>{{20, 10}}, 15) == Approx(0.1));
}

TEST_CASE("The concentration index says who bears the minutes") {
  // Incomes 1 to 4 with 40, 30, 20, 10 minutes (mean 25): R = 1/8, 3/8, 5/8, 7/8;
  // 2 / 25 * (40/8 + 90/8 + 100/8 + 70/8) / 4 - 1 = 2 / 25 * 9.375 - 1 = -0.25.
  const std::vector<Ranked> poor_walk{{1, 1, 40}, {2, 1, 30}, {3, 1, 20}, {4, 1, 10}};
  CHECK(*concentration(poor_walk) == Approx(-0.25));
  CHECK(*concentration({{4, 1, 40}, {3, 1, 30}, {2, 1, 20}, {1, 1, 10}}) == Approx(0.25));
  CHECK(*concentration({{1, 2, 12}, {2, 7, 12}}) == Approx(0).margin(1e-12));
  // Equal ranks have no order among them: 10 and 30 are two people with 20.
  CHECK(*concentration({{1, 1, 10}, {1, 1, 30}, {2, 2, 20}}) == Approx(0).margin(1e-12));
  CHECK_FALSE(concentration({{1, 1, 0}}).has_value());
  CHECK_FALSE(concentration({}).has_value());
}

TEST_CASE("The lowest fifth is compared with the highest") {
  // Ten people: the lowest two have shares 0.5 and 0.7, the highest two 0.8 and 1.0: 0.6 / 0.9.
  CHECK(*lowest_by_highest_fifth({{1, 1, 0.5}, {2, 1, 0.7}, {3, 6, 0.1}, {4, 1, 0.8}, {5, 1, 1}}) ==
        Approx(0.6 / 0.9));
  // Two of five are a fifth of ten: half of the first rank.
  CHECK(*lowest_by_highest_fifth({{1, 4, 0.5}, {2, 6, 1}}) == Approx(0.5));
  CHECK_FALSE(lowest_by_highest_fifth({{1, 1, 1}, {2, 4, 0}}).has_value());
}

TEST_CASE("Without weight there is no measure") {
  for (const std::vector<Burden>& nobody :
       {std::vector<Burden>{}, std::vector<Burden>{{5, 0}, {9, 0}}}) {
    CHECK_FALSE(mean(nobody).has_value());
    CHECK_FALSE(p90_by_p10(nobody).has_value());
    CHECK_FALSE(gini(nobody).has_value());
    CHECK_FALSE(atkinson(nobody, 0.5).has_value());
    CHECK_FALSE(equally_distributed(nobody, 1).has_value());
    CHECK_FALSE(worst_tenth_mean(nobody).has_value());
    CHECK_FALSE(worst_tenth_unmet(nobody, 1).has_value());
  }
}

TEST_CASE("Two people alike weigh as much as one of twice the weight") {
  std::mt19937 random(3);
  const auto number = [&](int most) { return std::uniform_int_distribution<int>(1, most)(random); };
  for (int round = 0; round < 100; ++round) {
    std::vector<Burden> apart, together;
    for (int minutes = number(3), i = 0; i < number(8); ++i, minutes += number(9)) {
      const double weight = number(20);
      together.push_back({static_cast<double>(minutes), 2 * weight});
      apart.insert(apart.end(), 2, {static_cast<double>(minutes), weight});
    }
    if (together.empty()) continue;
    CHECK(*gini(apart) == Approx(*gini(together)).margin(1e-12));
    CHECK(*atkinson(apart, 0.5) == Approx(*atkinson(together, 0.5)).margin(1e-12));
    CHECK(*equally_distributed(apart, 1) == Approx(*equally_distributed(together, 1)));
    CHECK(*worst_tenth_mean(apart) == Approx(*worst_tenth_mean(together)));
    // The even burden that is as bad lies between the mean and the longest.
    CHECK(*equally_distributed(apart, 1) >= *mean(apart) - 1e-9);
    CHECK(*equally_distributed(apart, 1) <= apart.back().minutes + 1e-9);
  }
}
