// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace quarter {

/// Names and versions of cairo and Pango, as they are loaded: "NAME VERSION, NAME VERSION".
std::string report_libraries();

}  // namespace quarter
