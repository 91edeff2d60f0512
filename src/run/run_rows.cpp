// SPDX-License-Identifier: Apache-2.0
// The options of `quarter run`.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <utility>

#include "quarter/run/option_rows.hpp"
#include "quarter/run/option_values.hpp"
#include "quarter/run/study_values.hpp"

namespace quarter {
namespace {

using enum Purpose;

OptionRows ground_rows(RunOptions& run) {
  return {
      file(study, "--boundary FILE", run.boundary,
           "file with the area to study; default: all the extract covers"),
      file(
          study, "--own FILE", run.own,
          "for parts of a larger city or country: file with the area whose homes are told of, with "
          "blocks uncut whose inner point lies in it; what the extract covers around it is looked "
          "at as by a run of the whole")
          .excludes("--boundary"),
      file(
          study, "--context FILE", run.context,
          "file with the area in which it is judged how complete the map is, such as the city that "
          "--own is a part of; default: all the extract covers")
          .needs("--own"),
      value(study, "--blocks WHAT", run.blocks, blocks_from, blocks_to,
            "streets (settled ground between streets), grid:METRES, hex:METRES, or a file of "
            "polygons"),
      value(study, "--districts WHAT", run.districts, districts_from, districts_to,
            "a file of polygons, or osm:LEVEL for the boundaries of an admin_level"),
      text(study, "--district-name COLUMN", run.district_name,
           "column of that file with their names; default: name or a relative (NAME_2, Stadtteil "
           "...), else the only column of distinct texts")
          .needs("--districts"),
  };
}

OptionRows verdict_rows(RunOptions& run) {
  return {
      text(figures, "--preset ID", run.preset,
           "checks to look at: china-paper (all), gb50180, mohurd, sdg, who, itdp, leed-nd, or one "
           "of your own catalogue's; default: the catalogue's first"),
      flag(display, "--sensitivity", run.sensitivity, true,
           "repeat the verdicts with other speeds, without delays, with other joins and park "
           "entries (six more searches), and print the band of each figure"),
      choice(none, "--require", run.require, {{"met", Verdict::met}, {"near", Verdict::near}},
             "end with status 3 if a check of a district (of the city, without --districts) is "
             "worse, with 4 if only unknown ones are left"),
  };
}

OptionRows population_rows(PopulationOptions& population) {
  return {
      file(study, "--population FILE", population.file,
           "people to weight by: a GeoTIFF of counts, or a layer of polygons or points with a "
           "column of counts"),
      text(study, "--population-column NAME", population.column,
           "column of the layer with the counts")
          .needs("--population"),
      choice(study, "--population-unit", population.unit,
             {{"people", CountUnit::people}, {"per-km2", CountUnit::per_km2}},
             "what is counted: people, or people per km2 (not for points)")
          .needs("--population"),
      texts(study, "--groups NAME,...", population.groups,
            "columns with people of groups (ages, incomes), separated by commas: their shares are "
            "reported too")
          .needs("--population"),
      text(study, "--rank-by NAME", population.rank_by,
           "column that orders polygons or points, such as a mean income: who bears the minutes, "
           "the low or the high?")
          .needs("--population"),
  };
}

OptionRows side_input_rows(SideInputs& inputs) {
  return {
      file(study, "--jobs FILE", inputs.jobs,
           "jobs, for check 3.10: a GeoTIFF of counts, or a layer of polygons or points with a "
           "column of counts"),
      text(study, "--jobs-column NAME", inputs.jobs_column, "column of the layer with the jobs")
          .needs("--jobs"),
      file(study, "--canopy FILE", inputs.canopy,
           "GeoTIFF of tree canopy, for check 7.13: its share of each cell"),
      choice(study, "--canopy-unit", inputs.canopy_unit,
             {{"percent", CanopyUnit::percent}, {"share", CanopyUnit::share}},
             "what the cells hold: percent (0 to 100), or share (0 to 1)")
          .needs("--canopy"),
  };
}

/// Words that are what they mean.
Words<std::string> plain_words(const std::vector<std::string>& names) {
  Words<std::string> words;
  for (const std::string& name : names)
    words.emplace_back(name, name);
  return words;
}

/// Its words are many: the sentence has them.
OptionRow outputs_row(std::vector<std::string>& outputs) {
  OptionRow row =
      choices(display, "--outputs", outputs, plain_words(output_names()),
              fmt::format("what is written besides run.json, separated by commas, of {} "
                          "(report.html and maps/); default: all of it",
                          fmt::join(output_names(), ", ")));
  row.value = "NAME,...";
  row.default_text.clear();
  return row;
}

OptionRows output_rows(RunOptions& run) {
  return {
      place(OptionRow::Content::folder, "-o,--out DIR", run.out,
            "folder for the results; must not exist yet, or be empty")
          .required(),
      flag(none, "--overwrite", run.overwrite, true,
           "replace the results of an earlier run in DIR"),
      choices(display, "--blocks-format", run.formats, plain_words(block_formats()),
              "formats of the blocks, separated by commas"),
      number(display, "--cell M", run.cell_m, {1, 1000, "no raster"},
             "side of a raster cell in metres; 0: no raster"),
      value(display, "--crs EPSG", run.epsg, epsg_from, epsg_to,
            "EPSG code of the raster's coordinate system, in metres, so that runs of neighbouring "
            "areas share a grid; default: the UTM zone of the area studied"),
      flag(display, "--class-rasters", run.class_rasters, true,
           "write the raster's times as classes with colours too: a GeoTIFF with a palette for "
           "each mode and category, in classes/"),
      choices(
          display, "--also", run.also,
          {{"city", Further::city}, {"xlsx", Further::workbook}, {"long", Further::long_times}},
          "results beside the usual ones, separated by commas; city: city.gpkg, all layers with "
          "styles and labels, and city.qgz, which opens it in QGIS; xlsx: tables.xlsx and "
          "columns.csv, what each column means; long: "
          "times_long.csv, a row for each block, mode and category"),
      text(display, "--title TEXT", run.title,
           "title of the report, such as the name of the city; default: the extract's name"),
      flag(display, "--no-report", run.report, false,
           "leave out report.html and maps/, whatever --outputs says"),
      outputs_row(run.outputs),
  };
}

OptionRows sheet_rows(RunOptions& run) {
  return {
      texts(display, "--maps NAME,...", run.maps,
            "sheets in maps/: overview, module_3, categories (food), checks (3.2, 3.1.food); "
            "default: the overview and each module"),
      flag(display, "--atlas", run.atlas, true,
           "write atlas.pdf: two pages for the city, one for each district")
          .excludes("--no-report"),
      choice(display, "--map-of", run.print.of,
             {{"blocks", PrintOptions::Of::blocks}, {"raster", PrintOptions::Of::raster}},
             "what maps of times show: blocks, or the cells of --cell"),
  };
}

OptionRow status_row(std::filesystem::path& file) {
  return place(
      OptionRow::Content::file, "--status FILE", file,
      "for engines that start many runs: how this one ended, as one line of JSON, whatever "
      "happens; what fails then ends with 65 if it fails again, 75 if more memory, disk or "
      "threads may help");
}

}  // namespace

OptionRows map_rows(Purpose purpose, std::vector<MapFormat::Kind>& formats, int& dpi,
                    PrintOptions& print) {
  Words<MapFormat::Kind> words;
  for (const std::string& ending : map_endings())
    words.emplace_back(ending, map_kind(ending).value());
  return {
      choices(purpose, "--map-format", formats, words,
              "formats of the maps, separated by commas; pdf and svg are drawn in lines, for any "
              "size"),
      choice(purpose, "--map-dpi", dpi, {{"150", 150}, {"300", 300}},
             "dots per inch of the maps as png"),
      choice(purpose, "--map-size", print.paper,
             {{"a4", PrintOptions::Paper::a4}, {"a3", PrintOptions::Paper::a3}},
             "paper of the maps; upright or on its side, as the city is"),
      choices(purpose, "--language", print.languages, {{"en", Language::en}, {"zh", Language::zh}},
              "languages of the maps, separated by commas: the first is written large"),
  };
}

OptionRows run_rows(RunOptions& run) {
  OptionRows all = city_rows(run.city);
  add_group("What is studied", ground_rows(run), all);
  add_group("Verdicts", verdict_rows(run), all);
  add_group("Who lives there", population_rows(run.population), all);
  add_group("What some checks want besides", side_input_rows(run.inputs), all);
  add_group("Results", output_rows(run), all);
  add_group("Results", sheet_rows(run), all);
  add_group("Results", map_rows(display, run.map_formats, run.map_dpi, run.print), all);
  add_group("At work", {status_row(run.status)}, all);
  add_group("At work", work_rows(run.city, true), all);
  return all;
}

}  // namespace quarter
