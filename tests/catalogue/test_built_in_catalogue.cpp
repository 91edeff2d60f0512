// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include "quarter/catalogue/load_catalogue.hpp"
#include "quarter/catalogue/modes.hpp"
#include "quarter/catalogue/services.hpp"
#include "quarter/catalogue/tag_rule.hpp"
#include "support/catch.hpp"
#include "tagged.hpp"

using namespace quarter;

namespace {

const Catalogue& built_in() {
  static const Catalogue catalogue = load_catalogue({});
  return catalogue;
}

template <typename Thing>
std::vector<std::string> ids(const std::vector<Thing>& things) {
  std::vector<std::string> ids;
  for (const Thing& thing : things)
    ids.push_back(thing.id);
  return ids;
}

/// Objects that match `rule.when`: one for each choice of values, "key=v1;v2" where two tests ask
/// for the same key.
std::vector<std::string> samples(const TagRule& rule) {
  std::vector<std::map<std::string, std::string>> objects(1);
  for (const TagTest& test : rule.when) {
    std::vector<std::map<std::string, std::string>> grown;
    const auto values = test.values.empty() ? std::vector<std::string>{"sample"} : test.values;
    for (const auto& object : objects) {
      for (const std::string& value : values) {
        auto copy = object;
        std::string& target = copy[test.key];
        target = target.empty() ? value : target + ";" + value;
        grown.push_back(copy);
      }
    }
    objects = std::move(grown);
  }
  std::vector<std::string> texts;
  for (const auto& object : objects) {
    std::string text;
    for (const auto& [key, value] : object)
      text += fmt::format("{}={} ", key, value);
    texts.push_back(text);
  }
  return texts;
}

/// A row that another one above always hides is a mistake of whoever wrote it.
void check_rows_are_reached(const std::string& table, const std::vector<TagRule>& rules) {
  for (std::size_t i = 0; i < rules.size(); ++i) {
    for (const std::string& sample : samples(rules[i])) {
      INFO("row " << i << " of " << table << ": " << sample);
      const Tagged tags(sample);
      CHECK(rules[i].matches(tags));
      CHECK(std::none_of(rules.begin(), rules.begin() + static_cast<std::ptrdiff_t>(i),
                         [&](const TagRule& rule) { return rule.matches(tags); }));
    }
  }
}

template <typename Row>
std::vector<TagRule> rules_of(const std::vector<Row>& rows) {
  std::vector<TagRule> rules;
  for (const Row& row : rows)
    rules.push_back(row.rule);
  return rules;
}

/// The mode that a mode of the built-in catalogue is like; itself if it is like none.
const TravelMode& base_of(const TravelMode& mode) {
  const std::map<std::string, std::string> like = {{"older", "walk"},
                                                   {"child", "walk"},
                                                   {"wheelchair", "walk"},
                                                   {"step_free", "walk"},
                                                   {"ebike", "cycle"}};
  const auto found = like.find(mode.id);
  return found == like.end() ? mode : built_in().modes.at(*built_in().mode_index(found->second));
}

/// Rows before those of the mode it is like, which hide some of the latter on purpose.
template <typename Row>
std::vector<TagRule> own_rules(const TravelMode& mode, const TravelMode& like,
                               std::vector<Row> TravelMode::*rows) {
  std::vector<TagRule> rules = rules_of(mode.*rows);
  if (&mode != &like) rules.resize(rules.size() - (like.*rows).size());
  return rules;
}

}  // namespace

TEST_CASE("every row of the ground is reached, and each kind has a row") {
  const GroundRules& ground = built_in().ground;
  std::set<GroundKind> kinds;
  for (const auto* const rules : {&ground.areas, &ground.lines, &ground.names}) {
    check_rows_are_reached("[ground]", rules_of(*rules));
    for (const GroundRule& rule : *rules)
      kinds.insert(rule.kind);
  }
  CHECK(kinds.size() == ground_words().size());
  for (std::size_t i = 0; i < ground_words().size(); ++i)
    CHECK(static_cast<std::size_t>(ground_words()[i].kind) == i);
}

TEST_CASE("the built-in catalogue is the file in the sources, byte for byte") {
  std::ifstream file(QUARTER_SOURCE_DIR "/src/catalogue/catalogue.toml", std::ios::binary);
  REQUIRE(file);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  CHECK(text == built_in_catalogue());
  CHECK(text == built_in().text);
}

template <typename Thing>
std::vector<std::string> first_ids(const std::vector<Thing>& things, std::size_t count) {
  std::vector<std::string> all = ids(things);
  all.resize(std::min(count, all.size()));
  return all;
}

