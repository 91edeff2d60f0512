// SPDX-License-Identifier: Apache-2.0
// Who is judged in a district: the homes, streets and places that lie in it, whatever other
// districts and blocks there are.
#include <random>

#include "drawn_city.hpp"
#include "quarter/catalogue/rules.hpp"
#include "quarter/checks/check_kind.hpp"
#include "support/catch.hpp"

using namespace quarter;

namespace {

struct Named {
  std::string id;
  At low, high;
};

/// 5 x 5 blocks of 200 m between streets, with ten homes in two rows in each, and some places.
DrawnCity five_by_five(const std::vector<Named>& districts) {
  DrawnCity city;
  city.cover({-3000, -3000}, {4000, 4000});
  for (double at = 0; at <= 1000; at += 200)
    city.way({{at, 0}, {at, 1000}}, "highway=residential")
        .way({{0, at}, {1000, at}}, "highway=tertiary");
  for (int block = 0; block < 25; ++block) {
    const double east = 200.0 * (block % 5), north = 200.0 * (block / 5);
    for (const double at : {33, 67, 100, 133, 167})
      city.home({east + at, north + 20}).home({east + at, north + 170});
  }
  city.node({100, 0}, "shop=supermarket").node({0, 900}, "amenity=pharmacy");
  city.node({500, 400}, "highway=bus_stop").square({610, 210}, 100, "leisure=park");
  city.strips({200, 400, 600, 800});
  for (const Named& district : districts)
    city.district(district.id, district.low, district.high);
  return city;
}

/// All that is said of a district, or of the city (the last one).
std::vector<double> figures_of(const Assessment& all, std::size_t district) {
  const bool is_city = district == all.districts.size();
  const Tally& tally = is_city ? all.city : all.districts.at(district);
  std::vector<double> figures{static_cast<double>(tally.origins), tally.weight};
  figures.insert(figures.end(), tally.within.begin(), tally.within.end());
  for (std::size_t row = 0; row < all.rows.size(); ++row) {
    for (const Share& share : {tally.share(row), all.land[district][row]}) {
      for (const double number : {share.weight, share.yes, share.open})
        figures.push_back(number);
    }
  }
  for (const std::uint32_t home : all.lacking_in.at(district))
    figures.insert(figures.end(), {all.lacking[home].weight, 1.0 * all.lacking[home].needs});
  for (const EquityRow& row : all.equity) {
    if (row.district != (is_city ? kNone : district)) continue;
    for (const auto& value : {row.mean, row.p90, row.gini})
      figures.push_back(value.value_or(-1));
  }
  return figures;
}

}  // namespace

TEST_CASE("Homes count in every district they lie in") {
  // Columns 0 to 2 (150 homes) and two of each row of column 3; columns 2 to 4 and two of column 1.
  DrawnCity city =
      five_by_five({{"west", {-50, -50}, {690, 1050}}, {"east", {310, -50}, {1050, 1050}}});
  CHECK(city.assess().districts[0].origins == 150 + 5 * 4);
  CHECK(city.assess().districts[1].origins == 150 + 5 * 4);
  CHECK(city.assess().city.origins == 250);
}

TEST_CASE("A border through blocks shares their homes out") {
  DrawnCity city =
      five_by_five({{"west", {-50, -50}, {480, 1050}}, {"east", {480, -50}, {1050, 1050}}});
  CHECK(city.assess().districts[0].origins == 100 + 5 * 4);  // and those at 433 and 467 m
  CHECK(city.assess().districts[1].origins == 130);
}

TEST_CASE("A block tells which districts hold part of it, and how much of its weight") {
  DrawnCity city =
      five_by_five({{"west", {-50, -50}, {480, 1050}}, {"east", {480, -50}, {1050, 1050}}});
  const std::vector<BlockResult>& blocks = city.assess().blocks;
  REQUIRE(blocks[2].districts.size() == 2);
  CHECK(blocks[2].districts[0].weight == Approx(blocks[2].tally.weight * 0.4).epsilon(1e-3));
  CHECK(blocks[2].districts[1].weight == Approx(blocks[2].tally.weight * 0.6).epsilon(1e-3));
  REQUIRE(blocks[1].districts.size() == 1);
  CHECK(blocks[1].districts[0].district == 0);
  CHECK(blocks[1].districts[0].weight == blocks[1].tally.weight);
}

