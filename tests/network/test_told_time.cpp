// SPDX-License-Identifier: Apache-2.0
#include <limits>
#include <vector>

#include "quarter/network/told_time.hpp"
#include "support/catch.hpp"

using namespace quarter;

namespace {

constexpr double kNotReached = std::numeric_limits<double>::infinity();

bool told(double least, double found) {
  const std::vector<double> limits{15, 30};
  return is_told(least, found, limits);
}

}  // namespace

TEST_CASE("A time is told if it surely lies on one side of each limit") {
  CHECK(told(12, 12));
  CHECK(told(3, 15));   // at most 15 is within
  CHECK(told(16, 28));  // beyond 15 and within 30 in any case
  CHECK(told(31, kNotReached));
  CHECK(told(kNotReached, kNotReached));
}

TEST_CASE("A time is not told if a limit lies between the least it may be and what was found") {
  CHECK_FALSE(told(15, 15.1));
  CHECK_FALSE(told(10, 20));
  CHECK_FALSE(told(0, kNotReached));
  CHECK_FALSE(told(20, kNotReached));
  CHECK_FALSE(told(30, kNotReached));
}

TEST_CASE("Without limits every time is told") {
  CHECK(is_told(0, kNotReached, {}));
}
