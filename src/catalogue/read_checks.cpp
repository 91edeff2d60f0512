// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <functional>

#include "quarter/catalogue/check_rule.hpp"
#include "quarter/catalogue/modes.hpp"
#include "quarter/catalogue/rules.hpp"
#include "quarter/catalogue/services.hpp"
#include "read_parts.hpp"

namespace quarter {
namespace {

using Kind = CheckRule::Kind;

const std::initializer_list<std::pair<std::string_view, Kind>> kKinds = {
    {"nearest", Kind::nearest},
    {"completeness", Kind::completeness},
    {"choice", Kind::choice},
    {"diversity", Kind::diversity},
    {"circuity", Kind::circuity},
    {"severance", Kind::severance},
    {"street_share", Kind::street_share},
    {"street_density", Kind::street_density},
    {"junction_density", Kind::junction_density},
    {"bikeway", Kind::bikeway},
    {"facility", Kind::facility},
    {"reachable_area", Kind::reachable_area},
    {"stress_share", Kind::stress_share},
    {"calm_network", Kind::calm_network},
    {"calm_reach", Kind::calm_reach},
    {"crossing_spacing", Kind::crossing_spacing},
    {"street_length", Kind::street_length},
    {"step_free", Kind::step_free},
    {"gap", Kind::gap},
    {"same_way", Kind::same_way},
    {"area_per_head", Kind::area_per_head},
    {"spaces_per_head", Kind::spaces_per_head},
    {"lived_density", Kind::lived_density},
    {"mix", Kind::mix},
    {"gravity", Kind::gravity},
    {"shared_area", Kind::shared_area},
    {"shared_spaces", Kind::shared_spaces},
    {"reached_jobs", Kind::reached_jobs},
    {"canopy", Kind::canopy},
    {"untestable", Kind::untestable},
};

constexpr Range kMinutes = above(0, 180);
constexpr Range kMetres = above(0, 100000);

/// Kinds that measure the way to places.
bool asks_for_places(Kind kind) {
  switch (kind) {
    case Kind::nearest:
    case Kind::completeness:
    case Kind::choice:
    case Kind::diversity:
    case Kind::circuity:
    case Kind::severance:
    case Kind::facility:
    case Kind::reachable_area:
    case Kind::calm_reach:
    case Kind::step_free:
    case Kind::gap:
    case Kind::same_way:
    case Kind::area_per_head:
    case Kind::spaces_per_head:
    case Kind::mix:
    case Kind::gravity:
    case Kind::shared_area:
    case Kind::shared_spaces:
      return true;
    default:
      return false;
  }
}

/// Kinds whose targets need a limit, and those that measure on the way of a mode.
bool needs_limit(Kind kind) {
  return kind == Kind::nearest || kind == Kind::completeness || kind == Kind::choice ||
         kind == Kind::diversity || kind == Kind::reachable_area || kind == Kind::gap ||
         kind == Kind::calm_reach || kind == Kind::same_way || kind == Kind::mix ||
         kind == Kind::gravity || kind == Kind::shared_area || kind == Kind::shared_spaces;
}

/// Kinds that look at the places themselves and not at the way to them.
bool stays_at_places(Kind kind) {
  return kind == Kind::facility || kind == Kind::step_free || kind == Kind::area_per_head ||
         kind == Kind::spaces_per_head;
}

bool counts_streets(Kind kind) {
  return kind == Kind::street_share || kind == Kind::street_density ||
         kind == Kind::junction_density || kind == Kind::bikeway || kind == Kind::street_length ||
         kind == Kind::crossing_spacing;
}

/// Kinds that look at some streets `of` all.
bool counts_parts(Kind kind) {
  return kind == Kind::street_share || kind == Kind::street_length ||
         kind == Kind::crossing_spacing || kind == Kind::stress_share;
}

/// Reads the limits into every target; without any, says so where one is needed.
void read_limits(TableReader& table, CheckRule& check) {
  CheckTarget limit;
  table.number("minutes", limit.minutes, kMinutes, Need::optional);
  table.number("metres", limit.metres, kMetres, Need::optional);
  for (CheckTarget& target : check.targets) {
    if (target.minutes == 0) target.minutes = limit.minutes;
    if (target.metres == 0) target.metres = limit.metres;
  }
  const bool all_limited =
      std::all_of(check.targets.begin(), check.targets.end(),
                  [](const CheckTarget& t) { return t.minutes > 0 || t.metres > 0; });
  if (!all_limited && needs_limit(check.kind)) {
    table.mistake("minutes", fmt::format("{} has no limit; give 'minutes' or 'metres', or both",
                                         table.title()));
  }
}

void read_targets(TableReader& table, CheckRule& check, const Catalogue& catalogue) {
  const std::vector<std::string> known = ids_of(catalogue.categories);
  std::vector<std::string> categories;
  table.texts("categories", categories, table.has("within") ? Need::optional : Need::filled);
  for (const std::string& category : categories) {
    if (const auto index = table.resolve("categories", category, known))
      check.targets.push_back({*index, 0, 0});
  }
  const auto read_target = [&](TableReader& row) {
    CheckTarget target;
    std::string category;
    row.text("category", category);
    row.number("minutes", target.minutes, kMinutes, Need::optional);
    row.number("metres", target.metres, kMetres, Need::optional);
    const auto index = row.resolve("category", category, known);
    if (index) target.category = *index;
    if (index) check.targets.push_back(target);
  };
  table.each_row("within", read_target, Need::optional);
  table.flag("straight", check.straight);
  read_limits(table, check);
}

void read_modes_of(TableReader& table, CheckRule& check, const Catalogue& catalogue) {
  table.texts("modes", check.modes, check.straight ? Need::optional : Need::filled);
  for (const std::string& mode : check.modes)
    table.resolve("modes", mode, ids_of(catalogue.modes));
}

void read_count(TableReader& table, CheckRule& check, Need need) {
  int count = 0;
  table.integer("count", count, from(1, 1000), need);
  check.count = static_cast<std::size_t>(count);
  if (check.kind == Kind::completeness && check.count > check.targets.size())
    table.mistake("count", fmt::format("'count' of {} is {}, but it names {} targets",
                                       table.title(), count, check.targets.size()));
}

/// One limit of its own for a kind without categories.
void read_limit(TableReader& table, CheckRule& check, std::string_view key, Range range,
                double CheckTarget::*limit) {
  table.number(key, check.targets.emplace_back().*limit, range);
}

void read_beside(TableReader& table, CheckRule& check, const Catalogue& catalogue) {
  std::vector<std::string> categories;
  table.texts("beside", categories, Need::optional);
  for (const std::string& category : categories) {
    if (const auto index = table.resolve("beside", category, ids_of(catalogue.categories)))
      check.beside.push_back(*index);
  }
  if (check.beside.empty()) return;
  table.number("beside_m", check.beside_m, kMetres);
  check.known = read_streets(table, "known", catalogue, Need::optional);
}

/// Kinds that ride by levels of traffic stress, or compare two modes.
void read_riding(TableReader& table, CheckRule& check, const Catalogue& catalogue) {
  const bool by_level = check.kind == Kind::stress_share || check.kind == Kind::calm_network;
  if (by_level) {
    read_modes_of(table, check, catalogue);
    table.integer("level", check.level, from(1, 4));
  }
  if (by_level || check.kind == Kind::calm_reach) {
    const auto mode =
        check.modes.empty() ? std::nullopt : catalogue.mode_index(check.modes.front());
    if (mode && catalogue.modes[*mode].kind != TravelMode::Kind::bicycle)
      table.mistake("modes", fmt::format("'modes' of {} must name a mode of kind \"bicycle\"",
                                         table.title()));
  }
  if (check.kind == Kind::calm_reach) table.number("apart_m", check.apart_m, kMetres);
  if ((check.kind == Kind::gap || check.kind == Kind::same_way) && check.modes.size() != 2)
    table.mistake("modes", fmt::format("'modes' of {} must name two modes", table.title()));
}

void read_decay(TableReader& table, CheckRule& check, const Catalogue& catalogue) {
  std::string decay;
  table.text("decay", decay);
  if (const auto index = table.resolve("decay", decay, ids_of(catalogue.decays)))
    check.decay = *index;
}

/// What only one kind or another knows.
void read_kind(TableReader& table, CheckRule& check, const Catalogue& catalogue) {
  if (asks_for_places(check.kind)) read_targets(table, check, catalogue);
  if (asks_for_places(check.kind) && !stays_at_places(check.kind))
    read_modes_of(table, check, catalogue);
  read_riding(table, check, catalogue);
  if (check.looks_at_all() && check.modes.size() > 1)
    table.mistake("modes", fmt::format("'modes' of {} must name one mode", table.title()));
  if (check.has_decay()) read_decay(table, check, catalogue);
  if (check.kind == Kind::completeness) read_count(table, check, Need::optional);
  if (check.kind == Kind::choice || check.kind == Kind::diversity)
    read_count(table, check, Need::required);
  if (check.kind == Kind::severance) table.number("detour_m", check.detour_m, kMetres);
  if (counts_streets(check.kind))
    check.streets = read_streets(table, "streets", catalogue, Need::filled);
  if (counts_parts(check.kind)) check.of = read_streets(table, "of", catalogue, Need::filled);
  if (check.kind == Kind::street_share || check.kind == Kind::street_length)
    check.known = read_streets(table, "known", catalogue, Need::optional);
  if (check.kind == Kind::street_length)
    table.number("beside_m", check.beside_m, kMetres, Need::optional);
  if (check.kind == Kind::street_density) {
    check.of = read_streets(table, "of", catalogue, Need::optional);
    if (check.of != 0) table.number("beside_m", check.beside_m, kMetres);
  }
  if (check.kind == Kind::crossing_spacing) {
    read_limit(table, check, "metres", kMetres, &CheckTarget::metres);
    table.number("least_per_km", check.least_per_km, above(0, 1000));
  }
  if (check.kind == Kind::reached_jobs) {
    read_modes_of(table, check, catalogue);
    read_limit(table, check, "minutes", kMinutes, &CheckTarget::minutes);
    read_count(table, check, Need::required);
  }
  if (check.kind == Kind::bikeway) {
    read_modes_of(table, check, catalogue);
    read_limit(table, check, "metres", kMetres, &CheckTarget::metres);
    table.number("extent_m", check.extent_m, kMetres);
    table.number("gap_m", check.gap_m, from(0, 100000));
    read_beside(table, check, catalogue);
  }
  if (check.kind == Kind::facility) {
    std::string facility;
    table.text("facility", facility);
    if (const auto index = table.resolve("facility", facility, ids_of(catalogue.categories)))
      check.facility = *index;
  }
  if (check.kind == Kind::untestable) table.text("needs", check.needs);
}

/// Shares go up to 1; other figures have units of their own.
bool is_share(Kind kind) {
  switch (kind) {
    case Kind::reachable_area:
    case Kind::circuity:
    case Kind::street_density:
    case Kind::junction_density:
    case Kind::street_length:
    case Kind::area_per_head:
    case Kind::spaces_per_head:
    case Kind::lived_density:
    case Kind::gravity:
    case Kind::shared_area:
    case Kind::shared_spaces:
    case Kind::reached_jobs:
      return false;
    default:
      return true;
  }
}

void read_thresholds(TableReader& table, CheckRule& check) {
  table.flag("report_only", check.report_only);
  if (check.report_only || check.kind == Kind::untestable) return;
  const bool usual = is_share(check.kind) && check.kind != Kind::gap;
  const Need need = usual ? Need::optional : Need::required;
  const Range range = is_share(check.kind) ? above(0, 1) : above(0, 1e6);
  table.number("met", check.met, range, need);
  table.number("near", check.near, range, need);
  // Of a gap less is better, as of some figures that are no shares.
  const bool in_order = check.kind == Kind::gap ? check.near > check.met
                        : is_share(check.kind)  ? check.near < check.met
                                                : check.near != check.met;
  if (!in_order) {
    table.mistake("near",
                  fmt::format("'near' of {} is {}; it must be {} than 'met', {}", table.title(),
                              check.near, check.kind == Kind::gap ? "more" : "less", check.met));
  }
}

void read_check(const std::string& id, TableReader& table, CheckRule& check,
                const Catalogue& catalogue) {
  check.id = id;
  table.label("title", check.title);
  table.integer("module", check.module, kModule);
  const bool known = table.choice("kind", check.kind, kKinds);
  if (!known) check.kind = Kind::nearest;  // so that the rest is read as most are written
  read_kind(table, check, catalogue);
  read_thresholds(table, check);
  table.source("source", check.source);
}

}  // namespace

std::string_view name_of(Kind kind) {
  return std::find_if(kKinds.begin(), kKinds.end(),
                      [kind](const auto& word) { return word.second == kind; })
      ->first;
}

void read_checks(TableReader& root, Catalogue& catalogue) {
  const auto read = [&](const std::string& id, TableReader& table) {
    read_check(id, table, catalogue.checks.emplace_back(), catalogue);
  };
  root.each_entry("check", read, Need::optional, ".");
}

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

void read_presets(TableReader& root, Catalogue& catalogue) {
  const auto read = [&](const std::string& id, TableReader& table) {
    Preset& preset = catalogue.presets.emplace_back();
    preset.id = id;
    table.label("label", preset.label);
    table.texts("checks", preset.checks, Need::required);
    for (const std::string& check : preset.checks)
      table.resolve("checks", check, ids_of(catalogue.checks));
  };
  root.each_entry("preset", read, Need::optional, "-");
}

void read_equity(TableReader& root, Catalogue& catalogue) {
  EquityRules& equity = catalogue.equity;
  const auto read = [&](TableReader& table) {
    table.number("need_minutes", equity.need_minutes, kMinutes, Need::optional);
    table.number("atkinson_epsilon", equity.atkinson_epsilon, above(0, 10), Need::optional);
    table.number("aversion", equity.aversion, above(0, 10), Need::optional);
  };
  root.section("equity", read, Need::optional);
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