TEST_CASE("A district alone says what it says among others, in any order of them") {
  std::mt19937 random(GENERATE(range(1U, 6U)));
  const auto somewhere = [&] { return static_cast<double>(random() % 1000); };
  std::vector<Named> districts;
  for (int i = 0; i < 5; ++i) {
    const At low{somewhere(), somewhere()};
    districts.push_back({std::to_string(i),
                         low,
                         {low.east + 100 + somewhere() / 2, low.north + 100 + somewhere() / 2}});
  }
  DrawnCity together = five_by_five(districts);
  DrawnCity reversed = five_by_five({districts.rbegin(), districts.rend()});
  for (std::size_t i = 0; i < districts.size(); ++i) {
    DrawnCity alone = five_by_five({districts[i]});
    const std::vector<double> figures = figures_of(together.assess(), i);
    CHECK(figures_of(alone.assess(), 0) == figures);
    CHECK(figures_of(reversed.assess(), districts.size() - 1 - i) == figures);
  }
}

TEST_CASE("A district of the whole area is the city") {
  DrawnCity city = five_by_five({{"all", {-3000, -3000}, {4000, 4000}}});
  const Assessment& all = city.assess();
  CHECK(all.districts[0].origins == all.city.origins);
  CHECK(all.districts[0].within == all.city.within);
  CHECK(all.districts[0].edge == all.city.edge);
  CHECK(all.lacking_in[0].size() == all.lacking.size());
  for (std::size_t row = 0; row < all.rows.size(); ++row) {
    INFO(all.rows[row].column);
    for (const auto member : {&Share::weight, &Share::yes, &Share::open}) {
      CHECK(all.districts[0].share(row).*member == Approx(all.city.share(row).*member));
      CHECK(all.land[0][row].*member == Approx(all.land[1][row].*member));
    }
  }
}

TEST_CASE("Two districts that part the city add up to it") {
  std::mt19937 random(GENERATE(range(1U, 6U)));
  // Streets at whole 200 m, homes at 33, 67 …: some borders run along streets, some through homes.
  const double border = GENERATE(200.0, 433.0, 601.0) + static_cast<double>(random() % 2) * 200;
  DrawnCity city = five_by_five(
      {{"west", {-3000, -3000}, {border, 4000}}, {"east", {border, -3000}, {4000, 4000}}});
  const Assessment& all = city.assess();
  CHECK(all.districts[0].origins + all.districts[1].origins == all.city.origins);
  for (std::size_t row = 0; row < all.rows.size(); ++row) {
    const CheckRule& check = city.catalogue().checks[all.rows[row].check];
    // Medians and lengths are no sums over weights.
    if (check.kind->figure == CheckKind::Figure::median || check.kind->unit == Unit::km) continue;
    INFO(all.rows[row].column << ", border at " << border);
    for (const auto member : {&Share::weight, &Share::yes, &Share::open}) {
      const double parts =
          all.districts[0].share(row).*member + all.districts[1].share(row).*member;
      CHECK(parts == Approx(all.city.share(row).*member).margin(1e-6));
    }
  }
}

TEST_CASE("Of a district that reaches beyond the area studied, what lies inside is judged") {
  DrawnCity city =
      five_by_five({{"half", {500, -20000}, {20000, 20000}}, {"same", {500, -3000}, {4000, 4000}}});
  CHECK(figures_of(city.assess(), 0) == figures_of(city.assess(), 1));
}

TEST_CASE("The own part of a city is told as a district of it, to the last bit") {
  DrawnCity city =
      five_by_five({{"straddling", {130, 130}, {590, 710}}, {"other", {0, 0}, {500, 500}}});
  const Assessment own = city.assess_own(0);
  CHECK(figures_of(own, 0) == figures_of(city.assess(), 0));
  CHECK(own.districts.empty());
  // Of five strips of 200 m the second and third have their middles in it.
  REQUIRE(own.blocks.size() == 2);
  CHECK(own.blocks[0].tally.weight == city.assess().blocks[1].tally.weight);
  CHECK(own.blocks[0].districts.empty());
  CHECK(own.outside_blocks > 0);
}
