// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "map_canvas.hpp"

namespace quarter {

/// Which parts of a map are written on: names that come first keep their room. A grid of cells, so
/// that it asks few of many names.
class LabelRoom {
 public:
  explicit LabelRoom(const Frame& map);

  /// Whether a frame lies on the map, away from all that was taken.
  bool is_free(const Frame& frame) const;
  void take(const Frame& frame);

 private:
  template <typename F>
  void each_cell(const Frame& frame, F f) const;

  Frame map_;
  int columns_;
  int rows_;
  std::vector<Frame> taken_;
  std::vector<std::vector<std::uint32_t>> cells_;  // indices into taken_
};

}  // namespace quarter
