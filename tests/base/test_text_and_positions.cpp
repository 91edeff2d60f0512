// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "quarter/base/lonlat.hpp"
#include "quarter/base/text.hpp"
#include "support/catch.hpp"

using namespace quarter;

TEST_CASE("A plain number is the whole of a text, or it is none") {
  CHECK(plain_number("-2.5") == -2.5);
  CHECK(plain_number("1e3") == 1000);
  CHECK(std::isnan(plain_number("nan").value()));
  for (const char* const text : {"", " 1", "1 ", "1,5", "1m", "+1", "x"}) {
    INFO(text);
    CHECK_FALSE(plain_number(text));
  }
}

TEST_CASE("An interval has two ends only where they are written differently") {
  CHECK(interval_text(63.21, 72.14, 1) == "63.2-72.1");
  CHECK(interval_text(63.21, 63.24, 1) == "63.2");
  CHECK(interval_text(0, 100, 0, "–") == "0–100");
}

TEST_CASE("A position between two lies its share of the way, also across zero") {
  const LonLat a{-10, 4}, b{11, -4};
  CHECK(between(a, b, 0) == a);
  CHECK(between(a, b, 1) == b);
  CHECK(between(a, b, 0.5) == LonLat{1, 0});  // 0.5, rounded away from zero
  CHECK(midpoint(LonLat{1800000000, 1}, LonLat{1800000000, 2}) == LonLat{1800000000, 1});
}
