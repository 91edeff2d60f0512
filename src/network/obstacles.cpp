// SPDX-License-Identifier: Apache-2.0
#include "quarter/network/obstacles.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace quarter {
namespace {

constexpr double kTouchM = 0.05;
constexpr double kMaxCells = 4e6;

/// > 0 if p is left of the line from a to b.
double side(Point2 a, Point2 b, Point2 p) {
  return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
}

/// `metres_a_unit`: to the east.
bool holds(std::span<const Point2> points, Point2 p, double metres_a_unit) {
  return std::any_of(points.begin(), points.end(), [&](Point2 q) {
    return std::abs(p.x - q.x) * metres_a_unit < kTouchM && std::abs(p.y - q.y) < kTouchM;
  });
}

/// Metres for each to the east on the plane that touches the Earth at 0° 0°.
double metres_a_unit_on_globe(Point2 p) {
  return std::cos(p.y / kEarthRadiusM);
}

}  // namespace

/// A straight walk without its first and last 5 cm.
struct ObstacleIndex::Walk {
  Point2 from;
  Point2 to;
  double metres_a_unit;  ///< to the east
  Point2 middle;
  std::span<const Point2> own;
  std::optional<ObstacleKind> passed;
};

ObstacleIndex::ObstacleIndex(const Obstacles& obstacles, std::vector<Point2> points,
                             ObstaclePlane plane)
    : plane_(plane),
      points_(std::move(points)),
      kinds_(obstacles.kinds),
      outlines_(obstacles.outlines) {
  if (points_.empty()) return;
  for (auto line = static_cast<std::uint32_t>(outlines_.size()); line < kinds_.size(); ++line)
    outlines_.push_back(line);
  std::uint32_t end = 0;
  for (std::size_t i = 0; i < obstacles.lines.size(); ++i)
    ends_.push_back(end += static_cast<std::uint32_t>(obstacles.lines[i].size()));
  const auto [west, east] = std::minmax_element(points_.begin(), points_.end(),
                                                [](Point2 a, Point2 b) { return a.x < b.x; });
  const auto [south, north] = std::minmax_element(points_.begin(), points_.end(),
                                                  [](Point2 a, Point2 b) { return a.y < b.y; });
  corner_ = {west->x, south->y};
  const double width = east->x - west->x + 1, height = north->y - south->y + 1;
  cell_m_ = std::max(
      {cell_m_, std::sqrt(width * height / kMaxCells), width / kMaxCells, height / kMaxCells});
  columns_ = static_cast<int>(width / cell_m_) + 1;
  rows_ = static_cast<int>(height / cell_m_) + 1;
  fill_cells();
}

int ObstacleIndex::column(double x) const {
  return static_cast<int>(std::clamp((x - corner_.x) / cell_m_, 0.0, columns_ - 1.0));
}
int ObstacleIndex::row(double y) const {
  return static_cast<int>(std::clamp((y - corner_.y) / cell_m_, 0.0, rows_ - 1.0));
}

/// Cells that a straight line may touch: row by row those it spans there. Stops when f is true.
template <typename F>
void ObstacleIndex::for_each_cell(Point2 a, Point2 b, F f) const {
  if (a.y > b.y) std::swap(a, b);
  const auto x_at = [&](double y) {
    return b.y > a.y ? a.x + std::clamp((y - a.y) / (b.y - a.y), 0.0, 1.0) * (b.x - a.x) : a.x;
  };
  const int last = row(b.y);
  for (int r = row(a.y); r <= last; ++r) {
    const double x1 = r == row(a.y) ? a.x : x_at(corner_.y + r * cell_m_);
    const double x2 = r == last ? b.x : x_at(corner_.y + (r + 1) * cell_m_);
    const int to = column(std::max(x1, x2) + 0.01);
    for (int c = column(std::min(x1, x2) - 0.01); c <= to; ++c) {
      if (f(static_cast<std::size_t>(r) * static_cast<std::size_t>(columns_) +
            static_cast<std::size_t>(c)))
        return;
    }
  }
}

