// SPDX-License-Identifier: Apache-2.0
#include "quarter/compare/comparison_layers.hpp"
#include "support/described.hpp"

using namespace quarter;

TEST_CASE(
    "Every column of a comparison has a name, a unit if it is a number, and says itself in English "
    "and Chinese") {
  const auto tables = comparison_tables();
  CHECK(tables.size() == 5);
  described::expect_said(tables);
}
