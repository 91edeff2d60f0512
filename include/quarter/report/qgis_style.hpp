// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "quarter/base/ids.hpp"
#include "quarter/tables/layer.hpp"
#include "quarter/tables/raster_classes.hpp"

namespace quarter {

struct Rulebook;

/// Styles of the layer of blocks for QGIS 3, one for each mode and category in English, the first
/// the default, then the same in Chinese ("walk_food (中文)"): the classes and colours of the
/// report, pale where nobody is known to live, hatched where the map cannot tell; names of fields.
std::vector<LayerStyle> block_styles(const Rulebook& catalogue, const std::vector<ModeIndex>& modes,
                                     const Layer& blocks);

/// The style of the first band of the raster of travel times.
std::string raster_style(const Rulebook& catalogue);

/// The classes of the report, for write_class_raster.
std::vector<RasterClass> raster_classes(const Rulebook& catalogue);

/// The style of a raster of these classes.
std::string class_raster_style(const Rulebook& catalogue);

}  // namespace quarter
