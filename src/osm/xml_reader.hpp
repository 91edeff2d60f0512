// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <osmium/io/file.hpp>

#include "importer.hpp"

namespace quarter {

/// Whether a file is OSM XML, packed or not.
bool is_xml(const osmium::io::File& file);

/// Reads OSM XML with all that editors and servers write into it, which libosmium passes over or
/// refuses: edits of JOSM that were not uploaded (`action`,
/// https://wiki.openstreetmap.org/wiki/JOSM_file_format), what Overpass says at the end of a query
/// that failed (`remark`), its coordinates in ways and members (`out geom`) and its date
/// (`meta`, https://wiki.openstreetmap.org/wiki/Overpass_API/Overpass_QL#Output_Format). Throws
/// Error where the data are not whole by what the file says itself, or are no map; and what
/// libosmium and expat throw.
void read_xml(const osmium::io::File& file, std::uint64_t file_bytes, Importer& importer);

}  // namespace quarter
