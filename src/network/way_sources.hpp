// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "quarter/base/tags.hpp"
#include "quarter/network/street_rules.hpp"

namespace quarter {

/// Views of WaySource::tags.
std::vector<Tag> tags_of(const WaySource& source);

/// The rule of a way with a timetable by that of its routes by which it is passed most quickly, as
/// the first mode does that may use it. What its own tags tell, no route does.
WayRule quickest(const WayRule& rule, std::span<const RouteTold> routes);

}  // namespace quarter
