// SPDX-License-Identifier: Apache-2.0
#include "place_marks.hpp"

#include "map_base.hpp"
#include "map_furniture.hpp"

namespace quarter {
namespace {

constexpr Colour kNewPlace{0xFF, 0xE3, 0x3B};  // neither of the colours of gains and losses
constexpr double kRadius = 5;
constexpr double kSmallRadius = 3;
/// More are dots without names.
constexpr std::size_t kMostNamed = 12;

bool lies_on(const Frame& map, Point2 at) {
  return at.x > map.x && at.y > map.y && at.x < map.x + map.width && at.y < map.y + map.height;
}

}  // namespace

void paint_place_mark(Point2 at, double radius, bool is_new, MapCanvas& canvas) {
  canvas.add_disc(at, radius);
  canvas.fill(is_new ? kNewPlace : kWhite, 1, MapCanvas::After::keep);
  canvas.stroke(kInk, radius * 0.24);
  const double arm = radius * 0.55;
  const double turn = is_new ? 0 : arm * 0.75;  // a plus, or a cross
  const double straight = is_new ? arm : turn;
  canvas.add_line({at.x - straight, at.y - turn}, {at.x + straight, at.y + turn});
  canvas.add_line({at.x + turn, at.y - straight}, {at.x - turn, at.y + straight});
  canvas.stroke(kInk, radius * 0.26);
}

void paint_place_marks(const MapBase& base, const std::vector<PlaceMark>& marks,
                       MapCanvas& canvas) {
  const bool few = marks.size() <= kMostNamed;
  const double radius = few ? kRadius : kSmallRadius;
  LabelRoom room = base.room();
  for (const PlaceMark& mark : marks) {
    const Point2 at = base.to_paper()(mark.where);
    if (lies_on(base.layout().map, at))
      room.take({at.x - radius, at.y - radius, 2 * radius, 2 * radius});
  }
  const TextStyle style{.size = 7.5, .bold = true, .halo = true};
  for (const PlaceMark& mark : marks) {
    const Point2 at = base.to_paper()(mark.where);
    if (!lies_on(base.layout().map, at)) continue;
    paint_place_mark(at, radius, mark.is_new, canvas);
    if (!few || mark.name.empty() || !canvas.can_write(mark.name)) continue;
    const Frame text = canvas.measure(mark.name, style);
    const double y = at.y - text.height / 2;
    for (const double x : {at.x + radius + 2.5, at.x - radius - 2.5 - text.width}) {
      const Frame box{x, y, text.width, text.height};
      if (!room.is_free(box)) continue;
      room.take(box);
      canvas.write({x, y}, mark.name, style);
      break;
    }
  }
}

}  // namespace quarter
