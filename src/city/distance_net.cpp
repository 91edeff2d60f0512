// SPDX-License-Identifier: Apache-2.0
#include "distance_net.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "quarter/base/ids.hpp"

namespace quarter {
namespace {

constexpr double kUnitsPerMetre =
    LonLat::kPerDegree * 180 / (std::numbers::pi * kEarthRadiusM);  // along a meridian

std::int64_t floor_div(std::int64_t a, std::int64_t b) {
  return a / b - (a % b < 0 ? 1 : 0);
}

/// Of the middle of the whole degree of latitude a box begins in, so that the net does not depend
/// on how far the box goes.
std::int32_t step_along_parallel(const Box& box) {
  const double degree = std::floor(box.min.y / LonLat::kPerDegree) + 0.5;
  const double shrink = std::max(0.01, std::cos(degree * std::numbers::pi / 180));
  return static_cast<std::int32_t>(std::lround(DistanceNet::kStepM * kUnitsPerMetre / shrink));
}

}  // namespace

Box reach_of(const Settler& settler) {
  return box_of(settler.shape).grown(settler.reach_m + DistanceNet::kMarginM);
}

DistanceNet::DistanceNet(const Box& box)
    : step_x_(step_along_parallel(box)),
      step_y_(static_cast<std::int32_t>(std::lround(kStepM * kUnitsPerMetre))),
      west_(floor_div(box.min.x, step_x_)),
      south_(floor_div(box.min.y, step_y_)),
      columns_(static_cast<int>(floor_div(box.max.x, step_x_) - west_) + 2),
      rows_(static_cast<int>(floor_div(box.max.y, step_y_) - south_) + 2),
      values_(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_),
              std::numeric_limits<float>::max()),
      nearest_(values_.size(), kNone) {}

LonLat DistanceNet::at(int column, int row) const {
  return {static_cast<std::int32_t>((west_ + column) * step_x_),
          static_cast<std::int32_t>((south_ + row) * step_y_)};
}

void DistanceNet::add(const SettlerShape& shape, double beyond_m, std::uint32_t number) {
  // Edges of the net that cross the outline end less than two steps beyond it.
  const Box near = shape.box().grown(shape.reach_m() + beyond_m);
  const auto within = [](std::int64_t line, int count) {
    return static_cast<int>(std::clamp<std::int64_t>(line, 0, count - 1));
  };
  const int first = within(floor_div(near.min.x, step_x_) - west_, columns_);
  const int last = within(floor_div(near.max.x, step_x_) - west_ + 1, columns_);
  const int top = within(floor_div(near.max.y, step_y_) - south_ + 1, rows_);
  for (int row = within(floor_div(near.min.y, step_y_) - south_, rows_); row <= top; ++row) {
    for (int column = first; column <= last; ++column) {
      const std::size_t i = static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) +
                            static_cast<std::size_t>(column);
      const Point2 where = shape.on_plane(at(column, row));
      if (static_cast<float>(shape.at_least(where)) > values_[i]) continue;
      const auto value = static_cast<float>(shape.metres_to(where));
      if (value > values_[i] || (value == values_[i] && number >= nearest_[i])) continue;
      values_[i] = value;
      nearest_[i] = number;
    }
  }
}

}  // namespace quarter
