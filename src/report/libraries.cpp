// SPDX-License-Identifier: Apache-2.0
#include "quarter/report/libraries.hpp"

#include <cairo.h>
#include <fmt/format.h>
#include <pango/pango.h>

namespace quarter {

std::string report_libraries() {
  return fmt::format("cairo {}, Pango {}", cairo_version_string(), pango_version_string());
}

}  // namespace quarter
