// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "quarter/catalogue/modes.hpp"
#include "quarter/network/slope.hpp"
#include "rule_words.hpp"
#include "support/catch.hpp"
#include "support/drawn_streets.hpp"

using namespace quarter;

namespace {

/// Tobler's speed in m/s, as he wrote it: 6·exp(−3.5·|S + 0.05|) km/h.
double tobler_mps(double grade) {
  return 6 * std::exp(-3.5 * std::abs(grade + 0.05)) / 3.6;
}

/// A plane that rises to the east, from 0 m at the first longitude of a drawing.
HeightSource rising(double grade) {
  return [grade](std::span<const LonLat> where, std::span<float> metres) {
    for (std::size_t i = 0; i < where.size(); ++i) {
      const LonLat west = LonLat::from_degrees(0.3, 0);
      metres[i] = static_cast<float>(grade * distance_m(west, {where[i].x, west.y}));
    }
  };
}

class Hill {
 public:
  Hill(const char* drawing, const std::vector<Drawn>& ways, const HeightSource& heights)
      : town(drawing, ways) {
    add_slopes(town.catalogue, heights, town.network, findings);
  }

  /// Factor on the time from one point to the next one of the same segment.
  double factor(const char* mode, char from, char to) const {
    const std::uint32_t s = town.segment(from, to);
    const bool forward =
        town.network.junctions[town.network.segments[s].from] == town.drawing.at(from);
    return town.network.slope_factor(town.mode(mode), s, forward);
  }

  DrawnStreets town;
  Findings findings;
};

constexpr const char* kStreet = "highway=residential";

auto about(double value) {
  return Approx(value).epsilon(0.002);  // a step of the stored factor, heights in float
}

}  // namespace

TEST_CASE("Tobler's function is level ground times a factor, both ways and at its summit") {
  const SlopeRule tobler{true, {}};
  CHECK(time_factor(tobler, 0) == Approx(1));
  for (const double grade : {-0.3, -0.1, -0.05, -0.02, 0.05, 0.1, 0.3})
    CHECK(time_factor(tobler, grade) == Approx(tobler_mps(0) / tobler_mps(grade)));
  CHECK(time_factor(tobler, -0.05) == Approx(std::exp(-0.175)));
  CHECK(time_factor(tobler, 2) == time_factor(tobler, 0.4));
  CHECK(time_factor(tobler, -2) == time_factor(tobler, -0.4));
}

TEST_CASE("A table of grades is joined by straight lines and constant beyond its ends") {
  const SlopeRule table{false, {{-0.1, 1.5}, {0, 1}, {0.1, 0.5}}};
  CHECK(time_factor(table, -0.3) == Approx(1 / 1.5));
  CHECK(time_factor(table, -0.05) == Approx(1 / 1.25));
  CHECK(time_factor(table, 0) == Approx(1));
  CHECK(time_factor(table, 0.05) == Approx(1 / 0.75));
  CHECK(time_factor(table, 0.3) == Approx(1 / 0.5));
  CHECK(time_factor(SlopeRule{}, 0.3) == 1);
}

TEST_CASE("On a constant slope a street takes Tobler's time up, and his other time down") {
  for (const double grade : {0.02, 0.05, 0.12, 0.25}) {
    INFO(grade);
    const Hill hill("A---B", {{"AB", kStreet}}, rising(grade));
    CHECK(hill.factor("walk", 'A', 'B') == about(tobler_mps(0) / tobler_mps(grade)));
    CHECK(hill.factor("walk", 'B', 'A') == about(tobler_mps(0) / tobler_mps(-grade)));
  }
}

TEST_CASE("A way across the slope is level") {
  const Hill hill("A\n|\nB", {{"AB", kStreet}}, rising(0.2));
  CHECK(hill.factor("walk", 'A', 'B') == about(1));
  CHECK(hill.factor("walk", 'B', 'A') == about(1));
}

TEST_CASE("Over a ridge times add up, though the mean grade is nothing") {
  const HeightSource ridge = [](std::span<const LonLat> where, std::span<float> metres) {
    for (std::size_t i = 0; i < where.size(); ++i) {
      const double east = distance_m(LonLat::from_degrees(0.3, 0), {where[i].x, 0});
      metres[i] = static_cast<float>(0.1 * (east < 200 ? east : 400 - east));
    }
  };
  const Hill hill("A-------B-------C", {{"ABC", kStreet}}, ridge);
  const double up = tobler_mps(0) / tobler_mps(0.1), down = tobler_mps(0) / tobler_mps(-0.1);
  CHECK(hill.factor("walk", 'A', 'C') == about((up + down) / 2));
  CHECK(hill.factor("walk", 'C', 'A') == about((up + down) / 2));
}

