// SPDX-License-Identifier: Apache-2.0
#include "street_points.hpp"

#include <algorithm>
#include <cmath>

#include "quarter/base/parallel.hpp"

namespace quarter {
namespace {

/// How far to the side of a street the block beside it is looked for, m.
constexpr double kBesideM = 8;
/// So much of a part more than a whole number of them does not make one more: lengths are sums.
constexpr double kSlack = 1e-3;
/// Ways one thread looks at in one go.
constexpr std::size_t kGrain = 1024;

/// One past the last of the segments from `first` on that make up a way without a gap.
std::uint32_t end_of_way(const StreetNetwork& network, std::uint32_t first) {
  std::uint32_t end = first + 1;
  while (end < network.segments.size() &&
         network.segments[end].way == network.segments[first].way &&
         network.segments[end].from == network.segments[end - 1].to)
    ++end;
  return end;
}

/// Points along a way as a whole: where it meets others, which may not all be on the map, moves
/// none.
void add_way(const StreetNetwork& network, std::uint32_t first, std::uint32_t end,
             StreetPoints& points) {
  Line line;
  double metres = 0;
  for (std::uint32_t s = first; s < end; ++s) {
    const auto shape = network.shape(network.segments[s]);
    line.insert(line.end(), shape.begin() + (s > first ? 1 : 0), shape.end());
  }
  for (std::size_t i = 1; i < line.size(); ++i)
    metres += near_distance_m(line[i - 1], line[i]);
  points.add(line, metres);
}

}  // namespace

void StreetPoints::add(std::span<const LonLat> shape, double length_m) {
  const double parts = std::max(1.0, std::ceil(length_m / spacing_m_ - kSlack));
  const double step = length_m / parts;
  double next = step / 2;
  double done = 0;
  for (std::size_t i = 1; i < shape.size(); ++i) {
    const double piece = near_distance_m(shape[i - 1], shape[i]);
    for (; next <= done + piece && piece > 0; next += step) {
      add_sides(shape[i - 1], shape[i], (next - done) / piece, step);
    }
    done += piece;
  }
}

void StreetPoints::add_sides(LonLat a, LonLat b, double share, double metres) {
  const LocalPlane plane(a);
  const Point2 to = plane.to_plane(b);
  const double length = std::hypot(to.x, to.y);
  const Point2 at{to.x * share, to.y * share};
  const Point2 aside{-to.y / length * kBesideM, to.x / length * kBesideM};
  const LonLat where = plane.to_lonlat(at);
  const std::uint32_t left = blocks_.find(plane.to_lonlat({at.x + aside.x, at.y + aside.y}));
  const std::uint32_t right = blocks_.find(plane.to_lonlat({at.x - aside.x, at.y - aside.y}));
  if (left == kNone || right == kNone) {
    origins_.push_back({where, left == kNone ? right : left, kNone, kNone, metres});
    return;
  }
  origins_.push_back({where, left, kNone, kNone, metres / 2});
  origins_.push_back({where, right, kNone, kNone, metres / 2});
}

std::vector<Origin> points_along(const StreetNetwork& network, const AreaIndex& blocks,
                                 double spacing_m,
                                 const std::function<bool(const WayRule&)>& wanted) {
  std::vector<std::uint32_t> firsts;  // of ways
  for (std::uint32_t s = 0; s < network.segments.size(); s = end_of_way(network, s))
    firsts.push_back(s);
  std::vector<std::vector<Origin>> parts(firsts.size() / kGrain + 1);
  parallel_each(parts.size(), [&](std::size_t part) {
    StreetPoints points(blocks, spacing_m);
    const std::size_t last = std::min(firsts.size(), (part + 1) * kGrain);
    for (std::size_t i = part * kGrain; i < last; ++i) {
      if (wanted(network.way_rules[network.segments[firsts[i]].rule]))
        add_way(network, firsts[i], end_of_way(network, firsts[i]), points);
    }
    parts[part] = points.take();
  });
  std::vector<Origin> all;
  for (const auto& part : parts)
    all.insert(all.end(), part.begin(), part.end());
  return all;
}

}  // namespace quarter
