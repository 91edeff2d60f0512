// SPDX-License-Identifier: Apache-2.0
#include "quarter/run/run.hpp"

#include <memory>
#include <string_view>
#include <utility>

#include "outputs.hpp"
#include "quarter/base/error.hpp"
#include "quarter/checks/unjoined_homes.hpp"
#include "quarter/report/map_sheet.hpp"
#include "sensitivity.hpp"
#include "side_inputs.hpp"
#include "study.hpp"
#include "study_assessment.hpp"

namespace quarter {
namespace {

void require_raster(const RunOptions& options) {
  if (options.print.of == PrintOptions::Of::raster && !(options.cell_m > 0))
    fail_usage("--map-of raster: there are no cells with --cell 0; give cells of 1 m or more");
  if (writes_raster(options)) return;
  const std::string_view why = options.cell_m > 0
                                   ? "there is no raster, as --outputs does not name it; name it"
                                   : "there is no raster with --cell 0; give cells of 1 m or more";
  if (options.class_rasters) fail_usage("--class-rasters: {}", why);
  if (options.epsg != 0) fail_usage("--crs: {}", why);
}

/// Null: nothing is to be written.
std::unique_ptr<OutputSet> output_set(const RunOptions& options) {
  if (options.out.empty()) return nullptr;
  return std::make_unique<OutputSet>(options.out, options.overwrite);
}

/// Who lives in the study, and what the checks say of them.
void assess_study(const SideData& side, Run& run) {
  const Study& study = run.study;
  City& city = run.city;
  run.origins = origins_of(city.catalogue(), city.map(), city.network(), study, side.counted());
  run.assessment =
      assessment_of(city.catalogue(), city.map(), city.times(), study, run.origins, side.given());
  find_improvements(city.catalogue(), city.times(), run.assessment);
  leave_told(study, run.assessment);
  leave_told(study, run.origins);
  note_unjoined_homes(run.origins, run.assessment, city.times(), city.map());
  std::vector<Origin>().swap(run.origins.points);  // what follows only asks for their kind
}

}  // namespace

RunResult Run::result() const {
  return {city.catalogue(), city.map(), city.times(), study, origins, assessment, city.notes()};
}

Run run(const RunOptions& options, const Work& work) {
  require_raster(options);
  CityRules rules = load_rules(options.city);
  rules.catalogue.choose_preset(options.preset);
  check_map_names(rules.catalogue, options.maps);
  const StudyPlan plan(options, rules.reading());
  const SideFiles files(options, rules.reading());
  const std::unique_ptr<OutputSet> set = output_set(options);
  rules.ground = {.any = set != nullptr && options.report, .around = plan.asked_box()};
  City city = read_city(options.city, std::move(rules),
                        options.sensitivity ? Keep::streets : Keep::nothing, work);
  work.stage("blocks");
  const SideData side =
      files.read(box_of(plan.ground_of(city.map())), box_of(city.map().extent.area));
  Study study = plan.lay_out(city.catalogue(), city.map(), city.network(), side.counted());
  work.stage("aggregate");
  Run run{std::move(city), std::move(study), {}, {}, {}};
  assess_study(side, run);
  if (options.sensitivity) {
    work.stage("sensitivity");
    run.bands = try_assumptions(run.city, run.result(), side.counted(), side.given());
  }
  leave_told_blocks(run.study, run.assessment);
  if (run.study.blocks.empty())
    fail("--own: no block has its inner point in it; check --own and --blocks");
  if (set) write_outputs(options, run, *set, work);
  return run;
}

}  // namespace quarter
