// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "quarter/base/geometry.hpp"
#include "quarter/base/ids.hpp"
#include "quarter/tables/layer.hpp"

namespace quarter {

struct Rulebook;

/// What styles of city.gpkg are made from, beside its layers.
struct CityStyling {
  const Rulebook& catalogue;
  std::vector<ModeIndex> modes;  ///< that were searched
  std::string needs_column;      ///< full name of the verdicts of blocks on all needs; or empty
  Meaning needs = {};            ///< what that check asks
};

/// Gives each layer with a geometry its styles for QGIS 3, in English, the default, and in Chinese:
/// symbols, labels, map tips and names of columns. Blocks have those of block_styles besides.
void add_city_styles(const CityStyling& styling, std::vector<Layer>& layers);

/// What a project of QGIS says of itself, and where it opens.
struct CityProject {
  std::string title;
  std::string date;  ///< of the data, or empty
  std::string file;  ///< of the layers, beside the project: "city.gpkg"
  int epsg = 0;      ///< of the map, metres
  std::string proj;  ///< the same in the words of PROJ
  Point2 low, high;  ///< what it shows first
};

/// A project of QGIS 3 (.qgs) that opens all layers with all of their styles, the tables joined to
/// blocks and districts, and a theme for each language.
std::string city_project(const std::vector<Layer>& layers, const CityProject& project);

}  // namespace quarter
