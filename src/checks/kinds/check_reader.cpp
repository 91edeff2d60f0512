// SPDX-License-Identifier: Apache-2.0
#include "check_reader.hpp"

#include <algorithm>

#include "quarter/catalogue/decay.hpp"
#include "quarter/catalogue/modes.hpp"
#include "quarter/catalogue/read_streets.hpp"
#include "quarter/catalogue/rules.hpp"
#include "quarter/catalogue/services.hpp"
#include "quarter/checks/check_kind.hpp"

namespace quarter {
namespace {

using Better = CheckKind::Better;
using Limit = CheckKind::Limit;
using Modes = CheckKind::Modes;

/// Whether the thresholds stand in the order that the kind wants.
bool in_order(const CheckRule& check) {
  if (check.kind->better == Better::more) return check.near < check.met;
  if (check.kind->better == Better::less) return check.near > check.met;
  return check.near != check.met;
}

}  // namespace

void CheckReader::read() {
  const CheckKind& kind = *check.kind;
  if (kind.has_places()) targets();
  if (kind.modes != Modes::none) modes();
  if (kind.limit == Limit::minutes || kind.limit == Limit::metres) {
    CheckTarget& own = check.targets.emplace_back();
    if (kind.limit == Limit::minutes) table.number("minutes", own.minutes, kCheckMinutes);
    if (kind.limit == Limit::metres) table.number("metres", own.metres, kCheckMetres);
  }
  count_modes();
  if (kind.read != nullptr) kind.read(*this);
  thresholds();
}

void CheckReader::targets() {
  const auto limits_of = [](TableReader& from, CheckTarget& to) {
    from.number("minutes", to.minutes, kCheckMinutes, Need::optional);
    from.number("metres", to.metres, kCheckMetres, Need::optional);
  };
  const Need need = table.has("within") ? Need::optional : Need::filled;
  for (const CategoryIndex index : categories("categories", need))
    check.targets.push_back({index, 0, 0});
  const auto read_target = [&](TableReader& row) {
    CheckTarget target;
    std::string id;
    row.text("category", id);
    limits_of(row, target);
    const auto index = row.resolve("category", id, ids_of(catalogue.categories));
    if (!index) return;
    target.category = CategoryIndex(*index);
    check.targets.push_back(target);
  };
  table.each_row("within", read_target, Need::optional);
  table.flag("straight", check.straight);
  CheckTarget common;
  limits_of(table, common);
  for (CheckTarget& target : check.targets) {
    if (target.minutes == 0) target.minutes = common.minutes;
    if (target.metres == 0) target.metres = common.metres;
  }
  limits();
}

void CheckReader::limits() {
  const bool all = std::all_of(check.targets.begin(), check.targets.end(),
                               [](const CheckTarget& t) { return t.minutes > 0 || t.metres > 0; });
  if (!all && check.kind->limit == Limit::required) {
    table.mistake("minutes", fmt::format("{} has no limit; give 'minutes' or 'metres', or both",
                                         table.title()));
  }
}

void CheckReader::modes() {
  table.texts("modes", check.modes, check.straight ? Need::optional : Need::filled);
  for (const std::string& mode : check.modes)
    table.resolve("modes", mode, ids_of(catalogue.modes));
}

void CheckReader::count_modes() {
  const Modes wanted = check.kind->modes;
  const auto mistake = [&](std::string_view what) {
    table.mistake("modes", fmt::format("'modes' of {} must name {}", table.title(), what));
  };
  if (wanted == Modes::bicycle || wanted == Modes::one_bicycle) {
    const auto mode =
        check.modes.empty() ? std::nullopt : catalogue.mode_index(check.modes.front());
    if (mode && catalogue.modes[*mode].kind != TravelMode::Kind::bicycle)
      mistake("a mode of kind \"bicycle\"");
  }
  if (wanted == Modes::two && check.modes.size() != 2) mistake("two modes");
  if ((wanted == Modes::one || wanted == Modes::one_bicycle) && check.modes.size() > 1)
    mistake("one mode");
}

void CheckReader::thresholds() {
  const CheckKind& kind = *check.kind;
  table.flag("report_only", check.report_only);
  if (check.report_only || kind.better == Better::never) return;
  const Need need = kind.better == Better::more ? Need::optional : Need::required;
  const Range range = is_share(kind.unit) ? above(0, 1) : above(0, 1e6);
  table.number("met", check.met, range, need);
  table.number("near", check.near, range, need);
  if (!in_order(check)) {
    table.mistake(
        "near", fmt::format("'near' of {} is {}; it must be {} than 'met', {}", table.title(),
                            check.near, kind.better == Better::less ? "more" : "less", check.met));
  }
}

void CheckReader::count(Need need) {
  int number = 0;
  table.integer("count", number, from(1, 1000), need);
  check.count = static_cast<std::size_t>(number);
}

void CheckReader::decay() {
  std::string id;
  table.text("decay", id);
  check.decay = table.resolve("decay", id, ids_of(catalogue.decays));
}

std::uint64_t CheckReader::streets(std::string_view key, Need need) {
  return read_streets(table, key, catalogue, need);
}

std::optional<CategoryIndex> CheckReader::category(std::string_view key) {
  std::string id;
  table.text(key, id);
  const auto index = table.resolve(key, id, ids_of(catalogue.categories));
  return index ? std::optional(CategoryIndex(*index)) : std::nullopt;
}

std::vector<CategoryIndex> CheckReader::categories(std::string_view key, Need need) {
  std::vector<std::string> names;
  table.texts(key, names, need);
  std::vector<CategoryIndex> found;
  for (const std::string& name : names) {
    if (const auto index = table.resolve(key, name, ids_of(catalogue.categories)))
      found.emplace_back(*index);
  }
  return found;
}

}  // namespace quarter
