// SPDX-License-Identifier: Apache-2.0
#include "place_parts.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <optional>
#include <tuple>

#include "geos.hpp"
#include "inner_width.hpp"
#include "quarter/base/box_index.hpp"
#include "quarter/base/groups.hpp"
#include "quarter/base/parallel.hpp"
#include "quarter/catalogue/rules.hpp"
#include "quarter/catalogue/services.hpp"

namespace quarter {
namespace {

/// An inner ring is kept if areas that are kept fill at least this share of it [P].
constexpr double kKeptShare = 0.9;
/// A hole lies inside a place if at least this share of it does [P].
constexpr double kInsideShare = 0.5;
/// Outlines nearer to each other than this touch, m: the resolution of the map is 1 cm.
constexpr double kTouchM = 0.05;
/// A border drawn along a divider lies this near to it, m [P].
constexpr double kAlongM = 1;

template <typename Items, typename F>
std::vector<Box> boxes_of(const Items& items, F box) {
  std::vector<Box> boxes;
  boxes.reserve(items.size());
  for (std::size_t i = 0; i < items.size(); ++i)
    boxes.push_back(box(items[i]));
  return boxes;
}

/// Finds which parts belong together.
class PartJoiner {
 public:
  PartJoiner(const std::vector<PlacePart>& parts, const LineSet& dividers)
      : parts_(parts),
        dividers_(dividers),
        divider_boxes_(boxes_of(dividers, [](auto line) { return box_of(line); })) {}

  Groups join() {
    const auto boxes = boxes_of(parts_, [](const PlacePart& part) { return box_of(part.area); });
    const BoxIndex index(boxes);
    std::vector<std::vector<std::uint32_t>> joined(parts_.size());
    parallel_ranges(parts_.size(), 16, [&](std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i)
        joined[i] = neighbours(static_cast<std::uint32_t>(i), boxes[i], index);
    });
    Groups groups(parts_.size());
    for (std::uint32_t i = 0; i < parts_.size(); ++i) {
      for (const std::uint32_t j : joined[i])
        groups.unite(i, j);
    }
    return groups;
  }

 private:
  /// The later parts that a part belongs together with.
  std::vector<std::uint32_t> neighbours(std::uint32_t i, const Box& box,
                                        const BoxIndex& index) const {
    std::vector<std::uint32_t> near;
    index.for_each(box.grown(parts_[i].gap_m + kTouchM), [&](std::uint32_t j) {
      if (j > i && parts_[j].needs_path == parts_[i].needs_path) near.push_back(j);
    });
    if (near.empty()) return near;
    const LocalPlane plane(midpoint(box.min, box.max));
    const geos::Geometry own = geos::on_plane(parts_[i].area, plane);
    const geos::Prepared prepared = geos::prepare(own);
    std::erase_if(near, [&](std::uint32_t j) {
      const geos::Geometry other = geos::on_plane(parts_[j].area, plane);
      const double gap_m = std::max(kTouchM, std::min(parts_[i].gap_m, parts_[j].gap_m));
      const char within =
          GEOSPreparedDistanceWithin_r(geos::context(), prepared.get(), other.get(), gap_m);
      return !geos::answer(within) || divided(own.get(), other.get(), box.grown(gap_m), plane);
    });
    return near;
  }

  geos::Geometry dividers_in(const Box& box, const LocalPlane& plane) const {
    std::vector<geos::Geometry> lines;
    divider_boxes_.for_each(box, [&](std::uint32_t d) {
      if (dividers_[d].size() > 1) lines.push_back(geos::on_plane(dividers_[d], plane));
    });
    return geos::collection(GEOS_MULTILINESTRING, std::move(lines));
  }

  /// Whether a divider crosses the shortest way between two parts, or runs along their common
  /// border.
  bool divided(const GEOSGeometry* a, const GEOSGeometry* b, const Box& box,
               const LocalPlane& plane) const {
    const GEOSContextHandle_t c = geos::context();
    const geos::Geometry lines = dividers_in(box, plane);
    if (geos::parts(lines.get()) == 0) return false;
    const geos::Geometry common = geos::owned(GEOSIntersection_r(c, a, b));
    if (GEOSisEmpty_r(c, common.get()) == 1) return crosses_gap(a, b, lines.get());
    double area = 0;
    GEOSArea_r(c, common.get(), &area);
    if (area > 1) return false;
    const geos::Geometry along = geos::grown(lines.get(), kAlongM);
    return geos::answer(GEOSCovers_r(c, along.get(), common.get()));
  }

