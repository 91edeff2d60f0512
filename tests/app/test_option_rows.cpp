// SPDX-License-Identifier: Apache-2.0
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "commands.hpp"
#include "help_text.hpp"
#include "option_record.hpp"
#include "parse.hpp"
#include "quarter/base/error.hpp"
#include "quarter/run/option_rows.hpp"
#include "quarter/run/study_values.hpp"
#include "run_file.hpp"
#include "support/catch.hpp"

using namespace quarter;

namespace {

/// A word that this option takes and that is not its default.
std::string word_for(const OptionRow& row) {
  static const std::map<std::string, std::string> known{{"blocks", "hex:200"},
                                                        {"districts", "osm:9"},
                                                        {"crs", "25833"},
                                                        {"encoding", "GBK"},
                                                        {"where", "13.26,53.55"}};
  const auto own = known.find(row.key());
  if (own != known.end()) return own->second;
  if (row.shape == OptionRow::Shape::flag) return "true";
  if (!row.choices.empty())
    return row.choices.back() == row.default_text ? row.choices.front() : row.choices.back();
  return "20";
}

/// Gives every option of a run a value.
void give_all(const std::vector<OptionRow>& rows) {
  for (const OptionRow& row : rows) {
    if (row.shape != OptionRow::Shape::handled) row.read({word_for(row)});
  }
}

std::vector<std::string> words_in(const std::string& line) {
  std::istringstream stream(line.substr(0, line.find(" >")));
  std::vector<std::string> words;
  for (std::string word; stream >> word;) {
    if (word == "--config")
      stream >> word;  // read before the others, from a file that is not here
    else
      words.push_back(word);
  }
  words.erase(words.begin());  // the program
  return words;
}

std::string refusal(const std::vector<std::string>& words) {
  Requests requests;
  const CommandSet set = commands_of(requests);
  try {
    parse(set, words);
  } catch (const Error& error) {
    CHECK(error.code() == ExitCode::usage);
    return error.what();
  }
  return {};
}

/// Long lists of words are broken into lines.
std::string without_blanks(std::string text) {
  std::erase_if(text, [](char c) { return c == ' ' || c == '\n'; });
  return text;
}

}  // namespace

TEST_CASE("Each option of a run is for something, but for what only this call is about") {
  RunOptions run;
  std::set<std::string> for_nothing;
  for (const OptionRow& row : run_rows(run)) {
    if (row.purpose == Purpose::none) for_nothing.insert(row.key());
  }
  CHECK(for_nothing == std::set<std::string>{"extract", "out", "overwrite", "require", "config",
                                             "threads", "quiet", "verbose", "help", "status"});
}

TEST_CASE("Every option of a run is in run.json and comes back from it") {
  RunOptions given;
  const std::vector<OptionRow> rows = run_rows(given);
  const nlohmann::ordered_json before = options_entry(rows);
  give_all(rows);
  const nlohmann::ordered_json record = options_entry(rows);
  RunOptions again;
  const Command command{"run", "", run_rows(again), {}, {}};
  for (const OptionEntry& entry : entries_of(nlohmann::json(record), command, "run.json"))
    entry.row->read(entry.values);
  CHECK(options_entry(command.rows) == record);
  for (const auto& [key, value] : record.items()) {
    INFO(key);
    CHECK(value != before.at(key));
    CHECK_FALSE(value.is_null());
  }
  for (const OptionRow& row : rows) {
    INFO(row.shown());
    std::string key = row.key();
    std::replace(key.begin(), key.end(), '-', '_');
    CHECK(record.contains(key) == (row.purpose != Purpose::none));
  }
}

TEST_CASE("run.json says of each option in it what it is for, once") {
  RunOptions run;
  const std::vector<OptionRow> rows = run_rows(run);
  std::multiset<std::string> said, there;
  for (const auto& keys : purposes_entry(rows)) {
    for (const auto& key : keys)
      said.insert(key.get<std::string>());
  }
  const nlohmann::ordered_json options = options_entry(rows);
  for (const auto& [key, value] : options.items())
    there.insert(key);
  CHECK(said == there);
}

TEST_CASE("What means nothing without a file is not recorded without it") {
  RunOptions run;
  const std::vector<OptionRow> rows = run_rows(run);
  CHECK(options_entry(rows).at("population_unit").is_null());
  CHECK(options_entry(rows).at("places_datum").is_null());
  CHECK(options_entry(rows).at("catalogue") == "built in");
  run.population.file = "people.tif";
  CHECK(options_entry(rows).at("population_unit") == "people");
}

TEST_CASE("Help fits 80 columns and names every option with its words and its default") {
  Requests requests;
  const CommandSet set = commands_of(requests);
  for (const Command& command : set.commands) {
    const std::string help = help_text(set, command);
    std::istringstream lines(help + help_text(set));
    for (std::string line; std::getline(lines, line);) {
      INFO(command.name << ": " << line);
      CHECK(line.size() <= 80);
    }
    for (const OptionRow& row : command.rows) {
      INFO(command.name << " " << row.shown());
      CHECK(help.find(row.shown()) != std::string::npos);
      CHECK(help.find("\n" + row.group + ":\n") != std::string::npos);
      CHECK(row.help.size() > 10);
      for (const std::string& word : row.choices)
        CHECK(help.find(word) != std::string::npos);
      if (!row.default_text.empty())
        CHECK(without_blanks(help).find(without_blanks(row.default_text) + ")") !=
              std::string::npos);
    }
  }
}

