// SPDX-License-Identifier: Apache-2.0
// A way more on the map makes no trip longer, wherever it lies: it is one more way out of the door.
#include <random>

#include "drawn_walks.hpp"
#include "quarter/catalogue/load_catalogue.hpp"
#include "support/catch.hpp"

using namespace quarter;

namespace {

const char* const kStreet = "highway=residential";

/// A town of 1.1 km with streets, walls, houses and water drawn by a seed.
class Town {
 public:
  explicit Town(unsigned seed) : random_(seed) {
    for (int i = 0; i < 40; ++i)
      data_.nodes.push_back(somewhere());
    for (int i = 0; i < 50; ++i)
      add_way({{"highway", "residential"}});
    for (int i = 0; i < 60; ++i) {
      const LonLat a = somewhere(), b{a.x + number(8000) - 4000, a.y + number(8000) - 4000};
      const bool house = i % 3 == 0;
      obstacles_.lines.add(house ? Line{a, {a.x + 2000, a.y}, {a.x, a.y + 2500}, a} : Line{a, b});
      obstacles_.kinds.push_back(house        ? ObstacleKind::building
                                 : i % 3 == 1 ? ObstacleKind::wall
                                              : ObstacleKind::water);
    }
    for (int i = 0; i < 25; ++i)
      points_.push_back(somewhere());
  }

  void add_way(const std::vector<Tag>& tags) {
    data_.ways.push_back({WayId{static_cast<std::int64_t>(data_.ways.size()) + 1},
                          rules_.way(Tags(tags)), static_cast<std::uint32_t>(data_.refs.size()),
                          2});
    data_.refs.push_back(static_cast<std::uint32_t>(number(40)));
    data_.refs.push_back(static_cast<std::uint32_t>(number(40)));
  }

  struct Trip {
    bool on_guess = false;  ///< one end has no free way on the ground
    TravelCost cost = TravelCost::unreached();
  };
  /// From each point to the next, joined like a home and a shop.
  std::vector<Trip> trips(ModeIndex mode) {
    data_.way_rules = rules_.ways();
    Findings findings;
    const StreetNetwork network = build_street_network(catalogue_, data_, findings);
    const StreetIndex index(network, obstacles_);
    const SearchGraph graph(catalogue_, network, mode);
    const auto guessed = [&](LonLat p, const std::vector<Anchor>& joins) {
      return joins.empty() || index.obstacle(p, joins.front().foot) ||
             network.way_rules[network.segments[joins.front().segment].rule].above_or_below ||
             graph.on_tiny_island(joins.front().segment);
    };
    std::vector<Trip> all;
    for (std::size_t i = 1; i < points_.size(); ++i) {
      const auto from = index.joins(graph, points_[i - 1], 100);
      const auto to = index.joins(graph, points_[i], 100);
      std::vector<Entrance> entrances;
      for (const Anchor& anchor : to)
        entrances.push_back({anchor, {}});
      all.push_back({guessed(points_[i - 1], from) || guessed(points_[i], to),
                     TravelTimeField(graph, entrances, 3600 * 1000).at(from)});
    }
    return all;
  }

 private:
  int number(int below) { return static_cast<int>(random_() % static_cast<unsigned>(below)); }
  LonLat somewhere() { return LonLat::from_degrees(1e-4 * number(100), 1e-4 * number(100)); }

  std::mt19937 random_;
  Catalogue catalogue_ = load_catalogue({});
  StreetRules rules_{catalogue_, DelayPolicy::full};
  StreetData data_;
  Obstacles obstacles_;
  std::vector<LonLat> points_;
};

}  // namespace

TEST_CASE("A path or a bridge more on the map makes no trip longer") {
  const std::vector<std::vector<Tag>> additions{{{"highway", "residential"}},
                                                {{"highway", "footway"}},
                                                {{"highway", "footway"}, {"bridge", "yes"}},
                                                {{"highway", "path"}, {"tunnel", "yes"}},
                                                {{"highway", "steps"}}};
  std::size_t held = 0, shorter = 0;
  for (unsigned seed = 1; seed <= 30; ++seed) {
    Town town(seed);
    std::vector<Town::Trip> before = town.trips(ModeIndex(seed % 2));
    for (const std::vector<Tag>& tags : additions) {
      INFO("seed " << seed << " " << tags.front().value);
      town.add_way(tags);
      const std::vector<Town::Trip> after = town.trips(ModeIndex(seed % 2));
      for (std::size_t i = 0; i < before.size(); ++i) {
        if (before[i].on_guess || !before[i].cost.reached()) continue;
        ++held;
        shorter += after[i].cost.ms() + 1000 < before[i].cost.ms() ? 1 : 0;
        // Streets that the new one meets are cut: each part is rounded.
        CHECK(after[i].cost.ms() <= before[i].cost.ms() + 5);
      }
      before = after;
    }
  }
  CHECK(held > 500);
  CHECK(shorter > 25);
}

TEST_CASE("The nearest street decides nothing where another one is near too") {
  // p lies 45 m south of a harbour road that meets the town far in the east, and 55 m north of the
  // street of the shop; q 10 m south of p, nearer to that.
  const Walks walks(
      R"(
A-----------------------B
                        |
C-----D                 |
|                       |
E-----------------------F
)",
      {{"AB", kStreet}, {"CD", kStreet}, {"CE", kStreet}, {"EF", kStreet}, {"BF", kStreet}}, {}, {},
      load_catalogue({}), 25);
  const LonLat p = walks.drawing.beside('A', 150, -45);
  const LonLat q = walks.drawing.beside('A', 150, -55);
  const LonLat shop = walks.drawing.at('D');
  CHECK(walks.joined(p) != walks.joined(q));
  CHECK(walks.by_all_joins(p, shop) == Approx(55).margin(0.05));
  CHECK(walks.by_all_joins(q, shop) == Approx(45).margin(0.05));
}

TEST_CASE("A footbridge beside the house takes no street away") {
  const auto walk = [](const char* bridge) {
    const Walks walks(R"(
u-----v
A-----B-----C
)",
                      {{"ABC", kStreet}, {"uv", bridge}, {"vB", bridge}}, {}, {},
                      load_catalogue({}), 50);
    return walks.by_all_joins(walks.drawing.beside('A', 100, 70), walks.drawing.at('C'));
  };
  CHECK(walk("") == Approx(70 + 500).margin(0.05));
  CHECK(walk("highway=footway bridge=yes") == Approx(70 + 500).margin(0.05));
  CHECK(walk("highway=footway") <= walk("") + 0.05);
}
