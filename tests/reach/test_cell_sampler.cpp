// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <cstdlib>
#include <memory>
#include <random>

#include "quarter/reach/cell_sampler.hpp"
#include "reach/random_town.hpp"
#include "support/catch.hpp"

using namespace quarter;

namespace {

constexpr CellCodes kCodes{65535, 65534};

/// The random town with two places of every service, on a grid of cells that reaches 200 m beyond
/// its streets.
struct SampledTown {
  static constexpr double kCellM = 7;

  explicit SampledTown(unsigned seed) : town(seed), network(town.network()) {
    std::mt19937 random(seed);
    for (std::uint32_t s = 0; s < town.catalogue.services.size(); ++s) {
      for (int i = 0; i < 2; ++i) {
        PlaceFeature place;
        place.roles.push_back({s, 0});
        place.where = LonLat::from_degrees(1e-4 * (random() % 110), 1e-4 * (random() % 110));
        map.places.push_back(place);
      }
    }
    const auto corner = [](double lon, double lat) { return LonLat::from_degrees(lon, lat); };
    map.extent.area = {{{corner(-0.01, -0.01), corner(0.03, -0.01), corner(0.03, 0.03),
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
    sampler = std::make_unique<CellSampler>(town.catalogue, *times, points, grid, kCodes,
                                            ObstacleIndex(map.obstacles, on_plane));
  }

  std::vector<std::uint16_t> fill(int begin, int end,
                                  const std::vector<std::uint8_t>& inside = {}) const {
    std::vector<std::uint16_t> cells(sampler->bands() * static_cast<std::size_t>(grid.columns) *
                                     static_cast<std::size_t>(end - begin));
    sampler->fill(begin, end, inside, cells);
    return cells;
  }

  RandomTown town;
  StreetNetwork network;
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

/// What a cell of one mode and category may say: the time from the street the point query joins,
/// and from any other that is as near to 2 cm, the rounding of positions.
std::vector<std::uint16_t> acceptable(const SampledTown& t, LonLat p, std::size_t mode,
                                      std::size_t category) {
  std::vector<std::uint16_t> codes;
  const double limit_m = t.town.catalogue.modes[mode].join_limit_m;
  const SearchGraph& graph = t.times->graph(mode);
  const auto add = [&](const Anchor& anchor) {
    std::vector<SearchGraph::Door> exits;
    graph.add_exits(anchor, exits);
    codes.push_back(code_of(t.times->cost(mode, category, anchor, exits)));
  };
  const auto joined = t.times->index().join(graph, p, limit_m);
  if (joined) add(*joined);
  if (!joined || joined->off_m > limit_m - 0.02) codes.push_back(kCodes.no_street);
  const double off_m = joined ? joined->off_m : limit_m;
  const bool tiny = joined && graph.on_tiny_island(joined->segment);
  for (std::uint32_t s = 0; s < t.network.segments.size(); ++s) {
    if (!graph.usable(s)) continue;
    const Anchor other = t.times->index().project(p, s);
    const bool at_limit = std::abs(other.off_m - limit_m) < 0.02;
    if (std::abs(other.off_m - off_m) < 0.02 && (at_limit || tiny == graph.on_tiny_island(s)))
      add(other);
    else if (at_limit && tiny)
      add(other);
  }
  return codes;
}

bool says_one_of(std::uint16_t said, const std::vector<std::uint16_t>& codes, int limit_s) {
  for (const std::uint16_t code : codes) {
    if (said == code) return true;
    const bool times = said < kCodes.beyond_limit && code < kCodes.beyond_limit;
    if (times && std::abs(int{said} - int{code}) <= 1) return true;
    // A second either side of the limit.
    if (std::min(said, code) >= limit_s - 1 && std::max(said, code) == kCodes.beyond_limit)
      return true;
  }
  return false;
}

}  // namespace

TEST_CASE("A cell says what the point query says of its middle, to a second") {
  for (unsigned seed = 1; seed <= 6; ++seed) {
    const SampledTown t(seed);
    const auto cells = t.fill(0, t.grid.rows);
    const auto count = static_cast<std::size_t>(t.grid.columns * t.grid.rows);
    const std::size_t categories = t.town.catalogue.shown_categories();
    const int limit_s = static_cast<int>(t.times->limit_ms() / 1000);
    std::mt19937 random(seed);
    std::size_t timed = 0;
    std::size_t off_street = 0;
    for (int i = 0; i < 300; ++i) {
      const int column = static_cast<int>(random() % 231);
      const int row = static_cast<int>(random() % 231);
      const std::size_t m = random() % t.times->modes().size();
      const std::size_t c = random() % categories;
      const LonLat p = t.plane.to_lonlat(t.grid.middle(column, row));
      const std::uint16_t said = cells[(m * categories + c) * count +
                                       static_cast<std::size_t>(row * t.grid.columns + column)];
      INFO("seed " << seed << " column " << column << " row " << row << " said " << said);
      CHECK(says_one_of(said, acceptable(t, p, t.times->modes()[m], c), limit_s));
      timed += said < kCodes.beyond_limit ? 1 : 0;
      off_street += said == kCodes.no_street ? 1 : 0;
    }
    CHECK(timed > 50);
    CHECK(off_street > 20);
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
