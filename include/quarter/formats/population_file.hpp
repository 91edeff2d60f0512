// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "quarter/city/population.hpp"
#include "quarter/formats/text_reading.hpp"

namespace quarter {

/// What the numbers of a population file are.
enum class CountUnit : std::uint8_t {
  people,   ///< persons in each cell, polygon or point
  per_km2,  ///< persons a square kilometre
};

/// Which columns of a layer say what; a raster has none.
struct PopulationColumns {
  std::string people = "population";
  std::vector<std::string> groups;                    ///< persons of groups that were counted apart
  std::string rank;                                   ///< what zones are ordered by; empty: nothing
  std::string people_option = "--population-column";  ///< names `people`, for messages
};

/// A population of the user's: a GeoTIFF with a count in each cell, or a layer of polygons or
/// points (GeoJSON, GeoPackage, FlatGeobuf, Shapefile, CSV with lon and lat), in any coordinate
/// system. No other driver of GDAL is asked. Errors name the file, the thing and the remedy.
class PopulationFile {
 public:
  /// Opens the file and looks for the columns, but reads no numbers. Throws Error.
  PopulationFile(std::filesystem::path path, PopulationColumns columns, CountUnit unit,
                 TextReading how = {});

  /// The zones whose boxes touch the area, and nothing else of the file. Missing and negative
  /// counts (often codes for "not published") are left out and counted, points at the same place
  /// are added up. Throws Error if nobody lives there, and for counts that no place on earth has
  /// (see impossible_count.hpp): a no-data value that the file does not declare.
  Population read(const Box& area) const;

 private:
  enum class Kind : std::uint8_t { raster, layer };

  std::filesystem::path path_;
  PopulationColumns columns_;
  CountUnit unit_;
  TextReading how_;
  Kind kind_ = Kind::layer;
};

}  // namespace quarter
