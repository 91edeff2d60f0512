// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "quarter/base/geometry.hpp"

namespace quarter {

/// A city of a list, with the files it is run with.
struct ListedCity {
  std::size_t row = 0;  ///< of the list
  std::string id = {};  ///< small letters, digits and hyphens; unique
  std::string name = {};
  std::string country = {};             ///< may be empty
  std::filesystem::path extract = {};   ///< of the city, or of a country it is cut out of
  std::filesystem::path boundary = {};  ///< these may be empty
  std::filesystem::path districts = {};
  std::filesystem::path population = {};
  std::filesystem::path elevation = {};
  std::filesystem::path options = {};  ///< more of them, as TOML
  std::vector<std::filesystem::path> places = {};
  /// Of the boundary, or of the list's own polygon; empty: all of the extract.
  MultiPolygon outline = {};
};

/// Reads a list: a CSV or a layer of polygons with the columns id, name, country and extract, and
/// boundary, districts, population, elevation, places (several with semicolons between) and options
/// where there are. A layer's own polygons stand for boundaries; centres of GHS-UCDB are taken as
/// they are, by the columns they have. Files are looked for beside the list. `extract` stands for
/// that of rows without one; it may be empty. Throws one Error for all that is wrong in any row,
/// before anything is begun: ids that are missing, twice or no good as names of folders, files that
/// are not there.
std::vector<ListedCity> read_city_list(const std::filesystem::path& list,
                                       const std::filesystem::path& extract);

/// Whether a file is an extract by its name, and not a list.
bool is_extract(const std::filesystem::path& file);

}  // namespace quarter
