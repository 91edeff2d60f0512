// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

namespace quarter {

/// A part of the report that is built into the program.
struct Asset {
  std::string_view name;  ///< of the file, such as "page.css"
  std::string_view text;
  std::string_view sha256_base64;  ///< as a Content-Security-Policy names it
};

/// All parts, in the order of the list in src/report/CMakeLists.txt.
std::span<const Asset> assets();

/// The parts of the overview of many cities, likewise.
std::span<const Asset> cities_assets();

/// The part of this name, of the report. Throws std::logic_error if there is none.
const Asset& asset(std::string_view name);

}  // namespace quarter
