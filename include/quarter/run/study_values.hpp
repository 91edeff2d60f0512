// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "quarter/run/option_row.hpp"
#include "quarter/run/request.hpp"

namespace quarter {

/// Values of options that have a language of their own: from text, and back. What is none throws
/// BadValue.

/// "streets", "grid:100", "hex:100", or a file, which has a dot or a slash in its name.
BlocksWanted blocks_from(const std::string& text);
OptionValue blocks_to(const BlocksWanted& blocks);

/// "osm:9", or a file. Never NoDistricts, which is what stands where the option is not given.
DistrictsWanted districts_from(const std::string& text);
OptionValue districts_to(const DistrictsWanted& districts);

/// "13.26,53.55" (longitude, latitude), or the id of a block.
std::variant<BlockId, LonLat> where_from(const std::string& text);
OptionValue where_to(const std::variant<BlockId, LonLat>& where);

/// "25833" or "EPSG:25833": see metric_epsg.
int epsg_from(const std::string& text);
OptionValue epsg_to(const int& epsg);

/// A name of an encoding that texts can be read in.
std::string encoding_from(const std::string& text);
OptionValue encoding_to(const std::string& name);

/// Formats that blocks can be written in, as endings without the dot: all of vector_extensions()
/// that hold outlines.
std::vector<std::string> block_formats();

}  // namespace quarter
