// SPDX-License-Identifier: Apache-2.0
// The options of commands that work on results, and of `quarter catalogue`.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <utility>

#include "quarter/formats/write_layer.hpp"
#include "quarter/run/option_rows.hpp"
#include "quarter/run/option_values.hpp"
#include "quarter/run/study_values.hpp"

namespace quarter {
namespace {

using enum Purpose;

/// A row for each file of the city.
OptionRows moved_rows(CityOptions& moved) {
  OptionRows rows;
  for (const OptionRow& of_run : city_rows(moved)) {
    if (of_run.content != OptionRow::Content::file) continue;
    OptionRow row(
        none, fmt::format("--{} FILE", of_run.key()),
        fmt::format(
            "the run's {}, where it is not found under the name it had{}", of_run.shown(),
            of_run.shape == OptionRow::Shape::several ? "; may be given several times" : ""));
    row.shape = of_run.shape;
    row.content = of_run.content;
    row.read = of_run.read;
    row.said = of_run.said;
    rows.push_back(std::move(row));
  }
  return rows;
}

OptionRows comparison_rows(CompareOptions& compare) {
  return {
      folders("RESULTS", compare.results,
              "folders of 'quarter run': the one before and the one after; with --history all "
              "that make the series")
          .required(),
      flag(none, "--history", compare.history, true,
           "print each check over all runs by the date of their data; with -o into history.csv"),
      flag(none, "--force", compare.force, true,
           "compare runs of different modes, limits, delays, stress, preset, catalogue or area all "
           "the same; what differs is said"),
  };
}

OptionRows comparison_output_rows(CompareOptions& compare) {
  return {
      place(OptionRow::Content::folder, "-o,--out DIR", compare.out,
            "folder for tables, maps and differences.geojson; must not exist yet, or be empty; "
            "default: only print"),
      flag(none, "--overwrite", compare.overwrite, true,
           "replace what an earlier comparison wrote into DIR"),
      text(none, "--title TEXT", compare.title,
           "title of the maps, such as the name of the city; default: the extract's name"),
  };
}

}  // namespace

OptionRows explain_rows(ExplainOptions& explain) {
  OptionRows all;
  OptionRows asked{
      folder("DIR", explain.results, "folder of an earlier run: its options are used again")
          .required(),
      value(none, "WHERE", explain.where, where_from, where_to,
            "id of a block of that run, or a position LON,LAT")
          .required(),
  };
  OptionRows written{
      place(OptionRow::Content::file, "-o,--out FILE", explain.out,
            fmt::format("file for the routes, leg by leg, which ends in one of {}",
                        fmt::join(vector_extensions(), ", "))),
      flag(none, "--overwrite", explain.overwrite, true, "replace FILE if it exists"),
      flag(none, "-q,--quiet", explain.talk, Talk::quiet, "print nothing, only write FILE"),
      help_row(),
  };
  add_group("What is explained", std::move(asked), all);
  add_group("Files of the run", moved_rows(explain.moved), all);
  add_group("Results", std::move(written), all);
  return all;
}

OptionRows compare_rows(CompareOptions& compare) {
  OptionRows all;
  add_group("What is compared", comparison_rows(compare), all);
  add_group("Results", comparison_output_rows(compare), all);
  add_group("Results", map_rows(none, compare.map_formats, compare.map_dpi, compare.print), all);
  OptionRows said{
      flag(none, "-q,--quiet", compare.talk, Talk::quiet, "print no table, say nothing but errors"),
      help_row()};
  add_group("Results", std::move(said), all);
  return all;
}

OptionRows catalogue_rows(CatalogueOptions& catalogue) {
  OptionRows rows{file(none, "--catalogue FILE", catalogue.catalogue,
                       "check and print this file instead of the built-in catalogue"),
                  flag(none, "--dictionary", catalogue.dictionary, true,
                       "print every column of every table instead, with its meaning, as CSV")
                      .excludes("--catalogue"),
                  help_row()};
  OptionRows all;
  add_group("Options", std::move(rows), all);
  return all;
}

}  // namespace quarter
