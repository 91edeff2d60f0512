// SPDX-License-Identifier: Apache-2.0
#include "read_checks.hpp"

#include "kinds/check_reader.hpp"
#include "quarter/checks/check_kind.hpp"

namespace quarter {
namespace {

std::vector<std::string> names_of_kinds() {
  std::vector<std::string> names;
  for (const CheckKind* const kind : check_kinds())
    names.emplace_back(kind->name);
  return names;
}

void read_check(const std::string& id, TableReader& table, const Catalogue& catalogue,
                CheckRule& check) {
  check.id = id;
  table.label("title", check.title);
  table.integer("module", check.module, kModule);
  // Of an unknown kind the rest is read as most are written.
  const auto kind = table.chosen_word("kind", names_of_kinds());
  check.kind = check_kinds()[kind.value_or(0)];
  CheckReader{table, check, catalogue}.read();
  table.source("source", check.source);
}

void read_presets(TableReader& root, Rulebook& rules) {
  const auto read = [&](const std::string& id, TableReader& table) {
    Preset& preset = rules.presets.emplace_back();
    preset.id = id;
    table.label("label", preset.label);
    table.texts("checks", preset.checks, Need::required);
    for (const std::string& check : preset.checks)
      table.resolve("checks", check, ids_of(rules.checks));
  };
  root.each_entry("preset", read, Need::optional, "-");
}

void read_equity(TableReader& root, EquityRules& equity) {
  const auto read = [&](TableReader& table) {
    table.number("need_minutes", equity.need_minutes, kCheckMinutes, Need::optional);
    table.number("atkinson_epsilon", equity.atkinson_epsilon, above(0, 10), Need::optional);
    table.number("aversion", equity.aversion, above(0, 10), Need::optional);
  };
  root.section("equity", read, Need::optional);
}

}  // namespace

void read_checks(TableReader& root, const Catalogue& catalogue, Rulebook& rules) {
  const auto read = [&](const std::string& id, TableReader& table) {
    read_check(id, table, catalogue, rules.checks.emplace_back());
  };
  root.each_entry("check", read, Need::optional, ".");
  read_presets(root, rules);
  read_equity(root, rules.equity);
}

}  // namespace quarter
