// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "quarter/base/geometry.hpp"
#include "quarter/catalogue/catalogue.hpp"

namespace quarter {

/// Lines and outlines that a straight walk between a door and its street does not cross.
struct Obstacles {
  LineSet lines;
  std::vector<ObstacleKind> kinds;  ///< of each line
};

/// Walls and buildings have gates and passages, mapped or not; of water, railways and motorways one
/// cannot say so.
inline bool has_gates(ObstacleKind kind) {
  return kind == ObstacleKind::wall || kind == ObstacleKind::building;
}
/// Where so many streets are behind walls and buildings, there is a gate or passage to the nearest
/// of them [P]: people live there.
inline constexpr int kBarredStreets = 8;

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

  /// What a straight walk crosses, or nothing: the walk is free. Its first and last 5 cm may touch
  /// anything (a gate in a wall, a street along a bank). Outlines of buildings around its start do
  /// not count (it begins in them), nor edges between two corners of `own`. The kind `passed` is
  /// no obstacle.
  std::optional<ObstacleKind> between(Point2 from, Point2 to, std::span<const Point2> own = {},
                                      std::optional<ObstacleKind> passed = {}) const;

  /// Whether a straight walk crosses nothing: quicker than to learn what.
  bool is_free(Point2 from, Point2 to) const;

  bool empty() const { return points_.empty(); }

 private:
  struct Walk;
  int column(double x) const;
  int row(double y) const;
  std::optional<Walk> walk_between(Point2 from, Point2 to, std::span<const Point2> own,
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
  double cell_m_ = 12;
  Point2 corner_;
  int columns_ = 0;
  int rows_ = 0;
  std::vector<std::uint32_t> first_of_cell_;  ///< and one past: range of pieces_
  std::vector<std::uint32_t> pieces_;         ///< each the point where a straight piece ends
};

}  // namespace quarter
