// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "quarter/base/lonlat.hpp"

namespace quarter {

/// Finds which of many boxes overlap a box: a packed R-tree.
class BoxIndex {
 public:
  /// Empty boxes are never found.
  explicit BoxIndex(const std::vector<Box>& boxes);
  BoxIndex(BoxIndex&&) noexcept;
  BoxIndex& operator=(BoxIndex&&) noexcept;
  ~BoxIndex();

  /// Calls `f(index)` for each box that overlaps or touches `box`, in no particular order.
  template <typename F>
  void for_each(const Box& box, F f) const {
    visit(box, &f, [](void* to, std::uint32_t index) { (*static_cast<F*>(to))(index); });
  }
  bool empty() const;

 private:
  struct Tree;
  void visit(const Box& box, void* to, void (*call)(void*, std::uint32_t)) const;

  std::unique_ptr<const Tree> tree_;
};

}  // namespace quarter
