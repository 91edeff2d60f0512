// SPDX-License-Identifier: Apache-2.0
#include "sensitivity.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

#include "quarter/app/city_session.hpp"
#include "quarter/formats/layer_columns.hpp"

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

SensitivityRun run_with(const Assumption& assumption, const CitySession& city,
                        const RunResult& base, const StudyGround& ground,
                        const Population* population, const GivenInputs& given) {
  const auto changed = city.changed(assumption.change, assumption.delays);
  const Origins origins =
      find_origins(changed->catalogue, base.map, changed->network, ground, population);
  Assessment assessment = assess(changed->catalogue, base.map, *changed->times, base.study.area,
                                 base.study.blocks, origins, base.study.districts, given);
  SensitivityRun run{assumption.id, std::move(assessment.districts)};
  run.scopes.push_back(std::move(assessment.city));
  return run;
}

}  // namespace

std::vector<SensitivityRun> try_assumptions(const CitySession& city, const RunResult& result,
                                            const Population* population,
                                            const GivenInputs& given) {
  const AreaIndex area({&result.study.area}), blocks(outlines_of(result.study.blocks));
  std::vector<SensitivityRun> runs;
  for (const Assumption& assumption : assumptions())
    runs.push_back(run_with(assumption, city, result, {area, blocks}, population, given));
  return runs;
}

Layer sensitivity_layer(const RunResult& r, const std::vector<SensitivityRun>& runs) {
  struct Row {
    std::size_t scope, row, run;
  };
  const auto rows = std::make_shared<std::vector<Row>>();
  for (std::size_t scope = 0; scope <= r.study.districts.size(); ++scope) {
    for (std::size_t row = 0; row < r.assessment.rows.size(); ++row) {
      for (std::size_t run = 0; run < runs.size(); ++run)
        rows->push_back({scope, row, run});
    }
  }
  const auto check_of = [&r, rows](std::size_t i) -> const CheckRule& {
    return r.catalogue.checks[r.assessment.rows[(*rows)[i].row].check];
  };
  const auto share_of = [rows, &runs](std::size_t i) {
    const Row& row = (*rows)[i];
    return runs[row.run].scopes[row.scope].share(row.row);
  };
  const auto figure = [share_of](std::size_t i, double (Share::*end)() const) {
    const Share share = share_of(i);
    return share.is_known() && std::isfinite((share.*end)()) ? Value{(share.*end)()} : Value{};
  };
  std::vector<Column> columns{
      {{"district", Field::Type::text, 0, "district, or 'city'"},
       [&r, rows](std::size_t i) {
         const std::size_t scope = (*rows)[i].scope;
         return Value{scope < r.study.districts.size() ? r.study.districts[scope].id
                                                       : std::string("city")};
       }},
      {{"check", Field::Type::text, 0, "check"},
       [check_of](std::size_t i) { return Value{check_of(i).id}; }},
      {{"row", Field::Type::text, 0, "name of the figure's column in the blocks"},
       [&r, rows](std::size_t i) { return Value{r.assessment.rows[(*rows)[i].row].column}; }},
      {{"assumption", Field::Type::text, 0, "what was changed"},
       [rows, &runs](std::size_t i) { return Value{runs[(*rows)[i].run].id}; }},
      {{"share", Field::Type::real, 4, "the figure, or the low end of its interval"},
       [figure](std::size_t i) { return figure(i, &Share::low); }},
      {{"share_high", Field::Type::real, 4, "the high end"},
       [figure](std::size_t i) { return figure(i, &Share::high); }},
      {{"verdict", Field::Type::text, 0, "verdict"},
       [&r, rows, share_of](std::size_t i) {
         const CheckRow& row = r.assessment.rows[(*rows)[i].row];
         return Value{std::string(name_of(verdict_of(r.catalogue, row, share_of(i))))};
       }},
  };
  return make_layer("sensitivity", Layer::Kind::none, rows->size(), std::move(columns), {});
}

Band band_of(const RunResult& r, const std::vector<SensitivityRun>& runs, std::size_t row) {
  const Share base = r.assessment.city.share(row);
  Band band{base.low(), base.high()};
  for (const SensitivityRun& run : runs) {
    const Share share = run.scopes.back().share(row);
    if (!(share.weight > 0)) continue;
    band.low = std::min(band.low, share.low());
    band.high = std::max(band.high, share.high());
  }
  return band;
}

}  // namespace quarter
