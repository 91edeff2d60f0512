// SPDX-License-Identifier: Apache-2.0
#include "quarter/reach/supply.hpp"

#include <array>
#include <cmath>
#include <random>

#include "drawn_trips.hpp"
#include "quarter/base/work.hpp"
#include "quarter/catalogue/decay.hpp"
#include "quarter/catalogue/rules.hpp"
#include "random_town.hpp"
#include "support/catch.hpp"

using namespace quarter;

namespace {

constexpr std::uint32_t kAnyLength = 0xffffffffU;

using Measure = decltype(&shared_supply);

/// Two schools, of 100 places at B and 60 at E, and homes of 50, 100 and 50 people at A, C and F;
/// 100 m take 80 s on foot.
std::vector<double> drawn(const std::vector<double>& weights, std::uint32_t ms, std::uint32_t cm,
                          Measure measure = shared_supply) {
  const DrawnStreets streets("A---B---C---D---E---F", {{"ABCDEF", "highway=residential"}});
  const DrawnTrips trips(streets, "walk");
  const auto at = [&](char letter) {
    return *trips.index().join(trips.graph(), streets.drawing.at(letter), 100);
  };
  const std::vector<Supply> schools = {{{{at('B'), {}}}, 100}, {{{at('E'), {}}}, 60}};
  const std::vector<Anchor> a{at('A')}, c{at('C')}, f{at('F')};
  const std::vector<Residents> homes = {{a, 50}, {c, 100}, {f, 50}, {{}, 9}};
  const Decay decay{"", weights, 0, {}};
  const auto weight = [&](TravelCost cost) {
    return decay.at(0, static_cast<double>(cost.ms()) / ms);
  };
  return measure(trips.graph(), schools, homes, {ms, cm, weight});
}

}  // namespace

TEST_CASE("What a place has is shared out among those who reach it") {
  const std::vector<double> has = drawn({1}, 240000, kAnyLength);
  CHECK(has[0] == Approx(100 / (50 + 100.0)));
  CHECK(has[1] == Approx(100 / (50 + 100.0) + 60 / (100 + 50.0)));
  CHECK(has[2] == Approx(60 / (100 + 50.0)));
  CHECK(has[3] == 0);  // no street near
  CHECK(50 * has[0] + 100 * has[1] + 50 * has[2] == Approx(100 + 60));
}

TEST_CASE("Those in a farther zone count less, among the residents and in what they have") {
  // C is 160 s from E, in the second of three zones of 80 s; the others are in the first.
  const std::vector<double> has = drawn({1, 0.68, 0.22}, 240000, kAnyLength);
  CHECK(has[0] == Approx(100 / (50 + 100.0)));
  CHECK(has[1] == Approx(100 / (50 + 100.0) + 0.68 * 60 / (0.68 * 100 + 50)));
  CHECK(has[2] == Approx(60 / (0.68 * 100 + 50)));
  CHECK(50 * has[0] + 100 * has[1] + 50 * has[2] == Approx(100 + 60));
}

TEST_CASE("What is reached adds up, whoever else reaches it") {
  // C is 80 s from B and 160 s from E, in the second of three zones of 80 s.
  const std::vector<double> has = drawn({1, 0.5, 0.25}, 240000, kAnyLength, reached_supply);
  CHECK(has[0] == 100);
  CHECK(has[1] == 100 + 0.5 * 60);
  CHECK(has[2] == 60);
  CHECK(has[3] == 0);                                           // no street near
  CHECK(drawn({1}, 3600000, 19900, reached_supply)[1] == 100);  // E is 200 m from C
}

TEST_CASE("What is reached is mixed by the parts of each kind") {
  const DrawnStreets streets("A---B---C---D---E---F", {{"ABCDEF", "highway=residential"}});
  const DrawnTrips trips(streets, "walk");
  const auto at = [&](char letter) {
    return *trips.index().join(trips.graph(), streets.drawing.at(letter), 100);
  };
  // Kinds out of order; from C all of it is reached, from A one kind, from F nothing.
  const std::vector<Supply> places = {
      {{{at('C'), {}}}, 1, 1}, {{{at('B'), {}}}, 2, 0}, {{{at('D'), {}}}, 1, 1}};
  const std::vector<Anchor> a{at('A')}, c{at('C')}, f{at('F')};
  const std::vector<Residents> homes = {{a, 1}, {c, 1}, {f, 1}};
  const std::vector<double> mixed = mixed_supply(
      trips.graph(), places, 4, homes, {80000, kAnyLength, [](TravelCost) { return 1.0; }});
  CHECK(mixed[0] == 0);
  CHECK(mixed[1] == Approx(0.5));  // two kinds of four, alike: ln 2 / ln 4
  CHECK(mixed[2] == 0);
  CHECK(mixed_supply(trips.graph(), places, 1, homes,
                     {80000, kAnyLength, [](TravelCost) { return 1.0; }})[1] == 0);
}

