// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "quarter/results/run_result.hpp"

namespace quarter {

/// What figures are given for: a district, or the area studied.
struct Scope {
  std::string id;
  std::string name;
  const Tally* tally;
  const std::vector<Share>* land;  ///< per row
  const std::vector<RowQuality>* quality;
  const MultiPolygon* outline;
};

/// Of the column that names it.
inline const Meaning kDistrictMeaning{"id of the district, or 'city' for the whole area studied",
                                      "片区编号；整个研究范围为 city"};

/// The districts, then the city.
std::vector<Scope> scopes_of(const RunResult& result);

Verdict row_verdict(const RunResult& result, std::size_t row, const Tally& tally);

/// As written to the outputs, of a figure.
std::vector<std::string> verdict_words();

}  // namespace quarter
