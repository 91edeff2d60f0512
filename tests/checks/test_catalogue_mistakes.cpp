// SPDX-License-Identifier: Apache-2.0
// Whoever edits a catalogue is told every mistake, with its line and what may have been meant.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>

#include "quarter/base/error.hpp"
#include "quarter/base/text.hpp"
#include "quarter/catalogue/load_catalogue.hpp"
#include "quarter/catalogue/modes.hpp"
#include "quarter/catalogue/services.hpp"
#include "quarter/catalogue/tag_rule.hpp"
#include "quarter/checks/rulebook.hpp"
#include "support/catch.hpp"

using namespace quarter;

namespace {

/// The smallest catalogue with every kind of table and key, one a line.
const std::string kSmall = R"([access]
allow = ["yes"]
ends = ["private"]
forbid = ["no"]

[mode.walk]
label = { en = "walking", zh = "步行" }
kind = "foot"
speed_mps = 1.25
source = { document = "A study", clause = "2", year = 2011, verified = true }
off_network_mps = 1.25
join_limit_m = 100
terminal_s = 0
access = ["foot", "access"]
[[mode.walk.way]]
when = "highway=footway"
unless = "indoor=yes"
gait = "own"
[[mode.walk.speed]]
when = "highway=steps"
gait = "own"
speed_mps = 0.5
plain = true
[[mode.walk.barrier]]
when = "barrier=wall"
pass = false
delay_s = 1
[[mode.walk.node_delay]]
when = "highway=elevator"
delay_s = 30
[[mode.walk.crossing_delay]]
highway = ["primary", "trunk"]
delay_s = 15

[mode.cycle]
label = { en = "cycling", zh = "骑行" }
kind = "bicycle"
speed_mps = 3.75
source = { document = "A study" }
push_mps = 1.1
off_network_mps = 1.1
join_limit_m = 100
access = ["bicycle", "access"]
pushed_as = "walk"
way = [{ when = "highway=footway", gait = "push" }]

[life_cycle]
date = "2026-01-01"
ended = ["end_date"]
row = [{ when = "disused=yes", stage = "closed" }]

[service.food]
label = { en = "Food", zh = "食品" }
entry = "door"
closed_by = ["private"]
fee_closes = false
unless = "shop=vacant"
[[service.food.rule]]
when = "shop=supermarket"
subtype = "supermarket"
min_area_m2 = 10
needs_path = true

[category.food]
label = { en = "Food", zh = "食品" }
module = 3
services = ["food"]

[check."3.1"]
title = { en = "Food", zh = "食品" }
module = 3
kind = "nearest"
modes = ["walk"]
categories = ["food"]
minutes = 15
metres = 1000
met = 0.95
near = 0.80
source = { document = "A norm" }

[origin]
street_spacing_m = 30
stand_in_spacing_m = 100
min_building_m2 = 20
max_building_m2 = 20000
home_beside_m = 50
min_streets_with_homes = 0.5
home = [{ when = "building=house", levels = 2, outside_workplaces = true }]
workplace_area = [{ when = "landuse=industrial" }]
street = [{ when = "highway=residential" }]

[block]
max_area_m2 = 250000
min_area_m2 = 200
edge = [{ when = "highway=residential" }]

[map]
class_minutes = [5, 15]
)";

