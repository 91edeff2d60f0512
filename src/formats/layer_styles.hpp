// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>

#include "quarter/tables/layer.hpp"

namespace quarter {

/// The table QGIS looks for styles in (QGIS, QgsOgrProviderMetadata::saveStyle), of all styles of
/// all layers, the first of each the default. Looks at the layers, which must outlive it. `date`:
/// when they were changed.
Layer styles_table(std::span<const Layer> layers, const std::string& date);

}  // namespace quarter