  static bool crosses_gap(const GEOSGeometry* a, const GEOSGeometry* b, const GEOSGeometry* lines) {
    const GEOSContextHandle_t c = geos::context();
    GEOSCoordSequence* const ends = GEOSNearestPoints_r(c, a, b);
    if (ends == nullptr) return false;
    const geos::Geometry way = geos::owned(GEOSGeom_createLineString_r(c, ends));
    // A divider that an outline is drawn along is not crossed by leaving that outline.
    const geos::Geometry ends_off = geos::owned(GEOSDifference_r(
        c, way.get(), geos::grown(geos::owned(GEOSBoundary_r(c, way.get())).get(), kTouchM).get()));
    return geos::answer(GEOSIntersects_r(c, ends_off.get(), lines));
  }

  const std::vector<PlacePart>& parts_;
  const LineSet& dividers_;
  BoxIndex divider_boxes_;
};

/// Fills the inner rings that areas to be kept lie in.
class RingFiller {
 public:
  explicit RingFiller(const std::vector<OutlineShapes::Kept>& kept)
      : kept_(kept), boxes_(boxes_of(kept, [](const auto& k) { return k.box; })) {}

  void fill(PlacePart& part) const {
    bool filled = false;
    for (Polygon& polygon : part.area)
      filled |= std::erase_if(polygon.holes, [&](const Ring& ring) { return is_kept(ring); }) > 0;
    if (filled) part.area_m2 = area_m2(part.area);
  }

 private:
  bool is_kept(const Ring& ring) const {
    const Box hole = box_of(ring).grown(1);
    double covered_m2 = 0;
    boxes_.for_each(hole, [&](std::uint32_t k) {
      if (hole.contains(kept_[k].box.min) && hole.contains(kept_[k].box.max))
        covered_m2 += kept_[k].area_m2;
    });
    return covered_m2 >= kKeptShare * area_m2(ring);
  }

  const std::vector<OutlineShapes::Kept>& kept_;
  BoxIndex boxes_;
};

/// The shape of a place of parts, without what is not its own.
class PlaceShaper {
 public:
  explicit PlaceShaper(const std::vector<MultiPolygon>& holes)
      : holes_(holes), boxes_(boxes_of(holes, [](const auto& area) { return box_of(area); })) {}

  /// Nothing if it is just what is drawn.
  std::optional<MultiPolygon> shape(const MultiPolygon& area, bool one_part) const {
    std::vector<std::uint32_t> near;
    boxes_.for_each(box_of(area), [&](std::uint32_t h) { near.push_back(h); });
    if (near.empty() && one_part) return std::nullopt;
    std::sort(near.begin(), near.end());
    geos::Geometry place = geos::covered(area);
    const double whole_m2 = area_m2(geos::polygons(place.get()));
    for (const std::uint32_t h : near) {
      const geos::Geometry hole = geos::covered(holes_[h]);
      const double hole_m2 = area_m2(geos::polygons(hole.get()));
      if (hole_m2 >= whole_m2) continue;  // the place lies in it rather
      const geos::Geometry common = geos::intersection(place.get(), hole.get());
      if (area_m2(geos::polygons(common.get())) < kInsideShare * hole_m2) continue;
      place = geos::difference(place.get(), hole.get());
    }
    return geos::polygons(place.get());
  }

 private:
  const std::vector<MultiPolygon>& holes_;
  BoxIndex boxes_;
};

/// The members of each group, the largest first.
std::vector<std::vector<std::uint32_t>> members_of(Groups& groups,
                                                   const std::vector<PlacePart>& parts) {
  std::vector<std::vector<std::uint32_t>> members(parts.size());
  for (std::uint32_t i = 0; i < parts.size(); ++i)
    members[groups.find(i)].push_back(i);
  std::erase_if(members, [](const auto& group) { return group.empty(); });
  for (auto& group : members) {
    std::sort(group.begin(), group.end(), [&](std::uint32_t a, std::uint32_t b) {
      return std::make_tuple(-parts[a].area_m2, parts[a].ref) <
             std::make_tuple(-parts[b].area_m2, parts[b].ref);
    });
  }
  return members;
}

PlaceFeature feature_of(const PlacePart& part) {
  PlaceFeature place;
  place.ref = part.ref;
  place.shape = PlaceFeature::Shape::area;
  place.name = part.name;
  place.traits = part.traits;
  place.where = centroid(part.area.front().outer);
  place.area_m2 = part.area_m2;
  return place;
}

class Dissolver {
 public:
  Dissolver(const Catalogue& catalogue, const std::vector<PlacePart>& parts,
            const OutlineShapes& shapes, const EndsOn& map_ends_on)
      : catalogue_(catalogue), parts_(parts), shaper_(shapes.holes), map_ends_on_(map_ends_on) {}

