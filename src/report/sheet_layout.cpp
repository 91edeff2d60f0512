// SPDX-License-Identifier: Apache-2.0
#include "sheet_layout.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace quarter {
namespace {

// A4 in points; A3 is larger by the root of two (ISO 216).
constexpr double kLong = 841.89;
constexpr double kShort = 595.28;
constexpr double kA3 = 1.41421356;

constexpr double kHead = 62;      // title and subtitle
constexpr double kFoot = 24;      // coordinates, date and attribution
constexpr double kBeside = 150;   // legend beside the map, and the gap between them
constexpr double kAround = 0.02;  // around the city, of its longer side

struct Candidate {
  double width;
  double height;
  Frame room;  // for the map
  bool beside;
};

Candidate candidate(double width, double height, bool beside, double below) {
  Frame room{kMargin, kMargin + kHead, width - 2 * kMargin, height - 2 * kMargin - kHead - kFoot};
  (beside ? room.width : room.height) -= beside ? kBeside : below;
  return {width, height, room, beside};
}

/// Points a metre at which a city of this size fits.
double scale_of(const Candidate& sheet, Point2 size) {
  return std::min(sheet.room.width / size.x, sheet.room.height / size.y);
}

/// A stretch of `length`, if the ground is as long, around [low, high] and on the ground [least,
/// most] as far as that allows.
std::pair<double, double> stretch(double low, double high, double length, double least,
                                  double most) {
  length = std::max(high - low, std::min(length, most - least));
  double from = (low + high - length) / 2;
  from = std::min(std::max(from, least), most - length);
  from = std::max(std::min(from, low), high - length);
  return {from, from + length};
}

}  // namespace

SheetLayout sheet_layout(const Box& city, const Box& ground, PrintOptions::Paper paper,
                         double below) {
  const LocalPlane plane(midpoint(city.min, city.max));
  const Point2 corner = plane.to_plane(city.max);
  const double around = 2 * kAround * std::max({corner.x, corner.y, 10.0});
  Point2 half{corner.x + around, corner.y + around};
  Point2 low{-half.x, -half.y}, high = half;  // of the ground
  if (!ground.empty()) {
    low = plane.to_plane(ground.min);
    high = plane.to_plane(ground.max);
    half.x = std::max(corner.x, std::min({half.x, -low.x, high.x}));
    half.y = std::max(corner.y, std::min({half.y, -low.y, high.y}));
  }
  const double larger = paper == PrintOptions::Paper::a3 ? kA3 : 1;
  const double length = kLong * larger, breadth = kShort * larger;
  const std::array sheets{
      candidate(length, breadth, true, below), candidate(breadth, length, false, below),
      candidate(breadth, length, true, below), candidate(length, breadth, false, below)};
  const Point2 size{2 * half.x, 2 * half.y};
  const Candidate& best = *std::max_element(
      sheets.begin(), sheets.end(),
      [&](const auto& a, const auto& b) { return scale_of(a, size) < scale_of(b, size); });
  const double scale = scale_of(best, size);
  const auto [west, east] = stretch(-half.x, half.x, best.room.width / scale, low.x, high.x);
  const auto [south, north] = stretch(-half.y, half.y, best.room.height / scale, low.y, high.y);

  SheetLayout layout{best.width, best.height, {}, best.room, {}, best.beside};
  layout.window.min = plane.to_lonlat({west, south});
  layout.window.max = plane.to_lonlat({east, north});
  if (!layout.window.min.valid() || !layout.window.max.valid()) layout.window = city;  // at a pole
  layout.map.width = std::min(best.room.width, (east - west) * scale);
  layout.map.height = std::min(best.room.height, (north - south) * scale);
  const Frame& map = layout.map;
  layout.side = best.beside ? Frame{map.x + map.width + 14, map.y,
                                    best.width - kMargin - map.x - map.width - 14, map.height}
                            : Frame{map.x, map.y + map.height + 24, best.width - 2 * kMargin,
                                    best.height - kMargin - map.y - map.height - 24 - 14};
  return layout;
}

}  // namespace quarter
