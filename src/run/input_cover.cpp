// SPDX-License-Identifier: Apache-2.0
#include "input_cover.hpp"

#include <algorithm>

#include "quarter/base/error.hpp"
#include "quarter/base/text.hpp"
#include "quarter/city/cover_share.hpp"

namespace quarter {
namespace {

/// Latitude as longitude and the other way round; nothing if that leaves the globe.
MultiPolygon swapped(const MultiPolygon& outline) {
  MultiPolygon result = outline;
  bool on_globe = true;
  const auto swap = [&](Ring& ring) {
    for (LonLat& p : ring) {
      std::swap(p.x, p.y);
      on_globe = on_globe && p.valid();
    }
  };
  for (Polygon& polygon : result) {
    swap(polygon.outer);
    std::for_each(polygon.holes.begin(), polygon.holes.end(), swap);
  }
  return on_globe ? result : MultiPolygon();
}

}  // namespace

void require_some_inside(const GivenPolygons& given,
                         const std::vector<const MultiPolygon*>& outlines,
                         const MultiPolygon& area) {
  const CoverShare cover(area);
  const auto is_inside = [&](const MultiPolygon* outline) { return cover.of(*outline) > 0; };
  if (std::any_of(outlines.begin(), outlines.end(), is_inside)) return;
  const bool swap = std::any_of(outlines.begin(), outlines.end(), [&](const MultiPolygon* outline) {
    return cover.of(swapped(*outline)) > 0;
  });
  fail("{} {}: no part of it lies in {}; {}", given.option, valid_utf8(given.file), given.area,
       swap ? "are longitude and latitude swapped?"
            : "is it of another city, or in a coordinate system that it does not name?");
}

std::vector<AreaCover> covers_of(const std::vector<District>& districts, const MultiPolygon& map,
                                 const MultiPolygon& studied) {
  const CoverShare by_map(map), by_study(studied);
  std::vector<AreaCover> covers;
  for (const District& district : districts)
    covers.push_back({by_map.of(district.outline), by_study.of(district.outline)});
  covers.push_back({by_map.of(studied), 1});
  return covers;
}

}  // namespace quarter
