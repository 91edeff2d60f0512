// SPDX-License-Identifier: Apache-2.0
#include "quarter/reach/shared_supply.hpp"

#include <random>

#include "drawn_trips.hpp"
#include "quarter/base/parallel.hpp"
#include "random_town.hpp"
#include "support/catch.hpp"

using namespace quarter;

namespace {

constexpr std::uint32_t kAnyLength = 0xffffffffU;

/// Two schools, of 100 places at B and 60 at E, and homes of 50, 100 and 50 people at A, C and F;
/// 100 m take 80 s on foot.
std::vector<double> drawn(const std::vector<double>& weights, std::uint32_t ms, std::uint32_t cm) {
  const DrawnStreets streets("A---B---C---D---E---F", {{"ABCDEF", "highway=residential"}});
  const DrawnTrips trips(streets, "walk");
  const auto at = [&](char letter) {
    return *trips.index().join(trips.graph(), streets.drawing.at(letter), 100);
  };
  const std::vector<SharedPlace> schools = {{{{at('B'), {}}}, 100}, {{{at('E'), {}}}, 60}};
  const std::vector<Sharer> homes = {{at('A'), 50}, {at('C'), 100}, {at('F'), 50}, {Anchor{}, 9}};
  const Decay decay{"", weights, {}};
  return shared_supply(trips.graph(), schools, homes, ms, cm, [&](TravelCost cost) {
    return decay.at(static_cast<double>(cost.ms()) / ms);
  });
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

TEST_CASE("Those in a farther zone count less, among the sharers and in what they have") {
  // C is 160 s from E, in the second of three zones of 80 s; the others are in the first.
  const std::vector<double> has = drawn({1, 0.68, 0.22}, 240000, kAnyLength);
  CHECK(has[0] == Approx(100 / (50 + 100.0)));
  CHECK(has[1] == Approx(100 / (50 + 100.0) + 0.68 * 60 / (0.68 * 100 + 50)));
  CHECK(has[2] == Approx(60 / (0.68 * 100 + 50)));
  CHECK(50 * has[0] + 100 * has[1] + 50 * has[2] == Approx(100 + 60));
}

TEST_CASE("The limits hold at exactly their seconds and metres") {
  CHECK(drawn({1}, 159900, kAnyLength)[2] == Approx(60 / 50.0));  // C is 160 s from E
  CHECK(drawn({1}, 160000, kAnyLength)[2] == Approx(60 / 150.0));
  CHECK(drawn({1}, 3600000, 19900)[2] == Approx(60 / 50.0));  // and 200 m
  CHECK(drawn({1}, 3600000, 20100)[2] == Approx(60 / 150.0));
  CHECK(drawn({1}, 79000, kAnyLength) == std::vector<double>{0, 0, 0, 0});
}

TEST_CASE("A weight belongs to a zone of the limit, a border to the nearer one") {
  const Decay decay{"", {1, 0.68, 0.22}, {}};
  CHECK(decay.at(0) == 1);
  CHECK(decay.at(1 / 3.0) == 1);
  CHECK(decay.at(0.34) == 0.68);
  CHECK(decay.at(1) == 0.22);
  CHECK(decay.at(1.0001) == 0.22);  // rounded times
}

TEST_CASE("In any town all is shared out, and as by a search for each pair") {
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
    std::vector<SharedPlace> places(9);
    for (SharedPlace& place : places) {
      place.amount = 1 + random() % 100;
      for (std::size_t doors = 1 + random() % 3; doors > 0; --doors)
        place.entrances.push_back({anchor(), {}});
    }
    std::vector<Sharer> sharers(60);
    for (Sharer& sharer : sharers)
      sharer = {anchor(), static_cast<double>(random() % 5)};
    constexpr std::uint32_t kLimit = 180000;
    const Decay decay{"", {1, 0.5, 0.25}, {}};
    const auto weight = [&](TravelCost cost) {
      return decay.at(static_cast<double>(cost.ms()) / kLimit);
    };
    std::vector<double> expected(sharers.size(), 0);
    double shared = 0;
    for (const SharedPlace& place : places) {
      const TravelTimeField field(graph, place.entrances, kLimit);
      std::vector<double> reaches;
      double people = 0;
      for (const Sharer& sharer : sharers) {
        const TravelCost cost = field.at(sharer.anchor);
        const bool within = cost.reached() && cost.ms() <= kLimit && sharer.people > 0;
        reaches.push_back(within ? weight(cost) : 0);
        people += sharer.people * reaches.back();
      }
      if (people > 0) shared += place.amount;
      for (std::size_t i = 0; i < sharers.size(); ++i)
        expected[i] += people > 0 ? place.amount / people * reaches[i] : 0;
    }
    const auto found = shared_supply(graph, places, sharers, kLimit, kAnyLength, weight);
    double all = 0;
    for (std::size_t i = 0; i < sharers.size(); ++i) {
      CHECK(found[i] == Approx(expected[i]));
      all += sharers[i].people * found[i];
    }
    CHECK(shared > 0);
    CHECK(all == Approx(shared));
    set_threads(1);
    const auto alone = shared_supply(graph, places, sharers, kLimit, kAnyLength, weight);
    set_threads(0);
    CHECK(alone == found);  // to the last bit
  }
}
