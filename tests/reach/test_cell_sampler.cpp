// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <cstdlib>
#include <limits>
#include <memory>
#include <random>

#include "quarter/catalogue/modes.hpp"
#include "quarter/catalogue/rules.hpp"
#include "quarter/catalogue/services.hpp"
#include "quarter/network/told_time.hpp"
#include "quarter/reach/cell_sampler.hpp"
#include "reach/random_town.hpp"
#include "support/catch.hpp"

using namespace quarter;

namespace {

constexpr CellCodes kCodes{65535, 65534, 65533};

/// The random town with two places of every service, on a grid of cells that reaches 200 m beyond
/// its streets. The map ends so far east, in degrees (streets end at 0.011); it is silent on the
/// categories that `doubt` says.
struct SampledTown {
  static constexpr double kCellM = 7;

  explicit SampledTown(unsigned seed, double end_east = 0.03, CellDoubt doubts = {{}, {}})
      : town(seed), network(town.network()), doubt(std::move(doubts)) {
    std::mt19937 random(seed);
    for (const ServiceIndex s : town.catalogue.services.indices()) {
      for (int i = 0; i < 2; ++i) {
        PlaceFeature place;
        place.roles.push_back({s, 0});
        place.where = LonLat::from_degrees(1e-4 * (random() % 110), 1e-4 * (random() % 110));
        map.places.push_back(place);
      }
    }
    const auto corner = [](double lon, double lat) { return LonLat::from_degrees(lon, lat); };
    map.extent.area = {{{corner(-0.01, -0.01), corner(end_east, -0.01), corner(end_east, 0.03),
                         corner(-0.01, 0.03), corner(-0.01, -0.01)},
                        {}}};
    map.extent.sure = CoveredArea(map.extent.area);
    map.extent.from = Extent::From::box;
    for (int i = 0; i < 80; ++i) {  // walls, rivers and houses of every size
      const auto at = [&](int span) { return 1e-5 * static_cast<double>(random() % span); };
      const double x = at(1100), y = at(1100), dx = at(100) - 5e-4, dy = at(100) - 5e-4;
      Line line{corner(x, y), corner(x + dx, y + dy)};
      if (i % 4 == 0) line = {corner(x, y), corner(x + 2e-4, y), corner(x, y + 3e-4), corner(x, y)};
      map.obstacles.lines.add(line);
      map.obstacles.kinds.push_back(i % 4 == 0   ? ObstacleKind::building
                                    : i % 4 == 1 ? ObstacleKind::water
                                                 : ObstacleKind::wall);
    }
    ReachOptions options;
    options.max_minutes = 12;
    options.delays = DelayPolicy::none;
    Findings findings;
    times = std::make_unique<TravelTimes>(town.catalogue, map, network, options, findings);
    std::vector<Point2> points;
    for (const LonLat& p : network.points)
      points.push_back(plane.to_plane(p));
    std::vector<Point2> on_plane;
    for (const LonLat& p : map.obstacles.lines.points())
      on_plane.push_back(plane.to_plane(p));
    sampler = std::make_unique<CellSampler>(town.catalogue, *times, points, grid, kCodes, doubt,
                                            ObstacleIndex(map.obstacles, on_plane));
  }

  std::vector<std::uint16_t> fill(int begin, int end,
                                  const std::vector<std::uint8_t>& inside = {}) const {
    std::vector<std::uint16_t> cells(sampler->bands() * static_cast<std::size_t>(grid.columns) *
                                     static_cast<std::size_t>(end - begin));
    sampler->fill({0, begin, grid.columns, end}, inside, cells);
    return cells;
  }

