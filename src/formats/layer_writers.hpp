// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "number.hpp"
#include "quarter/tables/checked_layer.hpp"

namespace quarter {

/// Each writes a layer in one format and checks what stands on the disk. Throws Error naming the
/// file.
void write_geojson(const Layer& layer, const std::filesystem::path& path);
void write_csv(const Layer& layer, const std::filesystem::path& path);
void write_geopackage(const Layer& layer, const std::filesystem::path& path);
void write_flatgeobuf(const Layer& layer, const std::filesystem::path& path);

}  // namespace quarter
