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

TEST_CASE("Durations are minutes, clock times or ISO 8601") {
  const Row rows[] = {
      {"15", 900},    {"0:15", 900},  {"00:15", 900},    {"1:30", 5400}, {"1:02:30", 3750},
      {"PT15M", 900}, {"PT1H", 3600}, {"PT1H15M", 4500}, {"PT45S", 45},  {" 7 ", 420},
      {"2.5", 150},   {"", -1},       {"0", -1},         {"-5", -1},     {"PT", -1},
      {"15 min", -1}, {"soon", -1},   {"1:2:3:4", -1},   {"1:", -1},     {"25:00", -1},
      {"nan", -1},    {"inf", -1},    {"1e999", -1},     {"P1D", -1},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(duration_s(row.text).value_or(-1) == Approx(row.value));
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
