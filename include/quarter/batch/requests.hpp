// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

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

struct GatherOptions {
  std::vector<std::filesystem::path> runs;  ///< folders of runs, finished or not
  std::filesystem::path out;
  std::filesystem::path statuses;  ///< folder of the files of --status, ID.json; empty: none
  std::string title;               ///< of the overview; empty: "Cities"
  bool overwrite = false;
  bool force = false;        ///< gather runs of different rules all the same
  bool require_all = false;  ///< fail where one is not finished, once all is written
  Talk talk = Talk::normal;
};

OptionRows gather_rows(GatherOptions& gather);
OptionRows cut_rows(CutOptions& cut);
OptionRows estimate_rows(EstimateOptions& estimate);

}  // namespace quarter
