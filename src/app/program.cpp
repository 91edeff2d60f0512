// SPDX-License-Identifier: Apache-2.0
#include "quarter/app/program.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <CLI/CLI.hpp>

#include <clocale>
#include <cstdio>
#include <functional>
#include <map>

#include "data_dictionary.hpp"
#include "interrupt.hpp"
#include "manual.hpp"
#include "option_checks.hpp"
#include "quarter/app/options.hpp"
#include "quarter/base/error.hpp"
#include "quarter/base/text.hpp"
#include "quarter/catalogue/rules.hpp"
#include "quarter/formats/output_set.hpp"
#include "quarter/report/map_format.hpp"
#include "run_file.hpp"
#include "version.hpp"

namespace quarter {
namespace {

/// Read before all else, see with_run_file; here for the help.
void add_run_file(CLI::App& app) {
  app.add_option(
         "--config",
         "TOML file with values for these options (cell = 20), or the run.json of an earlier "
         "run; the command line wins")
      ->type_name("FILE");
}

CLI::Option* add_datum(CLI::App& app, const char* name, const char* whose, std::string& datum) {
  return app
      .add_option(name, datum,
                  fmt::format("what {} are on: wgs84, or gcj02 as on Chinese web maps", whose))
      ->capture_default_str()
      ->check(one_of({"wgs84", "gcj02"}));
}

void add_places(CLI::App& app, PlacesOptions& places) {
  auto* files =
      app.add_option("--places", places.files,
                     "places of your own beside those of the extract: points or polygons "
                     "with a column category (see the manual, inputs); may be given several times")
          ->allow_extra_args(false)
          ->check(local_file())
          ->type_name("FILE");
  app.add_option("--places-replace", places.replace,
                 "categories, separated by commas, of which only the places of --places count")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->transform(trimmed())
      ->needs(files)
      ->type_name("ID,...");
  add_datum(app, "--places-datum", "the coordinates of --places", places.datum)->needs(files);
}

void add_city_options(CLI::App& app, CityOptions& city, bool travels) {
  app.add_option("EXTRACT", city.extract,
                 "OpenStreetMap extract: .osm.pbf, .osm, .osm.gz, .osm.bz2 or .o5m")
      ->check(local_file())
      ->required();
  app.add_option("--catalogue", city.catalogue,
                 "catalogue to use instead of the built-in one (see 'quarter catalogue')")
      ->check(local_file())
      ->type_name("FILE");
  app.add_option("--covers", city.covers,
                 "file with the area the extract covers: the polygons or the .poly file it was cut "
                 "with; default: the box it states, as far as it holds data")
      ->check(local_file())
      ->type_name("FILE");
  app.add_option("--threads", city.threads, "threads to work with; 0: one a core")
      ->capture_default_str()
      ->check(thread_count())
      ->type_name("N");
  app.add_option("--modes", city.modes,
                 "modes of the catalogue to search, separated by commas; default: all that it does "
                 "not mark as on_request (walk,cycle)")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->transform(trimmed())
      ->type_name("ID,...");
  app.add_option("--stress", city.stress,
                 "highest level of traffic stress, 1 (calm) to 4, or any, at which bicycles are "
                 "ridden, not pushed; default: as the catalogue says (2)")
      ->check(one_of({"1", "2", "3", "4", "any"}))
      ->type_name("LEVEL");
  if (travels) {
    app.add_option("--max-minutes", city.max_minutes,
                   "how far the search goes; farther is 'not reached'")
        ->capture_default_str()
        ->check(number_between(1, 180))
        ->type_name("MIN");
    app.add_option(
           "--delay", city.delay,
           "full: with waiting at signals, crossings, gates, lifts and ferries, slow steps and "
           "surfaces; none: "
           "plain length by speed")
        ->capture_default_str()
        ->check(one_of({"full", "none"}));
    app.add_option("--elevation", city.elevation,
                   "GeoTIFF with heights in metres: slopes change speeds; default: all is level")
        ->check(local_file())
        ->type_name("FILE");
    app.add_flag(
        "--informal", city.informal,
        "cross small streets whose sidewalks are drawn apart anywhere, where no crossing is "
        "near");
  }
  add_places(app, city.places);
  app.add_option("--encoding", city.encoding,
                 "of the texts of Shapefile and CSV, such as GB18030 or ISO-8859-1; default: as a "
                 ".cpg says, else UTF-8, else GB 18030 where they are plainly that")
      ->check(encoding_name())
      ->type_name("NAME");
  auto* quiet = app.add_flag("-q,--quiet", city.quiet, "say nothing but errors");
  app.add_flag("-v,--verbose", city.verbose, "say how long each stage took")->excludes(quiet);
}

void add_population(CLI::App& app, PopulationOptions& population) {
  auto* file = app.add_option("--population", population.file,
                              "people to weight by: a GeoTIFF of counts, or a layer of polygons or "
                              "points with a column of counts")
                   ->check(local_file())
                   ->type_name("FILE");
  app.add_option("--population-column", population.column, "column of the layer with the counts")
      ->capture_default_str()
      ->needs(file)
      ->type_name("NAME");
  app.add_option("--population-unit", population.unit,
                 "what is counted: people, or people per km2 (not for points)")
      ->capture_default_str()
      ->needs(file)
      ->check(one_of({"people", "per-km2"}));
  app.add_option("--groups", population.groups,
                 "columns with people of groups (ages, incomes), separated by commas: their shares "
                 "are reported too")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->transform(trimmed())
      ->needs(file)
      ->type_name("NAME,...");
  app.add_option("--rank-by", population.rank_by,
                 "column that orders polygons or points, such as a mean income: who bears the "
                 "minutes, the low or the high?")
      ->needs(file)
      ->type_name("NAME");
}

void add_map_options(CLI::App& app, std::vector<std::string>& formats, int& dpi) {
  const auto endings = map_endings();
  app.add_option("--map-format", formats,
                 fmt::format("formats of the maps, separated by commas: {}; pdf and svg are drawn "
                             "in lines, for any size",
                             fmt::join(endings, ", ")))
      ->delimiter(',')
      ->allow_extra_args(false)
      ->transform(trimmed_one_of(endings))
      ->default_str("png");
  app.add_option("--map-dpi", dpi, "dots per inch of the maps as png")
      ->capture_default_str()
      ->check(one_of({"150", "300"}));
}

void add_side_inputs(CLI::App& app, SideInputs& inputs) {
  auto* jobs = app.add_option("--jobs", inputs.jobs,
                              "jobs, for check 3.10: a GeoTIFF of counts, or a layer of polygons "
                              "or points with a column of counts")
                   ->check(local_file())
                   ->type_name("FILE");
  app.add_option("--jobs-column", inputs.jobs_column, "column of the layer with the jobs")
      ->capture_default_str()
      ->needs(jobs)
      ->type_name("NAME");
  auto* canopy = app.add_option("--canopy", inputs.canopy,
                                "GeoTIFF of tree canopy, for check 7.13: its share of each cell")
                     ->check(local_file())
                     ->type_name("FILE");
  app.add_option("--canopy-unit", inputs.canopy_unit,
                 "what the cells hold: percent (0 to 100), or share (0 to 1)")
      ->capture_default_str()
      ->needs(canopy)
      ->check(one_of({"percent", "share"}));
}

void add_run(CLI::App& program, RunOptions& options, std::function<void()>& chosen) {
  CLI::App* app =
      program.add_subcommand("run", "travel times, shares and verdicts of a city, into a folder");
  add_city_options(*app, options.city, true);
  app->add_option("-o,--out", options.out,
                  "folder for the results; must not exist yet, or be empty")
      ->required()
      ->type_name("DIR");
  app->add_flag("--overwrite", options.overwrite, "replace the results of an earlier run in DIR");
  app->add_option(
         "--blocks", options.blocks,
         "streets (settled ground between streets), grid:METRES, hex:METRES, or a file of polygons")
      ->capture_default_str()
      ->check(local_file())
      ->type_name("WHAT");
  app->add_option(
         "--preset", options.preset,
         "checks to look at: china-paper (all), gb50180, mohurd, sdg, who, itdp, leed-nd, or one "
         "of your own catalogue's; default: the catalogue's first")
      ->type_name("ID");
  auto* districts =
      app->add_option("--districts", options.districts,
                      "a file of polygons, or osm:LEVEL for the boundaries of an admin_level")
          ->check(local_file())
          ->type_name("WHAT");
  app->add_option("--district-name", options.district_name,
                  "column of that file with their names; default: name or a relative (NAME_2, "
                  "Stadtteil ...), else the only column of distinct texts")
      ->needs(districts)
      ->type_name("COLUMN");
  app->add_option("--boundary", options.boundary,
                  "file with the area to study; default: all the extract covers")
      ->check(local_file())
      ->type_name("FILE");
  app->add_flag(
      "--sensitivity", options.sensitivity,
      "repeat the verdicts with other speeds, without delays, with other joins and park entries "
      "(six more runs), and print the band of each figure");
  app->add_option("--require", options.require,
                  "met or near: end with status 3 if a check of a district (of the city, without "
                  "--districts) is worse, with 4 if only unknown ones are left")
      ->check(one_of({"met", "near"}))
      ->type_name("VERDICT");
  add_population(*app, options.population);
  add_side_inputs(*app, options.inputs);
  app->add_option("--blocks-format", options.formats,
                  "formats of the blocks, separated by commas: geojson, gpkg, fgb")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->transform(trimmed_one_of({"geojson", "gpkg", "fgb"}))
      ->default_str("geojson");
  app->add_option("--cell", options.cell_m, "side of a raster cell in metres; 0: no raster")
      ->capture_default_str()
      ->check(number_between(1, 1000, "no raster"))
      ->type_name("M");
  app->add_option("--crs", options.crs,
                  "EPSG code of the raster's coordinate system, in metres, so that runs of "
                  "neighbouring areas share a grid; default: the UTM zone of the area studied")
      ->type_name("EPSG");
  app->add_flag("--class-rasters", options.class_rasters,
                "write the raster's times as classes with colours too: a GeoTIFF with a palette "
                "for each mode and category, in classes/");
  app->add_option("--title", options.title,
                  "title of the report, such as the name of the city; default: the extract's name")
      ->type_name("TEXT");
  add_map_options(*app, options.map_formats, options.map_dpi);
  app->add_flag("!--no-report", options.report, "leave out report.html and maps/");
  add_run_file(*app);
  app->callback([&] { chosen = [&] { run_command(options); }; });
}

void add_times(CLI::App& program, TimesOptions& options, std::function<void()>& chosen) {
  CLI::App* app = program.add_subcommand(
      "times", "travel times from points of your own (addresses, census centroids)");
  add_city_options(*app, options.city, true);
  app->add_option("POINTS", options.points,
                  "points: CSV with lon and lat, GeoJSON, GeoPackage, FlatGeobuf or Shapefile; "
                  "FILE has their columns too")
      ->check(local_file())
      ->required();
  app->add_option("-o,--out", options.out, "file to write: .csv, .geojson, .gpkg or .fgb")
      ->required()
      ->type_name("FILE");
  add_datum(*app, "--datum", "the points' coordinates", options.datum);
  app->add_flag("--overwrite", options.overwrite, "replace FILE if it exists");
  add_run_file(*app);
  app->callback([&] { chosen = [&] { times_command(options); }; });
}

/// The options of the run whose results lie in a folder, from its run.json.
RunOptions options_of_run(const std::filesystem::path& results, const CityOptions& given) {
  CLI::App program;
  RunOptions run;
  std::function<void()> unused;
  add_run(program, run, unused);
  const RunInputs inputs = inputs_of_run(
      results, {given.extract, given.catalogue, given.covers, given.elevation, given.places.files});
  std::vector<std::string> words{"run", inputs.extract.string(), "--out=-", "--config",
                                 (results / "run.json").string()};
  if (!inputs.catalogue.empty()) words.push_back("--catalogue=" + inputs.catalogue.string());
  if (!inputs.covers.empty()) words.push_back("--covers=" + inputs.covers.string());
  if (!inputs.elevation.empty()) words.push_back("--elevation=" + inputs.elevation.string());
  for (const std::filesystem::path& file : inputs.places)
    words.push_back("--places=" + file.string());
  words = with_run_file(program, std::move(words));
  program.parse(std::vector<std::string>(words.rbegin(), words.rend()));
  return run;
}

void add_explain(CLI::App& program, ExplainOptions& options, std::function<void()>& chosen) {
  CLI::App* app = program.add_subcommand(
      "explain", "why a block has its times: nearest places, ways there, what keeps others away");
  app->add_option("DIR", options.results, "folder of an earlier run: its options are used again")
      ->required();
  app->add_option("WHERE", options.where, "id of a block of that run, or a position LON,LAT")
      ->required();
  app->add_option("--extract", options.run.city.extract,
                  "the extract, where it is not found under the name the run was given")
      ->type_name("FILE");
  app->add_option("--catalogue", options.run.city.catalogue, "the run's catalogue, likewise")
      ->type_name("FILE");
  app->add_option("--covers", options.run.city.covers, "the run's area covered, likewise")
      ->type_name("FILE");
  app->add_option("--elevation", options.run.city.elevation, "the run's heights, likewise")
      ->type_name("FILE");
  app->add_option("--places", options.run.city.places.files,
                  "a file of places of the run, likewise; may be given several times")
      ->allow_extra_args(false)
      ->type_name("FILE");
  app->add_option("-o,--out", options.out,
                  "file for the routes, leg by leg: .geojson, .gpkg or .fgb")
      ->type_name("FILE");
  app->add_flag("--overwrite", options.overwrite, "replace FILE if it exists");
  app->callback([&] {
    chosen = [&] {
      options.run = options_of_run(options.results, options.run.city);
      options.run.city.quiet = true;
      explain_command(options);
    };
  });
}

void add_compare(CLI::App& program, CompareOptions& options, std::function<void()>& chosen) {
  CLI::App* app = program.add_subcommand(
      "compare", "who gains and who loses between two runs, or a series over many");
  app->add_option("RESULTS", options.results,
                  "folders of 'quarter run': the one before and the one after; with --history all "
                  "that make the series")
      ->required()
      ->type_name("DIR");
  app->add_flag(
      "--history", options.history,
      "print each check over all runs by the date of their data; with -o into history.csv");
  app->add_option("-o,--out", options.out,
                  "folder for tables, maps and differences.geojson; must not exist yet, or be "
                  "empty; default: only print")
      ->type_name("DIR");
  app->add_flag("--overwrite", options.overwrite,
                "replace what an earlier comparison wrote into DIR");
  app->add_flag(
      "--force", options.force,
      "compare runs of different modes, limits, delays, stress, preset, catalogue or area "
      "all the same; what differs is said");
  app->add_option("--title", options.title,
                  "title of the maps, such as the name of the city; default: the extract's name")
      ->type_name("TEXT");
  add_map_options(*app, options.map_formats, options.map_dpi);
  app->add_flag("-q,--quiet", options.quiet, "print no table, say nothing but errors");
  app->callback([&] { chosen = [&] { compare_command(options); }; });
}

void add_inspect(CLI::App& program, CityOptions& options, std::function<void()>& chosen) {
  CLI::App* app = program.add_subcommand(
      "inspect", "what an extract holds, how complete it is, what will not join");
  add_city_options(*app, options, false);
  app->callback([&] { chosen = [&] { inspect_command(options); }; });
}

void add_catalogue(CLI::App& program, std::filesystem::path& file, std::function<void()>& chosen) {
  CLI::App* app = program.add_subcommand(
      "catalogue", "print the catalogue: modes, places, checks and their sources, ready to edit");
  app->add_option("--catalogue", file,
                  "check and print this file instead of the built-in catalogue")
      ->type_name("FILE");
  CLI::Option* const dictionary = app->add_flag("--dictionary");
  dictionary->description(
      "print what every column of every table means instead, in English and Chinese, as CSV");
  dictionary->excludes("--catalogue");
  app->callback([&, dictionary] {
    chosen = [&, asked = dictionary->count() > 0] {
      asked ? dictionary_command() : catalogue_command(file);
    };
  });
}

/// Not listed in `--help`: the build writes man pages and completion with it.
void add_documentation(CLI::App& program, std::filesystem::path& folder,
                       std::function<void()>& chosen) {
  CLI::App* app = program.add_subcommand(
      "documentation", "write man pages, shell completion, schema and data dictionary");
  app->group("");
  app->add_option("DIR", folder, "folder to write into")->required();
  app->callback([&] { chosen = [&] { write_manual(program, folder); }; });
}

std::vector<std::string> option_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames())
      names.push_back("--" + name);
  }
  return names;
}

