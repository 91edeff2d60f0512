// SPDX-License-Identifier: Apache-2.0
#include "ground_labels.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <set>

#include "ground_style.hpp"
#include "quarter/report/label_point.hpp"

namespace quarter {
namespace {

constexpr Colour kPlaceInk{0x2A, 0x2D, 0x31};
constexpr Colour kQuietInk{0x52, 0x56, 0x5B};
constexpr Colour kWaterInk{0x3D, 0x6B, 0x86};
constexpr Colour kParkInk{0x4A, 0x6B, 0x3A};
constexpr Colour kStreetInk{0x6A, 0x66, 0x60};
constexpr double kStreetSize = 5;
/// How far a street may bend beside its name, points, and how much longer than it it must be.
constexpr double kBend = 1.6;
constexpr double kLonger = 1.12;
/// The same street is named again after so many points.
constexpr double kAgain = 190;
/// Names of one map at most, by kind of thing: a map is no index.
constexpr std::size_t kMostPlaces = 90;
constexpr std::size_t kMostAreas = 40;
constexpr std::size_t kMostStreets = 130;
/// Small places are named from so many points a metre on: 1 : 70,000 and 1 : 35,000.
constexpr double kNeighbourhoodScale = 0.04;
constexpr double kLocalityScale = 0.08;

TextStyle place_style(GroundKind kind) {
  using enum GroundKind;
  switch (kind) {
    case city:
      return {.size = 10.5, .bold = true, .halo = true, .colour = kPlaceInk};
    case town:
      return {.size = 9, .bold = true, .halo = true, .colour = kPlaceInk};
    case suburb:
      return {.size = 7.2, .halo = true, .colour = kPlaceInk};
    case village:
      return {.size = 7, .halo = true, .colour = kPlaceInk};
    case quarter:
      return {.size = 6.6, .halo = true, .colour = kPlaceInk};
    case island:
      return {.size = 6.5, .italic = true, .halo = true, .colour = kQuietInk};
    default:
      return {.size = 6.2, .halo = true, .colour = kQuietInk};
  }
}

class Placer {
 public:
  Placer(const MapGround& ground, const MapProjection& to_paper,
         const std::set<std::string>& written, MapCanvas& canvas, LabelRoom& room)
      : ground_(ground), to_paper_(to_paper), written_(written), canvas_(canvas), room_(room) {}

  std::vector<PlacedLabel> place() {
    place_names();
    place_areas(GroundKind::water, kWaterInk);
    place_areas(GroundKind::park, kParkInk);
    place_areas(GroundKind::wood, kParkInk);
    for (const GroundKind kind : {GroundKind::motorway, GroundKind::primary, GroundKind::secondary,
                                  GroundKind::tertiary, GroundKind::street, GroundKind::lane})
      place_streets(kind);
    return std::move(labels_);
  }

 private:
  bool try_at(Point2 middle, const std::string& text, const TextStyle& style) {
    const Frame size = canvas_.measure(text, style);
    const Frame box{middle.x - size.width / 2, middle.y - size.height / 2, size.width, size.height};
    if (!room_.is_free(box)) return false;
    room_.take(box);
    labels_.push_back({text, style, middle, 0});
    return true;
  }

  bool is_shown(GroundKind kind) const {
    const double scale = to_paper_.points_per_metre();
    if (kind == GroundKind::locality) return scale >= kLocalityScale;
    const bool small = kind == GroundKind::neighbourhood || kind == GroundKind::hamlet;
    return !small || scale >= kNeighbourhoodScale;
  }

  /// Where the point itself has no room, a little above or below it.
  void place_names() {
    std::size_t count = 0;
    for (const GroundName& name : ground_.names) {
      if (count >= kMostPlaces) return;
      if (!is_shown(name.kind) || written_.contains(name.name)) continue;
      if (!canvas_.can_write(name.name)) continue;
      const TextStyle style = place_style(name.kind);
      const Point2 at = to_paper_(name.where);
      for (const double step : {0.0, -1.0, 1.0}) {
        if (!try_at({at.x, at.y + step * style.size}, name.name, style)) continue;
        ++count;
        break;
      }
    }
  }

  /// In an area that is wider than its name, the large ones first.
  void place_areas(GroundKind kind, Colour ink) {
    std::vector<const GroundArea*> named;
    for (const GroundArea& area : ground_.areas) {
      if (area.kind == kind && !area.name.empty()) named.push_back(&area);
    }
    std::size_t count = 0;
    std::set<std::string> done;
    const TextStyle style{.size = 5.8, .italic = true, .halo = true, .colour = ink};
    for (const GroundArea* const area : named) {
      if (count >= kMostAreas) return;
      const Box box = box_of(area->area);
      const Point2 low = to_paper_(box.min), high = to_paper_(box.max);
      const double width = canvas_.measure(area->name, style).width;
      const bool fits = high.x - low.x > 0.8 * width && low.y - high.y > 1.5 * style.size;
      if (!fits || done.contains(area->name) || !canvas_.can_write(area->name)) continue;
      const LonLat at = label_point(area->area);
      if (!at.valid() || !try_at(to_paper_(at), area->name, style)) continue;
      done.insert(area->name);
      ++count;
    }
  }

