// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <functional>

#include "quarter/catalogue/decay.hpp"
#include "quarter/catalogue/rules.hpp"
#include "read_parts.hpp"

namespace quarter {
namespace {

constexpr Range kMinutes = above(0, 180);

}  // namespace

void read_decays(TableReader& root, Catalogue& catalogue) {
  const auto read = [&](const std::string& id, TableReader& table) {
    Decay& decay = catalogue.decays.emplace_back();
    decay.id = id;
    if (table.has("weights") == table.has("half_minutes")) {
      table.mistake("half_minutes",
                    fmt::format("{} needs either 'weights' or 'half_minutes'", table.title()));
    }
    if (table.has("weights")) table.numbers("weights", decay.weights, from(0, 1));
    table.number("half_minutes", decay.half_minutes, kMinutes, Need::optional);
    table.source("source", decay.source);
  };
  root.each_entry("decay", read, Need::optional);
}

void read_map(TableReader& root, Catalogue& catalogue) {
  root.section("map", [&](TableReader& table) {
    std::vector<double>& limits = catalogue.class_minutes;
    table.numbers("class_minutes", limits, kMinutes);
    if (std::adjacent_find(limits.begin(), limits.end(), std::greater_equal<>()) != limits.end()) {
      table.mistake("class_minutes", "'class_minutes' of [map] must ascend");
    }
  });
}

}  // namespace quarter
