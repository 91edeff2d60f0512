// SPDX-License-Identifier: Apache-2.0
#include "drawn_run.hpp"
#include "quarter/compare/comparison.hpp"
#include "quarter/compare/comparison_layers.hpp"
#include "quarter/compare/comparison_text.hpp"
#include "support/catch.hpp"

using namespace quarter;

namespace {

/// Three blocks of 20, 30 and 50 m² of floor.
const std::vector<drawn::BlockRow> kBefore{
    {0, 10, 20, 600.0, "met"}, {10, 20, 30, 1200.0, "not met"}, {20, 30, 50, Value{}, "not met"}};

std::size_t column(const Layer& layer, const std::string& name) {
  const auto found = column_of(layer, name);
  REQUIRE(found.has_value());
  return *found;
}

/// The same run with a second category, whose seconds are these.
RunResults with_work(RunResults run, const std::vector<Value>& seconds) {
  const std::size_t added = run.blocks.fields.size();
  run.blocks.fields.push_back({"walk_work_s", Field::Type::real, 1, ""});
  run.blocks.value = [old = run.blocks.value, added, seconds](std::size_t i, std::size_t f) {
    return f == added ? seconds[i] : old(i, f);
  };
  return run;
}

/// The same run, with the seconds that each time is at least.
RunResults with_least(RunResults run, const std::vector<Value>& seconds) {
  const std::size_t added = run.blocks.fields.size();
  run.blocks.fields.push_back({"walk_food_least_s", Field::Type::real, 1, ""});
  run.blocks.value = [old = run.blocks.value, added, seconds](std::size_t i, std::size_t f) {
    return f == added ? seconds[i] : old(i, f);
  };
  return run;
}

}  // namespace

TEST_CASE("Minutes, weights and verdicts are counted by what became of each block") {
  const RunResults before = drawn::run(kBefore, 0.2, "not met");
  const RunResults after = drawn::run(
      {{0, 10, 20, 660.0, "met"}, {10, 20, 30, 840.0, "met"}, {20, 30, 50, 1500.0, "partial"}}, 0.5,
      "not met");
  const Comparison c = compare(before, after);
  REQUIRE(c.times.size() == 1);
  const DistrictTimes& t = c.times.front();
  CHECK(t.farther == 20);
  CHECK(t.nearer == 30 + 50);
  CHECK(t.newly_reached == 50);
  CHECK(t.no_longer_reached == 0);
  // One minute more, six less, and 25 in place of the limit of 30.
  CHECK(*t.mean_change == Approx((20 * 1 - 30 * 6 - 50 * 5) / 100.0));
  const CheckChange& check = c.checks.front();
  CHECK(*check.change == Approx(30));
  CHECK(check.effect == Effect::gain);
  CHECK(check.verdict == Effect::none);
  CHECK(check.gaining == 30 + 50);
  CHECK(check.losing == 0);
  CHECK(c.share_compared() == 1);
  CHECK(comparison_text(c).find("80.0 %") != std::string::npos);
}

TEST_CASE("What was or is not reached has no change, but a word") {
  const RunResults before = drawn::run(kBefore, 0.2, "not met");
  const RunResults after = drawn::run(
      {{0, 10, 20, Value{}, "not met"}, {10, 20, 30, 1200.0, "not met"}, {20, 30, 50, 60.0, "met"}},
      0.5, "not met");
  const Comparison c = compare(before, after);
  const Layer layer = differences_layer(c);
  const std::size_t change = column(layer, "walk_food_change_min");
  const std::size_t word = column(layer, "walk_food_change");
  CHECK(std::holds_alternative<std::monostate>(layer.value(0, change)));
  CHECK(text_at(layer, word, 0) == "no longer reached");
  CHECK(*number_at(layer, change, 1) == 0);
  CHECK(text_at(layer, word, 1) == "same");
  CHECK(std::holds_alternative<std::monostate>(layer.value(2, change)));
  CHECK(text_at(layer, word, 2) == "newly reached");
}

TEST_CASE("A block that a street cuts is shown, but is neither a gain nor a loss") {
  const RunResults before = drawn::run(kBefore, 0.2, "not met");
  const RunResults after = drawn::run({{0, 10, 20, 600.0, "met"},
                                       {10, 20, 30, 1200.0, "not met"},
                                       {20, 25, 10, 60.0, "met"},
                                       {25, 30, 40, 60.0, "met"}},
                                      0.7, "not met");
  const Comparison c = compare(before, after);
  REQUIRE(c.blocks.size() == 4);
  CHECK(c.blocks[2].match == BlockMatch::changed);
  CHECK(c.blocks[3].match == BlockMatch::changed);
  CHECK(c.checks.front().gaining == 0);
  CHECK(c.checks.front().not_compared == 50);
  CHECK(c.times.front().nearer == 0);
  CHECK(c.times.front().not_compared == 50);
  CHECK(c.share_compared() == Approx(0.5));
  CHECK(comparison_text(c).find("The layout of blocks differs") != std::string::npos);
}

TEST_CASE("Blocks that come and go are told") {
  const RunResults before =
      drawn::run({{0, 10, 1, 60.0, "met"}, {10, 20, 1, 60.0, "met"}}, 1, "met");
  const RunResults after =
      drawn::run({{0, 10, 1, 60.0, "met"}, {50, 60, 1, 60.0, "met"}}, 1, "met");
  const Comparison c = compare(before, after);
  REQUIRE(c.blocks.size() == 3);
  CHECK(c.blocks[1].match == BlockMatch::added);
  CHECK(c.blocks[2].match == BlockMatch::gone);
  CHECK(c.blocks[2].before == 1);
}

