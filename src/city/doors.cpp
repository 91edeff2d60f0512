// SPDX-License-Identifier: Apache-2.0
#include "doors.hpp"

#include "quarter/base/text.hpp"
#include "quarter/catalogue/condition_rules.hpp"

namespace quarter {
namespace {

bool has_other_than(std::string_view list, const std::vector<std::string>& values) {
  return any_of_list(list, [&](std::string_view item) { return !one_of(item, values); });
}

/// `foot` says more than `access`.
bool shut_by_access(const EntranceRules& rules, Tags tags) {
  if (tags.is("locked", "yes")) return true;
  for (const char* const key : {"foot", "access"}) {
    const std::string_view value = tags.get(key);
    if (!value.empty()) return !has_other_than(value, rules.closed_by);
  }
  return false;
}

}  // namespace

Door door_of(const EntranceRules& rules, Tags tags) {
  const std::string_view entrance = tags.get("entrance");
  const bool gate = one_of(tags.get("barrier"), rules.gates);
  if ((entrance.empty() || entrance == "no") && !gate) return Door::none;
  const bool leads_in = gate || has_other_than(entrance, rules.no_way_in);
  return leads_in && !shut_by_access(rules, tags) ? Door::way_in : Door::shut;
}

bool opens_on_square(const EntranceRules& rules, Tags tags) {
  const std::string_view entrance = tags.get("entrance");
  if (!entrance.empty() && entrance != "no" && entrance != "emergency") return true;
  return one_of(tags.get("barrier"), rules.gates) && !tags.is("access", "no") &&
         !tags.is("access", "private");
}

}  // namespace quarter