/// What CLI11 says, with the nearest word that would have been right.
std::string usage_advice(const CLI::App& program, const CLI::ParseError& error,
                         const std::vector<std::string>& arguments) {
  std::string text = error.what();
  std::replace(text.begin(), text.end(), '\n', ' ');
  std::vector<std::string> words;
  const CLI::App* command = &program;
  for (const CLI::App* app : program.get_subcommands({})) {
    words.push_back(app->get_name());
    if (app->parsed()) command = app;
  }
  for (const std::string& argument : arguments) {
    const std::string_view word = std::string_view(argument).substr(0, argument.find('='));
    if (word.starts_with("--") && command != &program) {
      const auto names = option_names(*command);
      if (std::find(names.begin(), names.end(), word) != names.end()) continue;
      return fmt::format("{}: unknown option{}; see 'quarter {} --help'", word,
                         did_you_mean(word, names), command->get_name());
    }
    if (command == &program && &argument == &arguments.front() &&
        std::find(words.begin(), words.end(), word) == words.end()) {
      return fmt::format("{}: unknown {}{}; see 'quarter --help'", word,
                         word.starts_with("-") ? "option" : "command", did_you_mean(word, words));
    }
  }
  return fmt::format("{}; see 'quarter {}--help'", text,
                     command == &program ? "" : command->get_name() + " ");
}

