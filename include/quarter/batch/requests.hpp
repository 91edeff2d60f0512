// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "quarter/run/option_rows.hpp"
#include "quarter/run/request.hpp"

namespace quarter {

struct EstimateOptions {
  CityOptions city;  ///< what the runs will be asked for; its extract is the list or the extract
  std::filesystem::path extract;  ///< for rows of the list that name none; may be empty
  bool json = false;
};

struct CutOptions {
  CityOptions city;               ///< what the runs will be asked for
  std::filesystem::path country;  ///< extract to cut
  std::filesystem::path list;
  std::filesystem::path out;
  double halo_m = 0;  ///< ground around each city; 0: as much as its results rest on
  bool overwrite = false;
};

OptionRows cut_rows(CutOptions& cut);
OptionRows estimate_rows(EstimateOptions& estimate);

}  // namespace quarter
