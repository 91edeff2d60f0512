// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "quarter/base/geometry.hpp"

namespace quarter {

/// A row of a list, such as of cities.
struct ListRow {
  std::size_t row = 0;  ///< as a spreadsheet or the file counts it
  std::map<std::string, std::string>
      cells;             ///< by column in small letters; empty ones are left out
  MultiPolygon outline;  ///< of a file with polygons; else empty
};

/// All rows of a CSV, or of the polygons of any file that read_areas takes. Throws Error as that
/// does.
std::vector<ListRow> read_list(const std::filesystem::path& file);

}  // namespace quarter
