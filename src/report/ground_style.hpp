// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "quarter/catalogue/ground.hpp"
#include "quarter/report/palette.hpp"

namespace quarter {

// How ground is drawn: quietly, so that the colours of results stand out.

inline constexpr Colour kLand{0xF6, 0xF4, 0xEF};
inline constexpr Colour kSea{0xC4, 0xDC, 0xE9};
inline constexpr Colour kUncharted{0xEC, 0xEE, 0xF0};  ///< where the extract has nothing
inline constexpr Colour kBuilding{0x2B, 0x22, 0x1A};
inline constexpr double kBuildingShare = 0.13;  ///< of that colour, over whatever lies below

/// Of an area; nothing for kinds that are none.
std::optional<Colour> area_colour(GroundKind kind);

/// Of a line.
struct LineStyle {
  Colour colour;
  std::optional<Colour> casing;  ///< a rim on both sides
  double width_m = 0;            ///< on the ground
  double least = 0;              ///< points on paper, however small the scale
  double most = 0;               ///< and however large
  double from_scale = 0;         ///< points a metre from which on it is drawn at all
};

/// Nothing for kinds that are no lines.
std::optional<LineStyle> line_style(GroundKind kind);

/// Points on paper of a line at so many points a metre; 0: not drawn.
double line_width(const LineStyle& style, double points_per_metre);

}  // namespace quarter
