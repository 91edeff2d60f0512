// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "quarter/catalogue/tag_rule.hpp"

namespace quarter {

/// What keeps people from walking straight from a door to a street; from `main_road` on only where
/// there is another way (has_gates).
enum class ObstacleKind : std::uint8_t { water, railway, road, main_road, wall, building };

struct ObstacleRule {
  TagRule rule;
  ObstacleKind kind = ObstacleKind::wall;
};

}  // namespace quarter
