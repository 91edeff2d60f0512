// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "quarter/app/options.hpp"
#include "quarter/app/result_layers.hpp"
#include "quarter/formats/output_set.hpp"

namespace quarter {

/// The title of page and maps: `given`, or "las-palmas" of an extract "las-palmas.osm.pbf".
std::string title_of(const std::string& given, const std::string& extract);

/// Paints maps on all threads and writes each as maps/NAME.png.
void write_maps(const std::vector<std::string>& names,
                const std::function<std::string(std::size_t)>& png, OutputSet& set);

/// Writes report.html and maps/*.png into the set. `facts` is what run_facts says.
void write_report(const RunOptions& options, const RunResult& result, const std::string& facts,
                  OutputSet& set);

}  // namespace quarter