std::string complaint(const std::string& toml) {
  try {
    parse_rulebook(toml, "c.toml");
  } catch (const Error& error) {
    CHECK(error.code() == ExitCode::usage);
    return error.what();
  }
  return "";
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

std::size_t line_of(const std::string& text, std::string_view part) {
  const auto at = text.find(part);
  REQUIRE(at != std::string::npos);
  return 1 + static_cast<std::size_t>(
                 std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
}

std::vector<std::string> lines_of(const std::string& text) {
  return split(text, '\n');
}

std::string joined(const std::vector<std::string>& lines) {
  return fmt::format("{}", fmt::join(lines, "\n"));
}

/// The key a line sets, or nothing for headers, comments and the inside of lists.
std::string key_set_by(const std::string& line) {
  static const std::regex kKey("^([a-z_0-9]+) = .*");
  std::smatch match;
  return std::regex_match(line, match, kKey) ? match[1].str() : "";
}

}  // namespace

TEST_CASE("the smallest catalogue with every key is read") {
  const Rulebook catalogue = parse_rulebook(kSmall, "c.toml");
  REQUIRE(catalogue.modes.size() == 2);
  const TravelMode& walk = catalogue.modes.front();
  CHECK(walk.source.clause == "2");
  CHECK(walk.source.year == 2011);
  CHECK(walk.source.verified);
  CHECK_FALSE(catalogue.modes.back().source.verified);
  CHECK(walk.speeds.at(0).plain);
  CHECK(walk.barriers.at(0).delay_s == 1);
  CHECK_FALSE(walk.barriers.at(0).passable);
  CHECK(walk.crossing_delays.at(0).highway == std::vector<std::string>{"primary", "trunk"});
  const Service& food = catalogue.services.front();
  CHECK(food.rules.at(0).min_area_m2 == 10);
  CHECK(food.rules.at(0).needs_path);
  CHECK(catalogue.checks.at(0).targets.at(0).metres == 1000);
  CHECK(catalogue.text == kSmall);
}

TEST_CASE("exclusions of a service hold for each rule") {
  const Rulebook catalogue = parse_rulebook(kSmall, "c.toml");
  const TagRule& rule = catalogue.services.front().rules.at(0).rule;
  REQUIRE(rule.unless.size() == 1);
  CHECK(rule.unless[0].key == "shop");
}

TEST_CASE("each mistake is told with its line") {
  struct Row {
    const char* from;
    const char* to;
    const char* at;  ///< on the line of this
    const char* text;
  };
  const auto row = GENERATE(values<Row>({
      // keys
      {"speed_mps = 1.25\n", "", "[mode.walk]", "[mode.walk] has no 'speed_mps'"},
      {"terminal_s", "terminal", "terminal",
       "unknown key 'terminal' in [mode.walk] (did you mean 'terminal_s'?)"},
      {"terminal_s", "zzz", "zzz", "unknown key 'zzz' in [mode.walk]"},
      {"[map]", "[mapp]\n[map]", "[mapp]",
       "unknown key 'mapp' in the catalogue (did you mean 'map'?)"},
      {"delay_s = 30", "delay_s = 30\nfactor = 1", "factor",
       "unknown key 'factor' in 'node_delay' of [mode.walk]"},
      {"kind = \"foot\"", "kind = \"foot\"\npush_mps = 1", "push_mps",
       "unknown key 'push_mps' in [mode.walk]"},
      {", zh = \"步行\" }", ", zhe = \"步行\", zh = \"步行\" }", "walking",
       "unknown key 'zhe' in 'label' of [mode.walk] (did you mean 'zh'?)"},
      {", zh = \"步行\" }", " }", "walking", "'label' of [mode.walk] has no 'zh'"},
      {"[mode.cycle]",
       "[mode.old]\nlike = \"walk\"\nlabel = { en = \"a\", zh = \"b\" }\n[mode.cycle]",
       "[mode.old]", "[mode.old] has no 'source'"},
      {"[mode.cycle]",
       "[mode.old]\nlike = \"wlak\"\nlabel = { en = \"a\", zh = \"b\" }\n"
       "source = { document = \"d\" }\n[mode.cycle]",
       "wlak",
       "'like' of [mode.old] names 'wlak', which is no mode above it (did you mean 'walk'?)"},
      {"[mode.walk]\n", "[mode.walk]\nlike = \"cycle\"\n", "like",
       "'like' of [mode.walk] names 'cycle', which is no mode above it"},
      {"push_mps = 1.1\n", "", "[mode.cycle]", "[mode.cycle] has no 'push_mps'"},
      {"entry = \"door\"\n", "", "[service.food]", "[service.food] has no 'entry'"},
      // types
      {"speed_mps = 1.25", "speed_mps = \"fast\"", "fast",
       "'speed_mps' of [mode.walk] is text; a number is wanted"},
      {"kind = \"foot\"", "kind = 2", "kind = 2",
       "'kind' of [mode.walk] is a whole number; text is wanted"},
      {"plain = true", "plain = \"yes\"", "plain",
       "'plain' of 'speed' of [mode.walk] is text; true or false is wanted"},
      {"allow = [\"yes\"]", "allow = \"yes\"", "allow",
       "'allow' of [access] is text; a list is wanted"},
      {"allow = [\"yes\"]", "allow = [\"yes\",\n 1.5]", " 1.5",
       "'allow' of [access] is a number; text is wanted"},
      {"module = 3", "module = 3.0", "3.0",
       "'module' of [category.food] is a number; a whole number is wanted"},
      {"label = { en = \"walking\", zh = \"步行\" }", "label = \"walking\"", "walking",
       "'label' of [mode.walk] is text; a table is wanted"},
      {"edge = [{ when = \"highway=residential\" }]", "edge = [true]", "edge",
       "'edge' of [block] is true or false; a table is wanted"},
      {"class_minutes = [5, 15]", "class_minutes = [5, 1979-05-27]", "class_minutes",
       "'class_minutes' of [map] is a date or time; a number is wanted"},
      {"[mode.cycle]", "[mode]\nfly = 3\n[mode.cycle]", "fly",
       "'fly' of [mode] is a whole number; a table is wanted"},
      // ranges
      {"speed_mps = 1.25", "speed_mps = 0", "speed_mps = 0\n",
       "'speed_mps' of [mode.walk] is 0; it must be more than 0 and at most 15"},
      {"speed_mps = 1.25", "speed_mps = 15.5", "15.5",
       "'speed_mps' of [mode.walk] is 15.5; it must be more than 0 and at most 15"},
      {"speed_mps = 1.25", "speed_mps = nan", "nan",
       "'speed_mps' of [mode.walk] is nan; it must be more than 0 and at most 15"},
      {"speed_mps = 0.5", "factor = 1.1", "1.1",
       "'factor' of 'speed' of [mode.walk] is 1.1; it must be more than 0 and at most 1"},
      {"delay_s = 30", "delay_s = -1", "-1",
       "'delay_s' of 'node_delay' of [mode.walk] is -1; it must be at least 0 and at most 3600"},
      {"minutes = 15", "minutes = 181", "181",
       "'minutes' of [check.\"3.1\"] is 181; it must be more than 0 and at most 180"},
      {"met = 0.95", "met = 1.2", "met = 1.2",
       "'met' of [check.\"3.1\"] is 1.2; it must be more than 0 and at most 1"},
      {"near = 0.80", "near = 0.95", "near = 0.95",
       "'near' of [check.\"3.1\"] is 0.95; it must be less than 'met', 0.95"},
      {"module = 3", "module = 0", "module = 0",
       "'module' of [category.food] is 0; it must be at least 1 and at most 99"},
      {"levels = 2", "levels = 0", "levels",
       "'levels' of 'home' of [origin] is 0; it must be more than 0 and at most 200"},
      {"max_building_m2 = 20000", "max_building_m2 = 20", "[origin]",
       "the smallest area of [origin], 20 m², must be less than the largest, 20 m²"},
      {"min_area_m2 = 200", "join_area_m2 = 300000", "[block]",
       "join_area_m2 of [block], 300000 m², must be less than max_area_m2, 250000 m²"},
      {"min_area_m2 = 200", "min_area_m2 = 300000", "[block]",
       "the smallest area of [block], 300000 m², must be less than the largest, 250000 m²"},
      {"class_minutes = [5, 15]", "class_minutes = [5, 5]", "class_minutes",
       "'class_minutes' of [map] must ascend"},
      // words
      {"kind = \"foot\"", "kind = \"fot\"", "fot",
       "'kind' of [mode.walk] is 'fot'; it must be one of foot, bicycle (did you mean 'foot'?)"},
      {"gait = \"push\"", "gait = \"psuh\"", "psuh",
       "'gait' of 'way' of [mode.cycle] is 'psuh'; it must be one of own, push, none (did you mean "
       "'push'?)"},
      {"entry = \"door\"", "entry = \"window\"", "window",
       "'entry' of [service.food] is 'window'; it must be one of door, open_edge, bank"},
      {"kind = \"nearest\"", "kind = \"nearst\"", "nearst",
       "'kind' of [check.\"3.1\"] is 'nearst'; it must be one of nearest, completeness, choice, "
       "diversity, circuity, severance, street_share, street_density, junction_density, bikeway, "
       "facility, reachable_area, stress_share, calm_network, calm_reach, crossing_spacing, "
       "street_length, step_free, gap, same_way, area_per_head, spaces_per_head, lived_density, "
       "mix, gravity, "
       "shared_area, "
       "shared_spaces, reached_jobs, canopy, untestable (did you mean 'nearest'?)"},
      {"gait = \"own\"", "gait = \"push\"", "gait = \"push\"",
       "'gait' of 'way' of [mode.walk] is 'push', but only a bicycle can be pushed"},
      // rules
      {"\"highway=footway\"", "\"highway\"", "\"highway\"",
       "'when' of 'way' of [mode.walk]: 'highway' is no test of a tag; write \"key=value\" or "
       "\"key=*\""},
      {"\"indoor=yes\"", "\"indoor=\"", "indoor",
       "'unless' of 'way' of [mode.walk]: 'indoor=' has an empty value"},
      {"when = \"highway=footway\"", "when = []", "when = []",
       "'when' of 'way' of [mode.walk] is empty"},
      {"when = \"highway=footway\"", "when = 1", "when = 1",
       "'when' of 'way' of [mode.walk] is a whole number; text is wanted"},
      {"when = \"highway=footway\"\n", "", "[[mode.walk.way]]",
       "'way' of [mode.walk] has no 'when'"},
      {"speed_mps = 0.5\n", "", "[[mode.walk.speed]]",
       "'speed' of [mode.walk] needs either 'speed_mps' or 'factor'"},
      {"speed_mps = 0.5", "speed_mps = 0.5\nfactor = 0.5", "factor",
       "'speed' of [mode.walk] needs either 'speed_mps' or 'factor'"},
      {"[\"primary\", \"trunk\"]", "[\"primary\",\n\"trunk_link\"]", "\"trunk_link\"",
       "'highway' of 'crossing_delay' of [mode.walk] has 'trunk_link'; a class stands for its "
       "links "
       "too"},
      {"[check.\"3.1\"]",
       "[decay.near]\nsource = { document = \"a\", clause = \"b\" }\n[check.\"3.1\"]",
       "[decay.near]", "[decay.near] needs either 'weights' or 'half_minutes'"},
      // names
      {"modes = [\"walk\"]", "modes = [\"wlak\"]", "wlak",
       "'modes' of [check.\"3.1\"] names 'wlak', which this file does not have (did you mean "
       "'walk'?)"},
      {"categories = [\"food\"]", "categories = [\"food\",\n\"fod\"]", "\"fod\"",
       "'categories' of [check.\"3.1\"] names 'fod', which this file does not have (did you mean "
       "'food'?)"},
      {"services = [\"food\"]", "services = [\"xyzzy\"]", "xyzzy",
       "'services' of [category.food] names 'xyzzy', which this file does not have"},
      {"pushed_as = \"walk\"", "pushed_as = \"wal\"", "pushed_as",
       "'pushed_as' of [mode.cycle] names 'wal', which this file does not have (did you mean "
       "'walk'?)"},
      {"pushed_as = \"walk\"", "pushed_as = \"cycle\"", "pushed_as",
       "'pushed_as' of [mode.cycle] names 'cycle', which is not of kind foot"},
      {"[check.\"3.1\"]", "[check.\"3 1\"]", "3 1",
       "'3 1' is no id; an id is made of a-z, 0-9 and _"},
      {"[category.food]", "[category.Food]", "[category.Food]",
       "'Food' is no id; an id is made of a-z, 0-9 and _\n"
       "c.toml:74: 'categories' of [check.\"3.1\"] names 'food', which this file does not have "
       "(did you "
       "mean 'Food'?)"},
      // lists
      {"modes = [\"walk\"]", "modes = []", "modes", "'modes' of [check.\"3.1\"] is empty"},
      // life cycle, season, roughness
      {"date = \"2026-01-01\"", "date = \"2026\"",
       "date =", "'date' of [life_cycle] must be written YYYY-MM-DD"},
      {"stage = \"closed\"", "stage = \"shut\"", "shut",
       "'stage' of 'row' of [life_cycle] is 'shut'; it must be one of in_use, closed, gone"},
      {"[life_cycle]",
       "[season]\nrow = [{ when = \"ford=yes\", for = [\"feet\"], use = \"closed\" "
       "}]\n[life_cycle]",
       "feet",
       "'for' of 'row' of [season] names 'feet', which this file does not have (did you mean "
       "'foot'?)"},
      {"[life_cycle]",
       "[season]\nrow = [{ when = \"ford=yes\", length = \"depth\", use = \"closed\" "
       "}]\n[life_cycle]",
       "ford=yes",
       "'row' of [season] needs both 'length' and one of 'over_m' and 'under_m', or neither"},
      {"[life_cycle]",
       "[roughness]\nrow = [{ when = \"ford=yes\", use = \"push\", factor = 0.5 }]\n[life_cycle]",
       "ford=yes", "'factor' of 'row' of [roughness] goes with use = \"slow\" only"},
      {"[life_cycle]", "[roughness]\nrow = [{ when = \"ford=yes\", use = \"slow\" }]\n[life_cycle]",
       "ford=yes", "'row' of [roughness] has no 'factor'"},
      {"services = [\"food\"]", "services = []", "services",
       "'services' of [category.food] is empty"},
      {"modes = [\"walk\"]", "modes = [\"walk\", \"walk\"]", "modes",
       "'modes' of [check.\"3.1\"] has 'walk' twice"},
      {"forbid = [\"no\"]", "forbid = [\"no\",\n\"yes\"]", "\n\"yes\"]",
       "'forbid' of [access] has 'yes', which another list has too"},
      {"way = [{ when = \"highway=footway\", gait = \"push\" }]", "way = []", "way = []",
       "'way' of [mode.cycle] is empty"},
      // texts
      {"en = \"walking\"", "en = \" \"", "en = \" \"", "'en' of 'label' of [mode.walk] is empty"},
      {"en = \"walking\"", "en = \"a\\u0000b\"", "u0000",
       "'en' of 'label' of [mode.walk] has a control character"},
  }));
  const std::string toml = replaced(kSmall, row.from, row.to);
  std::size_t line = line_of(toml, row.at);
  if (row.at[0] == '\n') ++line;
  CHECK(complaint(toml) == fmt::format("c.toml:{}: {}", line, row.text));
}

TEST_CASE("a check without a limit is a mistake, one limit is enough") {
  const std::string metres_only = replaced(kSmall, "minutes = 15\n", "");
  CHECK(complaint(metres_only).empty());
  const std::string none = replaced(metres_only, "metres = 1000\n", "");
  CHECK(complaint(none) ==
        fmt::format("c.toml:{}: [check.\"3.1\"] has no limit; give 'minutes' or 'metres', or both",
                    line_of(none, "[check.")));
}

TEST_CASE("all mistakes are told at once, in the order of the file") {
  std::string toml = replaced(kSmall, "near = 0.80", "near = 2");
  toml = replaced(toml, "terminal_s = 0", "terminals = 0");
  toml = replaced(toml, "services = [\"food\"]", "services = [\"foood\"]");
  toml = replaced(toml, "speed_mps = 1.25", "speed_mps = 99");
  CHECK(
      complaint(toml) ==
      "c.toml:9: 'speed_mps' of [mode.walk] is 99; it must be more than 0 and at most 15\n"
      "c.toml:13: unknown key 'terminals' in [mode.walk] (did you mean 'terminal_s'?)\n"
      "c.toml:67: 'services' of [category.food] names 'foood', which this file does not have (did "
      "you mean 'food'?)\n"
      "c.toml:78: 'near' of [check.\"3.1\"] is 2; it must be more than 0 and at most 1");
}

TEST_CASE("an empty file lacks every table that is needed") {
  CHECK(complaint("") ==
        "c.toml:1: the catalogue has no [access]\n"
        "c.toml:1: the catalogue has no [mode]\n"
        "c.toml:1: the catalogue has no [service]\n"
        "c.toml:1: the catalogue has no [category]\n"
        "c.toml:1: the catalogue has no [origin]\n"
        "c.toml:1: the catalogue has no [block]\n"
        "c.toml:1: the catalogue has no [map]");
}

TEST_CASE("what is no TOML is told with line and column") {
  CHECK_THAT(complaint("[access]\nallow = [1,\n"), Catch::Matchers::StartsWith("c.toml:2:"));
  CHECK_THAT(complaint("a = 1\nb = 08:x\n"), Catch::Matchers::StartsWith("c.toml:2:"));
  CHECK_THAT(complaint("<!DOCTYPE html>"), Catch::Matchers::StartsWith("c.toml:1:"));
  CHECK_THAT(complaint("a = \"\xff\""), Catch::Matchers::StartsWith("c.toml:1:"));
}

TEST_CASE("a line far too long is refused before it is parsed") {
  std::string keys = "a";
  for (int i = 0; i < 100000; ++i)
    keys += ".a";
  CHECK(complaint(fmt::format("x = 1\n{} = 1", keys)) ==
        "c.toml:2: the line is longer than 8192 bytes: this is no catalogue");
}

TEST_CASE("of hundreds of mistakes a hundred are told and the others counted") {
  std::string toml = kSmall;
  for (int i = 0; i < 150; ++i)
    toml += fmt::format("[zzz{}]\n", i);
  const std::string text = complaint(toml);
  CHECK(std::count(text.begin(), text.end(), '\n') == 100);
  CHECK_THAT(text, Catch::Matchers::EndsWith("\nc.toml: 50 more mistakes"));
}

TEST_CASE("an id given twice is told with its line") {
  const std::string toml = fmt::format("{}[mode.walk]\n", kSmall);
  CHECK_THAT(complaint(toml), Catch::Matchers::StartsWith(
                                  fmt::format("c.toml:{}:", line_of(toml, "class_minutes") + 1)));
}

TEST_CASE("every key that can be left out may be, every other is asked for") {
  const std::set<std::string> optional = {"unless",
                                          "plain",
                                          "delay_s",
                                          "terminal_s",
                                          "fee_closes",
                                          "ended",
                                          "min_area_m2",
                                          "needs_path",
                                          "minutes",
                                          "metres",
                                          "met",
                                          "near",
                                          "max_area_m2",
                                          "street_spacing_m",
                                          "stand_in_spacing_m",
                                          "min_building_m2",
                                          "max_building_m2",
                                          "workplace_area",
                                          "home_beside_m",
                                          "min_streets_with_homes"};
  const std::vector<std::string> lines = lines_of(kSmall);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string key = key_set_by(lines[i]);
    // Delays are the point of a node or crossing delay; a barrier may have one.
    const bool is_barrier = i > 1 && lines[i - 1] == "pass = false";
    if (key.empty() || (key == "speed_mps" && lines[i] == "speed_mps = 0.5")) continue;
    auto shorter = lines;
    shorter.erase(shorter.begin() + static_cast<std::ptrdiff_t>(i));
    const std::string text = complaint(joined(shorter));
    INFO("without line " << i + 1 << ": " << lines[i]);
    if (optional.count(key) != 0 && (key != "delay_s" || is_barrier)) {
      CHECK(text.empty());
    } else {
      CHECK_THAT(text, Catch::Matchers::Contains(fmt::format("has no '{}'", key)));
    }
  }
}

