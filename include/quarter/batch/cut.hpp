// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "quarter/base/work.hpp"
#include "quarter/batch/requests.hpp"

namespace quarter {

/// Cuts the cities of the request's list out of its extract, into its folder: of each ID.osm.pbf,
/// with as much ground around as its results rest on, and ID.geojson, its outline, for --own and
/// --context; run.json says what they were cut from. Returns a line for each. Throws Error.
std::string cut_cities(const CutOptions& options, const Work& work);

}  // namespace quarter
