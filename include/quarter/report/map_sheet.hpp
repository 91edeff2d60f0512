// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "quarter/base/ids.hpp"
#include "quarter/report/report_source.hpp"

namespace quarter {

/// One printed map.
struct MapSheet {
  enum class Kind : std::uint8_t {
    overview,  ///< how many of the categories are within reach
    times,     ///< minutes to the farthest of the categories
  };
  std::string name;  ///< of its file without the ending, such as "walk_module_3"
  Kind kind = Kind::times;
  ModeIndex mode;                         ///< index into Catalogue::modes
  int module = 0;                         ///< of the guidebook; overview: 0
  std::vector<CategoryIndex> categories;  ///< indices into Catalogue::categories
};

/// The overview, then a sheet for each mode and each module that has categories.
std::vector<MapSheet> map_sheets(const ReportSource& source);

}  // namespace quarter
