// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "quarter/tables/layer.hpp"

namespace quarter {

/// The value, after a look at whether its type is that of the field. Throws std::logic_error if
/// not.
Value checked_value(const Layer& layer, std::size_t feature, std::size_t field);

/// The geometry, after a look at whether it is of the layer's kind. A point that is nowhere and an
/// area or line without points become monostate. Throws std::logic_error for another kind of
/// geometry or a position that is not on the globe.
Geometry checked_geometry(const Layer& layer, std::size_t feature);

/// The polygons with outer rings counter-clockwise and holes clockwise (RFC 7946, section 3.1.6);
/// rings that are not closed are closed, rings of fewer than four points are left out.
MultiPolygon wound(const MultiPolygon& polygons);

}  // namespace quarter
