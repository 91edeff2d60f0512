// SPDX-License-Identifier: Apache-2.0
#include "quarter/network/travel_cost.hpp"
#include "support/catch.hpp"

using namespace quarter;

TEST_CASE("Costs are ordered by time, then by length, then by mark") {
  CHECK(TravelCost(1, 9) < TravelCost(2, 0));
  CHECK(TravelCost(1, 8).marked(7) < TravelCost(1, 9));
  CHECK(TravelCost(1, 9).marked(1) < TravelCost(1, 9).marked(2));
  CHECK(TravelCost(4000000000U, 500000000).marked(7) < TravelCost::unreached());
}

TEST_CASE("A sum has the times and lengths of both sides and the mark of the one that has one") {
  const TravelCost sum = TravelCost(70, 7) + TravelCost(30, 2).marked(5);
  CHECK(sum.ms() == 100);
  CHECK(sum.cm() == 9);
  CHECK(sum.mark() == 5);
}

TEST_CASE("A length that is too long for the globe does not spill into the time") {
  const TravelCost cost(3, 4000000000U);
  CHECK(cost.ms() == 3);
  CHECK(cost.cm() == 536870911);
}