TEST_CASE("modes, services and categories keep the order of the file") {
  CHECK(ids(built_in().modes.items()) == std::vector<std::string>{"walk", "cycle", "older", "child",
                                                                  "wheelchair", "step_free",
                                                                  "ebike"});
  CHECK(first_ids(built_in().services.items(), 11) ==
        std::vector<std::string>{"food", "health", "work", "kindergarten", "school",
                                 "administration", "entertainment", "green", "blue",
                                 "cycle_parking", "transit"});
  CHECK(first_ids(built_in().categories.items(), built_in().shown_categories().size()) ==
        std::vector<std::string>{"food", "health", "work", "education", "administration",
                                 "entertainment", "green", "blue", "cycle_parking", "transit"});
}

TEST_CASE("modes and categories are found by their id") {
  CHECK(built_in().mode_index("walk") == ModeIndex(0));
  CHECK(built_in().mode_index("cycle") == ModeIndex(1));
  CHECK_FALSE(built_in().mode_index("fly"));
  CHECK(built_in().category_index("education") == CategoryIndex(3));
  CHECK_FALSE(built_in().category_index("schools"));
}

TEST_CASE("every service serves a category and every category has a service") {
  std::set<ServiceIndex> used;
  for (const ServiceCategory& category : built_in().categories) {
    INFO(category.id);
    CHECK_FALSE(category.services.empty());
    for (const ServiceIndex index : category.services) {
      REQUIRE(built_in().services.indices().contains(index));
      used.insert(index);
    }
  }
  CHECK(used.size() == built_in().services.size());
}

TEST_CASE("education is met by a kindergarten and a school") {
  const auto& category = built_in().categories.at(built_in().category_index("education").value());
  std::vector<std::string> names;
  for (const ServiceIndex index : category.services) {
    names.push_back(built_in().services[index].id);
  }
  CHECK(names == std::vector<std::string>{"kindergarten", "school"});
}

TEST_CASE("every row of every table can be the first to match, with each of its values") {
  for (const TravelMode& mode : built_in().modes) {
    const TravelMode& like = base_of(mode);
    check_rows_are_reached(mode.id + " way", own_rules(mode, like, &TravelMode::ways));
    check_rows_are_reached(mode.id + " barrier", own_rules(mode, like, &TravelMode::barriers));
    check_rows_are_reached(mode.id + " node_delay",
                           own_rules(mode, like, &TravelMode::node_delays));
    check_rows_are_reached(mode.id + " way_delay", own_rules(mode, like, &TravelMode::way_delays));
  }
  for (const Service& service : built_in().services) {
    check_rows_are_reached(service.id, rules_of(service.rules));
  }
  check_rows_are_reached("home", rules_of(built_in().origins.homes));
  check_rows_are_reached("workplace_area", built_in().origins.workplace_areas);
  check_rows_are_reached("street", built_in().origins.streets);
  check_rows_are_reached("edge", built_in().blocks.edges);
  check_rows_are_reached("water", built_in().blocks.waters);
}

TEST_CASE("a speed is either replaced or multiplied, never left as it is") {
  for (const TravelMode& mode : built_in().modes) {
    for (const SpeedRule& rule : mode.speeds) {
      CHECK((rule.speed_mps > 0) != (rule.factor < 1));
    }
  }
}

TEST_CASE("modes carry the numbers of the method") {
  const TravelMode& walk = built_in().modes[ModeIndex(0)];
  CHECK(walk.kind == TravelMode::Kind::foot);
  CHECK(walk.speed_mps == 1.25);
  CHECK(walk.off_network_mps == 1.25);
  CHECK(walk.join_limit_m == 100);
  CHECK(walk.terminal_s == 0);
  CHECK(walk.access == std::vector<std::string>{"foot", "access"});
  CHECK(walk.pushed_as.empty());

  const TravelMode& cycle = built_in().modes[ModeIndex(1)];
  CHECK(cycle.kind == TravelMode::Kind::bicycle);
  CHECK(cycle.speed_mps == Approx(13.5 / 3.6));
  CHECK(cycle.push_mps == Approx(4 / 3.6).epsilon(1e-4));
  CHECK(cycle.off_network_mps == cycle.push_mps);
  CHECK(cycle.terminal_s == 60);
  CHECK(cycle.access == std::vector<std::string>{"bicycle", "vehicle", "access"});
  CHECK(cycle.pushed_as == "walk");
}

