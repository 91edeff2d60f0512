// SPDX-License-Identifier: Apache-2.0
#include "console.hpp"

#include "support/catch.hpp"

using namespace quarter;

TEST_CASE("Work under way says how much is done and how long the rest takes") {
  CHECK(progress_text("search", 45, 100, 9) == "search: 45 %, 11 s left");
  CHECK(progress_text("raster", 29, 100, 29) == "raster: 29 %, 71 s left");
  CHECK(progress_text("aggregate", 1, 300, 2) == "aggregate: 0 %, 10 min left");
  CHECK(progress_text("aggregate", 299, 300, 600) == "aggregate: 99 %, 3 s left");
}

TEST_CASE("A line of progress stays within a narrow terminal") {
  CHECK(fitted_text("search: 45 %, 11 s left", 80) == "search: 45 %, 11 s left");
  CHECK(fitted_text("search: 45 %, 11 s left", 13) == "search: 45 %");
  CHECK(fitted_text("search: 45 %, 11 s left", 1).empty());
  CHECK(fitted_text("search: 45 %, 11 s left", 0).empty());
}
