// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>

#include "quarter/results/run_result.hpp"
#include "quarter/tables/layer.hpp"

namespace quarter {

/// Which columns people look at: of all that blocks and districts have.
using ColumnChoice = std::function<bool(const Field&)>;

/// Of blocks: times with what they are at least, entries, needs, and the verdicts of checks that
/// have just one figure.
ColumnChoice main_block_columns(const RunResult& result);
/// Of districts: all but shares within other limits than so many minutes.
ColumnChoice main_district_columns(double minutes);

/// Districts with what is said of each behind its id and name: verdict and share on all needs,
/// counts of verdicts, the headline in both languages.
Layer with_words(const RunResult& result, const Layer& districts);

}  // namespace quarter
