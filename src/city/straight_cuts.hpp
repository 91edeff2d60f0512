// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "street_faces.hpp"

namespace quarter {

struct BlockRules;

/// Cuts pieces that no mapped line cuts.
class StraightCuts {
 public:
  /// `buildings` are rings; they must outlive it, as must the rules.
  StraightCuts(std::span<const std::span<const LonLat>> buildings, const BlockRules& rules);
  ~StraightCuts();

  /// Parts of at most `max_area_m2`, by straight cuts across the longer axis (of the smallest
  /// rectangle around), each where it meets few metres of buildings and is short. A piece is left
  /// larger where it holds one building only and every cut would go through that. What is cut off
  /// and smaller than `join_area_m2` stays with a neighbour. Safe to call from several threads.
  std::vector<StreetFace> parts_of(StreetFace piece) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace quarter
