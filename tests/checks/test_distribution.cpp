// SPDX-License-Identifier: Apache-2.0
#include "quarter/checks/distribution.hpp"

#include <random>

#include "quarter/checks/assess.hpp"
#include "support/catch.hpp"

using namespace quarter;

namespace {

struct Home {
  double minutes;  ///< below 0: not reached
  double weight;
};

std::vector<WeightedCost> costs_of(const std::vector<Home>& homes) {
  std::vector<WeightedCost> costs;
  for (const Home& home : homes) {
    const TravelCost cost = home.minutes < 0
                                ? TravelCost::unreached()
                                : TravelCost(static_cast<std::uint32_t>(home.minutes * 60000), 0);
    costs.push_back({cost, home.weight});
  }
  return costs;
}

/// Minutes, or -1 where there is none.
double quantile(const std::vector<Home>& homes, double share) {
  auto costs = costs_of(homes);
  const auto cost = weighted_quantile(costs, share);
  return cost ? cost->ms() / 60000.0 : -1;
}

}  // namespace

TEST_CASE("A weighted median is the time half of the weight has or less") {
  const std::vector<Home> street{{2, 10}, {4, 30}, {6, 20}, {9, 40}};  // 10, 40, 60, 100
  CHECK(quantile(street, 0.10) == 2);
  CHECK(quantile(street, 0.11) == 4);
  CHECK(quantile(street, 0.40) == 4);
  CHECK(quantile(street, 0.50) == 6);
  CHECK(quantile(street, 0.60) == 6);
  CHECK(quantile(street, 0.61) == 9);
  CHECK(quantile(street, 1.00) == 9);
}

TEST_CASE("Homes that reach nothing are the last ones") {
  const std::vector<Home> street{{-1, 40}, {5, 50}, {7, 10}};
  CHECK(quantile(street, 0.5) == 5);
  CHECK(quantile(street, 0.6) == 7);
  CHECK(quantile(street, 0.61) == -1);
}

TEST_CASE("Without weight there is no median, and homes without weight do not move it") {
  CHECK(quantile({}, 0.5) == -1);
  CHECK(quantile({{3, 0}}, 0.5) == -1);
  CHECK(quantile({{1, 0}, {3, 1}, {8, 0}}, 0.5) == 3);
}

TEST_CASE("Equal weights of a tenth add up to the whole") {
  std::vector<Home> street;
  for (int i = 1; i <= 10; ++i)
    street.push_back({static_cast<double>(i), 0.1});
  for (int i = 1; i <= 10; ++i)
    CHECK(quantile(street, i / 10.0) == i);
}

TEST_CASE(
    "Who takes as long as the limit is within it, who takes a tenth of a second more is not") {
  const auto within = [](std::uint32_t ms) { return is_within(TravelCost(ms, 0), 15); };
  CHECK(within(0));
  CHECK(within(900000));
  CHECK(within(900049));  // reported as 900.0 s
  CHECK_FALSE(within(900050));
  CHECK_FALSE(is_within(TravelCost::unreached(), 15));
}

TEST_CASE("Times are reported in tenths of a second, half up") {
  CHECK(to_tenths(TravelCost(49, 0)) == 0);
  CHECK(to_tenths(TravelCost(50, 0)) == 1);
  CHECK(to_tenths(TravelCost(149, 0)) == 1);
  CHECK(to_tenths(TravelCost(900000, 0)) == 9000);
}

TEST_CASE("A tally is the sum of its blocks") {
  Tally east{3, 1, 30, {10, 20}, {}, {{30, 10, 5}}};
  const Tally west{2, 0, 70, {60, 70}, {0, 5}, {{70, 65, 0}}};
  east += west;
  CHECK(east.origins == 3 + 2);
  CHECK(east.not_joined == 1);
  CHECK(east.weight == 30 + 70);
  CHECK(east.within == std::vector<double>{10 + 60, 20 + 70});
  CHECK(east.may_be_within(0) == 10 + 60);
  CHECK(east.may_be_within(1) == 20 + 70 + 5);
  CHECK(east.shares[0].weight == 30 + 70);
  CHECK(east.shares[0].low() == Approx((10 + 65) / 100.0));
  CHECK(east.shares[0].high() == Approx((10 + 5 + 65) / 100.0));
}

TEST_CASE("A district's share and median lie between those of its blocks") {
  std::mt19937 random(1);
  const auto number = [&](int most) { return std::uniform_int_distribution<int>(0, most)(random); };
  for (int round = 0; round < 200; ++round) {
    std::vector<Home> all;
    Share district;
    double least_share = 1, most_share = 0, least = 1e9, most = 0;
    for (int block = 0; block < 5; ++block) {
      std::vector<Home> homes;
      Share own;
      for (int i = 0; i <= number(7); ++i) {
        const Home home{static_cast<double>(number(30)), 1.0 + number(50)};
        homes.push_back(home);
        own += {home.weight, home.minutes <= 15 ? home.weight : 0, 0};
      }
      least_share = std::min(least_share, own.low());
      most_share = std::max(most_share, own.low());
      least = std::min(least, quantile(homes, 0.5));
      most = std::max(most, quantile(homes, 0.5));
      district += own;
      all.insert(all.end(), homes.begin(), homes.end());
    }
    CHECK(district.low() >= least_share - 1e-12);
    CHECK(district.low() <= most_share + 1e-12);
    CHECK(quantile(all, 0.5) >= least);
    CHECK(quantile(all, 0.5) <= most);
  }
}
