// SPDX-License-Identifier: Apache-2.0
#include "driving_side.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <span>
#include <string_view>
#include <unordered_map>

#include "quarter/base/geometry.hpp"
#include "quarter/catalogue/stress.hpp"

namespace quarter {
namespace {

constexpr double kSampleM = 20;  ///< stretches of carriageways that are looked at
/// Carriageways run side by side: at most 15 degrees askew.
const double kOpposite = -std::cos(std::numbers::pi / 12);
constexpr double kLeastApartM = 2;  ///< nearer ones are one line drawn twice

/// FNV-1a, the same everywhere.
std::uint64_t hash_of(std::string_view text, std::uint64_t hash = 14695981039346656037ULL) {
  for (const char c : text)
    hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return hash;
}

bool is_big(std::string_view highway) {
  constexpr std::array<std::string_view, 5> kBig{"motorway", "trunk", "primary", "secondary",
                                                 "tertiary"};
  return std::find(kBig.begin(), kBig.end(), highway) != kBig.end();
}

/// Metres that speak for the right and for the left.
struct Votes {
  double right = 0;
  double left = 0;
  void add(bool for_right, double metres) { (for_right ? right : left) += metres; }
  double all() const { return right + left; }
  double share() const { return all() > 0 ? std::max(right, left) / all() : 0; }
};

/// Counter-clockwise turning of a line in radians; its ends are not joined.
double turning(std::span<const Point2> line) {
  double sum = 0;
  for (std::size_t i = 2; i < line.size(); ++i) {
    const double ax = line[i - 1].x - line[i - 2].x, ay = line[i - 1].y - line[i - 2].y;
    const double bx = line[i].x - line[i - 1].x, by = line[i].y - line[i - 1].y;
    sum += std::atan2(ax * by - ay * bx, ax * bx + ay * by);
  }
  return sum;
}

Votes votes_of_roundabouts(const std::vector<OneWayLine>& roads) {
  Votes votes;
  for (const OneWayLine& road : roads) {
    if (road.road.kind != OneWayRoad::Kind::roundabout || road.line.size() < 3) continue;
    const LocalPlane plane(road.line.front());
    std::vector<Point2> line;
    for (const LonLat p : road.line)
      line.push_back(plane.to_plane(p));
    const double angle = turning(line);
    if (angle != 0) votes.add((angle > 0) != road.road.reversed, length_m(road.line));
  }
  return votes;
}

/// The middle of a stretch of a carriageway, and where its cars go.
struct Sample {
  LonLat where;
  Point2 along;  // of length 1
  double metres;
};

using SamplesOfRoads = std::unordered_map<std::uint64_t, std::vector<Sample>>;

void add_samples(const OneWayLine& road, std::vector<Sample>& samples) {
  for (std::size_t i = 1; i < road.line.size(); ++i) {
    const LonLat from = road.line[road.road.reversed ? i : i - 1];
    const LonLat to = road.line[road.road.reversed ? i - 1 : i];
    const double metres = near_distance_m(from, to);
    if (metres <= 0) continue;
    const Point2 end = LocalPlane(from).to_plane(to);
    const double length = std::hypot(end.x, end.y);
    const int parts = static_cast<int>(std::ceil(metres / kSampleM));
    for (int k = 0; k < parts; ++k) {
      samples.push_back(
          {between(from, to, (k + 0.5) / parts), {end.x / length, end.y / length}, metres / parts});
    }
  }
}

/// On which side of a sample the opposite carriageway lies: metres to its left, or nothing.
std::optional<double> opposite_of(const Sample& sample, const std::vector<Sample>& by_latitude,
                                  double pair_m) {
  const LocalPlane plane(sample.where);
  const auto band = static_cast<std::int32_t>(2 * pair_m / 0.011);  // 1e-7 degrees of latitude
  auto other =
      std::lower_bound(by_latitude.begin(), by_latitude.end(), sample.where.y - band,
                       [](const Sample& s, std::int32_t latitude) { return s.where.y < latitude; });
  std::optional<double> nearest;
  for (; other != by_latitude.end() && other->where.y <= sample.where.y + band; ++other) {
    const Point2& a = sample.along;
    if (a.x * other->along.x + a.y * other->along.y > kOpposite) continue;
    const Point2 to = plane.to_plane(other->where);
    const double left = a.x * to.y - a.y * to.x;
    if (std::abs(a.x * to.x + a.y * to.y) > kSampleM || std::abs(left) < kLeastApartM ||
        std::abs(left) > pair_m)
      continue;
    if (!nearest || std::abs(left) < std::abs(*nearest)) nearest = left;
  }
  return nearest;
}

Votes votes_of_pairs(const std::vector<OneWayLine>& roads, double pair_m) {
  SamplesOfRoads samples;
  for (const OneWayLine& road : roads) {
    if (road.road.kind == OneWayRoad::Kind::carriageway) add_samples(road, samples[road.road.road]);
  }
  std::vector<std::uint64_t> order;  // sums of metres depend on none but this
  for (auto& [road, all] : samples) {
    std::sort(all.begin(), all.end(), [](const Sample& a, const Sample& b) {
      return std::make_pair(a.where.y, a.where.x) < std::make_pair(b.where.y, b.where.x);
    });
    order.push_back(road);
  }
  std::sort(order.begin(), order.end());
  Votes votes;
  for (const std::uint64_t road : order) {
    for (const Sample& sample : samples[road]) {
      const auto left = opposite_of(sample, samples[road], pair_m);
      if (left) votes.add(*left > 0, sample.metres);
    }
  }
  return votes;
}

}  // namespace

std::string_view name_of(DrivingSide::From from) {
  switch (from) {
    case DrivingSide::From::catalogue:
      return "catalogue";
    case DrivingSide::From::roundabouts:
      return "roundabouts";
    case DrivingSide::From::pairs:
      return "double carriageways";
  }
  return "";
}

std::optional<OneWayRoad> one_way_road(Tags tags) {
  const std::string_view highway = tags.get("highway");
  if (highway.empty()) return std::nullopt;
  const std::string_view oneway = tags.get("oneway");
  const bool reversed = oneway == "-1" || oneway == "reverse";
  const std::string_view junction = tags.get("junction");
  if (junction == "roundabout" || junction == "circular") {
    constexpr std::array<std::string_view, 6> kNoCars{"footway",    "cycleway", "path",
                                                      "pedestrian", "steps",    "bridleway"};
    const bool cars = std::find(kNoCars.begin(), kNoCars.end(), highway) == kNoCars.end();
    if (!cars || oneway == "no") return std::nullopt;
    return OneWayRoad{OneWayRoad::Kind::roundabout, reversed, 0};
  }
  if (!is_big(highway) || !junction.empty()) return std::nullopt;
  const bool one_way = reversed || oneway == "yes" || oneway == "1" || oneway == "true" ||
                       (oneway.empty() && highway == "motorway");
  const std::string_view name = tags.get("name"), ref = tags.get("ref");
  if (!one_way || (name.empty() && ref.empty())) return std::nullopt;
  return OneWayRoad{OneWayRoad::Kind::carriageway, reversed,
                    hash_of(name.empty() ? ref : name, hash_of(highway))};
}

DrivingSide driving_side(const StressRules& rules, const std::vector<OneWayLine>& roads) {
  const auto tells = [&](const Votes& votes, double least_m) {
    return votes.all() > least_m && votes.share() >= rules.side.share;
  };
  const auto side_of = [](const Votes& votes, DrivingSide::From from) {
    return DrivingSide{votes.right > votes.left, from, votes.all(), votes.share()};
  };
  const Votes roundabouts = votes_of_roundabouts(roads);
  if (tells(roundabouts, 0)) return side_of(roundabouts, DrivingSide::From::roundabouts);
  const Votes pairs = votes_of_pairs(roads, rules.side.pair_m);
  if (tells(pairs, rules.side.least_m)) return side_of(pairs, DrivingSide::From::pairs);
  return {rules.drive_on_right, DrivingSide::From::catalogue, 0, 0};
}

}  // namespace quarter
