// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "quarter/report/layer_json.hpp"
#include "quarter/tables/layer.hpp"

namespace quarter {

/// The blocks as the page holds them.
struct PageBlocks {
  Layer layer;
  int unit = kPageUnit;  ///< of coordinates, see layer_json
  std::size_t all = 0;   ///< blocks before any were drawn as one
  bool merged() const { return layer.count < all; }
};

/// Bytes of JSON that the blocks of a page may have, about: more take long to open.
inline constexpr std::size_t kMostBlockBytes = 12'000'000;

/// As many of the blocks as `most_bytes` hold, about. Too many have their outlines to 5 m; if that
/// is not enough, blocks of one district near each other become one feature of several polygons,
/// those with weight apart from those without. It has the values of the block that weighs most
/// (without weight: of the first), and the weight and origins of all. Same blocks, same features.
PageBlocks page_blocks(const Layer& blocks, const KeepColumn& keep,
                       std::size_t most_bytes = kMostBlockBytes);

}  // namespace quarter
