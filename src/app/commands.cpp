// SPDX-License-Identifier: Apache-2.0
#include "commands.hpp"

#include <algorithm>
#include <utility>

#include "input_guard.hpp"
#include "manual.hpp"
#include "quarter/run/option_rows.hpp"
#include "quarter/run/option_values.hpp"
#include "read_back.hpp"

namespace quarter {
namespace {

Command run_of(RunOptions& options) {
  return {"run",
          "travel times, shares and verdicts of a city, into a folder",
          run_rows(options),
          {{"quarter run city.osm.pbf -o results", "a city, with report.html to begin with"},
           {"quarter run city.osm.pbf -o results --districts osm:9 --population people.tif",
            "districts of the map, homes weighted by who lives there"},
           {"quarter run city.osm.pbf -o again --config results/run.json",
            "with the options of an earlier run"}},
          [&options] { run_command(options); }};
}

Command times_of(TimesOptions& options) {
  return {"times",
          "travel times from points of your own (addresses, census centroids)",
          times_rows(options),
          {{"quarter times city.osm.pbf addresses.csv -o times.csv",
            "each row of addresses.csv with its times behind"}},
          [&options] { times_command(options); }};
}

Command explain_of(ExplainOptions& options) {
  return {"explain",
          "why a block has its times: nearest places, ways there, what keeps others away",
          explain_rows(options),
          {{"quarter explain results 13.26,53.55 -o ways.geojson",
            "from a position, with the ways as a layer"}},
          [&options] {
            RunOptions run = options_of_run(options.results, options.moved);
            const OptionRows rows = explain_rows(options);
            std::vector<std::filesystem::path> inputs = inputs_of(run_rows(run));
            inputs.push_back(options.results);
            guard_inputs(rows, inputs);
            run.city.talk = Talk::quiet;
            explain_command(options, run);
          }};
}

Command compare_of(CompareOptions& options) {
  return {"compare",
          "who gains and who loses between two runs, or a series over many",
          compare_rows(options),
          {{"quarter compare before after -o changes", "two runs, as tables and maps"},
           {"quarter compare --history y2020 y2022 y2024", "each check over the years"}},
          [&options] { compare_command(options); }};
}

Command inspect_of(CityOptions& options) {
  return {"inspect",
          "what an extract holds, how complete it is, what will not join",
          inspect_rows(options),
          {{"quarter inspect city.osm.pbf", "is the map good enough?"}},
          [&options] { inspect_command(options); }};
}

Command catalogue_of(CatalogueOptions& options) {
  return {"catalogue",
          "print the catalogue: modes, places, checks and their sources, ready to edit",
          catalogue_rows(options),
          {{"quarter catalogue > mine.toml", "to edit, and to give back with --catalogue"}},
          [&options] { catalogue_command(options); }};
}

Command estimate_of(EstimateOptions& options) {
  return {"estimate",
          "what runs of many cities will take: time, memory, ground around each, the command",
          estimate_rows(options),
          {{"quarter estimate cities.csv --json", "for an engine that schedules them"}},
          [&options] { estimate_command(options); }};
}

Command cut_of(CutOptions& options) {
  return {"cut",
          "cities of a list out of the extract of a country, all in one go",
          cut_rows(options),
          {{"quarter cut country.osm.pbf cities.gpkg -o parts",
            "parts/ID.osm.pbf, for 'quarter run --own parts/ID.geojson'"}},
          [&options] { cut_command(options); }};
}

/// The build writes man pages and completion with it.
Command documentation_of(std::filesystem::path& folder) {
  OptionRows all;
  add_group("Options",
            {place(OptionRow::Content::folder, "DIR", folder, "folder to write into").required(),
             help_row()},
            all);
  return {"documentation",
          "write man pages and shell completion",
          std::move(all),
          {},
          [&folder] {
            Requests unused;
            write_manual(commands_of(unused), folder);
          },
          false};
}

}  // namespace

const OptionRow* Command::row(std::string_view key) const {
  const auto found =
      std::find_if(rows.begin(), rows.end(), [&](const OptionRow& r) { return r.key() == key; });
  return found == rows.end() ? nullptr : &*found;
}

std::vector<const Command*> CommandSet::shown() const {
  std::vector<const Command*> all;
  for (const Command& command : commands) {
    if (command.is_shown) all.push_back(&command);
  }
  return all;
}

CommandSet commands_of(Requests& r) {
  OptionRows own;
  add_group("Options", program_rows(), own);
  return {
      "quarter",
      "is daily life within a quarter of an hour, in every quarter of the city?",
      std::move(own),
      {run_of(r.run), times_of(r.times), explain_of(r.explain), compare_of(r.compare),
       inspect_of(r.inspect), catalogue_of(r.catalogue), estimate_of(r.estimate), cut_of(r.cut),
       documentation_of(r.manual)},
      "0 done; 1 failed (input, disk, data); 2 wrong usage or catalogue; with --require 3 a "
      "check is not met, 4 one is unknown; with --status 65 in place of 1 for what fails again, 75 "
      "for a lack of memory, disk or threads.",
      "Map data: OpenStreetMap contributors, ODbL 1.0."};
}

}  // namespace quarter
