// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>
#include <stdexcept>
#include <string>

#include "quarter/catalogue/services.hpp"
#include "quarter/checks/check_kind.hpp"
#include "quarter/checks/plan_search.hpp"
#include "quarter/checks/rulebook.hpp"
#include "support/catch.hpp"

using namespace quarter;

namespace {

const Rulebook& built_in() {
  static const Rulebook catalogue = load_rulebook({});
  return catalogue;
}

const CheckRule& check_rule(std::string_view id) {
  for (const CheckRule& check : built_in().checks) {
    if (check.id == id) return check;
  }
  throw std::out_of_range(std::string(id));
}

}  // namespace

TEST_CASE("checks keep the order of the file") {
  std::string first;
  for (std::size_t i = 0; i < 4; ++i)
    first += built_in().checks.at(i).id + " ";
  CHECK(first == "3.1 3.2 3.2b 3.2c ");
}

TEST_CASE("checks have titles in both languages and a source") {
  for (const CheckRule& check : built_in().checks) {
    INFO(check.id);
    CHECK_FALSE((check.title.en.empty() || check.title.zh.empty()));
    CHECK_FALSE(check.source.document.empty());
    CHECK((check.source.year == 0 || check.source.year > 1950));  // 0: not dated
  }
}

TEST_CASE("checks carry the limits and shares of the method") {
  struct Row {
    const char* id;
    const char* kind;
    int module;
    std::vector<std::string> modes;
    std::size_t categories;
    double met;
    double near;
  };
  const std::vector<Row> rows = {
      {"3.1", "nearest", 3, {"walk"}, 6, 0.95, 0.80},
      {"3.2", "completeness", 3, {"walk"}, 6, 0.95, 0.80},
      {"3.3", "nearest", 3, {"cycle"}, 6, 0.95, 0.80},
      {"7.1", "nearest", 7, {"walk", "cycle"}, 1, 0.95, 0.80},
      {"7.2", "nearest", 7, {"walk"}, 1, 0.95, 0.80},
      {"7.11", "nearest", 7, {"walk"}, 1, 0.80, 0.65},
  };
  for (const Row& row : rows) {
    INFO(row.id);
    const CheckRule& check = check_rule(row.id);
    CHECK(check.kind->name == row.kind);
    CHECK(check.module == row.module);
    CHECK(check.modes == row.modes);
    CHECK(check.targets.size() == row.categories);
    for (const CheckTarget& target : check.targets) {
      CHECK(target.minutes == 15);
      CHECK(target.metres == 0);
    }
    CHECK(check.met == row.met);
    CHECK(check.near == row.near);
  }
}

TEST_CASE("every check of modules 3, 4 and 7 is there, with a source and a threshold or none") {
  std::set<std::string> ids;
  for (const CheckRule& check : built_in().checks) {
    INFO(check.id);
    ids.insert(check.id);
    CHECK_FALSE(check.source.document.empty());
    CHECK_FALSE(check.title.zh.empty());
  }
  for (const char* id :
       {"3.1",  "3.2",  "3.3",  "3.4",  "3.5", "3.6", "3.6b", "3.6c", "3.8c", "3.7",
        "3.8",  "3.9",  "3.10", "3.11", "4.1", "4.2", "4.6",  "4.7",  "4.9",  "4.10",
        "4.12", "7.1",  "7.2",  "7.3",  "7.4", "7.5", "7.6",  "7.7",  "7.8",  "7.9",
        "7.10", "7.11", "7.12", "7.13", "5.1", "5.2", "5.3",  "9.5"}) {
    INFO(id);
    CHECK(ids.count(id) == 1);
  }
}

TEST_CASE("only what a check or the map asks for is searched") {
  const auto service = [](const char* id) {
    const auto& services = built_in().services;
    const auto found = std::find_if(services.begin(), services.end(),
                                    [&](const Service& s) { return s.id == id; });
    return ServiceIndex(static_cast<std::size_t>(found - services.begin()));
  };
  const ModeIndex walk = *built_in().mode_index("walk");
  const ModeIndex cycle = *built_in().mode_index("cycle");
  const SearchPlan plan = plan_search(built_in());
  CHECK(plan.entrances(walk, service("food")));
  CHECK(plan.entrances(cycle, service("food")));
  CHECK(plan.entrances(walk, service("pharmacy")));
  CHECK_FALSE(plan.entrances(cycle, service("pharmacy")));
  CHECK(plan.entrances(cycle, service("rail")));
  CHECK(plan.times(walk, service("food")));
  CHECK(plan.times(cycle, service("food")));
  CHECK_FALSE(plan.times(walk, service("green_20ha")));  // measured as the crow flies
  CHECK(plan.entrances(walk, service("green_20ha")));
  Rulebook who = built_in();
  who.choose_preset("who");
  const SearchPlan fewer = plan_search(who);
  CHECK_FALSE(fewer.entrances(walk, service("pharmacy")));
  CHECK(fewer.entrances(walk, service("green_05ha")));
}
