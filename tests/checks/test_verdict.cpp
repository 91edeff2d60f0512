// SPDX-License-Identifier: Apache-2.0
#include "quarter/checks/verdict.hpp"

#include "support/catch.hpp"

using namespace quarter;

namespace {

constexpr double kMet = 0.95;
constexpr double kNear = 0.80;

std::string verdict(double weight, double yes, double open) {
  return std::string(name_of(verdict_of({weight, yes, open}, kMet, kNear)));
}

TravelCost cost(double seconds, double metres) {
  return {static_cast<std::uint32_t>(seconds * 1000), static_cast<std::uint32_t>(metres * 100)};
}

}  // namespace

TEST_CASE("A check is met from exactly its share on") {
  CHECK(verdict(100, 100, 0) == "met");
  CHECK(verdict(100, 95, 0) == "met");
  CHECK(verdict(100, 94.999, 0) == "near");
  CHECK(verdict(100, 80, 0) == "near");
  CHECK(verdict(100, 79.999, 0) == "not met");
  CHECK(verdict(100, 0, 0) == "not met");
}

TEST_CASE("What the map leaves open decides only where it straddles a threshold") {
  CHECK(verdict(100, 96, 4) == "met");
  CHECK(verdict(100, 80, 14) == "near");
  CHECK(verdict(100, 80, 15) == "unknown");  // met if all of them reach it
  CHECK(verdict(100, 70, 9) == "not met");
  CHECK(verdict(100, 70, 10) == "unknown");  // near if all of them reach it
  CHECK(verdict(100, 0, 100) == "unknown");
}

TEST_CASE("Nobody to ask is unknown") {
  CHECK(verdict(0, 0, 0) == "unknown");
}

TEST_CASE("A sum of tenths that misses the share by its last bit meets it") {
  Share sum;
  for (int i = 0; i < 19; ++i)
    sum += {0.1, 0.1, 0};
  sum += {0.1, 0, 0};
  CHECK(verdict_of(sum, kMet, kNear) == Verdict::met);  // 1.9 of 2
}

TEST_CASE("Fifteen minutes are within fifteen minutes, a tenth of a second more is not") {
  const TravelCost never = TravelCost::unreached();
  CHECK(answer(cost(900, 0), never, 15, 0) == Answer::yes);
  CHECK(answer(cost(900.049, 0), never, 15, 0) == Answer::yes);  // reported as 900.0 s
  CHECK(answer(cost(900.05, 0), never, 15, 0) == Answer::no);    // reported as 900.1 s
  CHECK(answer(never, never, 15, 0) == Answer::no);
}

TEST_CASE("A limit in metres is kept to the centimetre, with or without minutes") {
  const TravelCost never = TravelCost::unreached();
  CHECK(answer(cost(10000, 300), never, 0, 300) == Answer::yes);
  CHECK(answer(cost(10, 300.01), never, 0, 300) == Answer::no);
  CHECK(answer(cost(900, 300), never, 15, 300) == Answer::yes);
  CHECK(answer(cost(901, 300), never, 15, 300) == Answer::no);
  CHECK(answer(cost(900, 301), never, 15, 300) == Answer::no);
}

TEST_CASE("An edge of the data nearer than the limit leaves a no open, never a yes") {
  const TravelCost never = TravelCost::unreached();
  CHECK(answer(cost(901, 0), cost(900, 0), 15, 0) == Answer::open);
  CHECK(answer(cost(901, 0), cost(901, 0), 15, 0) == Answer::no);
  CHECK(answer(never, cost(1, 0), 15, 0) == Answer::open);
  CHECK(answer(cost(899, 0), cost(1, 0), 15, 0) == Answer::yes);
}