TEST_CASE(
    "every key of the built-in catalogue, misspelt, is told with its line and its right name") {
  const std::vector<std::string> lines = lines_of(std::string(built_in_catalogue()));
  std::size_t tried = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string key = key_set_by(lines[i]);
    if (key.empty()) continue;
    auto wrong = lines;
    wrong[i] = fmt::format("{}x{}", key, wrong[i].substr(key.size()));
    ++tried;
    CHECK_THAT(
        complaint(joined(wrong)),
        Catch::Matchers::Contains(fmt::format("c.toml:{}: unknown key '{}x' in ", i + 1, key)) &&
            Catch::Matchers::Contains(fmt::format("(did you mean '{}'?)", key)));
  }
  CHECK(tried > 150);
}

TEST_CASE("every value of a wrong type is told with its line") {
  const std::vector<std::string> lines = lines_of(kSmall);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string key = key_set_by(lines[i]);
    if (key.empty()) continue;
    auto wrong = lines;
    wrong[i] = fmt::format("{} = 1979-05-27", key);
    CHECK_THAT(complaint(joined(wrong)),
               Catch::Matchers::Contains(fmt::format("c.toml:{}: '{}' of ", i + 1, key)) &&
                   Catch::Matchers::Contains("is a date or time;"));
  }
}

