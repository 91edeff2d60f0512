// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace quarter {

/// Names and versions of libosmium and protozero, as the program was built with them: "NAME
/// VERSION, NAME VERSION".
std::string osm_libraries();

}  // namespace quarter
