// SPDX-License-Identifier: Apache-2.0
#include "settled_ground.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <utility>

#include "distance_net.hpp"
#include "quarter/base/box_index.hpp"
#include "quarter/base/groups.hpp"
#include "quarter/base/ids.hpp"
#include "quarter/base/polygon_bands.hpp"

namespace quarter {
namespace {

/// Leads outlines through a net, settled ground on their left.
class OutlineTracer {
 public:
  explicit OutlineTracer(const DistanceNet& net)
      : net_(net),
        next_(2 * static_cast<std::size_t>(net.columns()) * static_cast<std::size_t>(net.rows()),
              kNone) {}

  std::vector<Ring> rings() {
    for (int row = 0; row + 1 < net_.rows(); ++row) {
      for (int column = 0; column + 1 < net_.columns(); ++column)
        lead_through(column, row);
    }
    std::vector<Ring> rings;
    for (std::uint32_t edge = 0; edge < next_.size(); ++edge) {
      if (next_[edge] != kNone) rings.push_back(ring_from(edge));
    }
    return rings;
  }

 private:
  /// Edges of the net: from a point to the east, or to the north.
  std::uint32_t edge(int column, int row, bool north) const {
    return 2 * static_cast<std::uint32_t>(row * net_.columns() + column) + (north ? 1 : 0);
  }

  /// The outline within the square that has a point of the net as its south-western corner. It
  /// enters and leaves by sides whose ends differ; with four of those the corners that are settled
  /// are kept apart.
  void lead_through(int column, int row) {
    const std::array<bool, 4> in{net_.settled(column, row), net_.settled(column + 1, row),
                                 net_.settled(column + 1, row + 1), net_.settled(column, row + 1)};
    const std::array<std::uint32_t, 4> sides{edge(column, row, false), edge(column + 1, row, true),
                                             edge(column, row + 1, false), edge(column, row, true)};
    for (std::size_t i = 0; i < 4; ++i) {
      if (!in[i] || in[(i + 1) % 4]) continue;  // counter-clockwise, settled ground ends here
      std::size_t begin = i;                    // and began here
      while (in[(begin + 3) % 4])
        begin = (begin + 3) % 4;
      next_[sides[i]] = sides[(begin + 3) % 4];
    }
  }

  Ring ring_from(std::uint32_t start) {
    Ring ring;
    for (std::uint32_t at = start; next_[at] != kNone;) {
      ring.push_back(crossing(at));
      at = std::exchange(next_[at], kNone);
    }
    ring.push_back(ring.front());
    return ring;
  }

  /// Where the outline crosses an edge of the net; never at its ends, lest two lines meet there.
  LonLat crossing(std::uint32_t edge) const {
    const int column = static_cast<int>(edge / 2) % net_.columns();
    const int row = static_cast<int>(edge / 2) / net_.columns();
    const bool north = edge % 2 == 1;
    const int to_column = column + (north ? 0 : 1);
    const int to_row = row + (north ? 1 : 0);
    const double a = net_.value(column, row), b = net_.value(to_column, to_row);
    return between(net_.at(column, row), net_.at(to_column, to_row),
                   std::clamp(a / (a - b), 0.02, 0.98));
  }

  const DistanceNet& net_;
  std::vector<std::uint32_t> next_;  // per edge: the one the outline crosses next
};

/// Outer rings with the holes inside of them.
MultiPolygon assembled(std::vector<Ring> rings, double fill_m2) {
  MultiPolygon polygons;
  std::vector<Ring> holes;
  for (Ring& ring : rings) {
    const double area = signed_area_m2(ring);
    if (area > 0) polygons.push_back({std::move(ring), {}});
    if (area < 0 && -area >= fill_m2) holes.push_back(std::move(ring));
  }
  for (Ring& hole : holes) {
    Polygon* around = nullptr;
    for (Polygon& polygon : polygons) {
      if (!contains(polygon.outer, hole.front())) continue;
      if (around == nullptr || contains(around->outer, polygon.outer.front())) around = &polygon;
    }
    if (around != nullptr) around->holes.push_back(std::move(hole));
  }
  return polygons;
}

/// Settlers whose ground may hang together; each in the order it came.
std::vector<std::vector<std::uint32_t>> neighbourhoods(std::span<const Settler> settlers) {
  std::vector<Box> boxes;
  for (const Settler& settler : settlers)
    boxes.push_back(reach_of(settler));
  Groups groups(settlers.size());
  const BoxIndex index(boxes);
  for (std::uint32_t i = 0; i < boxes.size(); ++i)
    index.for_each(boxes[i], [&](std::uint32_t j) { groups.unite(i, j); });
  std::map<std::uint32_t, std::vector<std::uint32_t>> members;
  for (std::uint32_t i = 0; i < boxes.size(); ++i)
    members[groups.find(i)].push_back(i);
  std::vector<std::vector<std::uint32_t>> all;
  for (auto& [first, some] : members)
    all.push_back(std::move(some));
  return all;
}

}  // namespace

MultiPolygon settled_ground(std::span<const Settler> settlers, double fill_m2) {
  MultiPolygon ground;
  for (const std::vector<std::uint32_t>& some : neighbourhoods(settlers)) {
    Box box;
    for (const std::uint32_t i : some) {
      const Box reach = reach_of(settlers[i]);
      box.extend(reach.min);
      box.extend(reach.max);
    }
    DistanceNet net(box);
    for (const std::uint32_t i : some)
      net.add(settlers[i]);
    MultiPolygon part = assembled(OutlineTracer(net).rings(), fill_m2);
    std::move(part.begin(), part.end(), std::back_inserter(ground));
  }
  return ground;
}

double settled_share(const Polygon& polygon, std::span<const Settler> settlers) {
  DistanceNet net(box_of(polygon.outer));
  for (const Settler& settler : settlers)
    net.add(settler);
  const PolygonBands bands(polygon);
  double inside = 0;
  double settled = 0;
  for (int row = 0; row < net.rows(); ++row) {
    for (int column = 0; column < net.columns(); ++column) {
      if (!bands.contains(net.at(column, row))) continue;
      inside += 1;
      settled += net.settled(column, row) ? 1 : 0;
    }
  }
  return inside > 0 ? settled / inside : 0;
}

}  // namespace quarter
