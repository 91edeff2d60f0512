// SPDX-License-Identifier: Apache-2.0
#include "ground_painter.hpp"

#include <array>

#include "ground_style.hpp"

namespace quarter {
namespace {

/// Points a metre from which on buildings are drawn: about 1 : 95,000.
constexpr double kBuildingScale = 0.03;
/// Points on either side of a street's rim.
constexpr double kRimWidth = 0.3;
constexpr Colour kWhite{0xFF, 0xFF, 0xFF};

/// From the small to the great, so that these lie on top.
constexpr std::array kStreets{GroundKind::lane,      GroundKind::street,  GroundKind::tertiary,
                              GroundKind::secondary, GroundKind::primary, GroundKind::motorway};

class LinePainter {
 public:
  LinePainter(const MapGround& ground, const MapView& view, MapCanvas& canvas)
      : ground_(ground), view_(view), canvas_(canvas) {}

  /// `more`: added to the width.
  void stroke(GroundKind kind, Colour colour, double more, double dash = 0) const {
    const double width = line_width(*line_style(kind), view_.to_paper.points_per_metre());
    if (width <= 0) return;
    for (const GroundLine& line : ground_.lines) {
      if (line.kind != kind || !view_.shows(line.line)) continue;
      canvas_.add(line.line, view_.to_paper);
      canvas_.stroke(colour, width + more, dash);
    }
  }
  void stroke(GroundKind kind) const { stroke(kind, line_style(kind)->colour, 0); }

  void streets() const {
    for (const GroundKind kind : kStreets) {
      const LineStyle style = line_style(kind).value();
      if (style.casing) stroke(kind, *style.casing, 2 * kRimWidth);
    }
    for (const GroundKind kind : kStreets)
      stroke(kind);
  }

  /// Dark with light sleepers, as maps have them.
  void railways() const {
    stroke(GroundKind::tram);
    stroke(GroundKind::rail);
    stroke(GroundKind::rail, kWhite, -0.4, 2.6);
  }

 private:
  const MapGround& ground_;
  const MapView& view_;
  MapCanvas& canvas_;
};

}  // namespace

void paint_ground(const MapGround& ground, const MapView& view, MapCanvas& canvas) {
  canvas.add(ground.covered, view.to_paper);
  canvas.fill(kLand);
  for (const GroundArea& area : ground.areas) {
    if (area.kind == GroundKind::pier || !view.shows(area.area)) continue;
    canvas.add(area.area, view.to_paper);
    canvas.fill(*area_colour(area.kind));
  }
  canvas.add(ground.sea, view.to_paper);
  canvas.fill(kSea);
  for (const GroundArea& area : ground.areas) {
    if (area.kind != GroundKind::pier || !view.shows(area.area)) continue;
    canvas.add(area.area, view.to_paper);
    canvas.fill(*area_colour(area.kind));
  }
  const LinePainter lines(ground, view, canvas);
  for (const GroundKind kind : {GroundKind::pier, GroundKind::runway, GroundKind::path})
    lines.stroke(kind);
}

void paint_water(const MapGround& ground, const MapView& view, MapCanvas& canvas) {
  canvas.add(ground.sea, view.to_paper);
  canvas.fill(kSea);
  for (const GroundArea& area : ground.areas) {
    if (area.kind != GroundKind::water || !view.shows(area.area)) continue;
    canvas.add(area.area, view.to_paper);
    canvas.fill(kSea);
  }
}

void paint_lines(const MapGround& ground, const MapView& view, MapCanvas& canvas) {
  if (view.to_paper.points_per_metre() >= kBuildingScale) {
    for (std::size_t i = 0; i < ground.buildings.size(); ++i) {
      if (view.shows(ground.buildings[i])) canvas.add_ring(ground.buildings[i], view.to_paper);
    }
    canvas.fill_rings(kBuilding, kBuildingShare);
  }
  const LinePainter lines(ground, view, canvas);
  lines.stroke(GroundKind::stream);
  lines.stroke(GroundKind::river);
  lines.streets();
  lines.railways();
}

}  // namespace quarter