TEST_CASE("Runs of other rules are not comparable, and what differs is said") {
  const RunResults before = drawn::run(kBefore, 0.2, "not met");
  RunResults after = before;
  CHECK(differing_rules(before, after).empty());
  after.options[1].value = "none";
  CHECK(differing_rules(before, after) ==
        std::vector<std::string>{"--delay: full before, none after"});
  after = before;
  after.checks.front().minutes = 10;
  REQUIRE(differing_rules(before, after).size() == 1);
  CHECK(differing_rules(before, after).front().starts_with("check 3.1 food: min 15"));
  after = before;
  after.weight = "population (residents)";
  CHECK(differing_rules(before, after).size() == 1);
  after = before;
  after.options[0].value = "grid:100";
  CHECK(differing_rules(before, after).empty());
  CHECK(differing_inputs(before, after).size() == 1);
}

TEST_CASE("Titles may differ, and nobody needs to know") {
  const RunResults before = drawn::run(kBefore, 0.2, "not met");
  RunResults after = before;
  after.options[2].value = "Village";
  CHECK(differing_rules(before, after).empty());
  CHECK(differing_inputs(before, after).empty());
}

TEST_CASE("What one of two runs says an option is for holds for both") {
  RunResults before = drawn::run(kBefore, 0.2, "not met");
  const RunResults after = before;
  for (RunOption& option : before.options)
    option = {option.name, "other", RunOption::For::unsaid};
  CHECK(differing_rules(before, after) ==
        std::vector<std::string>{"--delay: other before, full after"});
  CHECK(differing_inputs(before, after) ==
        std::vector<std::string>{"--blocks: other before, streets after"});
  before.options.pop_back();
  before.options.pop_back();
  CHECK(differing_rules(before, after) ==
        std::vector<std::string>{"--delay: - before, full after"});
}

TEST_CASE("Less is better where the limit says so") {
  RunResults before = drawn::run(kBefore, 1.3, "met"), after = drawn::run(kBefore, 1.5, "near");
  for (RunResults* run : {&before, &after}) {
    CheckResult& check = run->checks.front();
    check.unit = "ratio";
    check.is_share = false;
    check.met_from = 1.4;
    check.near_from = 1.6;
  }
  const Comparison c = compare(before, after);
  CHECK(*c.checks.front().change == Approx(0.2));
  CHECK(c.checks.front().effect == Effect::loss);
  CHECK(c.checks.front().verdict == Effect::loss);
}

TEST_CASE("A row that only one run has is kept, and has no change") {
  RunResults before = drawn::run(kBefore, 0.2, "not met");
  const RunResults after = drawn::run(kBefore, 0.2, "not met");
  before.checks.push_back(drawn::check("gone", 0.5, "near"));
  const Comparison c = compare(before, after);
  REQUIRE(c.checks.size() == 2);
  CHECK(c.checks[1].after == nullptr);
  CHECK_FALSE(c.checks[1].change.has_value());
  CHECK(c.checks[1].verdict == Effect::unclear);
}

TEST_CASE("A sum over categories leaves out what cannot be compared") {
  const std::vector<drawn::BlockRow> open{{0, 10, 20, 600.0, "unknown", 700.0},
                                          {10, 20, 30, Value{}, "unknown", 700.0},
                                          {20, 30, 50, 600.0, "met"}};
  const std::vector<drawn::BlockRow> later{
      {0, 10, 20, 480.0, "met"}, {10, 20, 30, 480.0, "met"}, {20, 30, 50, 480.0, "met"}};
  const RunResults before =
      with_work(drawn::run(open, 0.5, "unknown"), {Value{}, Value{}, Value{}});
  const RunResults after = with_work(drawn::run(later, 0.5, "met"), {300.0, 300.0, 300.0});
  const Comparison c = compare(before, after);
  CHECK(*summed_change(c, c.blocks[0], "walk") == Approx(-2));  // food alone: the map ended
  CHECK_FALSE(summed_change(c, c.blocks[1], "walk").has_value());
  CHECK(*summed_change(c, c.blocks[2], "walk") == Approx(-2 - 25));  // work was too far: 30 minutes
}

TEST_CASE("A time is not known where the map ends before it, but where a verdict is it may be") {
  const RunResults after = drawn::run({{0, 10, 20, 600.0, "met"}}, 0.5, "met");
  const auto change = [&](const RunResults& before) {
    const Comparison c = compare(before, after);
    return c.time(c.blocks[0], c.columns[0]).change;
  };
  const std::vector<drawn::BlockRow> cut{{0, 10, 20, Value{}, "unknown", 1700.0}};
  CHECK_FALSE(change(drawn::run(cut, 0.5, "unknown")).has_value());
  const std::vector<drawn::BlockRow> silent{{0, 10, 20, Value{}, "unknown"}};
  CHECK(*change(drawn::run(silent, 0.5, "unknown")) == Approx(10 - 30));
  // Newer results say what a time is at least.
  const auto at_least = [&](Value least) {
    return change(with_least(drawn::run(silent, 0.5, "unknown"), {least}));
  };
  CHECK_FALSE(at_least(0.0).has_value());
  CHECK_FALSE(at_least(1700.0).has_value());
  CHECK(*at_least(Value{}) == Approx(10 - 30));
  CHECK(compare(with_least(after, {0.0}), after).columns.size() == 1);  // no category "food_least"
}
