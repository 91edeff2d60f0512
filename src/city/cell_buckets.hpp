// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "quarter/base/parallel.hpp"

namespace quarter {

/// Values sorted into cells by counting, in two passes over `count` sources on several threads.
/// The order inside a cell depends on the threads.
template <typename Value>
class CellBuckets {
 public:
  /// `place(source, put)` calls `put(cell, value)` for whatever a source gives, the same in both
  /// passes.
  template <typename Place>
  CellBuckets(std::size_t cells, std::size_t count, Place place) : begins_(cells + 1, 0) {
    for_each_source(count, [&](std::size_t source) {
      place(source, [&](std::size_t cell, const Value&) { take(begins_[cell]); });
    });
    std::uint32_t total = 0;
    for (std::uint32_t& end : begins_)
      end = total += end;
    values_.resize(total);
    // Counted down while values are placed, each end becomes the begin of its cell.
    for_each_source(count, [&](std::size_t source) {
      place(source, [&](std::size_t cell, const Value& value) {
        values_[give_back(begins_[cell])] = value;
      });
    });
  }

  std::size_t cells() const { return begins_.size() - 1; }
  std::span<Value> operator[](std::size_t cell) {
    return {values_.data() + begins_[cell], values_.data() + begins_[cell + 1]};
  }
  std::span<const Value> operator[](std::size_t cell) const {
    return {values_.data() + begins_[cell], values_.data() + begins_[cell + 1]};
  }

  /// Where each cell begins among the values, and the values.
  std::pair<std::vector<std::uint32_t>, std::vector<Value>> release() && {
    return {std::move(begins_), std::move(values_)};
  }

 private:
  static constexpr std::size_t kGrain = 16384;

  template <typename Body>
  static void for_each_source(std::size_t count, Body body) {
    parallel_ranges(count, kGrain, [&](std::size_t begin, std::size_t end) {
      for (std::size_t source = begin; source < end; ++source)
        body(source);
    });
  }
  static void take(std::uint32_t& number) {
    std::atomic_ref<std::uint32_t>(number).fetch_add(1, std::memory_order_relaxed);
  }
  static std::uint32_t give_back(std::uint32_t& number) {
    return std::atomic_ref<std::uint32_t>(number).fetch_sub(1, std::memory_order_relaxed) - 1;
  }

  std::vector<std::uint32_t> begins_;
  std::vector<Value> values_;
};

}  // namespace quarter
