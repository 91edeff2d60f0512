// SPDX-License-Identifier: Apache-2.0
#include "street_points.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>

#include "quarter/base/parallel.hpp"

namespace quarter {
namespace {

/// How far to the side of a street the block beside it is looked for, m.
constexpr double kBesideM = 8;
/// So much of a part more than a whole number of them does not make one more: lengths are sums.
constexpr double kSlack = 1e-3;
/// Ways one thread looks at in one go.
constexpr std::size_t kGrain = 1024;

/// Puts the segments of a way together again, in the direction it is drawn: parts between gaps.
/// Where it meets others, which may not all be on the map, parts none.
class WayLines {
 public:
  WayLines(const StreetNetwork& network, std::span<const std::uint32_t> segments)
      : network_(network) {
    for (const std::uint32_t s : segments) {
      leaving_[network.segments[s].from].push_back(s);
      --surplus_[network.segments[s].from];
      ++surplus_[network.segments[s].to];
    }
    for (auto& [junction, leaving] : leaving_)
      std::sort(leaving.begin(), leaving.end(), std::greater<>());  // taken from the back
  }

  std::vector<Line> lines() {
    std::vector<Line> all;
    for (auto& [junction, leaving] : leaving_) {
      while (surplus_[junction] < 0 && !leaving.empty()) {
        ++surplus_[junction];
        all.push_back(line_from(junction));
      }
    }
    for (auto& [junction, leaving] : leaving_) {
      while (!leaving.empty())
        all.push_back(from_its_first_point(line_from(junction)));
    }
    return all;
  }

 private:
  Line line_from(std::uint32_t junction) {
    Line line;
    for (auto at = leaving_.find(junction); at != leaving_.end() && !at->second.empty();
         at = leaving_.find(junction)) {
      const StreetSegment& segment = network_.segments[at->second.back()];
      at->second.pop_back();
      const auto shape = network_.shape(segment);
      line.insert(line.end(), shape.begin() + (line.empty() ? 0 : 1), shape.end());
      junction = segment.to;
    }
    return line;
  }

  /// A ring starts at the smallest of its points, wherever it meets other ways.
  static Line from_its_first_point(Line ring) {
    if (ring.size() < 3 || ring.front() != ring.back()) return ring;
    ring.pop_back();
    std::rotate(ring.begin(), std::min_element(ring.begin(), ring.end()), ring.end());
    ring.push_back(ring.front());
    return ring;
  }

  const StreetNetwork& network_;
  std::map<std::uint32_t, std::vector<std::uint32_t>> leaving_;  // segments by their first junction
  std::map<std::uint32_t, int> surplus_;  // segments that end there less those that start
};

void add_way(const StreetNetwork& network, std::span<const std::uint32_t> segments,
             StreetPoints& points) {
  for (const Line& line : WayLines(network, segments).lines())
    points.add(line, near_length_m(line));
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
  std::vector<std::uint32_t> segments;
  for (std::uint32_t s = 0; s < network.segments.size(); ++s) {
    if (wanted(network.way_rules[network.segments[s].rule])) segments.push_back(s);
  }
  const auto way = [&](std::uint32_t s) { return network.segments[s].way; };
  std::stable_sort(segments.begin(), segments.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return way(a) < way(b); });
  std::vector<std::size_t> firsts;  // of ways
  for (std::size_t i = 0; i < segments.size(); ++i) {
    if (i == 0 || way(segments[i]) != way(segments[i - 1])) firsts.push_back(i);
  }
  const std::size_t ways = firsts.size();
  firsts.push_back(segments.size());
  std::vector<std::vector<Origin>> parts(ways / kGrain + 1);
  parallel_each(parts.size(), [&](std::size_t part) {
    StreetPoints points(blocks, spacing_m);
    for (std::size_t w = part * kGrain; w < std::min(ways, (part + 1) * kGrain); ++w)
      add_way(network, std::span(segments).subspan(firsts[w], firsts[w + 1] - firsts[w]), points);
    parts[part] = points.take();
  });
  std::vector<Origin> all;
  for (const auto& part : parts)
    all.insert(all.end(), part.begin(), part.end());
  return all;
}

}  // namespace quarter
