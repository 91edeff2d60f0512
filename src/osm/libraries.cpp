// SPDX-License-Identifier: Apache-2.0
#include "quarter/osm/libraries.hpp"

#include <osmium/version.hpp>
#include <protozero/version.hpp>

namespace quarter {

std::string osm_libraries() {
  return "libosmium " LIBOSMIUM_VERSION_STRING ", protozero " PROTOZERO_VERSION_STRING;
}

}  // namespace quarter
