// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "quarter/base/ids.hpp"

namespace quarter {

/// The indices from 0 to below a size, to loop over.
template <typename Index>
class IndexRange {
 public:
  class Iterator {
   public:
    constexpr explicit Iterator(std::size_t at) : at_(at) {}
    constexpr Index operator*() const { return Index(at_); }
    constexpr Iterator& operator++() {
      ++at_;
      return *this;
    }
    constexpr bool operator==(const Iterator&) const = default;

   private:
    std::size_t at_;
  };

  constexpr explicit IndexRange(std::size_t size) : size_(size) {}
  constexpr Iterator begin() const { return Iterator(0); }
  constexpr Iterator end() const { return Iterator(size_); }
  constexpr std::size_t size() const { return size_; }
  constexpr bool contains(Index index) const { return index.value < size_; }

 private:
  std::size_t size_;
};

/// A vector that one kind of index looks into, and no number and no other kind.
template <typename Index, typename T>
class Indexed {
 public:
  using Items = std::vector<T>;

  Indexed() = default;
  explicit Indexed(std::size_t size) : items_(size) {}
  Indexed(std::size_t size, const T& value) : items_(size, value) {}
  explicit Indexed(Items items) : items_(std::move(items)) {}

  typename Items::reference operator[](Index index) { return items_[index.value]; }
  typename Items::const_reference operator[](Index index) const { return items_[index.value]; }

  /// The same; throws std::out_of_range beyond the end.
  typename Items::const_reference at(Index index) const { return items_.at(index.value); }

  IndexRange<Index> indices() const { return IndexRange<Index>(items_.size()); }
  std::size_t size() const { return items_.size(); }
  bool empty() const { return items_.empty(); }
  auto begin() { return items_.begin(); }
  auto end() { return items_.end(); }
  auto begin() const { return items_.begin(); }
  auto end() const { return items_.end(); }
  typename Items::const_reference front() const { return items_.front(); }
  typename Items::const_reference back() const { return items_.back(); }
  const Items& items() const { return items_; }

  void clear() { items_.clear(); }
  void resize(std::size_t size) { items_.resize(size); }
  void resize(std::size_t size, const T& value) { items_.resize(size, value); }
  void assign(std::size_t size, const T& value) { items_.assign(size, value); }
  void push_back(T item) { items_.push_back(std::move(item)); }
  typename Items::reference emplace_back() { return items_.emplace_back(); }

  bool operator==(const Indexed& other) const { return items_ == other.items_; }
  bool operator<(const Indexed& other) const { return items_ < other.items_; }

 private:
  Items items_;
};

}  // namespace quarter
