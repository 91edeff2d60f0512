// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <vector>

namespace quarter {

/// The files that GDAL opens besides a side input, by its ending, as far as they are there: the
/// parts of a Shapefile (.shx, .dbf, .prj, .cpg, .qix, .sbn, .sbx), .csvt and .prj beside a CSV,
/// what SQLite keeps beside a GeoPackage. Nothing beside a GeoTIFF is opened. In a fixed order.
std::vector<std::filesystem::path> companions_of(const std::filesystem::path& input);

}  // namespace quarter