void ObstacleIndex::fill_cells() {
  const auto each_piece = [&](auto f) {
    std::uint32_t begin = 0;
    for (const std::uint32_t end : ends_) {
      for (std::uint32_t i = begin + 1; i < end; ++i)
        for_each_cell(points_[i - 1], points_[i], [&](std::size_t cell) {
          f(cell, i);
          return false;
        });
      begin = end;
    }
  };
  first_of_cell_.assign(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_) + 1,
                        0);
  each_piece([&](std::size_t cell, std::uint32_t) { ++first_of_cell_[cell + 1]; });
  std::partial_sum(first_of_cell_.begin(), first_of_cell_.end(), first_of_cell_.begin());
  pieces_.resize(first_of_cell_.back());
  std::vector<std::uint32_t> next(first_of_cell_.begin(), first_of_cell_.end() - 1);
  each_piece([&](std::size_t cell, std::uint32_t i) { pieces_[next[cell]++] = i; });
}

/// Even-odd rule; what is not closed, for want of a node, is closed straight.
bool ObstacleIndex::inside(std::size_t line, Point2 p) const {
  const std::uint32_t begin = line == 0 ? 0 : ends_[line - 1];
  bool in = false;
  Point2 b = points_[ends_[line] - 1];
  for (std::uint32_t i = begin; i < ends_[line]; ++i) {
    const Point2 a = b;
    b = points_[i];
    if ((a.y > p.y) != (b.y > p.y) && p.x < a.x + (p.y - a.y) / (b.y - a.y) * (b.x - a.x)) in = !in;
  }
  return in;
}

std::optional<ObstacleKind> ObstacleIndex::crossed(std::uint32_t end, const Walk& walk) const {
  const Point2 a = points_[end - 1], b = points_[end];
  if ((side(walk.from, walk.to, a) < 0) == (side(walk.from, walk.to, b) < 0)) return {};
  if ((side(a, b, walk.from) < 0) == (side(a, b, walk.to) < 0)) return {};
  const auto line =
      static_cast<std::size_t>(std::upper_bound(ends_.begin(), ends_.end(), end) - ends_.begin());
  if (kinds_[line] == walk.passed) return {};
  if (kinds_[line] != ObstacleKind::building) return kinds_[line];
  if (holds(walk.own, a, walk.metres_a_unit) && holds(walk.own, b, walk.metres_a_unit)) return {};
  const std::uint32_t outline = outlines_[line];
  if (inside(outline, walk.from) || (!walk.own.empty() && inside(outline, walk.middle))) return {};
  return kinds_[line];
}

/// Nothing if it is too short to cross anything.
std::optional<ObstacleIndex::Walk> ObstacleIndex::walk_between(
    const WalkStart& start, Point2 to, std::optional<ObstacleKind> passed) const {
  if (points_.empty()) return std::nullopt;
  const Point2 from = start.from;
  const double unit = plane_ == ObstaclePlane::globe ? metres_a_unit_on_globe(from) : 1;
  const double metres = std::hypot((to.x - from.x) * unit, to.y - from.y);
  if (metres <= 2 * kTouchM) return std::nullopt;
  const double x = (to.x - from.x) * kTouchM / metres, y = (to.y - from.y) * kTouchM / metres;
  return Walk{
      {from.x + x, from.y + y}, {to.x - x, to.y - y}, unit, start.middle, start.corners, passed};
}

/// Calls `f(kind)` for what a walk crosses, maybe more than once; stops when f is true.
template <typename F>
void ObstacleIndex::for_each_crossed(const Walk& walk, F f) const {
  for_each_cell(walk.from, walk.to, [&](std::size_t cell) {
    for (std::uint32_t k = first_of_cell_[cell]; k < first_of_cell_[cell + 1]; ++k) {
      const auto kind = crossed(pieces_[k], walk);
      if (kind && f(*kind)) return true;
    }
    return false;
  });
}

std::optional<ObstacleKind> ObstacleIndex::between(const WalkStart& start, Point2 to,
                                                   std::optional<ObstacleKind> passed) const {
  std::optional<ObstacleKind> found;
  const auto walk = walk_between(start, to, passed);
  if (!walk) return found;
  for_each_crossed(*walk, [&](ObstacleKind kind) {
    if (!found || kind < *found) found = kind;
    return false;
  });
  return found;
}

bool ObstacleIndex::is_free(const WalkStart& start, Point2 to) const {
  const auto walk = walk_between(start, to, {});
  bool free = true;
  if (walk) {
    for_each_crossed(*walk, [&](ObstacleKind) {
      free = false;
      return true;
    });
  }
  return free;
}

}  // namespace quarter
