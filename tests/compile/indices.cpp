// SPDX-License-Identifier: Apache-2.0
// Compiled as it stands, which must do, and once for each of the mistakes below, which must not: it
// differs from the right one by that mistake alone, so it cannot fail for another reason.
#include "quarter/catalogue/modes.hpp"
#include "quarter/catalogue/rules.hpp"
#include "quarter/catalogue/services.hpp"
#include "quarter/checks/assess.hpp"
#include "quarter/reach/travel_times.hpp"

namespace quarter {

TravelCost cost_of(const PointTimes& times, ModeIndex mode, CategoryIndex category) {
#if defined(SWAPPED_TIMES)
  return times(category, mode);
#else
  return times(mode, category);
#endif
}

std::size_t cell_of(const Assessment& all, ModeIndex mode, CategoryIndex category) {
#if defined(SWAPPED_CELL)
  return all.cell(category, mode);
#else
  return all.cell(mode, category);
#endif
}

const TravelTimeField& field_of(const TravelTimes& times, ModeIndex mode, ServiceIndex service) {
#if defined(SWAPPED_FIELD)
  return times.field(service, mode);
#else
  return times.field(mode, service);
#endif
}

const std::string& id_of(const Catalogue& catalogue, ModeIndex mode, ServiceIndex service) {
#if defined(SERVICE_AMONG_MODES)
  return service.is_none() ? catalogue.modes[mode].id : catalogue.modes[service].id;
#else
  return service.is_none() ? catalogue.modes[mode].id : catalogue.services[service].id;
#endif
}

ReachOptions only(ModeIndex mode) {
  ReachOptions options;
#if defined(NUMBER_AS_MODE)
  options.modes = {mode.value};
#else
  options.modes = {mode};
#endif
  return options;
}

}  // namespace quarter
