// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "quarter/catalogue/load_catalogue.hpp"
#include "quarter/network/informal_crossings.hpp"
#include "quarter/reach/travel_time_field.hpp"
#include "support/catch.hpp"
#include "support/drawn_city.hpp"

using namespace quarter;

namespace {

/// Metres on foot from one end of a town's street to the sidewalk over the way, and what was
/// linked.
struct Walked {
  double metres = -1;
  std::size_t links = 0;
};

// Sidewalks 10 m on either side of a street; they meet it at its east end only.
constexpr const char* kTown = R"(
  S---------------------------------------s---------------T
  A-------------------------------M-----------------------B
  U-------------------------------------------------------V
)";
constexpr double kLengthM = 56 * 5;
constexpr double kAcrossM = 20;

Walked walked(const char* street, const std::vector<Drawn>& nodes = {}, bool informal = true,
              const char* sidewalk = "highway=footway footway=sidewalk") {
  const Drawing drawing(kTown, 5);
  const Catalogue catalogue = load_catalogue({});
  MapData map =
      drawn_map(catalogue, drawing,
                {{"AMB", street}, {"SsT", sidewalk}, {"UV", sidewalk}, {"TBV", "highway=footway"}},
                nodes, {});
  if (informal) add_informal_crossings(catalogue, map.streets, map.findings);
  const StreetNetwork network = build_street_network(catalogue, map.streets, map.findings);
  const StreetIndex index(network);
  const SearchGraph graph(catalogue, network, *catalogue.mode_index("walk"));
  const auto from = index.join(graph, drawing.at('S'), 100),
             to = index.join(graph, drawing.at('U'), 100);
  Walked result;
  const TravelCost cost = TravelTimeField(graph, {{*to, {}}}, 60 * 60 * 1000).at(*from);
  if (cost.reached()) result.metres = cost.cm() / 100.0;
  result.links = map.findings.counts()[FindingKind::informal_crossing];
  return result;
}

constexpr double kRound = 2 * kLengthM + kAcrossM;  // by the east end

}  // namespace

TEST_CASE("With --informal a small street is crossed where no crossing is near") {
  const Walked walk = walked("highway=residential");
  CHECK(walk.metres == Approx(kAcrossM).margin(0.1));
  CHECK(walk.links > 20);
  CHECK(walked("highway=residential", {}, false).metres == Approx(kRound).margin(1));
}

TEST_CASE(
    "Main streets and bridges get no crossing, nor do streets without sidewalks of their own") {
  for (const char* street : {"highway=secondary", "highway=residential bridge=yes"}) {
    INFO(street);
    CHECK(walked(street).metres == Approx(kRound).margin(1));
    CHECK(walked(street).links == 0);
  }
  CHECK(walked("highway=residential", {}, true, "highway=footway").links == 0);
}

TEST_CASE("Where a crossing is within 100 m people go there") {
  const Walked all = walked("highway=residential");
  const Walked some = walked("highway=residential", {{"M", "highway=crossing"}});
  CHECK(some.links < all.links);
  CHECK(some.links > 0);
}
