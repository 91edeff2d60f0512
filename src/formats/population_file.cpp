// SPDX-License-Identifier: Apache-2.0
#include "quarter/formats/population_file.hpp"

#include <utility>

#include "population_sources.hpp"
#include "quarter/base/error.hpp"

namespace quarter {

PopulationFile::PopulationFile(std::filesystem::path path, PopulationColumns columns,
                               CountUnit unit, TextReading how)
    : path_(std::move(path)), columns_(std::move(columns)), unit_(unit), how_(std::move(how)) {
  if (!is_population_raster(path_)) {
    check_population_layer(path_, columns_, how_);
    return;
  }
  kind_ = Kind::raster;
  if (!columns_.groups.empty() || !columns_.rank.empty()) {
    fail_usage("{}: is a raster, which has no columns for groups or ranks; give a layer",
               path_.string());
  }
  check_population_raster(path_);
}

Population PopulationFile::read(const Box& area) const {
  Population population = kind_ == Kind::raster
                              ? read_population_raster(path_, unit_, area)
                              : read_population_layer(path_, columns_, unit_, area, how_);
  if (population.people.empty()) {
    fail(
        "cannot use {}: it counts nobody in the area studied; check its place, its coordinate "
        "system and that of --boundary",
        path_.string());
  }
  return population;
}

}  // namespace quarter
