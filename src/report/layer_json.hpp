// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "quarter/formats/layer.hpp"

namespace quarter {

/// Which columns of a layer the page reads.
using KeepColumn = std::function<bool(const Field&)>;

/// A layer as one JSON object, made to be small:
///   "count": N
///   "columns": {NAME: [VALUE, ...], ...}, columns of text {NAME: {"words": [...], "at": [...]}}
///   "titles": {NAME: alias, ...}
///   points "x", "y": units of kPageUnit, each less the one before
///   areas "areas": a feature is a list of polygons, these lists of rings, these
///         [x, y, dx, dy, ...] in units of kPageUnit, without the last point, which is the first
/// Null is null. Features without a place have no point (null) or no polygon.
std::string layer_json(const Layer& layer, const KeepColumn& keep);

/// Coordinates on the page are whole multiples of so many units of LonLat: 1e-5 degrees, about 1 m.
inline constexpr int kPageUnit = 100;

/// A JSON string, valid UTF-8.
std::string json_string(std::string_view text);

}  // namespace quarter
