// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "quarter/catalogue/catalogue.hpp"
#include "quarter/formats/layer.hpp"

namespace quarter {

/// Styles of the layer of blocks for QGIS 3, one for each mode and category, the first the default:
/// the classes and colours of the report, pale where nobody is known to live, hatched where nothing
/// is known; fields with names in English and Chinese.
std::vector<LayerStyle> block_styles(const Catalogue& catalogue,
                                     const std::vector<std::size_t>& modes, const Layer& blocks);

/// The style of the first band of the raster of travel times.
std::string raster_style(const Catalogue& catalogue);

}  // namespace quarter
