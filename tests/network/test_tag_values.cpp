// SPDX-License-Identifier: Apache-2.0
#include "quarter/network/tag_values.hpp"
#include "support/catch.hpp"

using namespace quarter;

namespace {

struct Row {
  const char* text;
  double value;  // -1: not understood
};

}  // namespace

TEST_CASE("Durations are minutes, clock times, ISO 8601, or what people write") {
  const Row rows[] = {
      {"15", 900},
      {"0:15", 900},
      {"00:15", 900},
      {"1:30", 5400},
      {"1:02:30", 3750},
      {"PT15M", 900},
      {"PT1H", 3600},
      {"PT1H15M", 4500},
      {"PT45S", 45},
      {" 7 ", 420},
      {"2.5", 150},
      {"", -1},
      {"0", -1},
      {"-5", -1},
      {"PT", -1},
      {"15 min", 900},
      {"soon", -1},
      {"1:2:3:4", -1},
      {"1:", -1},
      {"25:00", -1},
      {"nan", -1},
      {"inf", -1},
      {"1e999", -1},
      {"P1D", -1},
      {"5min", 300},
      {"5 minutes", 300},
      {"5 Min.", 300},
      {"1 minute", 60},
      {"5 m", 300},
      {"1h30", 5400},
      {"1 h 30 min", 5400},
      {"1h", 3600},
      {"2 hours", 7200},
      {"1 hour 15 minutes", 4500},
      {"300 s", 300},
      {"90 sec", 90},
      {"2 min 30 s", 150},
      {"~10", 600},
      {"~10 min", 600},
      {"pt5m", 300},
      {"5'", 300},
      {"5 min 1 h", -1},
      {"5 parsecs", -1},
      {"min", -1},
      {"5 min, often", -1},
      {"-5 min", -1},
      {"30 h", -1},
      {"h30", -1},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(duration_s(row.text).value_or(-1) == Approx(row.value));
  }
}

TEST_CASE("Lengths are metres unless they name another unit") {
  const Row rows[] = {
      {"0.9", 0.9},   {"0.9 m", 0.9},   {"0.9m", 0.9},    {"90 cm", 0.9},  {"30 mm", 0.03},
      {"3'", 0.9144}, {"3 ft", 0.9144}, {"2'6\"", 0.762}, {"30\"", 0.762}, {"~1.2", 1.2},
      {"narrow", -1}, {"", -1},         {"0", -1},        {"-1", -1},      {"1;2", -1},
      {"nan", -1},    {"5000", -1},     {"1 mile", -1},   {"0,9", -1},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(length_m(row.text).value_or(-1) == Approx(row.value));
  }
}

TEST_CASE("Speed limits are km/h, mph, words or zones") {
  const Row rows[] = {
      {"50", 50},
      {"30 km/h", 30},
      {"30 mph", 48.28032},
      {"20mph", 32.18688},
      {"walk", 5},
      {"none", 130},
      {"DE:urban", 50},
      {"RO:rural", 100},
      {"DE:zone30", 30},
      {"DE:zone:30", 30},
      {"AT:living_street", 10},
      {"signals", -1},
      {"variable", -1},
      {"", -1},
      {"0", -1},
      {"-30", -1},
      {"50;30", -1},
      {"10 knots", -1},
      {"nan", -1},
      {"1e9", -1},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(speed_kmh(row.text).value_or(-1) == Approx(row.value));
  }
}

TEST_CASE("Of a list of lanes the most count") {
  const Row rows[] = {{"2", 2},   {"1.5", 1.5}, {"2;3", 3}, {"3; 2", 3},    {"", -1},
                      {"no", -1}, {"0", -1},    {"99", -1}, {"2 lanes", -1}};
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(lane_count(row.text).value_or(-1) == Approx(row.value));
  }
}

TEST_CASE("An incline is a percentage, an angle or a ratio; up and down alone say nothing") {
  const Row rows[] = {{"8%", 0.08}, {"-12.5 %", 0.125}, {"1:12", 1 / 12.0}, {"45°", 1},
                      {"up", -1},   {"down", -1},       {"10", -1},         {"", -1},
                      {"90°", -1},  {"0%", -1},         {"1:0", -1}};
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(incline(row.text).value_or(-1) == Approx(row.value));
  }
}
