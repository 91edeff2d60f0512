// SPDX-License-Identifier: Apache-2.0
#include "quarter/reach/search_plan.hpp"

#include "quarter/catalogue/modes.hpp"
#include "quarter/catalogue/rules.hpp"
#include "quarter/catalogue/services.hpp"

namespace quarter {

SearchPlan plan_of_map(const Catalogue& catalogue) {
  SearchPlan plan(catalogue.modes.size(), catalogue.services.size());
  for (std::size_t c = 0; c < catalogue.shown_categories(); ++c) {
    for (const std::size_t service : catalogue.categories[c].services) {
      for (std::size_t mode = 0; mode < catalogue.modes.size(); ++mode)
        plan.ask_times(mode, service);
    }
  }
  return plan;
}

}  // namespace quarter
