// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "quarter/base/ids.hpp"
#include "quarter/city/map_builder.hpp"

namespace quarter {

/// The times of a ferry or cable car that stand on the relation of its route.
struct RouteTimes {
  RelationId id;
  std::uint32_t version = 0;
  double duration_s = 0;           ///< of the whole route; 0: not told
  double interval_s = 0;           ///< likewise
  std::vector<std::int64_t> ways;  ///< as named, the stops left out
};

/// Whether a relation is a route of a ferry or aerialway that tells its times; fills `times`.
bool read_route_times(RelationId id, std::uint32_t version, std::span<const RelationMember> members,
                      Tags tags, RouteTimes& times);

/// Whether a relation forbids a turn to bicycles (https://wiki.openstreetmap.org/wiki/Relation:
/// restriction), which is not read.
bool forbids_bicycles_a_turn(Tags tags);

}  // namespace quarter
