// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "quarter/formats/population_file.hpp"

/// The two kinds of file that PopulationFile reads. `check` throws Error if the file cannot be one.
namespace quarter {

bool is_population_raster(const std::filesystem::path& path);
void check_population_raster(const std::filesystem::path& path);
Population read_population_raster(const std::filesystem::path& path, CountUnit unit,
                                  const Box& area);

void check_population_layer(const std::filesystem::path& path, const PopulationColumns& columns,
                            const TextReading& how);
Population read_population_layer(const std::filesystem::path& path,
                                 const PopulationColumns& columns, CountUnit unit, const Box& area,
                                 const TextReading& how);

}  // namespace quarter
