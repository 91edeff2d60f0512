// SPDX-License-Identifier: Apache-2.0
// The signals of one junction are waited at once, however many nodes they are drawn with.
#include "placed_town.hpp"
#include "support/catch.hpp"

using namespace quarter;

namespace {

const char* const kSmall = "highway=residential";
const char* const kSignals = "highway=traffic_signals";
const char* const kSignalCrossing = "highway=crossing crossing=traffic_signals";
const char* const kForward = "highway=traffic_signals traffic_signals:direction=forward";
const char* const kBackward = "highway=traffic_signals traffic_signals:direction=backward";

auto about(double seconds) {
  return Approx(seconds).margin(0.1);
}

/// A street from west to east, with nodes at these metres on it.
struct Street {
  PlacedTown town;
  std::uint32_t west, east;

  explicit Street(const std::vector<std::pair<double, const char*>>& nodes,
                  const char* tags = kSmall, double half_m = 150) {
    west = town.node(-half_m, 0);
    std::vector<std::uint32_t> line{west};
    for (const auto& [metres, node_tags] : nodes) {
      line.push_back(town.node(metres, 0, node_tags));
      if (metres == 0) middle = line.back();
    }
    east = town.node(half_m, 0);
    line.push_back(east);
    town.way(line, tags);
  }
  /// Another street over the node at 0, from south to north.
  void cross(const char* tags = kSmall) {
    south = town.node(0, -100);
    north = town.node(0, 100);
    town.way({south, middle, north}, tags);
  }
  double walk(std::uint32_t from, std::uint32_t to) const { return town.seconds("walk", from, to); }

  std::uint32_t middle = kNone, south = kNone, north = kNone;
};

}  // namespace

TEST_CASE(
    "One junction is waited at once, with one node, stop lines and two signal crossings alike") {
  const std::vector<std::vector<std::pair<double, const char*>>> drawn = {
      {{0, kSignals}},
      {{-15, kForward}, {-10, kSignalCrossing}, {0, ""}, {10, kSignalCrossing}, {15, kBackward}},
      {{-15, kForward}, {0, kSignals}, {15, kBackward}},
      {{-10, kSignalCrossing}, {0, kSignals}, {10, kSignalCrossing}},
      {{-10, kSignalCrossing}, {0, ""}},
      {{-29, kSignals}, {0, ""}, {29, kSignals}},
  };
  for (std::size_t i = 0; i < drawn.size(); ++i) {
    INFO(i);
    Street street(drawn[i]);
    street.cross();
    CHECK(street.walk(street.west, street.east) == about(240 + 15));
    CHECK(street.walk(street.east, street.west) == about(240 + 15));
    CHECK(street.walk(street.west, street.north) == about(200 + 15));
    CHECK(street.walk(street.south, street.north) == about(160 + 15));
    CHECK(street.town.seconds("cycle", street.west, street.east) == about(300 / 3.75 + 15));
  }
}

TEST_CASE("Signals of a main road's junction take no longer than crossing it without") {
  for (const auto& [road, wait] :
       {std::pair("highway=tertiary", 3.0), std::pair("highway=secondary", 8.0),
        std::pair("highway=primary", 15.0)}) {
    INFO(road);
    Street street({{-12, kSignalCrossing}, {0, kSignals}, {12, kForward}}, road);
    street.cross();
    CHECK(street.walk(street.south, street.north) == about(160 + wait));
    CHECK(street.walk(street.west, street.east) ==
          about(240 + wait));  // they hold up those as well
  }
}

TEST_CASE("Signals of two carriageways are those of one junction") {
  PlacedTown town;
  const auto south = town.node(0, -100), a = town.node(0, 0, kSignals), refuge = town.node(0, 8),
             b = town.node(0, 16, kSignals), north = town.node(0, 116);
  town.way({south, a, refuge, b, north}, kSmall);
  town.way({town.node(-100, 0), a, town.node(100, 0)}, "highway=primary oneway=yes");
  town.way({town.node(100, 16), b, town.node(-100, 16)}, "highway=primary oneway=yes");
  CHECK(town.seconds("walk", south, north) == about(216 / 1.25 + 15));
  CHECK(town.seconds("cycle", south, north) == about(216 / 3.75 + 15));
  const auto path_end = town.node(60, 8);  // half of the wait when entering, half when leaving
  town.way({refuge, path_end}, "highway=footway");
  CHECK(town.seconds("walk", south, path_end) == about(168 / 1.25 + 15));
}