  RandomTown town;
  StreetNetwork network;
  CellDoubt doubt;
  MapData map;
  LocalPlane plane{LonLat::from_degrees(0.0055, 0.0055)};
  CellGrid grid{-811.5, 811.5, kCellM, 231, 231};
  std::unique_ptr<TravelTimes> times;
  std::unique_ptr<CellSampler> sampler;
};

std::uint16_t code_of(const TravelCost& cost) {
  return cost.reached() ? static_cast<std::uint16_t>((cost.ms() + 500) / 1000)
                        : kCodes.beyond_limit;
}

double seconds_of(const TravelCost& cost) {
  return cost.reached() ? cost.ms() / 1000.0 : std::numeric_limits<double>::infinity();
}

/// What a cell may say of a time and of that to the map's end, each to a second.
void add_codes(const SampledTown& t, CategoryIndex category, const TravelCost& cost,
               const TravelCost& map_end, std::vector<std::uint16_t>& codes) {
  const bool silent = !t.doubt.silent.empty() && t.doubt.silent[category.value] != 0;
  for (const double off : {-1.0, 0.0, 1.0}) {
    for (const double end_off : {-1.0, 0.0, 1.0}) {
      const double found = seconds_of(cost) + off;
      const double least = silent ? 0 : std::min(found, seconds_of(map_end) + end_off);
      codes.push_back(is_told(least, found, t.doubt.limits_s) ? code_of(cost) : kCodes.not_told);
    }
  }
}

/// What a cell of one mode and category may say: the time of the point query, and that with a limit
/// 2 cm off, the rounding of positions.
std::vector<std::uint16_t> acceptable(const SampledTown& t, LonLat p, ModeIndex mode,
                                      CategoryIndex category) {
  std::vector<std::uint16_t> codes;
  PointTimes times;
  for (const double off_m : {-0.02, 0.0, 0.02}) {
    Footing footing(t.town.catalogue.modes.size());
    footing.joins(mode) = t.times->index().joins(t.times->graph(mode), p,
                                                 t.town.catalogue.modes[mode].join_limit_m + off_m);
    t.times->costs(footing, times);
    if (!footing[mode].joined())
      codes.push_back(kCodes.no_street);
    else
      add_codes(t, category, times(mode, category), times.to_edge[mode], codes);
  }
  return codes;
}

bool says_one_of(std::uint16_t said, const std::vector<std::uint16_t>& codes, int limit_s) {
  for (const std::uint16_t code : codes) {
    if (said == code) return true;
    const bool times = said < kCodes.not_told && code < kCodes.not_told;
    if (times && std::abs(int{said} - int{code}) <= 1) return true;
    // A second either side of the limit.
    if (std::min(said, code) >= limit_s - 1 && std::max(said, code) == kCodes.beyond_limit)
      return true;
  }
  return false;
}

/// What cells said, by kind.
struct Said {
  std::size_t timed = 0, off_street = 0, not_told = 0;
};

/// Holds 300 cells of random places, modes and categories to the point query.
Said check_cells(const SampledTown& t, unsigned seed) {
  const auto cells = t.fill(0, t.grid.rows);
  const auto count = static_cast<std::size_t>(t.grid.columns * t.grid.rows);
  const std::size_t categories = t.town.catalogue.shown_categories().size();
  const int limit_s = static_cast<int>(t.times->limit_ms() / 1000);
  std::mt19937 random(seed);
  Said all;
  for (int i = 0; i < 300; ++i) {
    const int column = static_cast<int>(random() % 231);
    const int row = static_cast<int>(random() % 231);
    const std::size_t m = random() % t.times->modes().size();
    const std::size_t c = random() % categories;
    const LonLat p = t.plane.to_lonlat(t.grid.middle(column, row));
    const std::uint16_t said = cells[(m * categories + c) * count +
                                     static_cast<std::size_t>(row * t.grid.columns + column)];
    INFO("seed " << seed << " column " << column << " row " << row << " said " << said);
    CHECK(says_one_of(said, acceptable(t, p, t.times->modes()[m], CategoryIndex(c)), limit_s));
    all.timed += said < kCodes.not_told ? 1 : 0;
    all.off_street += said == kCodes.no_street ? 1 : 0;
    all.not_told += said == kCodes.not_told ? 1 : 0;
  }
  return all;
}

}  // namespace

TEST_CASE("A cell says what the point query says of its middle, to a second") {
  for (unsigned seed = 1; seed <= 6; ++seed) {
    const Said said = check_cells(SampledTown(seed), seed);
    CHECK(said.timed > 50);
    CHECK(said.off_street > 20);
    CHECK(said.not_told == 0);
  }
}

TEST_CASE("A cell says that the map cannot tell where it ends, or is silent, before a place") {
  for (unsigned seed = 1; seed <= 6; ++seed) {
    const Said cut = check_cells(SampledTown(seed, 0.006, {{180, 360}, {}}), seed);
    CHECK(cut.not_told > 5);
    CHECK(cut.timed > 20);
    std::vector<char> silent(RandomTown(seed).catalogue.shown_categories().size(), 0);
    silent.front() = 1;
    const Said mute = check_cells(SampledTown(seed, 0.03, {{180, 360}, silent}), seed);
    CHECK(mute.not_told > 0);
    CHECK(mute.timed > 50);
  }
}

TEST_CASE("A cell does not depend on the rows it is filled with") {
  const SampledTown t(3);
  const auto whole = t.fill(0, t.grid.rows);
  const auto columns = static_cast<std::size_t>(t.grid.columns);
  for (const int rows : {1, 50, 128}) {
    std::vector<std::uint16_t> pieced(whole.size());
    for (int begin = 0; begin < t.grid.rows; begin += rows) {
      const int end = std::min(begin + rows, t.grid.rows);
      const auto part = t.fill(begin, end);
      const std::size_t cells = columns * static_cast<std::size_t>(end - begin);
      for (std::size_t b = 0; b < t.sampler->bands(); ++b) {
        const std::size_t at =
            (b * static_cast<std::size_t>(t.grid.rows) + static_cast<std::size_t>(begin)) * columns;
        std::copy_n(part.begin() + static_cast<std::ptrdiff_t>(b * cells), cells,
                    pieced.begin() + static_cast<std::ptrdiff_t>(at));
      }
    }
    CHECK(pieced == whole);
  }
}

TEST_CASE("Cells outside the area are not computed, those inside are as without it") {
  const SampledTown t(4);
  const auto whole = t.fill(0, t.grid.rows);
  std::mt19937 random(4);
  std::vector<std::uint8_t> inside(static_cast<std::size_t>(t.grid.columns * t.grid.rows));
  for (auto& cell : inside)
    cell = random() % 3 == 0 ? 1 : 0;
  const auto masked = t.fill(0, t.grid.rows, inside);
  std::size_t wrong = 0;
  for (std::size_t i = 0; i < masked.size(); ++i) {
    const bool in = inside[i % inside.size()] != 0;
    wrong += masked[i] != (in ? whole[i] : kCodes.no_street) ? 1 : 0;
  }
  CHECK(wrong == 0);
}
