// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>

#include "quarter/checks/measure.hpp"
#include "quarter/city/population.hpp"
#include "quarter/formats/canopy_raster.hpp"
#include "quarter/formats/population_file.hpp"
#include "quarter/run/request.hpp"

namespace quarter {

/// What side inputs say of a city.
struct SideData {
  std::optional<Population> people, jobs;
  const ShareMap* canopy = nullptr;

  const Population* counted() const { return people ? &*people : nullptr; }
  /// Looks at this.
  GivenInputs given() const;
};

/// The files of --population, --jobs and --canopy, opened before the extract is read.
class SideFiles {
 public:
  /// Throws Error if one is not what it should be.
  SideFiles(const RunOptions& options, const TextReading& how);
  /// People and canopy of the area studied; jobs of the whole map, since those beyond the area are
  /// reached too. Looks at this.
  SideData read(const Box& studied, const Box& map) const;

 private:
  std::optional<PopulationFile> people_, jobs_;
  std::unique_ptr<CanopyRaster> canopy_;
};

}  // namespace quarter
