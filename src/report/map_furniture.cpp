// SPDX-License-Identifier: Apache-2.0
#include "map_furniture.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace quarter {
namespace {

constexpr double kTick = 3.5;       // points
constexpr double kNumber = 5.5;     // of letters
constexpr double kTicksApart = 90;  // about
constexpr double kScaleWidth = 100;
constexpr double kPointsPerMetreOfPaper = 72 / 0.0254;

/// The largest of 1, 2, 5 times a power of ten that is no more.
double round_below(double value) {
  const double power = std::pow(10, std::floor(std::log10(value)));
  for (const double step : {5.0, 2.0}) {
    if (step * power <= value) return step * power;
  }
  return power;
}

/// Degrees between ticks on so many degrees of so many points.
double tick_step(double degrees, double points) {
  return round_below(std::max(1e-5, degrees * kTicksApart / std::max(points, 1.0)));
}

/// "13.25° E"; as many decimals as the step has.
std::string degrees_text(double degrees, double step, char above, char below) {
  const int digits = std::max(0, static_cast<int>(std::ceil(-std::log10(step) - 1e-9)));
  const bool zero = std::abs(degrees) < step / 2;
  return fmt::format("{:.{}f}°{}", zero ? 0 : std::abs(degrees), digits,
                     zero ? std::string() : fmt::format(" {}", degrees < 0 ? below : above));
}

}  // namespace

void paint_border(const Frame& map, const Box& window, const MapProjection& to_paper,
                  MapCanvas& canvas) {
  canvas.add(map);
  canvas.stroke(kInk, 0.8);
  const TextStyle style{.size = kNumber, .colour = kSoft};
  const double right = map.x + map.width, bottom = map.y + map.height;
  const double east = tick_step(window.max.lon() - window.min.lon(), map.width);
  for (double lon = std::ceil(window.min.lon() / east) * east; lon < window.max.lon();
       lon += east) {
    const double x = to_paper(LonLat::from_degrees(lon, window.min.lat())).x;
    const std::string text = degrees_text(lon, east, 'E', 'W');
    const double half = canvas.measure(text, style).width / 2;
    if (x - half < map.x || x + half > right) continue;
    canvas.add_line({x, bottom}, {x, bottom + kTick});
    canvas.add_line({x, map.y}, {x, map.y - kTick});
    canvas.write({x - half, bottom + kTick}, text, style);
  }
  const double north = tick_step(window.max.lat() - window.min.lat(), map.height);
  for (double lat = std::ceil(window.min.lat() / north) * north; lat < window.max.lat();
       lat += north) {
    const double y = to_paper(LonLat::from_degrees(window.min.lon(), lat)).y;
    const std::string text = degrees_text(lat, north, 'N', 'S');
    const double half = canvas.measure(text, style).width / 2;
    if (y - half < map.y || y + half > bottom) continue;
    canvas.add_line({map.x, y}, {map.x - kTick, y});
    canvas.add_line({right, y}, {right + kTick, y});
    canvas.write_turned({map.x - kTick - kNumber * 0.7, y}, -std::numbers::pi / 2, text, style);
  }
  canvas.stroke(kInk, 0.5);
}

void paint_north(Point2 at, MapCanvas& canvas) {
  const TextStyle style{.size = 9, .bold = true, .halo = true};
  const Frame text = canvas.measure("N", style);
  canvas.add_line({at.x, at.y + 22}, {at.x, at.y + 1});
  canvas.add_line({at.x, at.y}, {at.x - 4, at.y + 8});
  canvas.add_line({at.x, at.y}, {at.x + 4, at.y + 8});
  canvas.stroke(kWhite, 3.2, 0, MapCanvas::After::keep);
  canvas.stroke(kInk, 1.3);
  canvas.write({at.x - text.width / 2, at.y + 22}, "N", style);
}

Frame scale_room(const Frame& map) {
  const double width = std::min(kScaleWidth, 0.4 * map.width) + 34;
  return {map.x + 4, map.y + map.height - 38, width, 34};
}

void paint_scale(const Frame& map, double points_per_metre, MapCanvas& canvas) {
  const Frame room = scale_room(map);
  const double metres = round_below((room.width - 34) / points_per_metre);
  const double length = metres * points_per_metre;
  canvas.add(Frame{room.x, room.y, length + 34, room.height});
  canvas.fill(kWhite, 0.82);
  const Point2 at{room.x + 6, room.y + 3};
  canvas.add(Frame{at.x, at.y + 10, length / 2, 3.5});
  canvas.fill(kInk);
  canvas.add(Frame{at.x, at.y + 10, length, 3.5});
  canvas.stroke(kInk, 0.6);
  const bool km = metres >= 1000;
  const TextStyle style{.size = 7};
  const auto number = [&](double share, const char* unit) {
    const std::string text = fmt::format("{:g}", share * metres / (km ? 1000 : 1));
    const double half = canvas.measure(text, style).width / 2;
    canvas.write({share == 0 ? at.x : at.x + share * length - half, at.y}, text + unit, style);
  };
  number(0, "");
  number(0.5, "");
  number(1, km ? " km" : " m");
  // Two digits: what is drawn is not truer.
  const double ratio = kPointsPerMetreOfPaper / points_per_metre;
  const double unit = std::pow(10, std::floor(std::log10(ratio)) - 1);
  canvas.write({at.x, at.y + 16}, fmt::format("1 : {:.0f}", std::round(ratio / unit) * unit),
               {.size = 6.5, .colour = kSoft});
}

}  // namespace quarter
