// SPDX-License-Identifier: Apache-2.0
#include "quarter/checks/measure.hpp"

#include <algorithm>
#include <set>

#include "quarter/catalogue/services.hpp"
#include "quarter/checks/check_kind.hpp"

namespace quarter {
namespace {

std::string column_of(const CheckRule& check, const std::string& category) {
  std::string name = "check_" + check.id;
  std::replace(name.begin(), name.end(), '.', '_');
  return category.empty() ? name : name + "_" + category;
}

std::string needs_of(const CheckRule& check, const GivenInputs& given, std::size_t searched) {
  return check.kind->needs != nullptr ? check.kind->needs(check, given, searched) : std::string();
}

}  // namespace

Verdict verdict_of(const Rulebook& catalogue, const CheckRow& row, const Share& share) {
  if (!row.needs.empty()) return Verdict::untestable;
  return verdict_of(catalogue.checks[row.check], share);
}

std::vector<ServiceIndex> services_of(const Rulebook& catalogue, const CheckRow& row) {
  std::set<ServiceIndex> services;
  if (!catalogue.checks[row.check].kind->has_places()) return {};
  for (const CheckTarget& target : row.targets) {
    const auto& of = catalogue.categories[target.category].services;
    services.insert(of.begin(), of.end());
  }
  return {services.begin(), services.end()};
}

std::vector<CheckRow> check_rows(const Rulebook& catalogue,
                                 const std::vector<ModeIndex>& searched_modes,
                                 const GivenInputs& given) {
  std::vector<CheckRow> rows;
  for (std::size_t i = 0; i < catalogue.checks.size(); ++i) {
    const CheckRule& check = catalogue.checks[i];
    std::vector<ModeIndex> modes;
    for (const std::string& id : check.modes) {
      const auto mode = catalogue.mode_index(id);
      const auto found =
          std::find(searched_modes.begin(), searched_modes.end(), mode.value_or(ModeIndex::none()));
      if (found != searched_modes.end()) modes.push_back(*found);
    }
    const std::string needs = needs_of(check, given, modes.size());
    if (modes.size() < check.modes.size() && needs.empty())
      continue;  // asked for without one of its modes
    if (!check.kind->a_row_each) {
      rows.push_back({i, check.targets, modes, column_of(check, ""), needs});
      continue;
    }
    for (const CheckTarget& target : check.targets) {
      const bool many = check.targets.size() > 1;
      const std::string name = many ? catalogue.categories[target.category].id : "";
      rows.push_back({i, {target}, modes, column_of(check, name), needs});
    }
  }
  return rows;
}

std::unique_ptr<OriginMeasure> origin_measure(const MeasureContext& context, const CheckRow& row) {
  const auto measure = context.check(row).kind->of_homes;
  return row.needs.empty() && measure != nullptr ? measure(context, row) : nullptr;
}

std::unique_ptr<AreaMeasure> area_measure(const MeasureContext& context, const CheckRow& row) {
  const auto measure = context.check(row).kind->of_areas;
  return row.needs.empty() && measure != nullptr ? measure(context, row) : nullptr;
}

}  // namespace quarter
