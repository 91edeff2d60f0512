// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "drawn_trips.hpp"
#include "quarter/network/slope.hpp"
#include "support/catch.hpp"

using namespace quarter;

TEST_CASE("The way home takes another time than the way there, and its metres are the same") {
  DrawnStreets town("A---B---C", {{"ABC", "highway=residential"}});
  const HeightSource plane = [](std::span<const LonLat> where, std::span<float> metres) {
    for (std::size_t i = 0; i < where.size(); ++i)
      metres[i] =
          static_cast<float>(0.1 * distance_m(LonLat::from_degrees(0.3, 0), {where[i].x, 0}));
  };
  add_slopes(town.catalogue, plane, town.network, town.findings);
  const DrawnTrips walk(town, "walk");
  const auto tobler = [](double grade) { return std::exp(3.5 * (std::abs(grade + 0.05) - 0.05)); };
  CHECK(walk('A', 'C') == Approx(160 * tobler(0.1)).epsilon(0.002));
  CHECK(walk('C', 'A') == Approx(160 * tobler(-0.1)).epsilon(0.002));
  CHECK(walk('A', 'B') == Approx(80 * tobler(0.1)).epsilon(0.002));
  const auto from = walk.index().join(walk.graph(), town.drawing.at('A'), 100);
  const auto to = walk.index().join(walk.graph(), town.drawing.at('C'), 100);
  const TravelTimeField field(walk.graph(), {{*to, {}}}, 60 * 60 * 1000);
  CHECK(field.at(*from).cm() == Approx(20000).margin(2));
}
