// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <functional>

#include "read_parts.hpp"

namespace quarter {
namespace {

constexpr Range kMinutes = above(0, 180);

void read_limits(TableReader& table, CheckRule& check) {
  table.number("minutes", check.minutes, kMinutes, Need::optional);
  table.number("metres", check.metres, above(0, 100000), Need::optional);
  if (!table.has("minutes") && !table.has("metres")) {
    table.mistake("minutes", fmt::format("{} has no limit; give 'minutes' or 'metres', or both",
                                         table.title()));
  }
}

void read_shares(TableReader& table, CheckRule& check) {
  table.number("met", check.met, above(0, 1), Need::optional);
  table.number("near", check.near, above(0, 1), Need::optional);
  if (check.near >= check.met) {
    table.mistake("near", fmt::format("'near' of {} is {}; it must be less than 'met', {}",
                                      table.title(), check.near, check.met));
  }
}

void read_subjects(TableReader& table, CheckRule& check, const Catalogue& catalogue) {
  table.texts("modes", check.modes);
  for (const std::string& mode : check.modes) {
    table.resolve("modes", mode, ids_of(catalogue.modes));
  }
  std::vector<std::string> categories;
  table.texts("categories", categories);
  for (const std::string& category : categories) {
    if (const auto index = table.resolve("categories", category, ids_of(catalogue.categories))) {
      check.categories.push_back(*index);
    }
  }
}

void read_check(const std::string& id, TableReader& table, CheckRule& check,
                const Catalogue& catalogue) {
  check.id = id;
  table.label("title", check.title);
  table.integer("module", check.module, kModule);
  table.choice(
      "kind", check.kind,
      {{"nearest", CheckRule::Kind::nearest}, {"completeness", CheckRule::Kind::completeness}});
  read_subjects(table, check, catalogue);
  read_limits(table, check);
  read_shares(table, check);
  table.source("source", check.source);
}

}  // namespace

void read_checks(TableReader& root, Catalogue& catalogue) {
  const auto read = [&](const std::string& id, TableReader& table) {
    read_check(id, table, catalogue.checks.emplace_back(), catalogue);
  };
  root.each_entry("check", read, Need::optional, ".");
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
