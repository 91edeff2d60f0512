// SPDX-License-Identifier: Apache-2.0
#include "quarter/formats/libraries.hpp"

#include <fmt/format.h>
#include <gdal.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>

namespace quarter {

std::string formats_libraries() {
  int proj_major = 0, proj_minor = 0, proj_patch = 0;
  OSRGetPROJVersion(&proj_major, &proj_minor, &proj_patch);
  int geos_major = 0, geos_minor = 0, geos_patch = 0;
  OGRGetGEOSVersion(&geos_major, &geos_minor, &geos_patch);
  return fmt::format("GDAL {}, PROJ {}.{}.{}, GEOS {}.{}.{}", GDALVersionInfo("RELEASE_NAME"),
                     proj_major, proj_minor, proj_patch, geos_major, geos_minor, geos_patch);
}

}  // namespace quarter