TEST_CASE("Long sentences go on below where they began, and no word is lost") {
  CHECK(wrapped("one two three", 2, 4, 9) == "one two\n    three");
  CHECK(wrapped("one", 20, 4, 9) == "one");
  CHECK(wrapped("", 0, 4, 9).empty());
}

TEST_CASE("Each command that is shown has an example, which it understands") {
  Requests requests;
  const CommandSet set = commands_of(requests);
  for (const Command* command : set.shown()) {
    CHECK_FALSE(command->examples.empty());
    for (const Command::Example& example : command->examples) {
      INFO(example.line);
      CHECK(refusal(words_in(example.line)).empty());
    }
  }
}

TEST_CASE("Options are read into values") {
  Requests requests;
  const CommandSet set = commands_of(requests);
  const Parsed parsed = parse(set, {"run",
                                    "town.osm",
                                    "-o",
                                    "out",
                                    "--modes",
                                    "walk , cycle",
                                    "--delay=none",
                                    "--stress",
                                    "3",
                                    "--blocks",
                                    "grid:250",
                                    "--districts",
                                    "some.geojson",
                                    "--places",
                                    "a.csv",
                                    "--places",
                                    "b.csv",
                                    "--places-datum",
                                    "gcj02",
                                    "--no-report",
                                    "--map-format",
                                    "svg, pdf",
                                    "--require",
                                    "near",
                                    "-v"});
  REQUIRE(parsed.command != nullptr);
  CHECK(parsed.command->name == "run");
  const RunOptions& run = requests.run;
  CHECK(run.city.extract == "town.osm");
  CHECK(run.city.modes == std::vector<std::string>{"walk", "cycle"});
  CHECK(run.city.delay == DelayPolicy::none);
  CHECK(run.city.stress == HighestStress::lts_3);
  CHECK(std::get<GridBlocks>(run.blocks).cell_m == 250);
  CHECK(std::get<DistrictPolygons>(run.districts).file == "some.geojson");
  CHECK(run.city.places.files.size() == 2);
  CHECK(run.city.places.datum == Datum::gcj02);
  CHECK_FALSE(run.report);
  CHECK(run.map_formats ==
        std::vector<MapFormat::Kind>{MapFormat::Kind::svg, MapFormat::Kind::pdf});
  CHECK(run.require == Verdict::near);
  CHECK(run.city.talk == Talk::verbose);
}

TEST_CASE("What is wrong is said with the nearest word and where help is") {
  CHECK(refusal({"rum"}) == "rum: unknown command (did you mean 'run'?); see 'quarter --help'");
  CHECK(refusal({"run", "a.osm", "-o", "x", "--blok", "y"}) ==
        "--blok: unknown option (did you mean '--blocks'?); see 'quarter run --help'");
  CHECK(refusal({"run", "a.osm", "-o", "x", "--delay", "ful"}) ==
        "--delay: 'ful' is none of full, none (did you mean 'full'?); see 'quarter run --help'");
  CHECK(refusal({"inspect", "a.osm", "-q", "-v"}).find("excludes") != std::string::npos);
  CHECK(refusal({"run", "a.osm", "-o", "x", "--cell", "5", "--cell", "9"}) ==
        "--cell: is given 2 times; give it once; see 'quarter run --help'");
  CHECK(refusal({"run", "a.osm"}).find("--out is required") != std::string::npos);
  CHECK(refusal({"run", "a.osm", "-o", "x", "--jobs-column", "n"}).find("requires --jobs") !=
        std::string::npos);
}

TEST_CASE("Blocks, districts and positions are read and said alike") {
  for (const char* text : {"streets", "grid:100", "grid:12.5", "hex:100000", "a/b", "b.gpkg"})
    CHECK(text_of(blocks_to(blocks_from(text))) == text);
  for (const char* text : {"", "grid:", "grid:nan", "grid:9", "hex:1e9", "grid:100x", "squares"})
    CHECK_THROWS_AS(blocks_from(text), BadValue);
  for (const char* text : {"osm:9", "osm:10", "quarters.geojson"})
    CHECK(text_of(districts_to(districts_from(text))) == text);
  for (const char* text : {"osm:", "osm:a", "osm:123", "https://example.org/a.geojson"})
    CHECK_THROWS_AS(districts_from(text), BadValue);
  for (const char* text : {"13.26,53.55", "-13.5,0", "b123", "a,b"})
    CHECK(text_of(where_to(where_from(text))) == text);
  CHECK_THROWS_AS(where_from("413,53"), BadValue);
}

TEST_CASE("A run is explained with every file that its city was read with") {
  CityOptions city;
  ExplainOptions explain;
  std::set<std::string> files, asked;
  for (const OptionRow& row : city_rows(city)) {
    if (row.content == OptionRow::Content::file) files.insert(row.key());
  }
  for (const OptionRow& row : explain_rows(explain)) {
    if (row.group == "Files of the run") asked.insert(row.key());
  }
  CHECK(files == asked);
  CHECK(files.size() == 5);
}
