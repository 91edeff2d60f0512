// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "quarter/app/console.hpp"

namespace quarter {

/// What every command that reads an extract takes.
struct CityOptions {
  std::filesystem::path extract;
  std::filesystem::path catalogue;  ///< empty: the built-in one
  std::vector<std::string> modes;   ///< empty: all of the catalogue
  double max_minutes = 30;          ///< where the search stops, (0, 180]
  std::string delay = "full";       ///< full or none
  unsigned threads = 0;             ///< 0: one a core
  bool quiet = false;
  bool verbose = false;

  Talk talk() const { return quiet ? Talk::quiet : verbose ? Talk::verbose : Talk::normal; }
};

struct RunOptions {
  CityOptions city;
  std::filesystem::path out;
  std::string preset;                           ///< of the catalogue; empty: its first
  std::string districts;                        ///< a file, or osm:LEVEL; empty: none
  std::filesystem::path boundary;               ///< empty: the extent of the data
  std::string blocks = "streets";               ///< streets, grid:M, hex:M or a file
  std::vector<std::string> formats{"geojson"};  ///< of the blocks: geojson, gpkg, fgb
  double cell_m = 10;                           ///< of the raster, [1, 1000]; 0: no raster
  bool report = true;                           ///< report.html and maps/*.png
  int map_dpi = 150;                            ///< dots per inch of the maps: 150 or 300
  std::string title;                            ///< of the report; empty: the name of the extract
  bool overwrite = false;
  std::string require;  ///< met, near or empty: which verdicts make the run a success
};

struct TimesOptions {
  CityOptions city;
  std::filesystem::path points;
  std::filesystem::path out;
  bool overwrite = false;
};

/// The commands. Each throws Error on failure.
void run_command(const RunOptions& options);
void times_command(const TimesOptions& options);
void inspect_command(const CityOptions& options);
void catalogue_command(const std::filesystem::path& catalogue);

}  // namespace quarter
