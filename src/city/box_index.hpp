// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/geometry.hpp>
#include <boost/geometry/index/rtree.hpp>

#include <cstdint>
#include <utility>
#include <vector>

#include "quarter/base/lonlat.hpp"
#include "quarter/catalogue/services.hpp"

namespace quarter {

/// Finds which of many boxes overlap a box.
class BoxIndex {
 public:
  /// Empty boxes are never found.
  explicit BoxIndex(const std::vector<Box>& boxes) {
    std::vector<Entry> entries;
    entries.reserve(boxes.size());
    for (std::uint32_t i = 0; i < boxes.size(); ++i) {
      if (!boxes[i].empty()) entries.emplace_back(tree_box(boxes[i]), i);
    }
    tree_ = Tree(entries);
  }

  /// Calls `f(index)` for each, in no particular order.
  template <typename F>
  void for_each(const Box& box, F f) const {
    if (box.empty()) return;
    for (auto it = tree_.qbegin(boost::geometry::index::intersects(tree_box(box)));
         it != tree_.qend(); ++it)
      f(it->second);
  }
  bool empty() const { return tree_.empty(); }

 private:
  using Point = boost::geometry::model::point<std::int32_t, 2, boost::geometry::cs::cartesian>;
  using TreeBox = boost::geometry::model::box<Point>;
  using Entry = std::pair<TreeBox, std::uint32_t>;
  using Tree = boost::geometry::index::rtree<Entry, boost::geometry::index::linear<16>>;

  static TreeBox tree_box(const Box& box) {
    return {Point(box.min.x, box.min.y), Point(box.max.x, box.max.y)};
  }

  Tree tree_;
};

}  // namespace quarter
