// SPDX-License-Identifier: Apache-2.0
// Kind "canopy": how much of the ground of the blocks do the crowns of trees cover?
#include <algorithm>
#include <cmath>

#include "quarter/base/parallel.hpp"
#include "quarter/checks/check_kind.hpp"
#include "quarter/checks/measure.hpp"

namespace quarter::kinds {
namespace {

/// Points a block is looked at, about; what is finer than the map's cells says nothing more [P].
constexpr double kPointsPerBlock = 64;

/// Points of a square grid inside an outline; its middle if there are none.
std::vector<LonLat> points_in(const Block& block, double cell_m) {
  const double spacing_m = std::max(cell_m, std::sqrt(block.area_m2 / kPointsPerBlock));
  const Box box = box_of(block.outline);
  const LocalPlane plane(box.min);
  const Point2 high = plane.to_plane(box.max);
  std::vector<LonLat> points;
  for (double y = spacing_m / 2; y < high.y; y += spacing_m) {
    for (double x = spacing_m / 2; x < high.x; x += spacing_m) {
      const LonLat p = plane.to_lonlat({x, y});
      if (contains(block.outline, p)) points.push_back(p);
    }
  }
  if (points.empty()) points.push_back(centroid(block.outline.front().outer));
  return points;
}

class Canopy : public AreaMeasure {
 public:
  explicit Canopy(const MeasureContext& context) : canopy_(*context.given.canopy) {}

  AreaFigures figures(const AreaLocator& areas) const override {
    const AreaFacts& facts = areas.facts();
    std::vector<std::vector<LonLat>> of_blocks(facts.blocks.size());
    parallel_ranges(of_blocks.size(), 64, [&](std::size_t begin, std::size_t end) {
      for (std::size_t b = begin; b < end; ++b)
        of_blocks[b] = points_in(facts.blocks[b], canopy_.cell_m());
    });
    std::vector<LonLat> points;
    for (const std::vector<LonLat>& own : of_blocks)
      points.insert(points.end(), own.begin(), own.end());
    std::vector<float> shares(points.size());
    canopy_.shares(points, shares);
    AreaFigures figures(areas.districts() + 1);
    auto next = shares.cbegin();
    for (std::size_t b = 0; b < of_blocks.size(); ++b) {
      const double m2 = facts.blocks[b].area_m2 / static_cast<double>(of_blocks[b].size());
      for (const LonLat point : of_blocks[b]) {
        const bool known = !std::isnan(*next);
        const double covered = known ? static_cast<double>(*next) : 0;
        areas.add(point, {m2, m2 * covered, known ? 0 : m2}, figures);
        ++next;
      }
    }
    return figures;
  }

 private:
  const ShareMap& canopy_;
};

std::string needs(const CheckRule&, const GivenInputs& given, std::size_t) {
  return given.canopy != nullptr ? "" : "--canopy FILE";
}

std::unique_ptr<AreaMeasure> measure(const MeasureContext& context, const CheckRow&) {
  return std::make_unique<Canopy>(context);
}

}  // namespace

extern const CheckKind canopy{
    .name = "canopy",
    .unit = Unit::share_of_area,
    .better = CheckKind::Better::more,
    .needs = needs,
    .of_areas = measure,
    .example = "",
};

}  // namespace quarter::kinds
