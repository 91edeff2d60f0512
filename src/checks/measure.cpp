// SPDX-License-Identifier: Apache-2.0
#include "quarter/checks/measure.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>

#include "kinds/kinds.hpp"
#include "quarter/catalogue/services.hpp"

namespace quarter {
namespace {

using Kind = CheckRule::Kind;

std::string column_of(const CheckRule& check, const std::string& category) {
  std::string name = "check_" + check.id;
  std::replace(name.begin(), name.end(), '.', '_');
  return category.empty() ? name : name + "_" + category;
}

/// Kinds that look at each target by itself.
bool a_row_each(Kind kind) {
  return kind == Kind::nearest || kind == Kind::circuity || kind == Kind::severance;
}

/// The option a run would need for a check; empty if it has all.
std::string needs_of(const CheckRule& check, std::size_t searched_modes, const GivenInputs& given) {
  switch (check.kind) {
    case Kind::untestable:
      return check.needs;
    case Kind::lived_density:
    case Kind::area_per_head:
    case Kind::spaces_per_head:
    case Kind::shared_area:
    case Kind::shared_spaces:
      return given.people ? "" : "--population FILE";
    case Kind::reached_jobs:
      return given.jobs != nullptr ? "" : "--jobs FILE";
    case Kind::canopy:
      return given.canopy != nullptr ? "" : "--canopy FILE";
    case Kind::gap:
    case Kind::same_way:
      return searched_modes == check.modes.size()
                 ? ""
                 : fmt::format("--modes {}", fmt::join(check.modes, ","));
    default:
      return "";
  }
}

}  // namespace

Verdict verdict_of(const Catalogue& catalogue, const CheckRow& row, const Share& share) {
  if (!row.needs.empty()) return Verdict::untestable;
  return verdict_of(catalogue.checks[row.check], share);
}

std::vector<std::size_t> services_of(const Catalogue& catalogue, const CheckRow& row) {
  std::set<std::size_t> services;
  if (!catalogue.checks[row.check].has_places()) return {};
  for (const CheckTarget& target : row.targets) {
    const auto& of = catalogue.categories[target.category].services;
    services.insert(of.begin(), of.end());
  }
  return {services.begin(), services.end()};
}

std::vector<CheckRow> check_rows(const Catalogue& catalogue,
                                 const std::vector<std::size_t>& searched_modes,
                                 const GivenInputs& given) {
  std::vector<CheckRow> rows;
  for (std::size_t i = 0; i < catalogue.checks.size(); ++i) {
    const CheckRule& check = catalogue.checks[i];
    std::vector<std::size_t> modes;
    for (const std::string& id : check.modes) {
      const auto mode = catalogue.mode_index(id);
      const auto found =
          std::find(searched_modes.begin(), searched_modes.end(), mode.value_or(kNone));
      if (found != searched_modes.end()) modes.push_back(*found);
    }
    const std::string needs = needs_of(check, modes.size(), given);
    if (modes.size() < check.modes.size() && needs.empty())
      continue;  // asked for without one of its modes
    if (!a_row_each(check.kind)) {
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
  const CheckRule& check = context.check(row);
  if (!row.needs.empty()) return nullptr;
  switch (check.kind) {
    case Kind::nearest:
    case Kind::completeness:
      return check.straight ? kinds::straight_within(context, row)
                            : kinds::within_limits(context, row);
    case Kind::choice:
    case Kind::diversity:
      return kinds::choice(context, row);
    case Kind::reachable_area:
      return kinds::reachable_area(context, row);
    case Kind::circuity:
      return kinds::circuity(context, row);
    case Kind::severance:
      return kinds::severance(context, row);
    case Kind::bikeway:
      return kinds::bikeway(context, row);
    case Kind::calm_network:
      return kinds::calm_network(context, row);
    case Kind::calm_reach:
      return kinds::calm_reach(context, row);
    case Kind::gap:
      return kinds::gap(context, row);
    case Kind::same_way:
      return kinds::same_way(context, row);
    case Kind::reached_jobs:
      return kinds::reached_jobs(context, row);
    case Kind::mix:
      return kinds::mix(context, row);
    case Kind::lived_density:
      return kinds::lived_density(context, row);
    case Kind::gravity:
      return kinds::gravity(context, row);
    case Kind::shared_area:
      return kinds::shared_area(context, row);
    case Kind::shared_spaces:
      return kinds::shared_spaces(context, row);
    default:
      return nullptr;
  }
}

std::unique_ptr<AreaMeasure> area_measure(const MeasureContext& context, const CheckRow& row) {
  if (!row.needs.empty()) return nullptr;
  switch (context.check(row).kind) {
    case Kind::street_share:
      return kinds::street_share(context, row);
    case Kind::street_density:
      return kinds::street_density(context, row);
    case Kind::junction_density:
      return kinds::junction_density(context, row);
    case Kind::facility:
      return kinds::facility(context, row);
    case Kind::stress_share:
      return kinds::stress_share(context, row);
    case Kind::street_length:
      return kinds::street_length(context, row);
    case Kind::crossing_spacing:
      return kinds::crossing_spacing(context, row);
    case Kind::step_free:
      return kinds::step_free(context, row);
    case Kind::area_per_head:
      return kinds::area_per_head(context, row);
    case Kind::spaces_per_head:
      return kinds::spaces_per_head(context, row);
    case Kind::canopy:
      return kinds::canopy(context, row);
    default:
      return nullptr;
  }
}

bool is_median(const CheckRule& check) {
  return check.kind == Kind::reachable_area || check.kind == Kind::reached_jobs ||
         check.has_decay();
}

bool is_share(Kind kind) {
  return unit_of(kind).starts_with("share");
}

bool is_share_of_weight(Kind kind) {
  return unit_of(kind) == "share of weight";
}

std::string_view unit_of(Kind kind) {
  switch (kind) {
    case Kind::circuity:
      return "ratio";
    case Kind::street_share:
    case Kind::stress_share:
    case Kind::crossing_spacing:
      return "share of street length";
    case Kind::street_length:
      return "km";
    case Kind::area_per_head:
    case Kind::shared_area:
      return "m² per resident";
    case Kind::spaces_per_head:
    case Kind::shared_spaces:
      return "per 1,000 residents";
    case Kind::lived_density:
      return "residents per ha";
    case Kind::mix:
      return "share of the greatest mix";
    case Kind::gravity:
      return "places";
    case Kind::reached_jobs:
      return "jobs";
    case Kind::canopy:
      return "share of area";
    case Kind::calm_reach:
      return "share of places reached";
    case Kind::street_density:
      return "km/km²";
    case Kind::junction_density:
      return "1/km²";
    case Kind::facility:
    case Kind::step_free:
      return "share of places";
    case Kind::reachable_area:
      return "ha";
    case Kind::untestable:
      return "";
    default:
      return "share of weight";
  }
}

}  // namespace quarter
