// SPDX-License-Identifier: Apache-2.0
#include "quarter/city/settled_cells.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <utility>

#include "quarter/catalogue/homes.hpp"

namespace quarter {
namespace {

constexpr std::int32_t kRow = 1000;  // units of 1e-7 degrees of latitude, 11 m [P]
constexpr double kRadians = std::numbers::pi / 180 / LonLat::kPerDegree;
constexpr double kRowM = kRow * kRadians * kEarthRadiusM;

std::int32_t floor_div(std::int32_t value, std::int32_t by) {
  return value / by - (value % by < 0 ? 1 : 0);
}

std::int32_t row_of(LonLat p) {
  return floor_div(p.y, kRow);
}

std::int32_t middle_of_row(std::int32_t row) {
  return row * kRow + kRow / 2;
}

std::int32_t degree_of(std::int32_t row) {
  return floor_div(middle_of_row(row), 10'000'000);
}

/// Units of longitude of a cell: about as wide as high, the same within a degree of latitude.
std::int32_t width_at(std::int32_t row) {
  const double latitude = std::clamp(degree_of(row) + 0.5, -89.5, 89.5) * std::numbers::pi / 180;
  return static_cast<std::int32_t>(std::lround(kRow / std::cos(latitude)));
}

/// The same for one row after another, which mostly lie in one degree.
class WidthOfRow {
 public:
  std::int32_t operator()(std::int32_t row) {
    const std::int32_t degree = degree_of(row);
    if (degree != degree_) width_ = width_at(row);
    degree_ = degree;
    return width_;
  }

 private:
  std::int32_t degree_ = std::numeric_limits<std::int32_t>::min();
  std::int32_t width_ = 0;
};

/// Metres of a cell from west to east, `width` units.
double wide_m(std::int32_t row, std::int32_t width) {
  return width * kRadians * kEarthRadiusM * std::cos(middle_of_row(row) * kRadians);
}

/// The fewest parts of a stretch that are no longer than half a row.
int parts_of(double metres) {
  return std::max(1, static_cast<int>(std::ceil(2 * metres / kRowM)));
}

/// Calls `f(p)` with points of a line, at most half a row apart, both ends among them.
template <typename F>
void for_each_point(std::span<const LonLat> line, F f) {
  if (!line.empty()) f(line.front());
  for (std::size_t i = 1; i < line.size(); ++i) {
    const int parts = parts_of(near_distance_m(line[i - 1], line[i]));
    for (int k = 1; k < parts; ++k)
      f(between(line[i - 1], line[i], static_cast<double>(k) / parts));
    f(line[i]);
  }
}

}  // namespace

SettledCells::SettledCells(const SettledBy& by, std::function<bool(LonLat)> is_water,
                           const BlockRules& rules)
    : is_water_(std::move(is_water)) {
  for (const BlockGround::Shape home : by.homes)
    for_each_point(home, [&](LonLat p) { add(p, rules.home_ground_m); });
  for (const BlockGround::Shape street : by.streets) {
    for_each_point(street, [&](LonLat p) {
      if (by.is_studied(p)) add(p, rules.street_ground_m);
    });
  }
  for (const LonLat& point : by.people)
    add(point, rules.home_ground_m);
  for (auto& [row, runs] : rows_)
    merge(runs);
}

void SettledCells::add(LonLat p, double reach_m) {
  const auto reach = static_cast<std::int32_t>(std::ceil(reach_m / kRowM));
  WidthOfRow width_of;
  for (std::int32_t row = row_of(p) - reach; row <= row_of(p) + reach; ++row) {
    const double up_m = (middle_of_row(row) - p.y) * kRadians * kEarthRadiusM;
    const double half_m = std::sqrt(reach_m * reach_m - up_m * up_m);
    if (!(half_m >= 0)) continue;
    const std::int32_t width = width_of(row);
    const double half = half_m / wide_m(row, width);  // in columns
    const double at = static_cast<double>(p.x) / width - 0.5;
    const Run run{static_cast<std::int32_t>(std::ceil(at - half)),
                  static_cast<std::int32_t>(std::floor(at + half))};
    if (run.first > run.last) continue;
    std::vector<Run>& runs = rows_[row];
    // Neighbours come one after the other.
    if (!runs.empty() && runs.back().first <= run.last && run.first <= runs.back().last)
      runs.back() = {std::min(runs.back().first, run.first), std::max(runs.back().last, run.last)};
    else
      runs.push_back(run);
  }
}

void SettledCells::merge(std::vector<Run>& runs) {
  std::sort(runs.begin(), runs.end(), [](Run a, Run b) { return a.first < b.first; });
  std::size_t kept = 0;
  for (std::size_t i = 1; i < runs.size(); ++i) {
    if (runs[i].first <= runs[kept].last + 1)
      runs[kept].last = std::max(runs[kept].last, runs[i].last);
    else
      runs[++kept] = runs[i];
  }
  runs.resize(kept + 1);
}

bool SettledCells::contains(LonLat p) const {
  const std::int32_t row = row_of(p);
  const auto found = rows_.find(row);
  if (found == rows_.end()) return false;
  const std::int32_t column = floor_div(p.x, width_at(row));
  const auto after = std::upper_bound(found->second.begin(), found->second.end(), column,
                                      [](std::int32_t c, const Run& run) { return c < run.first; });
  return after != found->second.begin() && std::prev(after)->last >= column;
}

void SettledCells::for_each_part(std::span<const LonLat> line,
                                 const std::function<void(LonLat middle, double metres)>& f) const {
  for (std::size_t i = 1; i < line.size(); ++i) {
    const double metres = near_distance_m(line[i - 1], line[i]);
    const int parts = parts_of(metres);
    for (int k = 0; k < parts; ++k) {
      const LonLat middle = between(line[i - 1], line[i], (k + 0.5) / parts);
      if (contains(middle)) f(middle, metres / parts);
    }
  }
}

void SettledCells::for_each(const Box& box,
                            const std::function<void(LonLat middle, double m2)>& f) const {
  for (auto row = rows_.lower_bound(row_of(box.min)); row != rows_.end(); ++row) {
    if (row->first > row_of(box.max)) return;
    const std::int32_t wide = width_at(row->first);
    const double m2 = kRowM * wide_m(row->first, wide);
    for (const Run& run : row->second) {
      const std::int32_t from = std::max(run.first, floor_div(box.min.x, wide));
      for (std::int32_t c = from; c <= std::min(run.last, floor_div(box.max.x, wide)); ++c) {
        const LonLat middle{c * wide + wide / 2, middle_of_row(row->first)};
        if (box.contains(middle) && !(is_water_ && is_water_(middle))) f(middle, m2);
      }
    }
  }
}

}  // namespace quarter
