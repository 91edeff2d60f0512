// SPDX-License-Identifier: Apache-2.0
#include "side_inputs.hpp"

#include <set>
#include <string>

#include "quarter/base/error.hpp"

namespace quarter {
namespace {

std::optional<PopulationFile> population_file(const PopulationOptions& options,
                                              const TextReading& how) {
  if (options.file.empty()) return std::nullopt;
  std::set<std::string> groups;
  for (const std::string& group : options.groups) {
    if (!groups.insert(group).second) fail_usage("--groups: '{}' is named twice", group);
  }
  return PopulationFile(options.file, {options.column, options.groups, options.rank_by},
                        options.unit, how);
}

std::optional<PopulationFile> jobs_file(const SideInputs& inputs, const TextReading& how) {
  if (inputs.jobs.empty()) return std::nullopt;
  return PopulationFile(inputs.jobs, {inputs.jobs_column, {}, {}, "--jobs-column"},
                        CountUnit::people, how);
}

std::unique_ptr<CanopyRaster> canopy_raster(const SideInputs& inputs) {
  if (inputs.canopy.empty()) return nullptr;
  return std::make_unique<CanopyRaster>(inputs.canopy, inputs.canopy_unit);
}

}  // namespace

GivenInputs SideData::given() const {
  return {people.has_value(), jobs ? &*jobs : nullptr, canopy};
}

SideFiles::SideFiles(const RunOptions& options, const TextReading& how)
    : people_(population_file(options.population, how)),
      jobs_(jobs_file(options.inputs, how)),
      canopy_(canopy_raster(options.inputs)) {}

SideData SideFiles::read(const Box& studied, const Box& map) const {
  SideData data;
  if (people_) data.people = people_->read(studied);
  if (jobs_) data.jobs = jobs_->read(map);
  if (canopy_) canopy_->load(studied);
  data.canopy = canopy_.get();
  return data;
}

}  // namespace quarter