TEST_CASE("a mode like another takes over what it does not say and puts its own rows first") {
  const auto mode = [](const char* id) -> const TravelMode& {
    return built_in().modes.at(*built_in().mode_index(id));
  };
  for (const TravelMode& other : built_in().modes) {
    INFO(other.id);
    const TravelMode& like = base_of(other);
    CHECK(other.kind == like.kind);
    CHECK(other.join_limit_m == like.join_limit_m);
    CHECK(other.terminal_s == like.terminal_s);
    CHECK(other.pushed_as == like.pushed_as);
    CHECK(other.on_request == (&other != &like));
    CHECK(other.crossing_delays.size() == like.crossing_delays.size());
    CHECK(other.label.en.empty() == false);
  }
  CHECK(mode("older").speed_mps == 0.9);
  CHECK(mode("child").speed_mps == 0.95);
  CHECK(mode("wheelchair").speed_mps == 0.75);
  CHECK(mode("wheelchair").max_incline == 0.08);
  CHECK(mode("ebike").speed_mps == Approx(17 / 3.6).epsilon(1e-4));
  CHECK(mode("ebike").push_mps == mode("cycle").push_mps);
  CHECK(mode("ebike").ways.size() == mode("cycle").ways.size());
  CHECK(mode("wheelchair").ways.size() == mode("walk").ways.size() + 6);
  CHECK(mode("wheelchair").access == std::vector<std::string>{"wheelchair", "foot", "access"});
}

TEST_CASE("keeping modes keeps those they cannot do without, in the order of the file") {
  Catalogue cycle = load_catalogue({});
  keep_modes(cycle, {*cycle.mode_index("ebike")});
  CHECK(ids(cycle.modes.items()) == std::vector<std::string>{"walk", "ebike"});
  Catalogue walk = load_catalogue({});
  keep_modes(walk, {*walk.mode_index("walk")});
  CHECK(ids(walk.modes.items()) == std::vector<std::string>{"walk"});
}

TEST_CASE("labels and sources are there in both languages") {
  for (const TravelMode& mode : built_in().modes) {
    CHECK_FALSE((mode.label.en.empty() || mode.label.zh.empty()));
    CHECK_FALSE(mode.source.document.empty());
  }
}

TEST_CASE("a place whose kind nobody said is of the first kind of its service") {
  const Service& food = built_in().services.front();
  CHECK(food.kind(1) == "grocery");
  CHECK(food.kind(kNone) == "supermarket");
}

TEST_CASE("who is shut out depends on the service") {
  struct Row {
    const char* service;
    const char* access;
    bool closed;
  };
  const std::vector<Row> rows = {
      {"food", "private", true},          {"food", "no", true},
      {"food", "customers", false},       {"health", "private", false},
      {"work", "private", false},         {"school", "private", false},
      {"kindergarten", "private", false}, {"administration", "private", false},
      {"entertainment", "members", true}, {"entertainment", "customers", false},
      {"green", "private", true},         {"green", "customers", true},
      {"green", "permissive", false},     {"green", "yes", false},
      {"blue", "private", true},          {"cycle_parking", "customers", true},
      {"cycle_parking", "staff", true},   {"transit", "no", true},
      {"transit", "customers", false},
  };
  for (const Row& row : rows) {
    INFO(row.service << " with access=" << row.access);
    const auto service =
        std::find_if(built_in().services.begin(), built_in().services.end(),
                     [&](const Service& candidate) { return candidate.id == row.service; });
    REQUIRE(service != built_in().services.end());
    const auto& closed_by = service->closed_by;
    CHECK((std::find(closed_by.begin(), closed_by.end(), row.access) != closed_by.end()) ==
          row.closed);
  }
}

TEST_CASE("only green space closes with a fee, and is entered along its edge like a playground") {
  for (const Service& service : built_in().services) {
    INFO(service.id);
    const bool park = service.id.starts_with("green") || service.id == "open_space";
    CHECK(service.fee_closes == park);
    const bool ground = service.id == "play_area" || service.id == "sports_ground";
    CHECK((service.entry == Entry::open_edge) == (park || ground));
    CHECK((service.entry == Entry::bank) == (service.id == "blue"));
  }
}

TEST_CASE("private streets serve the ends of a trip, closed ones nobody") {
  const auto has = [](const std::vector<std::string>& values, const char* value) {
    return std::find(values.begin(), values.end(), value) != values.end();
  };
  for (const char* value : {"yes", "designated", "permissive", "official", "public", "allowed"}) {
    CHECK(has(built_in().access.allow, value));
  }
  for (const char* value : {"private", "destination", "customers", "delivery", "residents",
                            "permit", "service", "employees", "members"}) {
    CHECK(has(built_in().access.ends, value));
  }
  for (const char* value :
       {"no", "agricultural", "forestry", "military", "emergency", "restricted"}) {
    CHECK(has(built_in().access.forbid, value));
  }
}

TEST_CASE("the map's classes are those of the method") {
  CHECK(built_in().class_minutes == std::vector<double>{5, 10, 15, 20, 30});
}