constexpr const char* kNoStdout = "standard output: cannot be written; check the disk or the pipe";

int report(const Error& error) {
  fmt::print(stderr, "quarter: {}\n", error.what());
  return static_cast<int>(error.code());
}

int guarded(const std::function<void()>& command) {
  try {
    command();
    if (std::fflush(stdout) != 0) fail("{}", kNoStdout);
    return static_cast<int>(ExitCode::done);
  } catch (const Error& error) {
    return report(error);
  } catch (const std::bad_alloc&) {
    return report(Error("not enough memory; use a smaller extract, or a machine with more"));
  } catch (const std::exception& error) {
    if (std::ferror(stdout) != 0) return report(Error(kNoStdout));
    return report(Error(
        fmt::format("unexpected: {}; please report this with the command line", error.what())));
  }
}

}  // namespace

int run_program(int argc, char** argv) {
  std::setlocale(LC_ALL, "C");
  ignore_file_size_signal();
  CLI::App program(
      "quarter: is daily life within a quarter of an hour, in every quarter of the city?",
      "quarter");
  program.set_version_flag("--version", version_text);
  program.require_subcommand(1);
  program.footer(
      "Exit status: 0 done; 1 failed (input, disk, data); 2 wrong usage or catalogue; with "
      "--require 3 a "
      "check is not met, 4 one is unknown.\n"
      "Map data: OpenStreetMap contributors, ODbL 1.0.");
  RunOptions run;
  TimesOptions times;
  ExplainOptions explain;
  CompareOptions compare;
  CityOptions inspect;
  std::filesystem::path catalogue;
  std::filesystem::path documentation;
  std::function<void()> chosen;
  add_run(program, run, chosen);
  add_times(program, times, chosen);
  add_explain(program, explain, chosen);
  add_compare(program, compare, chosen);
  add_inspect(program, inspect, chosen);
  add_catalogue(program, catalogue, chosen);
  add_documentation(program, documentation, chosen);
  std::vector<std::string> arguments(argv + std::min(argc, 1), argv + argc);
  try {
    arguments = with_run_file(program, std::move(arguments));
    program.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));  // its order
  } catch (const CLI::Success& help) {
    return guarded([&] { program.exit(help); });
  } catch (const CLI::ParseError& error) {
    return report(Error(usage_advice(program, error, arguments), ExitCode::usage));
  } catch (const Error& error) {
    return report(error);
  }
  tidy_up_on_signals();
  return guarded(chosen);
}

}  // namespace quarter