TEST_CASE("Who rides climbs by the table of the bicycle, who pushes it climbs on foot") {
  const Hill hill("A---B---C", {{"AB", kStreet}, {"BC", "highway=footway"}}, rising(0.08));
  CHECK(hill.factor("cycle", 'A', 'B') == about(1 / 0.6));
  CHECK(hill.factor("cycle", 'B', 'A') == about(1 / 1.136));
  CHECK(hill.factor("cycle", 'B', 'C') == about(tobler_mps(0) / tobler_mps(0.08)));
  CHECK(hill.factor("ebike", 'A', 'B') == about(1 / 0.9));
}

TEST_CASE("Steps and lifts hold their climb already") {
  const Hill hill("A---B---C", {{"AB", "highway=steps"}, {"BC", "highway=elevator"}}, rising(0.3));
  CHECK(hill.factor("walk", 'A', 'B') == 1);
  CHECK(hill.factor("walk", 'B', 'C') == 1);
  CHECK(hill.findings.size() == 0);
}

TEST_CASE("A bridge runs straight over the valley, also where ways meet on it") {
  // The ground is at 0 m west of B, at 20 m east of D, and 100 m down between them.
  const HeightSource valley = [](std::span<const LonLat> where, std::span<float> metres) {
    for (std::size_t i = 0; i < where.size(); ++i) {
      const double east = distance_m(LonLat::from_degrees(0.3, 0), {where[i].x, 0});
      metres[i] = east < 101 ? 0.F : east > 299 ? 20.F : -100.F;
    }
  };
  const char* const bridge = "highway=residential bridge=yes";
  const Hill hill(
      "A---B---C---D---E\n        |\n        F",
      {{"AB", kStreet}, {"BC", bridge}, {"CD", bridge}, {"CF", bridge}, {"DE", kStreet}}, valley);
  const double up = tobler_mps(0) / tobler_mps(0.1);
  CHECK(hill.factor("walk", 'B', 'C') == about(up));
  CHECK(hill.factor("walk", 'C', 'D') == about(up));
  CHECK(hill.factor("walk", 'A', 'B') == about(1));
  CHECK(hill.factor("walk", 'C', 'F') == about(1));  // ends in the air: as high as where it began
}

TEST_CASE("Bridges hang by their own ends, however long another one needs to settle") {
  // A bridge of two junctions in its middle, alone and beside one of a chain of twelve.
  const HeightSource ground = [](std::span<const LonLat> where, std::span<float> metres) {
    for (std::size_t i = 0; i < where.size(); ++i)
      metres[i] = static_cast<float>(distance_m(LonLat::from_degrees(0.3, 0), {where[i].x, 0}) / 9);
  };
  const char* const bridge = "highway=residential bridge=yes";
  const char* const text = R"(
A---B---C---D---E---F



g--h--i--j--k--l--m--n--o--p--q--r--s)";
  const std::vector<Drawn> one{
      {"AB", kStreet}, {"BCDE", bridge}, {"CB", bridge}, {"DC", bridge}, {"EF", kStreet}};
  std::vector<Drawn> both = one;
  both.push_back({"gh", kStreet});
  both.push_back({"hijklmnopqr", bridge});
  both.push_back({"ji", bridge});
  for (const char* const link : {"kj", "lk", "ml", "nm", "on", "po", "qp"})
    both.push_back({link, bridge});
  both.push_back({"rs", kStreet});
  const Hill alone(text, one, ground), beside(text, both, ground);
  const auto [a, b] = std::pair(alone.town.segment('C', 'D'), beside.town.segment('C', 'D'));
  for (const bool forward : {true, false}) {
    const ModeIndex walk = alone.town.mode("walk");
    CHECK(alone.town.network.slope_factor(walk, a, forward) ==
          beside.town.network.slope_factor(walk, b, forward));
  }
}

TEST_CASE("Where heights are missing a way is level, and told once") {
  const HeightSource half = [](std::span<const LonLat> where, std::span<float> metres) {
    rising(0.1)(where, metres);
    for (std::size_t i = 0; i < where.size(); ++i) {
      if (distance_m(LonLat::from_degrees(0.3, 0), {where[i].x, 0}) > 150)
        metres[i] = std::numeric_limits<float>::quiet_NaN();
    }
  };
  const Hill hill("A---B---C---D\n        |\n        E",
                  {{"AB", kStreet}, {"BCD", kStreet}, {"CE", kStreet}}, half);
  CHECK(hill.factor("walk", 'A', 'B') == about(tobler_mps(0) / tobler_mps(0.1)));
  CHECK(hill.factor("walk", 'B', 'C') == 1);
  CHECK(hill.factor("walk", 'C', 'D') == 1);
  CHECK(hill.findings.counts() == std::map<FindingKind, std::size_t>{{FindingKind::no_height, 2}});
}