TEST_CASE("The limits hold at exactly their seconds and metres") {
  CHECK(drawn({1}, 159900, kAnyLength)[2] == Approx(60 / 50.0));  // C is 160 s from E
  CHECK(drawn({1}, 160000, kAnyLength)[2] == Approx(60 / 150.0));
  CHECK(drawn({1}, 3600000, 19900)[2] == Approx(60 / 50.0));  // and 200 m
  CHECK(drawn({1}, 3600000, 20100)[2] == Approx(60 / 150.0));
  CHECK(drawn({1}, 79000, kAnyLength) == std::vector<double>{0, 0, 0, 0});
}

TEST_CASE("A weight belongs to a zone of the limit, a border to the nearer one") {
  const Decay decay{"", {1, 0.68, 0.22}, 0, {}};
  CHECK(decay.at(0, 0) == 1);
  CHECK(decay.at(5, 1 / 3.0) == 1);
  CHECK(decay.at(5, 0.34) == 0.68);
  CHECK(decay.at(5, 1) == 0.22);
  CHECK(decay.at(5, 1.0001) == 0.22);  // rounded times
}

TEST_CASE("A weight halves after every so many minutes, whatever the limit") {
  const Decay decay{"", {}, 10, {}};
  CHECK(decay.at(0, 0.5) == 1);
  CHECK(decay.at(10, 0.5) == 0.5);
  CHECK(decay.at(10, 1) == 0.5);
  CHECK(decay.at(5, 0) == Approx(0.70711).epsilon(1e-5));
  CHECK(decay.at(30, 1) == 0.125);
}

TEST_CASE("In any town supply is reached and shared out as by a search for each pair") {
  for (unsigned seed = 1; seed <= 12; ++seed) {
    INFO(seed);
    RandomTown town(seed);
    const StreetNetwork network = town.network();
    const SearchGraph graph(town.catalogue, network, *town.catalogue.mode_index("cycle"));
    std::mt19937 random(seed);
    const auto anchor = [&] {
      Anchor where;
      do {
        where.segment = static_cast<std::uint32_t>(random() % network.segments.size());
      } while (!graph.usable(where.segment));
      where.along_cm = random() % (network.segments[where.segment].length_cm + 1);
      where.off_m = random() % 30;
      return where;
    };
    std::vector<Supply> places(9);
    for (Supply& place : places) {
      place.amount = 1 + random() % 100;
      place.kind = static_cast<std::uint32_t>(random() % 4);
      for (std::size_t doors = 1 + random() % 3; doors > 0; --doors)
        place.entrances.push_back({anchor(), {}});
    }
    std::vector<Anchor> joins;
    std::vector<Residents> residents(60);
    for (std::size_t i = 0; i < residents.size(); ++i)
      joins.push_back(anchor());
    for (std::size_t i = 0; i < residents.size(); ++i)
      residents[i] = {{&joins[i], 1}, static_cast<double>(random() % 5)};
    constexpr std::uint32_t kLimit = 180000;
    const Decay decay{"", {}, 1.5, {}};
    const SupplyReach reach{kLimit, kAnyLength,
                            [&](TravelCost cost) { return decay.at(cost.ms() / 60000.0, 0); }};
    std::vector<double> reached(residents.size(), 0);
    std::vector<double> has(residents.size(), 0);
    std::vector<std::array<double, 4>> by_kind(residents.size(), {0, 0, 0, 0});
    double shared = 0;
    for (const Supply& place : places) {
      const TravelTimeField field(graph, place.entrances, kLimit);
      std::vector<double> weights;
      double people = 0;
      for (const Residents& some : residents) {
        const TravelCost cost = field.at(some.anchors);
        const bool within = cost.reached() && cost.ms() <= kLimit && some.people > 0;
        weights.push_back(within ? reach.weight(cost) : 0);
        people += some.people * weights.back();
      }
      if (people > 0) shared += place.amount;
      for (std::size_t i = 0; i < residents.size(); ++i) {
        reached[i] += place.amount * weights[i];
        by_kind[i][place.kind] += place.amount * weights[i];
        has[i] += people > 0 ? place.amount / people * weights[i] : 0;
      }
    }
    const auto found_reached = reached_supply(graph, places, residents, reach);
    const auto found_shared = shared_supply(graph, places, residents, reach);
    const auto found_mixed = mixed_supply(graph, places, 4, residents, reach);
    double all = 0;
    for (std::size_t i = 0; i < residents.size(); ++i) {
      double entropy = 0;
      for (const double amount : by_kind[i]) {
        const double part = amount > 0 ? amount / reached[i] : 1;
        entropy -= part * std::log(part);
      }
      CHECK(found_mixed[i] == Approx(entropy / std::log(4)).margin(1e-9));
      CHECK(found_reached[i] == Approx(reached[i]));
      CHECK(found_shared[i] == Approx(has[i]));
      all += residents[i].people * found_shared[i];
    }
    CHECK(shared > 0);
    CHECK(all == Approx(shared));
    const Work alone(1);
    const auto alone_reached = reached_supply(graph, places, residents, reach);
    const auto alone_shared = shared_supply(graph, places, residents, reach);
    CHECK(alone_reached == found_reached);  // to the last bit
    CHECK(alone_shared == found_shared);
    const auto alone_mixed = mixed_supply(graph, places, 4, residents, reach);
    CHECK(alone_mixed == found_mixed);
  }
}