  /// The place that a group of parts is, if it is one, and what its parts are besides.
  std::vector<PlaceFeature> dissolve(const std::vector<std::uint32_t>& group) const {
    std::vector<PlaceFeature> places;
    const PlacePart& lead = parts_[group.front()];
    PlaceFeature place = feature_of(lead);
    double gap_m = lead.gap_m;
    std::uint32_t points = 0;
    for (const std::uint32_t i : group) {
      gap_m = std::max(gap_m, parts_[i].gap_m);
      place.area.insert(place.area.end(), parts_[i].area.begin(), parts_[i].area.end());
      for (const std::uint32_t gap : parts_[i].gaps)
        place.gaps.push_back(points + gap);
      for (const Polygon& polygon : parts_[i].area)
        points += static_cast<std::uint32_t>(polygon.outer.size());
      if (place.name.empty()) place.name = parts_[i].name;
      if (i != group.front()) place.parts.push_back(parts_[i].ref);
    }
    std::sort(place.parts.begin(), place.parts.end());
    const auto shape = shaper_.shape(place.area, group.size() == 1);
    if (shape) place.area_m2 = area_m2(*shape);
    InnerWidth width(shape ? *shape : place.area, group.size() > 1 ? gap_m : 0);
    place.roles =
        roles_of(group, place.area_m2, [&](double metres) { return width.at_least(metres); });
    place.cut = place.ref.type != OsmRef::Type::given && map_ends_on_(place.area, gap_m);
    if (place.cut) add_perhaps(group, place);
    if (!place.roles.empty() || !place.perhaps.empty()) places.push_back(std::move(place));
    for (std::size_t k = 1; k < group.size(); ++k)
      keep_other_roles(parts_[group[k]], places);
    return places;
  }

 private:
  bool is_part(const PlaceFeature::Role& role) const {
    return catalogue_.services[role.service].rule(role.rule).part_gap_m.has_value();
  }

  /// Of each service the role of the largest part that has one, were they so large together.
  std::vector<PlaceFeature::Role> roles_of(const std::vector<std::uint32_t>& group, double area_m2,
                                           const WideEnough& wide_enough) const {
    std::vector<PlaceFeature::Role> roles;
    for (const std::uint32_t i : group) {
      const bool lead = i == group.front();
      for (const auto& role : parts_[i].roles(area_m2, wide_enough)) {
        if (!serves(roles, role.service) && (lead || is_part(role))) roles.push_back(role);
      }
    }
    std::sort(roles.begin(), roles.end(),
              [](const auto& a, const auto& b) { return a.service < b.service; });
    return roles;
  }

  static bool serves(const std::vector<PlaceFeature::Role>& roles, ServiceIndex service) {
    return std::any_of(roles.begin(), roles.end(),
                       [&](const auto& role) { return role.service == service; });
  }

  void add_perhaps(const std::vector<std::uint32_t>& group, PlaceFeature& place) const {
    place.perhaps =
        roles_of(group, std::numeric_limits<double>::infinity(), [](double) { return true; });
    std::erase_if(place.perhaps,
                  [&](const auto& role) { return serves(place.roles, role.service); });
  }

  void keep_other_roles(const PlacePart& part, std::vector<PlaceFeature>& places) const {
    PlaceFeature rest = feature_of(part);
    InnerWidth width(part.area, 0);
    rest.roles = part.roles(part.area_m2, [&](double metres) { return width.at_least(metres); });
    std::erase_if(rest.roles, [&](const auto& role) { return is_part(role); });
    if (rest.roles.empty()) return;
    rest.area = part.area;
    rest.gaps = part.gaps;
    places.push_back(std::move(rest));
  }

  const Catalogue& catalogue_;
  const std::vector<PlacePart>& parts_;
  PlaceShaper shaper_;
  const EndsOn& map_ends_on_;
};

}  // namespace

std::vector<PlaceFeature> dissolve_parts(const Catalogue& catalogue, std::vector<PlacePart> parts,
                                         const OutlineShapes& shapes, const EndsOn& map_ends_on,
                                         Findings& findings) {
  if (parts.empty()) return {};
  std::sort(parts.begin(), parts.end(),
            [](const PlacePart& a, const PlacePart& b) { return a.ref < b.ref; });
  const RingFiller filler(shapes.kept);
  for (PlacePart& part : parts)
    filler.fill(part);
  Groups groups = PartJoiner(parts, shapes.dividers).join();
  const auto members = members_of(groups, parts);
  const Dissolver dissolver(catalogue, parts, shapes, map_ends_on);
  std::vector<std::vector<PlaceFeature>> dissolved(members.size());
  parallel_ranges(members.size(), 16, [&](std::size_t begin, std::size_t end) {
    for (std::size_t g = begin; g < end; ++g)
      dissolved[g] = dissolver.dissolve(members[g]);
  });
  std::vector<PlaceFeature> places;
  for (std::size_t g = 0; g < members.size(); ++g) {
    std::move(dissolved[g].begin(), dissolved[g].end(), std::back_inserter(places));
    for (std::size_t k = 1; k < members[g].size(); ++k) {
      const PlacePart& part = parts[members[g][k]];
      findings.add(FindingKind::part_of_place, part.ref, centroid(part.area.front().outer));
    }
  }
  return places;
}

}  // namespace quarter
