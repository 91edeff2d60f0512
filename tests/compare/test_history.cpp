// SPDX-License-Identifier: Apache-2.0
#include "drawn_run.hpp"
#include "quarter/compare/history.hpp"
#include "support/catch.hpp"

using namespace quarter;

namespace {

RunResults dated(const std::string& date, const std::string& extract, double share) {
  RunResults run = drawn::run({{0, 10, 1, 60.0, "met"}}, share, "near");
  run.date = date;
  run.extract = extract;
  return run;
}

}  // namespace

TEST_CASE("Runs stand by date, those of one date in the order given, undated ones first") {
  std::vector<RunResults> runs;
  runs.push_back(dated("2023-01-01", "c", 0.9));
  runs.push_back(dated("2020-01-01", "a", 0.8));
  runs.push_back(dated("2020-01-01", "b", 0.81));
  runs.push_back(dated("", "x", 0.7));
  const History history = history_of(std::move(runs));
  std::string order;
  for (const RunResults& run : history.runs)
    order += run.extract;
  CHECK(order == "xabc");
  REQUIRE(history.series.size() == 1);
  CHECK(*history.series.front().points[1]->share == 0.8);
  CHECK(*history.series.front().newest->share == 0.9);
}

TEST_CASE("What a run lacks is missing, wherever it lies in the series") {
  std::vector<RunResults> runs;
  for (const char* date : {"2020", "2021", "2022"})
    runs.push_back(dated(date, date, 0.9));
  runs[0].checks.push_back(drawn::check("old town", 0.5, "not met"));
  runs[1].checks.clear();
  const History history = history_of(std::move(runs));
  REQUIRE(history.series.size() == 2);
  CHECK(history.series[0].points[1] == nullptr);
  CHECK(history.series[1].points[0] != nullptr);
  CHECK(history.series[1].points[2] == nullptr);
  const Layer layer = history_layer(history);
  CHECK(layer.count == 6);
  const auto state = column_of(layer, "state");
  CHECK(text_at(layer, state, 0) == "measured");
  CHECK(text_at(layer, state, 1) == "missing");
  CHECK_FALSE(number_at(layer, column_of(layer, "share"), 1).has_value());
  CHECK(history_text(history).find("missing") != std::string::npos);
}

TEST_CASE("A figure under another limit or other options is marked") {
  std::vector<RunResults> runs;
  for (const char* date : {"2020", "2021", "2022"})
    runs.push_back(dated(date, date, 0.9));
  runs[0].checks.front().minutes = 20;
  runs[1].options[1].value = "none";
  const History history = history_of(std::move(runs));
  CHECK_FALSE(history.comparable(history.series.front(), 0));
  CHECK_FALSE(history.comparable(history.series.front(), 1));
  CHECK(history.comparable(history.series.front(), 2));
}
