// SPDX-License-Identifier: Apache-2.0
#include "sea_within.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>
#include <vector>

#include "enclosing_lines.hpp"
#include "faces_between.hpp"
#include "geos.hpp"
#include "noding.hpp"
#include "quarter/city/coast.hpp"
#include "thinned.hpp"

namespace quarter {
namespace {

/// Positions ashore that are held against the coast, about.
constexpr std::size_t kSamples = 2000;
/// Share of them at sea from which on the coast in the file is not believed [P]; as for the extent.
constexpr double kMostAtSea = 0.2;

/// What of a straight piece lies in the box.
std::optional<std::pair<LonLat, LonLat>> clipped(LonLat a, LonLat b, const Box& box) {
  double from = 0, to = 1;  // Liang and Barsky 1984
  const auto cut = [&](double step, double room) {
    if (step == 0) return room >= 0;
    const double share = room / step;
    if (step < 0) from = std::max(from, share);
    if (step > 0) to = std::min(to, share);
    return from <= to;
  };
  const double dx = static_cast<double>(b.x) - a.x, dy = static_cast<double>(b.y) - a.y;
  const bool crosses = cut(-dx, static_cast<double>(a.x) - box.min.x) &&
                       cut(dx, static_cast<double>(box.max.x) - a.x) &&
                       cut(-dy, static_cast<double>(a.y) - box.min.y) &&
                       cut(dy, static_cast<double>(box.max.y) - a.y);
  if (!crosses) return std::nullopt;
  const LonLat first = from <= 0 ? a : between(a, b, from);
  const LonLat last = to >= 1 ? b : between(a, b, to);
  if (first == last) return std::nullopt;
  return std::pair(first, last);
}

/// The coast in the box, thinned: its pieces one after another, in their direction.
LineSet coast_within(const LineSet& coastlines, const Box& box, double tolerance_m) {
  LineSet coast;
  for (std::size_t i = 0; i < coastlines.size(); ++i) {
    if (!box_of(coastlines[i]).overlaps(box)) continue;
    const Line line = thinned(coastlines[i], tolerance_m);
    if (line.front() == line.back() && line.size() < 4) continue;  // an islet that is a speck
    Line part;
    const auto close = [&] {
      if (part.size() > 1) coast.add(part);
      part.clear();
    };
    for (std::size_t k = 1; k < line.size(); ++k) {
      const auto piece = clipped(line[k - 1], line[k], box);
      if (!piece) continue;
      if (!part.empty() && part.back() != piece->first) close();
      if (part.empty()) part.push_back(piece->first);
      part.push_back(piece->second);
    }
    close();
  }
  return coast;
}

/// The position on the edge of the box that is nearest to one within it.
LonLat on_edge(const Box& box, LonLat p) {
  const LonLat edges[] = {{box.min.x, p.y}, {box.max.x, p.y}, {p.x, box.min.y}, {p.x, box.max.y}};
  return *std::min_element(std::begin(edges), std::end(edges),
                           [&](LonLat a, LonLat b) { return distance_m(p, a) < distance_m(p, b); });
}

std::vector<Polygon> faces_of(const LineSet& lines, const Coast& coast, const Box& box) {
  std::vector<Segment> segments;
  const auto add = [&](LonLat a, LonLat b) {
    if (a != b) segments.emplace_back(a, b);
  };
  for (std::size_t i = 0; i < lines.size(); ++i) {
    for (std::size_t k = 1; k < lines[i].size(); ++k)
      add(lines[i][k - 1], lines[i][k]);
  }
  for (const LonLat& end : coast.loose_ends())
    add(end, on_edge(box, end));
  const LonLat corners[] = {
      box.min, {box.max.x, box.min.y}, box.max, {box.min.x, box.max.y}, box.min};
  for (std::size_t i = 1; i < std::size(corners); ++i)
    add(corners[i - 1], corners[i]);
  return faces_between(enclosing_lines(noded(std::move(segments))));
}

bool is_sea(const Coast& coast, const Polygon& face) {
  const Point2 p = geos::inner_point(geos::polygon(face).get());
  return coast.is_sea(
      {static_cast<std::int32_t>(std::lround(p.x)), static_cast<std::int32_t>(std::lround(p.y))});
}

bool is_believed(const Coast& coast, std::span<const LonLat> ashore) {
  const std::size_t step = 1 + ashore.size() / kSamples;
  std::size_t seen = 0, at_sea = 0;
  for (std::size_t i = 0; i < ashore.size(); i += step) {
    ++seen;
    at_sea += coast.is_sea(ashore[i]) ? 1 : 0;
  }
  return static_cast<double>(at_sea) <= kMostAtSea * static_cast<double>(seen);
}

}  // namespace

MultiPolygon sea_within(const LineSet& coastlines, const Box& box, std::span<const LonLat> ashore,
                        double tolerance_m) {
  const LineSet lines = coast_within(coastlines, box, tolerance_m);
  const Coast coast(lines);
  if (!coast.any() || !is_believed(coast, ashore)) return {};
  MultiPolygon sea;
  for (Polygon& face : faces_of(lines, coast, box)) {
    if (is_sea(coast, face)) sea.push_back(std::move(face));
  }
  if (sea.empty()) return {};
  return geos::polygons(geos::covered(sea).get());
}

}  // namespace quarter
