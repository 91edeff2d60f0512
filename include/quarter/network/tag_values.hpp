// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

#include "quarter/base/tags.hpp"

namespace quarter {

// Numbers as OpenStreetMap writes them in tags. Nothing where the text is none of the forms named,
// or out of any reasonable range; then the tag counts as absent.

/// Seconds of `duration=*` or `interval=*`: "15" (minutes), "0:15", "1:02:30", "PT1H15M", and as
/// people write it: "5 min", "5 minutes", "1h30", "1 hour 30 min", "300 s", "~10"; more than 0 and
/// at most a day (https://wiki.openstreetmap.org/wiki/Key:duration).
std::optional<double> duration_s(std::string_view value);
/// What `duration` of a way or route says, else `aerialway:duration`.
std::optional<double> told_duration_s(Tags tags);

/// Metres of `width=*` and the like: "0.9", "0.9 m", "90 cm", "3'", "2'6\""; more than 0 and at
/// most 1000.
std::optional<double> length_m(std::string_view value);

/// Kilometres an hour of `maxspeed=*`: "50", "50 km/h", "30 mph", "walk" (5), "none" (130), and
/// zones such as "DE:urban" (50), "DE:zone30" (30), "DE:living_street" (10), "DE:rural" (100).
std::optional<double> speed_kmh(std::string_view value);

/// Lanes of `lanes=*`, of a list the largest number; more than 0 and at most 32.
std::optional<double> lane_count(std::string_view value);

/// Rise over run of `incline=*`, without its sign: "8%", "-12.5 %", "5°", "1:12".
std::optional<double> incline(std::string_view value);

}  // namespace quarter
