// SPDX-License-Identifier: Apache-2.0
#include "quarter/base/box_index.hpp"

#include <boost/geometry/geometries/box.hpp>
#include <boost/geometry/geometries/point.hpp>
#include <boost/geometry/index/rtree.hpp>
#include <boost/iterator/function_output_iterator.hpp>
#include <utility>

namespace quarter {
namespace {

/// Not of integers: the tree adds two coordinates, which overflows beyond 107° east and west.
using Point = boost::geometry::model::point<double, 2, boost::geometry::cs::cartesian>;
using TreeBox = boost::geometry::model::box<Point>;
using Entry = std::pair<TreeBox, std::uint32_t>;

TreeBox tree_box(const Box& box) {
  return {Point(box.min.x, box.min.y), Point(box.max.x, box.max.y)};
}

std::vector<Entry> entries_of(const std::vector<Box>& boxes) {
  std::vector<Entry> entries;
  entries.reserve(boxes.size());
  for (std::uint32_t i = 0; i < boxes.size(); ++i) {
    if (!boxes[i].empty()) entries.emplace_back(tree_box(boxes[i]), i);
  }
  return entries;
}

}  // namespace

struct BoxIndex::Tree {
  boost::geometry::index::rtree<Entry, boost::geometry::index::linear<16>> boxes;
};

BoxIndex::BoxIndex(const std::vector<Box>& boxes)
    : tree_(new Tree{decltype(Tree::boxes)(entries_of(boxes))}) {}  // packed
BoxIndex::BoxIndex(BoxIndex&&) noexcept = default;
BoxIndex& BoxIndex::operator=(BoxIndex&&) noexcept = default;
BoxIndex::~BoxIndex() = default;

bool BoxIndex::empty() const {
  return tree_->boxes.empty();
}

void BoxIndex::visit(const Box& box, void* to, void (*call)(void*, std::uint32_t)) const {
  if (box.empty()) return;
  const auto found = [&](const Entry& entry) { call(to, entry.second); };
  tree_->boxes.query(boost::geometry::index::intersects(tree_box(box)),
                     boost::make_function_output_iterator(found));
}

}  // namespace quarter
