// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <vector>

#include "quarter/base/lonlat.hpp"

namespace quarter {

/// How much an extract holds, without reading all of it.
struct ExtractSurvey {
  std::uint64_t bytes = 0;  ///< of the file
  double nodes = 0, ways = 0, relations = 0;
  std::vector<double> nodes_in;  ///< of each box that was asked for
  Box box;                       ///< that the header states; empty: none
  bool exact = false;            ///< all of it was looked at
};

/// Looks at the headers of all blocks of a PBF, and into every n-th block: some 128 of them [P],
/// in smaller files all. Blocks follow the ids of objects, which are hardly sorted by place. Other
/// formats are told by their size alone, and `nodes_in` by the share of all that lies in a box is
/// not known then: every box has all nodes. Throws Error where the file is missing or broken.
ExtractSurvey survey_extract(const std::filesystem::path& file, std::span<const Box> boxes = {});

}  // namespace quarter
