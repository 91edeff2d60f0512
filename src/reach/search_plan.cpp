// SPDX-License-Identifier: Apache-2.0
#include "quarter/reach/search_plan.hpp"

#include "quarter/catalogue/modes.hpp"
#include "quarter/catalogue/rules.hpp"
#include "quarter/catalogue/services.hpp"

namespace quarter {

SearchPlan plan_of_map(const Catalogue& catalogue) {
  SearchPlan plan(catalogue.modes.size(), catalogue.services.size());
  for (const CategoryIndex c : catalogue.shown_categories()) {
    for (const ServiceIndex service : catalogue.categories[c].services) {
      for (const ModeIndex mode : catalogue.modes.indices())
        plan.ask_times(mode, service);
    }
  }
  return plan;
}

}  // namespace quarter
