// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "quarter/app/options.hpp"
#include "quarter/app/result_layers.hpp"
#include "quarter/formats/output_set.hpp"

namespace quarter {

/// Writes report.html and maps/*.png into the set. `facts` is what run_facts says.
void write_report(const RunOptions& options, const RunResult& result, const std::string& facts,
                  OutputSet& set);

}  // namespace quarter
