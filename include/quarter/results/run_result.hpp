// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "quarter/checks/assess.hpp"
#include "quarter/checks/rulebook.hpp"
#include "quarter/results/study.hpp"

namespace quarter {

/// Everything a run knows when it writes; only looked at.
struct RunResult {
  const Rulebook& catalogue;
  const MapData& map;
  const TravelTimes& times;
  const Study& study;
  const Origins& origins;
  const Assessment& assessment;
  const std::vector<std::string>& notes;  ///< on the files of the user's
  std::string city = {};                  ///< its name, for the tables; UTF-8
};

}  // namespace quarter
