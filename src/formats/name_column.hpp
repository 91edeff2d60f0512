// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "quarter/tables/layer.hpp"

namespace quarter {

/// Which column of a file of districts holds their names; nothing if none can be told to. First the
/// usual names (`name` and its relatives), else the only column of texts that are all different,
/// none of them empty or a number. A column without any value is passed over.
/// `values` is [row · columns + column].
std::optional<std::size_t> find_name_column(const std::vector<Field>& columns,
                                            std::span<const Value> values);

/// A value as a name: trimmed; empty if there is none.
std::string name_text(const Value& value);

}  // namespace quarter
