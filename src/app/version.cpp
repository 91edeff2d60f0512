// SPDX-License-Identifier: Apache-2.0
#include "version.hpp"

#include <fmt/format.h>
#include <tbb/version.h>
#include <CLI/Version.hpp>
#include <boost/version.hpp>
#include <nlohmann/json.hpp>

#include "quarter/catalogue/catalogue.hpp"
#include "quarter/formats/libraries.hpp"
#include "quarter/formats/output_set.hpp"
#include "quarter/osm/libraries.hpp"
#include "quarter/report/libraries.hpp"
#include "quarter_commit.hpp"

namespace quarter {
namespace {

/// The libraries every module may use: headers, as the program was built with them.
std::string shared_libraries() {
  return fmt::format("Boost {}.{}.{}, fmt {}.{}.{}, oneTBB {}.{}, nlohmann-json {}.{}.{}, CLI11 {}",
                     BOOST_VERSION / 100000, BOOST_VERSION / 100 % 1000, BOOST_VERSION % 100,
                     FMT_VERSION / 10000, FMT_VERSION / 100 % 100, FMT_VERSION % 100,
                     TBB_VERSION_MAJOR, TBB_VERSION_MINOR, NLOHMANN_JSON_VERSION_MAJOR,
                     NLOHMANN_JSON_VERSION_MINOR, NLOHMANN_JSON_VERSION_PATCH, CLI11_VERSION);
}

}  // namespace

std::string version_text() {
  return fmt::format(
      "quarter {}\ncommit     {}\nlibraries  {}, {},\n           {}, {}\ncatalogue  {}",
      QUARTER_VERSION, kCommit, osm_libraries(), formats_libraries(), report_libraries(),
      shared_libraries(), sha256_of_text(built_in_catalogue()));
}

}  // namespace quarter