  void place_streets(GroundKind kind) {
    const auto style = line_style(kind);
    if (line_width(*style, to_paper_.points_per_metre()) < 0.75) return;
    for (const GroundLine& line : ground_.lines) {
      if (line.kind != kind || line.name.empty() || streets_ >= kMostStreets) continue;
      place_along(line);
    }
  }

  /// Along the stretches that are straight and long enough, one name and then another far from it.
  void place_along(const GroundLine& line) {
    const TextStyle style{.size = kStreetSize, .halo = true, .colour = kStreetInk};
    std::vector<Point2> points;
    for (const LonLat& p : line.line)
      points.push_back(to_paper_(p));
    if (length_of(points) < kStreetSize * 4 || !canvas_.can_write(line.name)) return;
    const double width = canvas_.measure(line.name, style).width;
    double since = kAgain;
    for (std::size_t first = 0; first + 1 < points.size();) {
      std::size_t last = straight_end(points, first);
      const double length =
          std::hypot(points[last].x - points[first].x, points[last].y - points[first].y);
      const bool wide_enough = length > kLonger * width;
      if (wide_enough && since >= kAgain &&
          try_along(points[first], points[last], line.name, style))
        since = 0;
      else
        since += length;
      first = last;
    }
  }

  static double length_of(const std::vector<Point2>& points) {
    double length = 0;
    for (std::size_t i = 1; i < points.size(); ++i)
      length += std::hypot(points[i].x - points[i - 1].x, points[i].y - points[i - 1].y);
    return length;
  }

  /// The last point up to which a line stays beside the straight one from `first`. So few are tried
  /// that long lines take no longer than their points.
  static std::size_t straight_end(const std::vector<Point2>& points, std::size_t first) {
    constexpr std::size_t kMost = 24;
    std::size_t last = first + 1;
    for (std::size_t end = first + 2; end < points.size() && end < first + kMost; ++end) {
      for (std::size_t i = first + 1; i < end; ++i) {
        const double share =
            std::clamp(nearest_share(points[i], points[first], points[end]), 0.0, 1.0);
        const double x = points[first].x + share * (points[end].x - points[first].x);
        const double y = points[first].y + share * (points[end].y - points[first].y);
        if (std::hypot(points[i].x - x, points[i].y - y) > kBend) return last;
      }
      last = end;
    }
    return last;
  }

  bool try_along(Point2 a, Point2 b, const std::string& text, const TextStyle& style) {
    const Point2 middle{(a.x + b.x) / 2, (a.y + b.y) / 2};
    double angle = std::atan2(b.y - a.y, b.x - a.x);
    if (angle > std::numbers::pi / 2) angle -= std::numbers::pi;
    if (angle <= -std::numbers::pi / 2) angle += std::numbers::pi;
    const Frame size = canvas_.measure(text, style);
    std::vector<Frame> boxes;  // along the text, since that is turned
    const int count = std::max(1, static_cast<int>(size.width / size.height));
    for (int i = 0; i < count; ++i) {
      const double along = size.width * ((i + 0.5) / count - 0.5);
      const double side = size.height * 0.9;
      boxes.push_back({middle.x + along * std::cos(angle) - side / 2,
                       middle.y + along * std::sin(angle) - side / 2, side, side});
    }
    const auto is_free = [&](const Frame& box) { return room_.is_free(box); };
    if (!std::all_of(boxes.begin(), boxes.end(), is_free)) return false;
    for (const Frame& box : boxes)
      room_.take(box);
    labels_.push_back({text, style, middle, angle});
    ++streets_;
    return true;
  }

  const MapGround& ground_;
  const MapProjection& to_paper_;
  const std::set<std::string>& written_;
  MapCanvas& canvas_;
  LabelRoom& room_;
  std::vector<PlacedLabel> labels_;
  std::size_t streets_ = 0;
};

}  // namespace

std::vector<PlacedLabel> place_ground_labels(const MapGround& ground, const MapProjection& to_paper,
                                             const std::set<std::string>& written,
                                             MapCanvas& canvas, LabelRoom& room) {
  return Placer(ground, to_paper, written, canvas, room).place();
}

void paint_labels(const std::vector<PlacedLabel>& labels, MapCanvas& canvas) {
  for (const PlacedLabel& label : labels)
    canvas.write_turned(label.middle, label.angle, label.text, label.style);
}

}  // namespace quarter
