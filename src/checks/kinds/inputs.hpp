// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "quarter/checks/measure.hpp"

namespace quarter::kinds {

// What several kinds need besides the extract, see CheckKind::needs and ::needs_of_map.

std::string needs_people(const CheckRule& check, const GivenInputs& given, std::size_t searched);
std::string needs_every_mode(const CheckRule& check, const GivenInputs& given,
                             std::size_t searched);
/// Spaces can be counted only where the capacity of some place is known, within reach of the
/// origins.
std::string_view needs_capacities(const MeasureContext& context, const CheckRow& row);

}  // namespace quarter::kinds
