// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "study.hpp"

namespace quarter {

/// Where polygons of the user's come from and where they should lie, for messages.
struct GivenPolygons {
  std::string option;  ///< such as "--districts"
  std::string file;
  std::string area;  ///< such as "the area studied"
};

/// Throws Error if none of the outlines has an inside in common with the area, with a guess why:
/// longitude and latitude may be swapped, if they would lie there then.
void require_some_inside(const GivenPolygons& given,
                         const std::vector<const MultiPolygon*>& outlines,
                         const MultiPolygon& area);

/// Of each district, then of the area studied.
std::vector<AreaCover> covers_of(const std::vector<District>& districts, const MultiPolygon& map,
                                 const MultiPolygon& studied);

}  // namespace quarter
