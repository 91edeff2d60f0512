// SPDX-License-Identifier: Apache-2.0
#include "label_room.hpp"

#include <algorithm>
#include <cmath>

namespace quarter {
namespace {

constexpr double kCell = 40;    // points
constexpr double kApart = 1.5;  // between names

bool meet(const Frame& a, const Frame& b) {
  return a.x < b.x + b.width + kApart && b.x < a.x + a.width + kApart &&
         a.y < b.y + b.height + kApart && b.y < a.y + a.height + kApart;
}

}  // namespace

LabelRoom::LabelRoom(const Frame& map)
    : map_(map),
      columns_(std::max(1, static_cast<int>(std::ceil(map.width / kCell)))),
      rows_(std::max(1, static_cast<int>(std::ceil(map.height / kCell)))),
      cells_(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_)) {}

template <typename F>
void LabelRoom::each_cell(const Frame& frame, F f) const {
  const auto cell = [](double at, int count) {
    return std::clamp(static_cast<int>(std::floor(at / kCell)), 0, count - 1);
  };
  const int left = cell(frame.x - map_.x - kApart, columns_);
  const int right = cell(frame.x - map_.x + frame.width + kApart, columns_);
  const int top = cell(frame.y - map_.y - kApart, rows_);
  const int bottom = cell(frame.y - map_.y + frame.height + kApart, rows_);
  for (int row = top; row <= bottom; ++row) {
    for (int column = left; column <= right; ++column)
      f(static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) +
        static_cast<std::size_t>(column));
  }
}

bool LabelRoom::is_free(const Frame& frame) const {
  const bool inside = frame.x > map_.x + kApart && frame.y > map_.y + kApart &&
                      frame.x + frame.width < map_.x + map_.width - kApart &&
                      frame.y + frame.height < map_.y + map_.height - kApart;
  if (!inside) return false;
  bool free = true;
  each_cell(frame, [&](std::size_t cell) {
    for (const std::uint32_t other : cells_[cell])
      free = free && !meet(frame, taken_[other]);
  });
  return free;
}

void LabelRoom::take(const Frame& frame) {
  const auto index = static_cast<std::uint32_t>(taken_.size());
  taken_.push_back(frame);
  each_cell(frame, [&](std::size_t cell) { cells_[cell].push_back(index); });
}

}  // namespace quarter
