// SPDX-License-Identifier: Apache-2.0
#include "quarter/checks/unjoined_homes.hpp"

#include "quarter/base/parallel.hpp"

namespace quarter {

void note_unjoined_homes(const Origins& origins, const Assessment& assessment,
                         const TravelTimes& times, MapData& map) {
  const auto may_be_unjoined = [&](const Origin& origin) {
    if (origin.home == kNone || origin.block == kNone) return origin.home != kNone;
    const BlockResult& block = assessment.blocks[origin.block];
    return block.tally.not_joined > 0 || block.stand_ins > 0;
  };
  // Most blocks know that there is none.
  std::vector<std::optional<Finding>> unjoined(origins.points.size());
  parallel_ranges(unjoined.size(), 1024, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      const Origin& origin = origins.points[i];
      if (may_be_unjoined(origin)) unjoined[i] = times.unjoined(map, map.homes[origin.home]);
    }
  });
  for (const auto& finding : unjoined) {
    if (finding) map.findings.add(finding->kind, finding->ref, finding->where);
  }
}

}  // namespace quarter
