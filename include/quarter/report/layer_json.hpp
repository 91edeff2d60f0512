// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "quarter/tables/layer.hpp"

namespace quarter {

/// Which columns of a layer the page reads.
using KeepColumn = std::function<bool(const Field&)>;

/// Coordinates on the page are whole multiples of so many units of LonLat: 1e-5 degrees, about 1 m.
inline constexpr int kPageUnit = 100;

/// A layer as one JSON object, made to be small. Numbers are written in base 64, with the letters
/// A-Z a-z 0-9 + / for 0 to 63:
///   "count": N
///   "unit": coordinates are whole numbers, so many a degree
///   "columns": {NAME: COLUMN, ...}
///     of numbers {"scale": S, "width": W, "at": "..."}: W letters a feature, the highest first, S
///       times the number; dots for null. Where one is below 0 or too large: [VALUE, ...]
///     of texts {"words": [...], "width": W, "at": "..."}: likewise, a place in the list of words
///   points "points": steps from one to the next, from (0, 0) on; a dot for null
///   areas "origin": [x, y], "areas": ["...", ...]: a text a feature, its polygons separated by
///   ";",
///     their rings by ",", the outer one first, without the last point, which is the first: steps
///     from point to point and ring to ring, from the origin on. Nothing: no area, or too small
/// A step is two whole numbers, east and north: the sign is the lowest bit, the rest follows in
/// letters of five bits, the lowest first; all letters but the last have 32 added.
std::string layer_json(const Layer& layer, const KeepColumn& keep, int unit = kPageUnit);

/// A JSON string, valid UTF-8.
std::string json_string(std::string_view text);

}  // namespace quarter
