// SPDX-License-Identifier: Apache-2.0
#include "entry_rows.hpp"

#include <cmath>
#include <set>
#include <tuple>

namespace quarter {

std::vector<std::uint32_t> entry_rows(const StreetNetwork& network,
                                      const std::vector<AccessPoint>& points) {
  std::set<std::tuple<LonLat, Evidence, long, std::int64_t>> seen;
  std::vector<std::uint32_t> rows;
  for (std::uint32_t p = 0; p < points.size(); ++p) {
    const AccessPoint& point = points[p];
    if (!point.is_door) continue;
    const std::int64_t way = network.segments[point.anchor.segment].way.value;
    const long off_dm = std::lround(point.anchor.off_m * 10);
    if (seen.emplace(point.where, point.evidence, off_dm, way).second) rows.push_back(p);
  }
  return rows;
}

}  // namespace quarter
