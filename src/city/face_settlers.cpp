// SPDX-License-Identifier: Apache-2.0
#include "face_settlers.hpp"

#include <algorithm>
#include <cmath>

#include "quarter/base/box_index.hpp"
#include "quarter/base/parallel.hpp"
#include "quarter/catalogue/homes.hpp"
#include "settler_shape.hpp"

namespace quarter {
namespace {

/// How far to the side of a street the face beside it is looked for, m.
constexpr double kBesideM = 8;

/// A place in some face, and what is there.
struct Anchor {
  LonLat where;
  Settler settler;
  std::uint32_t face = kNone;
};

void find_faces(const AreaIndex& index, std::vector<Anchor>& anchors) {
  parallel_ranges(anchors.size(), 1024, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i)
      anchors[i].face = index.find(anchors[i].where);
  });
}

std::vector<Anchor> middles_of(std::span<const BlockGround::Shape> rings, double reach_m) {
  std::vector<Anchor> anchors;
  anchors.reserve(rings.size());
  for (const BlockGround::Shape ring : rings)
    anchors.push_back({centroid(ring), {ring, reach_m}});
  return anchors;
}

/// A place to the left of the middle of a stretch, and one to the right.
void add_sides(const Line& stretch, double reach_m, std::vector<Anchor>& anchors) {
  const std::size_t middle = stretch.size() / 2;
  const LonLat a = stretch[middle - 1];
  const LocalPlane plane(a);
  const Point2 to = plane.to_plane(stretch[middle]);
  const double length = std::hypot(to.x, to.y);
  if (length == 0) return;
  for (const double side : {-kBesideM, kBesideM}) {
    const Point2 aside{to.x / 2 - to.y / length * side, to.y / 2 + to.x / length * side};
    anchors.push_back({plane.to_lonlat(aside), {stretch, reach_m}});
  }
}

void take(const std::vector<Anchor>& anchors, std::vector<FaceSettlers>& all) {
  for (const Anchor& anchor : anchors) {
    if (anchor.face == kNone) continue;
    all[anchor.face].settlers.push_back(anchor.settler);
    all[anchor.face].anchors.push_back(anchor.where);
  }
}

/// Cells come as rings; holes of theirs count as ground.
void take_cells(const std::vector<StreetFace>& faces, const BlockGround& ground,
                std::vector<FaceSettlers>& all) {
  if (ground.cells.empty()) return;
  std::vector<Box> boxes;
  for (const StreetFace& face : faces)
    boxes.push_back(box_of(face.outline.outer));
  const BoxIndex index(boxes);
  for (const MultiPolygon& cell : ground.cells) {
    for (const Polygon& part : cell) {
      index.for_each(box_of(part.outer), [&](std::uint32_t face) {
        all[face].settlers.push_back({part.outer, 0});
      });
    }
  }
}

}  // namespace

std::vector<Settler> FaceSettlers::within(const Polygon& part) const {
  const Box box = box_of(part.outer);
  std::vector<Settler> some;
  for (std::size_t i = 0; i < anchors.size(); ++i) {
    if (box.contains(anchors[i]) && contains(part, anchors[i])) some.push_back(settlers[i]);
  }
  std::sort(some.begin(), some.end(), [](const Settler& a, const Settler& b) {
    return std::lexicographical_compare(a.shape.begin(), a.shape.end(), b.shape.begin(),
                                        b.shape.end());
  });
  const auto twins = std::unique(some.begin(), some.end(), [](const Settler& a, const Settler& b) {
    return std::ranges::equal(a.shape, b.shape);
  });
  some.erase(twins, some.end());
  return some;
}

bool FaceSettlers::settle(const Polygon& part, LonLat inside) const {
  const Box box = box_of(part.outer);
  const auto is_in = [&](LonLat p) { return box.contains(p) && contains(part, p); };
  if (std::any_of(anchors.begin(), anchors.end(), is_in)) return true;
  for (std::size_t i = anchors.size(); i < settlers.size(); ++i) {
    if (SettlerShape(settlers[i]).metres_to(inside) < 0) return true;
  }
  return false;
}

std::vector<FaceSettlers> settlers_of(const std::vector<StreetFace>& faces,
                                      const BlockGround& ground, const BlockRules& rules) {
  std::vector<MultiPolygon> outlines;
  for (const StreetFace& face : faces)
    outlines.push_back({face.outline});
  std::vector<const MultiPolygon*> pointers;
  for (const MultiPolygon& outline : outlines)
    pointers.push_back(&outline);
  const AreaIndex index(pointers);
  std::vector<FaceSettlers> all(faces.size());

  std::vector<Anchor> anchors = middles_of(ground.homes, rules.home_ground_m);
  find_faces(index, anchors);
  take(anchors, all);

  anchors = middles_of(ground.buildings, rules.home_ground_m);
  find_faces(index, anchors);
  std::erase_if(anchors, [&](const Anchor& anchor) {
    return anchor.face == kNone || faces[anchor.face].area_m2 > rules.max_area_m2;
  });
  take(anchors, all);

  anchors.clear();
  for (const Line& stretch : ground.stretches)
    add_sides(stretch, rules.street_ground_m, anchors);
  for (const LonLat& p : ground.cell_points)
    anchors.push_back({p, {std::span(&p, 1), rules.home_ground_m}});
  find_faces(index, anchors);
  take(anchors, all);
  take_cells(faces, ground, all);
  return all;
}

}  // namespace quarter
