// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "quarter/base/geometry.hpp"
#include "quarter/catalogue/obstacles.hpp"

namespace quarter {

/// Lines and outlines that a straight walk between a door and its street does not cross.
struct Obstacles {
  LineSet lines;
  std::vector<ObstacleKind> kinds;  ///< of each line
  /// Of each line the one that is the outline of its area (itself, or for a courtyard that of its
  /// building); empty: each its own.
  std::vector<std::uint32_t> outlines;
};

/// Walls and buildings have gates and passages, mapped or not, and main roads can be crossed
/// somewhere; of water, railways and motorways one cannot say so.
inline bool has_gates(ObstacleKind kind) {
  return kind >= ObstacleKind::main_road;
}

/// What a straight walk is.
enum class WalkKind : std::uint8_t {
  free,    ///< crosses nothing
  gated,   ///< crosses only what has gates
  barred,  ///< crosses what nobody walks over
};
inline WalkKind walk_kind(std::optional<ObstacleKind> crossed) {
  if (!crossed) return WalkKind::free;
  return has_gates(*crossed) ? WalkKind::gated : WalkKind::barred;
}

/// Where a walk starts beside the point itself: whatever holds `middle` lets it out, courtyards
/// included, and so do edges between two of the `corners` of one's own building.
struct WalkStart {
  Point2 from;
  Point2 middle;
  std::span<const Point2> corners = {};

  WalkStart(Point2 p) : from(p), middle(p) {}
  WalkStart(Point2 corner, Point2 middle_of, std::span<const Point2> own)
      : from(corner), middle(middle_of), corners(own) {}
};

/// Where obstacles are drawn: on a plane in metres; or on the one that touches the Earth at 0° 0°,
/// where a metre to the east is drawn the longer the farther north or south it is. What is found on
/// the latter depends on no other place.
enum class ObstaclePlane : std::uint8_t { metres, globe };

/// Finds what lies between two positions of a plane.
class ObstacleIndex {
 public:
  ObstacleIndex() = default;
  /// `points` are those of obstacles.lines, line after line, on the plane.
  ObstacleIndex(const Obstacles& obstacles, std::vector<Point2> points,
                ObstaclePlane plane = ObstaclePlane::metres);

  /// What a straight walk crosses, or nothing: the walk is free. Of several kinds the one that
  /// comes first in ObstacleKind. Its first and last 5 cm may touch anything (a gate in a wall, a
  /// street along a bank). Buildings around its start do not count, outlines and courtyards (it
  /// begins in them). The kind `passed` is no obstacle.
  std::optional<ObstacleKind> between(const WalkStart& start, Point2 to,
                                      std::optional<ObstacleKind> passed = {}) const;

  /// Whether a straight walk crosses nothing: quicker than to learn what.
  bool is_free(const WalkStart& start, Point2 to) const;

  bool empty() const { return points_.empty(); }

 private:
  struct Walk;
  int column(double x) const;
  int row(double y) const;
  std::optional<Walk> walk_between(const WalkStart& start, Point2 to,
                                   std::optional<ObstacleKind> passed) const;
  template <typename F>
  void for_each_crossed(const Walk& walk, F f) const;
  template <typename F>
  void for_each_cell(Point2 a, Point2 b, F f) const;
  void fill_cells();
  std::optional<ObstacleKind> crossed(std::uint32_t end, const Walk& walk) const;
  bool inside(std::size_t line, Point2 p) const;

  ObstaclePlane plane_ = ObstaclePlane::metres;
  std::vector<Point2> points_;
  std::vector<std::uint32_t> ends_;  ///< of each line: one past its last point
  std::vector<ObstacleKind> kinds_;
  std::vector<std::uint32_t> outlines_;
  double cell_m_ = 12;
  Point2 corner_;
  int columns_ = 0;
  int rows_ = 0;
  std::vector<std::uint32_t> first_of_cell_;  ///< and one past: range of pieces_
  std::vector<std::uint32_t> pieces_;         ///< each the point where a straight piece ends
};

}  // namespace quarter
