// SPDX-License-Identifier: Apache-2.0
#include "sensitivity.hpp"

#include <functional>

#include "quarter/catalogue/modes.hpp"
#include "quarter/catalogue/rules.hpp"
#include "quarter/catalogue/services.hpp"
#include "quarter/checks/rulebook.hpp"
#include "quarter/run/city.hpp"
#include "study_assessment.hpp"

namespace quarter {
namespace {

struct Assumption {
  const char* id;
  std::function<void(Catalogue&)> change;
  bool delays = true;  ///< false: without any
};

void change_speeds(Catalogue& catalogue, double factor) {
  for (TravelMode& mode : catalogue.modes) {
    mode.speed_mps *= factor;
    mode.off_network_mps *= factor;
    mode.push_mps *= factor;
  }
}

void change_joins(Catalogue& catalogue, double factor) {
  for (TravelMode& mode : catalogue.modes)
    mode.join_limit_m *= factor;
}

/// Each is a choice of this project that another might make otherwise [P].
std::vector<Assumption> assumptions() {
  return {
      {"10 % slower", [](Catalogue& c) { change_speeds(c, 0.9); }},
      {"10 % faster", [](Catalogue& c) { change_speeds(c, 1.1); }},
      {"no delays", [](Catalogue&) {}, false},
      {"joins half as far", [](Catalogue& c) { change_joins(c, 0.5); }},
      {"joins twice as far", [](Catalogue& c) { change_joins(c, 2); }},
      {"parks entered at gates and paths only",
       [](Catalogue& c) {
         for (Service& service : c.services) {
           if (service.entry == Entry::open_edge) service.entry = Entry::door;
         }
       }},
  };
}

SensitivityRun run_with(const Assumption& assumption, const City& city, const RunResult& base,
                        const Population* population, const GivenInputs& given) {
  const auto changed = city.changed(assumption.change, assumption.delays);
  const Origins origins =
      origins_of(changed->catalogue, base.map, changed->network, base.study, population);
  Assessment assessment =
      assessment_of(changed->catalogue, base.map, *changed->times, base.study, origins, given);
  leave_told(base.study, assessment);
  SensitivityRun run{assumption.id, std::move(assessment.districts)};
  run.scopes.push_back(std::move(assessment.city));
  return run;
}

}  // namespace

std::vector<SensitivityRun> try_assumptions(const City& city, const RunResult& result,
                                            const Population* population,
                                            const GivenInputs& given) {
  std::vector<SensitivityRun> runs;
  for (const Assumption& assumption : assumptions())
    runs.push_back(run_with(assumption, city, result, population, given));
  return runs;
}

}  // namespace quarter
