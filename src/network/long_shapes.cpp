// SPDX-License-Identifier: Apache-2.0
#include "quarter/network/long_shapes.hpp"

namespace quarter {
namespace {

constexpr std::size_t kStretch = 64;  // pieces

}  // namespace

LongShapes::LongShapes(const StreetNetwork& network) : network_(network) {
  for (std::uint32_t s = 0; s < network.segments.size(); ++s) {
    if (network.segments[s].point_count <= 2 * kStretch) continue;
    const auto shape = network.shape(network.segments[s]);
    Long& one = long_[s];
    one.metres.assign(shape.size(), 0);
    for (std::size_t i = 1; i < shape.size(); ++i)
      one.metres[i] = one.metres[i - 1] + near_distance_m(shape[i - 1], shape[i]);
    for (std::size_t first = 0; first + 1 < shape.size(); first += kStretch) {
      Stretch stretch{first, std::min(first + kStretch, shape.size() - 1), {}};
      for (std::size_t i = first; i <= stretch.last; ++i)
        stretch.box.extend(shape[i]);
      one.stretches.push_back(stretch);
    }
  }
}

double LongShapes::metres_to(std::uint32_t segment, std::size_t point) const {
  const auto found = long_.find(segment);
  if (found != long_.end()) return found->second.metres[point];
  const auto shape = network_.shape(network_.segments[segment]);
  double metres = 0;
  for (std::size_t i = 1; i <= point; ++i)
    metres += near_distance_m(shape[i - 1], shape[i]);
  return metres;
}

const std::vector<LongShapes::Stretch>* LongShapes::stretches(std::uint32_t segment) const {
  const auto found = long_.find(segment);
  return found == long_.end() ? nullptr : &found->second.stretches;
}

}  // namespace quarter
