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
    verdicts,  ///< where a check holds
  };
  std::string name;  ///< of its file without the ending, such as "walk_module_3"
  Kind kind = Kind::times;
  ModeIndex mode = ModeIndex(0);          ///< index into Catalogue::modes
  int module = 0;                         ///< of the guidebook; overview: 0
  std::vector<CategoryIndex> categories;  ///< indices into Catalogue::categories
  std::size_t row = 0;                    ///< verdicts: index into ReportSource::rows
};

/// What a list of maps may name: "overview", "module_3", a category ("food"), a check whose figure
/// is of homes ("3.2"), one of its categories ("3.1.food").
std::vector<std::string> map_names(const Rulebook& catalogue);

/// Throws Error (ExitCode::usage) with the nearest match where a name is none of them.
void check_map_names(const Rulebook& catalogue, const std::vector<std::string>& names);

/// The sheets of these names, in their order, each once: of a module and of a category one for each
/// mode, of a check one for each of its rows. Without names the overview, then a sheet for each
/// mode and each module that has categories.
std::vector<MapSheet> map_sheets(const ReportSource& source,
                                 const std::vector<std::string>& names = {});

}  // namespace quarter
