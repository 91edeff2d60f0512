// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace quarter {

/// Names and versions of GDAL, PROJ and GEOS, as they are loaded: "NAME VERSION, NAME VERSION".
std::string formats_libraries();

}  // namespace quarter
