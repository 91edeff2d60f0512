// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "quarter/formats/output_set.hpp"
#include "quarter/report/map_format.hpp"
#include "quarter/results/run_tables.hpp"
#include "quarter/run/request.hpp"

namespace quarter {

/// The title of page and maps: `given`, or "las-palmas" of an extract "las-palmas.osm.pbf".
std::string title_of(const std::string& given, const std::string& extract);

/// Draws a map as a file of this format.
using MapPainter = std::function<std::string(std::size_t map, const MapFormat& format)>;

/// `dpi` is that of dots.
std::vector<MapFormat> map_formats(const std::vector<MapFormat::Kind>& kinds, int dpi);

/// Paints maps on all threads and writes each as maps/NAME.ENDING in all formats.
void write_maps(const std::vector<std::string>& names, const std::vector<MapFormat>& formats,
                const MapPainter& paint, OutputSet& set);

/// Writes report.html and the maps into the set. `facts` is what run_facts says.
void write_report(const RunOptions& options, const RunResult& result, const std::string& facts,
                  OutputSet& set);

}  // namespace quarter
