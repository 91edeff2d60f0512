// SPDX-License-Identifier: Apache-2.0
#include "near_points.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>
#include <vector>

#include "quarter/base/groups.hpp"

namespace quarter {
namespace {

constexpr std::size_t kLeaf = 8;  // points that are looked at one by one
constexpr double kRadiansPerUnit = std::numbers::pi / 180 / LonLat::kPerDegree;
/// Bounds of distances are taken as so much wider than they are, for the rounding of distance_m.
constexpr double kSlack = 1e-9;

/// A part of the points, and its halves if it is no leaf.
struct Part {
  std::size_t begin = 0;
  std::size_t end = 0;
  Box box;
  std::uint32_t low = 0;
  std::uint32_t high = 0;
  bool is_one = false;  ///< all of it hangs together already

  bool is_leaf() const { return low == high; }
};

double span(std::int32_t from, std::int32_t to) {
  return (static_cast<double>(to) - from) * kRadiansPerUnit;
}

/// No two points of two boxes are farther apart, m.
double most_metres(const Box& a, const Box& b) {
  const double north = span(std::min(a.min.y, b.min.y), std::max(a.max.y, b.max.y));
  const double east = span(std::min(a.min.x, b.min.x), std::max(a.max.x, b.max.x));
  return kEarthRadiusM * (north + east) * (1 + kSlack);
}

/// No two points of two boxes are nearer, m.
double least_metres(const Box& a, const Box& b) {
  const double north = std::max(span(a.max.y, b.min.y), span(b.max.y, a.min.y));
  const double gap = std::max(span(a.max.x, b.min.x), span(b.max.x, a.min.x));
  double east = 0;
  if (gap > 0) {
    const double whole = span(std::min(a.min.x, b.min.x), std::max(a.max.x, b.max.x));
    const auto farthest = std::max({std::abs(span(0, a.min.y)), std::abs(span(0, a.max.y)),
                                    std::abs(span(0, b.min.y)), std::abs(span(0, b.max.y))});
    // Around the globe the other way they may be nearer.
    const double half = std::min(std::sin(gap / 2), std::sin(whole / 2));
    east = 2 * std::asin(std::clamp(std::cos(farthest) * half, 0.0, 1.0));
  }
  return kEarthRadiusM * std::max({0.0, north, east}) * (1 - kSlack);
}

class Joiner {
 public:
  Joiner(std::span<const LonLat> points, double metres,
         const std::function<void(std::uint32_t, std::uint32_t)>& join)
      : points_(points),
        metres_(metres),
        join_(join),
        order_(points.size()),
        groups_(points.size()) {
    std::iota(order_.begin(), order_.end(), 0U);
  }

  void run() {
    if (order_.empty()) return;
    join_within(grow(0, order_.size()));
  }

 private:
  /// Makes a part of the points from one to another; puts its own halves before it.
  std::uint32_t grow(std::size_t begin, std::size_t end) {
    Part part{begin, end, {}, 0, 0, false};
    for (std::size_t i = begin; i < end; ++i)
      part.box.extend(points_[order_[i]]);
    if (end - begin > kLeaf) {
      const std::size_t middle = halve(part);
      part.low = grow(begin, middle);
      part.high = grow(middle, end);
    }
    parts_.push_back(part);
    return static_cast<std::uint32_t>(parts_.size() - 1);
  }

  /// Orders the points of a part along its longer side, those of the lower half first.
  std::size_t halve(const Part& whole) {
    const std::size_t middle = (whole.begin + whole.end) / 2;
    const auto at = [&](std::size_t i) { return order_.begin() + static_cast<std::ptrdiff_t>(i); };
    const Box& box = whole.box;
    const bool wide = span(box.min.x, box.max.x) > span(box.min.y, box.max.y);
    const auto before = [&](std::uint32_t i, std::uint32_t k) {
      return wide ? points_[i].x < points_[k].x : points_[i].y < points_[k].y;
    };
    std::nth_element(at(whole.begin), at(middle), at(whole.end), before);
    return middle;
  }

  /// Joins all near points of a part.
  void join_within(std::uint32_t p) {
    Part& whole = parts_[p];
    if (most_metres(whole.box, whole.box) <= metres_) {
      join_all(whole);
      return set_one(p);
    }
    if (whole.is_leaf()) return join_pairs(whole, whole);
    join_within(whole.low);
    join_within(whole.high);
    join_across(whole.low, whole.high);
    const Part &low = parts_[whole.low], &high = parts_[whole.high];
    whole.is_one = low.is_one && high.is_one && together(low, high);
  }

  void set_one(std::uint32_t p) {
    parts_[p].is_one = true;
    if (parts_[p].is_leaf()) return;
    set_one(parts_[p].low);
    set_one(parts_[p].high);
  }

  bool together(const Part& a, const Part& b) {
    return groups_.find(order_[a.begin]) == groups_.find(order_[b.begin]);
  }

  /// Joins the points of a part with those of another that are near.
  void join_across(std::uint32_t first, std::uint32_t second) {
    const Part &a = parts_[first], &b = parts_[second];
    if (least_metres(a.box, b.box) > metres_) return;
    if (a.is_one && b.is_one) {
      if (together(a, b)) return;
      if (most_metres(a.box, b.box) <= metres_) return unite(order_[a.begin], order_[b.begin]);
    }
    if (a.is_leaf() && b.is_leaf()) return join_pairs(a, b);
    const bool halves_first = !a.is_leaf() && (b.is_leaf() || a.end - a.begin >= b.end - b.begin);
    if (!halves_first) return join_across(second, first);
    join_across(a.low, second);
    join_across(a.high, second);
  }

  void join_all(const Part& part) {
    for (std::size_t i = part.begin + 1; i < part.end; ++i)
      unite(order_[part.begin], order_[i]);
  }

  void join_pairs(const Part& a, const Part& b) {
    for (std::size_t i = a.begin; i < a.end; ++i) {
      for (std::size_t k = b.begin; k < b.end; ++k) {
        if (distance_m(points_[order_[i]], points_[order_[k]]) <= metres_)
          unite(order_[i], order_[k]);
      }
    }
  }

  void unite(std::uint32_t i, std::uint32_t k) {
    if (groups_.find(i) == groups_.find(k)) return;
    groups_.unite(i, k);
    join_(i, k);
  }

  std::span<const LonLat> points_;
  double metres_;
  const std::function<void(std::uint32_t, std::uint32_t)>& join_;
  std::vector<std::uint32_t> order_;
  std::vector<Part> parts_;
  Groups groups_;
};

}  // namespace

void join_near_points(std::span<const LonLat> points, double metres,
                      const std::function<void(std::uint32_t, std::uint32_t)>& join) {
  Joiner(points, metres, join).run();
}

}  // namespace quarter
