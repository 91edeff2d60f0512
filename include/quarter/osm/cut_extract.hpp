// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "quarter/base/lonlat.hpp"

namespace quarter {

/// A part to be cut out of an extract.
struct PartToCut {
  Box box;                     ///< what it covers
  std::filesystem::path file;  ///< to write, .osm.pbf
};

/// How many objects a part has.
struct CutPart {
  std::uint64_t nodes = 0, ways = 0, relations = 0;
};

/// Cuts parts out of an extract, all of them together: of each the nodes in its box, the ways with
/// a node there, with all their nodes, and the relations with a member there; multipolygons and
/// boundaries with all of their ways. Nothing is clipped: what sticks out of the source's own box
/// stays. The header of a part says what it covers, its box as far as the source's goes, and the
/// date of the source. The source is read three times; 8 bytes are kept of each node and way of a
/// part, and 12 more of those in any. Parts may overlap. Throws Error where the source is missing,
/// broken or not sorted by type, and where a part cannot be written.
std::vector<CutPart> cut_extract(const std::filesystem::path& source,
                                 const std::vector<PartToCut>& parts);

}  // namespace quarter
