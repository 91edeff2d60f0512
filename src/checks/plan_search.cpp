// SPDX-License-Identifier: Apache-2.0
#include "quarter/checks/plan_search.hpp"

#include "quarter/catalogue/modes.hpp"
#include "quarter/catalogue/services.hpp"
#include "quarter/checks/check_kind.hpp"
#include "quarter/checks/rulebook.hpp"

namespace quarter {
namespace {

/// The modes a check is about. Which places are open to the public is known from their access
/// points on foot.
std::vector<ModeIndex> modes_of(const Rulebook& rules, const CheckRule& check) {
  if (check.straight || check.modes.empty()) return {rules.first_foot_mode()};
  std::vector<ModeIndex> modes;
  for (const std::string& id : check.modes) {
    if (const auto mode = rules.mode_index(id)) modes.push_back(*mode);
  }
  return modes;
}

void ask(const Rulebook& rules, const CheckRule& check, SearchPlan& plan) {
  const bool timed = check.kind->asks == CheckKind::Asks::times && !check.straight;
  for (const ModeIndex mode : modes_of(rules, check)) {
    for (const CheckTarget& target : check.targets) {
      for (const ServiceIndex service : rules.categories[target.category].services) {
        plan.ask_entrances(mode, service);
        if (timed && !check.modes.empty()) plan.ask_times(mode, service);
      }
    }
  }
}

}  // namespace

SearchPlan plan_search(const Rulebook& rules) {
  SearchPlan plan = plan_of_map(rules);
  for (const CheckRule& check : rules.checks) {
    if (check.kind->has_places()) ask(rules, check, plan);
  }
  return plan;
}

}  // namespace quarter
