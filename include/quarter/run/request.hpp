// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "quarter/base/lonlat.hpp"
#include "quarter/checks/verdict.hpp"
#include "quarter/formats/canopy_raster.hpp"
#include "quarter/formats/population_file.hpp"
#include "quarter/formats/readers.hpp"
#include "quarter/network/street_rules.hpp"
#include "quarter/report/map_format.hpp"
#include "quarter/report/print_options.hpp"

namespace quarter {

/// What is asked for, as values: texts of the command line and of files become these at the door
/// (see option_rows.hpp), so that nothing further in reads a text again. The values they begin with
/// are the defaults.

/// How much is said on stderr.
enum class Talk : std::uint8_t { quiet, normal, verbose };

/// Places of the user's own.
struct PlacesOptions {
  std::vector<std::filesystem::path> files = {};
  std::vector<std::string> replace = {};  ///< categories of which the extract's places are left out
  Datum datum = Datum::wgs84;
};

/// The highest level of traffic stress at which bicycles are ridden: LTS 1 (calm) to 4, by its
/// number; 0: any.
enum class HighestStress : std::uint8_t { any, lts_1, lts_2, lts_3, lts_4 };

/// What every command that reads an extract takes.
struct CityOptions {
  std::filesystem::path extract = {};
  std::filesystem::path catalogue = {};  ///< empty: the built-in one
  std::filesystem::path covers = {};     ///< what the extract covers; empty: it is found out
  std::vector<std::string> modes = {};   ///< empty: all of the catalogue that are not on request
  double max_minutes = 30;               ///< where the search stops, [1, 180]
  DelayPolicy delay = DelayPolicy::full;
  std::optional<HighestStress> stress = {};  ///< nothing: as the catalogue says
  std::filesystem::path elevation = {};      ///< empty: all is level
  bool informal = false;                     ///< small streets are crossed away from crossings too
  PlacesOptions places = {};
  std::string encoding = {};  ///< of the texts of side inputs; empty: as they say, else UTF-8
  unsigned threads = 0;       ///< up to 1024; 0: one a core
  Talk talk = Talk::normal;
};

/// Who lives where, as somebody has counted it.
struct PopulationOptions {
  std::filesystem::path file;         ///< empty: none
  std::string column = "population";  ///< of a layer: persons
  CountUnit unit = CountUnit::people;
  std::vector<std::string> groups;  ///< columns of groups that were counted apart
  std::string rank_by;              ///< column that orders zones, such as a mean income; or empty
};

/// What some checks want besides.
struct SideInputs {
  std::filesystem::path jobs;        ///< empty: none
  std::string jobs_column = "jobs";  ///< of a layer
  std::filesystem::path canopy;      ///< empty: none
  CanopyUnit canopy_unit = CanopyUnit::percent;
};

/// Settled ground between streets.
struct StreetBlocks {};
/// Squares, or hexagons of the same area: of the side of the square in metres, [10, 100000].
struct GridBlocks {
  double cell_m = 100;
};
struct HexBlocks {
  double cell_m = 100;
};
/// Polygons of the user's own.
struct BlockFile {
  std::filesystem::path file;
};
using BlocksWanted = std::variant<StreetBlocks, GridBlocks, HexBlocks, BlockFile>;

struct NoDistricts {};
/// The boundaries of the extract with this admin_level, [0, 99].
struct AdminLevel {
  int level = 9;
};
/// Polygons of the user's own.
struct DistrictPolygons {
  std::filesystem::path file;
};
using DistrictsWanted = std::variant<NoDistricts, AdminLevel, DistrictPolygons>;

/// What a run can write, each by a name of its own, besides run.json: "blocks", "checks" ...
const std::vector<std::string>& output_names();
/// What a run writes if it is asked to.
enum class Further : std::uint8_t {
  city,        ///< city.gpkg and city.qgz
  workbook,    ///< tables.xlsx
  long_times,  ///< times_long.csv
};

struct RunOptions {
  CityOptions city;
  std::filesystem::path out;  ///< folder of the results; empty: none are written
  std::string preset;         ///< of the catalogue; empty: its first
  DistrictsWanted districts;
  std::string district_name;       ///< column of their names; empty: found by its name or content
  std::filesystem::path boundary;  ///< empty: the extent of the data
  std::filesystem::path own;      ///< a part of what the extract covers that is told of; empty: all
  std::filesystem::path context;  ///< with own: where completeness is judged; empty: all
  PopulationOptions population;
  SideInputs inputs;
  BlocksWanted blocks;
  std::vector<std::string> formats{"geojson"};  ///< of the blocks, each one of block_formats()
  double cell_m = 10;                           ///< of the raster, [1, 1000]; 0: no raster
  int epsg = 0;                ///< of the raster, as of metric_epsg; 0: the UTM zone of the area
  bool class_rasters = false;  ///< classes/*.tif, which need the raster
  bool report = true;          ///< report.html and maps/
  std::vector<std::string> outputs = output_names();  ///< those of them that are written
  std::vector<Further> also;                          ///< beside the usual files
  std::vector<MapFormat::Kind> map_formats{MapFormat::Kind::png};
  int map_dpi = 150;  ///< dots per inch of PNG: 150 or 300
  PrintOptions print;
  std::vector<std::string> maps;  ///< names of sheets, see map_names; empty: overview and modules
  std::string title;              ///< of the report; empty: the name of the extract
  bool overwrite = false;
  bool sensitivity = false;        ///< repeat the verdicts under other assumptions
  std::optional<Verdict> require;  ///< met or near: the worst verdict with which a run succeeds
  std::filesystem::path status;    ///< how it ended, for engines; empty: nowhere
};

struct TimesOptions {
  CityOptions city;
  std::filesystem::path points;
  Datum datum = Datum::wgs84;  ///< of the points
  std::filesystem::path out;
  bool overwrite = false;
};

/// A block of an earlier run.
struct BlockId {
  std::string id;
};

struct InspectOptions {
  CityOptions city;
  bool json = false;  ///< print JSON
};

struct ExplainOptions {
  std::filesystem::path results;        ///< folder of the run that is explained
  CityOptions moved;                    ///< files of that run that have another name now
  std::variant<BlockId, LonLat> where;  ///< whose times
  std::filesystem::path out;            ///< the routes; empty: not written
  bool overwrite = false;
  Talk talk = Talk::normal;
};

struct CompareOptions {
  std::vector<std::filesystem::path> results;  ///< folders of runs: two, or with history any number
  bool history = false;                        ///< a series over all of them
  std::filesystem::path out;                   ///< empty: only print
  bool overwrite = false;
  bool force = false;  ///< compare runs of different rules all the same
  std::vector<MapFormat::Kind> map_formats{MapFormat::Kind::png};
  int map_dpi = 150;  ///< dots per inch of PNG: 150 or 300
  PrintOptions print;
  std::string title;         ///< of the maps; empty: the name of the later extract
  Talk talk = Talk::normal;  ///< quiet: print no table
};

struct CatalogueOptions {
  std::filesystem::path catalogue;  ///< empty: the built-in one
  bool dictionary = false;          ///< the columns of all tables instead
};

}  // namespace quarter