TEST_CASE("a catalogue that ends too soon is refused, wherever it ends") {
  const std::vector<std::string> lines = lines_of(kSmall);
  for (std::size_t count = 0; count < lines.size() - 2; ++count) {
    INFO("the first " << count << " lines");
    CHECK_FALSE(
        complaint(joined({lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(count)}))
            .empty());
  }
}

TEST_CASE("a catalogue is read from a file") {
  const auto path = std::filesystem::temp_directory_path() /
                    fmt::format("quarter-catalogue-{}.toml", std::hash<std::string>{}(kSmall));
  std::ofstream(path) << kSmall;
  CHECK(load_rulebook(path).text == kSmall);
  std::ofstream(path) << "x = 1\n" << kSmall;
  CHECK_THROWS_WITH(load_rulebook(path),
                    fmt::format("{}:1: unknown key 'x' in the catalogue", path.string()));
  std::filesystem::remove(path);
}

TEST_CASE("a file that cannot be a catalogue is named, with the reason") {
  const auto folder = std::filesystem::temp_directory_path();
  CHECK_THROWS_WITH(load_rulebook(folder),
                    fmt::format("catalogue '{}' is a folder; give a TOML file", folder.string()));
  CHECK_THROWS_WITH(load_rulebook(folder / "quarter-no-such-file.toml"),
                    fmt::format("cannot open the catalogue '{}': No such file or directory",
                                (folder / "quarter-no-such-file.toml").string()));
  CHECK_THROWS_WITH(load_rulebook("/dev/zero"),
                    "'/dev/zero' is larger than 4 MiB: this is no catalogue");
}
