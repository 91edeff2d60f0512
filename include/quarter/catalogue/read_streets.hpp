// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

#include "quarter/catalogue/table_reader.hpp"

namespace quarter {

struct Catalogue;

/// The bits of the street classes that a key names.
std::uint64_t read_streets(TableReader& table, std::string_view key, const Catalogue& catalogue,
                           Need need);

}  // namespace quarter