TEST_CASE("Junctions farther apart than signals of one junction are two") {
  for (const auto& [apart_m, waits] : {std::pair(30.0, 1), std::pair(31.0, 2)}) {
    INFO(apart_m);
    Street street({{0, kSignals}, {apart_m, kSignals}});
    street.cross();
    const auto second = street.middle + 1;
    street.town.way({street.town.node(apart_m, -100), second, street.town.node(apart_m, 100)},
                    kSmall);
    CHECK(street.walk(street.west, street.east) == about(240 + 15 * waits));
  }
}

TEST_CASE("Signals with a direction bind only those who travel that way") {
  const Street forward({{-60, kForward}}), backward({{-60, kBackward}});
  CHECK(forward.walk(forward.west, forward.east) == about(240 + 15));
  CHECK(forward.walk(forward.east, forward.west) == about(240));
  CHECK(backward.walk(backward.west, backward.east) == about(240));
  CHECK(backward.walk(backward.east, backward.west) == about(240 + 15));
}

TEST_CASE("Stop lines on both sides of a place without a junction are one wait each way") {
  const Street street({{-5, kForward}, {5, kBackward}});
  CHECK(street.walk(street.west, street.east) == about(240 + 15));
  CHECK(street.walk(street.east, street.west) == about(240 + 15));
  const Street two_in_a_row({{-20, kForward}, {-5, kForward}});
  CHECK(two_in_a_row.walk(two_in_a_row.west, two_in_a_row.east) == about(240 + 15));
  const Street far_apart({{-60, kForward}, {60, kForward}});
  CHECK(far_apart.walk(far_apart.west, far_apart.east) == about(240 + 30));
}

TEST_CASE("A signal crossing between junctions is one wait with its stop lines") {
  Street street({{-6, kForward}, {0, kSignalCrossing}, {6, kBackward}}, "highway=primary");
  street.cross("highway=footway");
  CHECK(street.walk(street.south, street.north) == about(160 + 15));
  CHECK(street.walk(street.west, street.east) == about(240 + 15));
  CHECK(street.walk(street.south, street.east) == about(200 + 15));
}

TEST_CASE("A footway over an arm of a junction with signals takes no longer than without signals") {
  for (const auto& [road, wait] : {std::pair(kSmall, 0.0), std::pair("highway=secondary", 8.0)}) {
    for (const char* tags : {"", "highway=crossing crossing=marked", kSignalCrossing}) {
      INFO(road << " " << tags);
      Street street({{0, kSignals}, {12, tags}}, road);
      street.cross();
      const auto crossing = street.middle + 1;
      const auto from = street.town.node(12, -50), to = street.town.node(12, 50);
      street.town.way({from, crossing, to}, "highway=footway");
      CHECK(street.walk(from, to) == about(80 + wait));
    }
  }
}

TEST_CASE("Driveways make no junction, and signals at them stand for themselves") {
  Street street({{-10, kSignals}, {0, ""}});
  street.cross("highway=service");
  CHECK(street.walk(street.west, street.east) == about(240 + 15));
  CHECK(street.walk(street.south, street.north) == about(160));
}

TEST_CASE("Nobody is helped over a busy road by signals of another junction") {
  const auto over = [](double apart_m) {
    Street street({{0, ""}, {apart_m, kSignalCrossing}}, "highway=primary");
    street.cross();
    return street.town.seconds("cycle", street.south, street.north) - 200 / 3.75;
  };
  CHECK(over(20) == about(15));       // the signals of this one
  CHECK(over(40) == about(15 + 10));  // getting off
}
