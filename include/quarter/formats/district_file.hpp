// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "quarter/city/block.hpp"
#include "quarter/formats/text_reading.hpp"
#include "quarter/tables/own_columns.hpp"

namespace quarter {

struct DistrictFile {
  std::vector<District> districts;  ///< in the order of the file
  OwnColumns own;
  std::string name_column;  ///< which the names are from; empty: numbers of features
};

/// Polygons with an id (the column `id`, in any case, else the number of the feature), a name and
/// their own columns. The names are those of `name_column`, or without it of the column that
/// find_name_column finds, else the numbers of the features, which is noted with the columns there
/// are. Throws Error as `read_areas` does, and for a column that is not there.
DistrictFile read_districts(const std::filesystem::path& path, const std::string& name_column,
                            const TextReading& how = {});

}  // namespace quarter
