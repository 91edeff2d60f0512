// SPDX-License-Identifier: Apache-2.0
#include "ground_style.hpp"

#include <algorithm>

namespace quarter {
namespace {

constexpr Colour kWhite{0xFF, 0xFF, 0xFF};
constexpr Colour kRim{0xC9, 0xC3, 0xB8};
constexpr Colour kBank{0xB3, 0xD1, 0xE2};
constexpr Colour kTrack{0xA3, 0xA0, 0x9C};
constexpr Colour kTrail{0xD9, 0xD3, 0xC6};

}  // namespace

std::optional<Colour> area_colour(GroundKind kind) {
  using enum GroundKind;
  switch (kind) {
    case field:
      return Colour{0xF1, 0xF0, 0xE2};
    case grass:
      return Colour{0xE6, 0xEE, 0xD9};
    case residential:
      return Colour{0xEC, 0xE8, 0xE2};
    case works:
      return Colour{0xE9, 0xE6, 0xE9};
    case civic:
      return Colour{0xEF, 0xE9, 0xDC};
    case park:
      return Colour{0xD6, 0xE7, 0xC6};
    case wood:
      return Colour{0xCB, 0xDF, 0xBC};
    case wetland:
      return Colour{0xDA, 0xE8, 0xE2};
    case sand:
      return Colour{0xF4, 0xEB, 0xCB};
    case water:
      return kSea;
    case square:
      return Colour{0xFB, 0xFA, 0xF7};
    case pier:
      return kLand;
    default:
      return std::nullopt;
  }
}

std::optional<LineStyle> line_style(GroundKind kind) {
  using enum GroundKind;
  switch (kind) {
    case stream:
      return LineStyle{kBank, {}, 2, 0.35, 0.8, 0.03};
    case river:
      return LineStyle{kBank, {}, 10, 0.8, 2.5, 0};
    case path:
      return LineStyle{kTrail, {}, 1.5, 0.3, 0.5, 0.1};
    case lane:
      return LineStyle{kWhite, {}, 5, 0.3, 1.2, 0.06};
    case street:
      return LineStyle{kWhite, kRim, 9, 0.4, 2.4, 0.02};
    case tertiary:
      return LineStyle{kWhite, kRim, 12, 0.8, 3, 0};
    case secondary:
      return LineStyle{kWhite, kRim, 14, 1.1, 3.4, 0};
    case primary:
      return LineStyle{kWhite, kRim, 16, 1.4, 3.8, 0};
    case motorway:
      return LineStyle{kWhite, kTrack, 18, 1.6, 4, 0};
    case tram:
      return LineStyle{kTrack, {}, 2, 0.35, 0.5, 0.05};
    case rail:
      return LineStyle{kTrack, {}, 4, 0.75, 1, 0};
    case runway:
      return LineStyle{{0xDD, 0xDA, 0xDD}, {}, 40, 1, 6, 0};
    case pier:
      return LineStyle{kLand, {}, 5, 0.4, 1.5, 0.02};
    default:
      return std::nullopt;
  }
}

double line_width(const LineStyle& style, double points_per_metre) {
  if (points_per_metre < style.from_scale) return 0;
  return std::clamp(style.width_m * points_per_metre, style.least, style.most);
}

}  // namespace quarter
