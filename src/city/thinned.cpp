// SPDX-License-Identifier: Apache-2.0
#include "thinned.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace quarter {
namespace {

/// Points of a piece.
constexpr std::size_t kPiece = 256;

/// Squared metres from p to the segment a-b.
double away2(Point2 p, Point2 a, Point2 b) {
  const double x = b.x - a.x, y = b.y - a.y;
  const bool is_point = x == 0 && y == 0;
  const double share = is_point ? 0 : std::clamp(nearest_share(p, a, b), 0.0, 1.0);
  const double dx = a.x + share * x - p.x, dy = a.y + share * y - p.y;
  return dx * dx + dy * dy;
}

/// Marks what stays of the points between two that do.
void keep_far(const std::vector<Point2>& points, std::size_t first, std::size_t last,
              double tolerance_m, std::vector<char>& keep) {
  std::vector<std::pair<std::size_t, std::size_t>> spans{{first, last}};
  while (!spans.empty()) {
    const auto [from, to] = spans.back();
    spans.pop_back();
    std::size_t farthest = from;
    double most = tolerance_m * tolerance_m;
    for (std::size_t i = from + 1; i < to; ++i) {
      const double away = away2(points[i], points[from], points[to]);
      if (away <= most) continue;
      most = away;
      farthest = i;
    }
    if (farthest == from) continue;
    keep[farthest] = 1;
    spans.emplace_back(from, farthest);
    spans.emplace_back(farthest, to);
  }
}

}  // namespace

Line thinned(std::span<const LonLat> line, double tolerance_m) {
  if (line.size() < 3) return {line.begin(), line.end()};
  const LocalPlane plane(line.front());
  std::vector<Point2> points;
  points.reserve(line.size());
  for (const LonLat& p : line)
    points.push_back(plane.to_plane(p));
  std::vector<char> keep(line.size(), 0);
  keep.front() = 1;
  keep.back() = 1;
  for (std::size_t first = 0; first + 1 < line.size(); first += kPiece) {
    const std::size_t last = std::min(first + kPiece, line.size() - 1);
    keep[last] = 1;
    keep_far(points, first, last, tolerance_m, keep);
  }
  Line fewer;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (keep[i] != 0) fewer.push_back(line[i]);
  }
  return fewer;
}

}  // namespace quarter
