// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "quarter/app/console.hpp"

namespace quarter {

/// Places of the user's own.
struct PlacesOptions {
  std::vector<std::filesystem::path> files;
  std::vector<std::string> replace;  ///< categories of which the extract's places are left out
  std::string datum = "wgs84";       ///< wgs84 or gcj02
};

/// What every command that reads an extract takes.
struct CityOptions {
  std::filesystem::path extract;
  std::filesystem::path catalogue;  ///< empty: the built-in one
  std::filesystem::path covers;     ///< what the extract covers; empty: it is found out
  std::vector<std::string> modes;   ///< empty: all of the catalogue that are not on request
  double max_minutes = 30;          ///< where the search stops, (0, 180]
  std::string delay = "full";       ///< full or none
  std::string stress;               ///< 1 to 4, or any; empty: as the catalogue says
  std::filesystem::path elevation;  ///< empty: all is level
  bool informal = false;            ///< small streets are crossed away from crossings too
  PlacesOptions places;
  std::string encoding;  ///< of the texts of side inputs; empty: as they say, else UTF-8
  unsigned threads = 0;  ///< 0: one a core
  bool quiet = false;
  bool verbose = false;

  Talk talk() const { return quiet ? Talk::quiet : verbose ? Talk::verbose : Talk::normal; }
};

/// Who lives where, as somebody has counted it.
struct PopulationOptions {
  std::filesystem::path file;         ///< empty: none
  std::string column = "population";  ///< of a layer: persons
  std::string unit = "people";        ///< people or per-km2
  std::vector<std::string> groups;    ///< columns of groups that were counted apart
  std::string rank_by;                ///< column that orders zones, such as a mean income; or empty
};

/// What some checks want besides.
struct SideInputs {
  std::filesystem::path jobs;           ///< empty: none
  std::string jobs_column = "jobs";     ///< of a layer
  std::filesystem::path canopy;         ///< empty: none
  std::string canopy_unit = "percent";  ///< percent or share
};

struct RunOptions {
  CityOptions city;
  std::filesystem::path out;
  std::string preset;              ///< of the catalogue; empty: its first
  std::string districts;           ///< a file, or osm:LEVEL; empty: none
  std::string district_name;       ///< column of their names; empty: found by its name or content
  std::filesystem::path boundary;  ///< empty: the extent of the data
  PopulationOptions population;
  SideInputs inputs;
  std::string blocks = "streets";               ///< streets, grid:M, hex:M or a file
  std::vector<std::string> formats{"geojson"};  ///< of the blocks: geojson, gpkg, fgb
  double cell_m = 10;                           ///< of the raster, [1, 1000]; 0: no raster
  std::string crs;  ///< of the raster: an EPSG code; empty: the UTM zone of the area studied
  bool class_rasters = false;                   ///< classes/*.tif, which need the raster
  bool report = true;                           ///< report.html and maps/
  std::vector<std::string> map_formats{"png"};  ///< of the maps: png, pdf, svg
  int map_dpi = 150;                            ///< dots per inch of PNG: 150 or 300
  std::string title;                            ///< of the report; empty: the name of the extract
  bool overwrite = false;
  bool sensitivity = false;  ///< repeat the verdicts under other assumptions
  std::string require;       ///< met, near or empty: which verdicts make the run a success
};

struct TimesOptions {
  CityOptions city;
  std::filesystem::path points;
  std::string datum = "wgs84";  ///< of the points: wgs84 or gcj02
  std::filesystem::path out;
  bool overwrite = false;
};

struct ExplainOptions {
  std::filesystem::path results;  ///< folder of the run that is explained
  RunOptions run;                 ///< of that run
  std::string where;              ///< id of a block, or LON,LAT
  std::filesystem::path out;      ///< the routes; empty: not written
  bool overwrite = false;
};

struct CompareOptions {
  std::vector<std::filesystem::path> results;  ///< folders of runs: two, or with history any number
  bool history = false;                        ///< a series over all of them
  std::filesystem::path out;                   ///< empty: only print
  bool overwrite = false;
  bool force = false;                           ///< compare runs of different rules all the same
  std::vector<std::string> map_formats{"png"};  ///< of the maps: png, pdf, svg
  int map_dpi = 150;                            ///< dots per inch of PNG: 150 or 300
  std::string title;   ///< of the maps; empty: the name of the later extract
  bool quiet = false;  ///< print no table
};

/// The commands. Each throws Error on failure.
void run_command(const RunOptions& options);
void times_command(const TimesOptions& options);
void explain_command(const ExplainOptions& options);
void compare_command(const CompareOptions& options);
void inspect_command(const CityOptions& options);
void catalogue_command(const std::filesystem::path& catalogue);

}  // namespace quarter
