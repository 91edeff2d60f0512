// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <istream>
#include <osmium/io/reader.hpp>

#include "importer.hpp"

namespace quarter {

/// Reads PBF with libosmium's decoder of blocks. The budget is asked before a block is unpacked, by
/// what it says it unpacks to, and again before it is decoded; only so many blocks are decoded
/// ahead of what was taken as fit into a share of memory that does not depend on the file. Without
/// versions and dates of objects where `meta` says so and the header has a date. Throws Error
/// beyond the budget, and what libosmium and protozero throw.
void read_pbf(std::istream& in, std::uint64_t file_bytes, osmium::io::read_meta meta,
              Importer& importer);

}  // namespace quarter
