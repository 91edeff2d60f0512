// SPDX-License-Identifier: Apache-2.0
// Mapping more never harms: what is added to a town at random makes no trip in it longer.
#include <fmt/format.h>

#include <cmath>
#include <random>

#include "placed_town.hpp"
#include "support/catch.hpp"

using namespace quarter;

namespace {

constexpr std::uint32_t kSide = 6;
constexpr double kBlock_m = 90;
/// Where a street is cut by a new node its pieces are rounded each, and the links of sides take 0.1
/// s.
constexpr double kRounding_s = 0.25;

template <typename Things>
const auto& any(const Things& things, std::mt19937& random) {
  return things.begin()[random() % things.size()];
}

/// A town on a crooked grid, a node in the middle of every street, signals at some junctions.
PlacedTown random_town(std::mt19937& random) {
  PlacedTown town;
  for (std::uint32_t i = 0; i < kSide * kSide; ++i) {
    const double east_m = kBlock_m * (i % kSide) + random() % 25;
    const double north_m = kBlock_m * (i / kSide) + random() % 25;
    const auto tags = {
        "", "", "", "", "highway=traffic_signals", "highway=crossing", "barrier=gate"};
    town.node(east_m, north_m, any(tags, random));
  }
  const auto streets = {
      "highway=residential", "highway=residential", "highway=residential oneway=yes",
      "highway=tertiary",    "highway=secondary",   "highway=primary",
      "highway=footway",     "highway=service",     "highway=primary oneway=yes"};
  for (std::uint32_t i = 0; i < kSide * kSide; ++i) {
    for (const std::uint32_t to : {i + 1, i + kSide, i + kSide + 1}) {
      const bool wraps = to != i + kSide && to % kSide == 0;
      if (to >= kSide * kSide || wraps || random() % 5 == 0) continue;
      if (to == i + kSide + 1 && random() % 3 != 0) continue;  // a diagonal
      const auto& a = town.nodes[i];
      const auto& b = town.nodes[to];
      const auto middle = town.node((a.east_m + b.east_m) / 2, (a.north_m + b.north_m) / 2);
      town.way({i, middle, to}, any(streets, random));
    }
  }
  return town;
}

/// A node on a way's stretch that leaves a node, so many metres from there.
std::uint32_t put_on(PlacedTown& town, std::size_t way, std::size_t stretch, double metres,
                     bool from_end, const std::string& tags) {
  auto& line = town.ways[way].nodes;
  const auto a = town.nodes[line[stretch]], b = town.nodes[line[stretch + 1]];
  const double length_m = std::hypot(b.east_m - a.east_m, b.north_m - a.north_m);
  const double along = std::min(metres / length_m, 0.5);
  const double share = from_end ? 1 - along : along;
  const auto node = town.node(a.east_m + share * (b.east_m - a.east_m),
                              a.north_m + share * (b.north_m - a.north_m), tags);
  line.insert(line.begin() + static_cast<std::ptrdiff_t>(stretch) + 1, node);
  return node;
}

bool is_street(const std::string& tags) {
  return tags.find("footway") == std::string::npos && tags.find("service") == std::string::npos;
}

/// Ways and stretches of streets that leave a node; true: it is at the end of the stretch.
std::vector<std::tuple<std::size_t, std::size_t, bool>> arms(const PlacedTown& town,
                                                             std::uint32_t node) {
  std::vector<std::tuple<std::size_t, std::size_t, bool>> found;
  for (std::size_t w = 0; w < town.ways.size(); ++w) {
    const auto& line = town.ways[w].nodes;
    for (std::size_t i = 0; i + 1 < line.size() && is_street(town.ways[w].tags); ++i) {
      if (line[i] == node) found.emplace_back(w, i, false);
      if (line[i + 1] == node) found.emplace_back(w, i, true);
    }
  }
  return found;
}

/// Stop lines and signal crossings on some arms of a junction that has signals.
std::string add_signal_details(PlacedTown& town, std::mt19937& random) {
  const auto node = static_cast<std::uint32_t>(random() % (kSide * kSide));
  const std::size_t streets = arms(town, node).size();
  if (town.nodes[node].tags != "highway=traffic_signals" || streets < 3) return "";
  for (std::size_t i = 0; i < streets; ++i) {
    if (random() % 3 == 0) continue;
    const auto [way, stretch, at_end] = arms(town, node)[i];
    const bool crossing = random() % 2 == 0;
    const std::string stop_line = fmt::format(
        "highway=traffic_signals traffic_signals:direction={}", at_end ? "forward" : "backward");
    put_on(town, way, stretch, 4 + static_cast<double>(random() % 20), at_end,
           crossing ? "highway=crossing crossing=traffic_signals" : stop_line);
  }
  return fmt::format("signals of junction {} in detail", node);
}

std::string add_crossing(PlacedTown& town, std::mt19937& random) {
  const auto kinds = {"highway=crossing", "highway=crossing crossing=marked", "crossing:island=yes",
                      "highway=crossing crossing=zebra crossing:island=yes",
                      "highway=crossing crossing:markings=yes"};
  const std::string tags = any(kinds, random);
  if (random() % 2 == 0) {
    PlacedTown::Node& node = town.nodes[random() % town.nodes.size()];
    if (!node.tags.empty()) return "";
    node.tags = tags;
    return fmt::format("{} at {} {}", tags, node.east_m, node.north_m);
  }
  const std::size_t way = random() % town.ways.size();
  put_on(town, way, random() % (town.ways[way].nodes.size() - 1), 5 + random() % 20, false, tags);
  return fmt::format("{} on way {}", tags, way);
}

std::string add_path(PlacedTown& town, std::mt19937& random) {
  const auto from = static_cast<std::uint32_t>(random() % town.nodes.size());
  const auto to = static_cast<std::uint32_t>(random() % town.nodes.size());
  if (from == to) return "";
  const auto kinds = {"highway=footway", "highway=path", "highway=footway bridge=yes layer=1",
                      "highway=footway footway=crossing", "highway=cycleway"};
  const std::string tags = any(kinds, random);
  town.way({from, to}, tags);
  return fmt::format("{} from {} to {}", tags, from, to);
}

std::string add_detail(PlacedTown& town, std::mt19937& random) {
  auto& way = town.ways[random() % town.ways.size()];
  const auto details = {" name=Long_Street", " surface=asphalt", " lit=yes", " sidewalk=both"};
  const std::string tags = any(details, random);
  way.tags += tags;
  return tags;
}

std::string add(PlacedTown& town, std::mt19937& random) {
  switch (random() % 4) {
    case 0:
      return add_signal_details(town, random);
    case 1:
      return add_path(town, random);
    case 2:
      return add_detail(town, random);
    default:
      return add_crossing(town, random);
  }
}

/// Corners of the grid that have a street. A new path beside others would be another join, not a
/// longer way.
std::vector<std::uint32_t> corners_of(const PlacedTown& town) {
  std::vector<std::uint32_t> corners;
  for (std::uint32_t i = 0; i < kSide * kSide; ++i) {
    const bool used = std::any_of(town.ways.begin(), town.ways.end(), [&](const auto& way) {
      return way.nodes.front() == i || way.nodes.back() == i;
    });
    if (used) corners.push_back(i);
  }
  return corners;
}

/// Seconds from every corner to some of them, by several modes.
std::vector<double> trips(const PlacedTown& town, const std::vector<std::uint32_t>& corners) {
  std::vector<double> all;
  for (const char* mode : {"walk", "cycle"}) {
    for (const std::uint32_t to : {corners.front(), corners[corners.size() / 2], corners.back()}) {
      const auto seconds = town.seconds(mode, corners, to);
      all.insert(all.end(), seconds.begin(), seconds.end());
    }
  }
  return all;
}

}  // namespace

TEST_CASE("Crossings, islands, details of signals, paths and names make no trip longer") {
  for (unsigned seed = 1; seed <= 25; ++seed) {
    std::mt19937 random(seed);
    PlacedTown town = random_town(random);
    const std::vector<std::uint32_t> corners = corners_of(town);
    std::vector<double> before = trips(town, corners);
    for (int addition = 0; addition < 12; ++addition) {
      const std::string what = add(town, random);
      if (what.empty()) continue;
      const std::vector<double> after = trips(town, corners);
      INFO("town " << seed << ", addition " << addition << ": " << what);
      for (std::size_t i = 0; i < before.size(); ++i) {
        if (before[i] < 0) continue;  // there was no way
        INFO("trip " << i << ": " << before[i] << " s, then " << after[i] << " s");
        REQUIRE(after[i] >= 0);
        REQUIRE(after[i] <= before[i] + kRounding_s);
      }
      before = after;
    }
  }
}
