// SPDX-License-Identifier: Apache-2.0
#include "faces_between.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "quarter/base/box_index.hpp"
#include "quarter/base/ids.hpp"
#include "quarter/base/parallel.hpp"
#include "quarter/base/polygon_bands.hpp"
#include "side_walks.hpp"

namespace quarter {
namespace {

/// What one walk goes around.
struct Outline {
  Polygon face;             ///< without an outer ring: the walk goes around lines from outside
  std::vector<Ring> apart;  ///< its rings then
};

Outline outline_of(std::vector<Ring> rings) {
  Outline outline;
  for (Ring& ring : rings) {
    if (twice_area(ring) > 0)
      outline.face.outer = std::move(ring);
    else
      outline.apart.push_back(std::move(ring));
  }
  if (!outline.face.outer.empty()) outline.face.holes = std::exchange(outline.apart, {});
  return outline;
}

/// All sides but those of lines that have the same ground on both.
std::vector<LineSide> bounding_sides(const std::vector<Line>& lines) {
  std::vector<LineSide> sides;
  for (const Line& line : lines) {
    sides.push_back({line, false});
    sides.push_back({line, true});
  }
  std::vector<std::uint32_t> walk_of(sides.size());
  const auto walks = SideWalks(sides).walks();
  for (std::uint32_t w = 0; w < walks.size(); ++w) {
    for (const std::uint32_t side : walks[w])
      walk_of[side] = w;
  }
  std::vector<LineSide> bounding;
  for (std::size_t s = 0; s < sides.size(); ++s) {
    if (walk_of[s] != walk_of[s ^ 1U]) bounding.push_back(sides[s]);
  }
  return bounding;
}

std::vector<Outline> outlines_within(const std::vector<LineSide>& sides) {
  const SideWalks all(sides);
  const std::vector<std::vector<std::uint32_t>> walks = all.walks();
  std::vector<Outline> outlines(walks.size());
  parallel_ranges(walks.size(), 256, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i)
      outlines[i] = outline_of(all.rings_of(walks[i]));
  });
  return outlines;
}

/// Finds the face that rings lie in which meet no line of it.
class Surroundings {
 public:
  explicit Surroundings(const std::vector<Polygon>& faces)
      : faces_(faces), boxes_(boxes_of(faces)), index_(boxes_), bands_(faces.size()) {}

  /// The smallest face around a ring, or kNone.
  std::uint32_t around(const Ring& ring) {
    const Box box = box_of(ring);
    std::uint32_t best = kNone;
    index_.for_each(box, [&](std::uint32_t f) {
      const Box& other = boxes_[f];
      if (other.min.x >= box.min.x || other.min.y >= box.min.y || other.max.x <= box.max.x ||
          other.max.y <= box.max.y || !holds(f, ring.front()))
        return;
      if (best == kNone || twice_area(faces_[f].outer) < twice_area(faces_[best].outer)) best = f;
    });
    return best;
  }

 private:
  static std::vector<Box> boxes_of(const std::vector<Polygon>& faces) {
    std::vector<Box> boxes;
    for (const Polygon& face : faces)
      boxes.push_back(box_of(face.outer));
    return boxes;
  }
  bool holds(std::uint32_t face, LonLat p) {
    if (!bands_[face]) bands_[face].emplace(Polygon{faces_[face].outer, {}});
    return bands_[face]->contains(p);
  }

  const std::vector<Polygon>& faces_;
  std::vector<Box> boxes_;
  BoxIndex index_;
  std::vector<std::optional<PolygonBands>> bands_;  ///< of those asked for
};

/// Steps along the rings of pieces, with their ground to the left.
struct OuterSteps {
  std::vector<std::array<LonLat, 2>> steps;

  void add(const Polygon& piece) {
    add(piece.outer);
    for (const Ring& hole : piece.holes)
      add(hole);
  }
  void add(const Ring& ring) {
    for (std::size_t i = 1; i < ring.size(); ++i)
      steps.push_back({ring[i - 1], ring[i]});
  }
  /// Takes out those that another piece goes back along.
  void drop_inner() {
    std::sort(steps.begin(), steps.end());
    std::vector<std::array<LonLat, 2>> outer;
    for (const auto& [from, to] : steps) {
      if (!std::binary_search(steps.begin(), steps.end(), std::array{to, from}))
        outer.push_back({from, to});
    }
    steps = std::move(outer);
  }
};

/// The faces, with rings that hang together with no line of theirs as holes of those around.
std::vector<Polygon> assembled(std::vector<Outline> outlines) {
  std::vector<Polygon> faces;
  std::vector<Ring> apart;
  for (Outline& outline : outlines) {
    if (!outline.face.outer.empty()) faces.push_back(std::move(outline.face));
    std::move(outline.apart.begin(), outline.apart.end(), std::back_inserter(apart));
  }
  std::vector<std::uint32_t> around;
  Surroundings surroundings(faces);
  for (const Ring& ring : apart)
    around.push_back(surroundings.around(ring));
  for (std::size_t i = 0; i < apart.size(); ++i) {
    if (around[i] != kNone) faces[around[i]].holes.push_back(std::move(apart[i]));
  }
  for (Polygon& face : faces)
    std::sort(face.holes.begin(), face.holes.end());
  return faces;
}

}  // namespace

std::vector<Polygon> faces_between(const std::vector<Line>& lines) {
  return assembled(outlines_within(bounding_sides(lines)));
}

Polygon joined_outline(const std::vector<const Polygon*>& pieces) {
  OuterSteps outer;
  for (const Polygon* const piece : pieces)
    outer.add(*piece);
  outer.drop_inner();
  std::vector<LineSide> sides;
  for (const auto& step : outer.steps)
    sides.push_back({step, false});
  std::vector<Polygon> faces = assembled(outlines_within(sides));
  return std::move(
      *std::min_element(faces.begin(), faces.end(),
                        [](const Polygon& a, const Polygon& b) { return a.outer < b.outer; }));
}

}  // namespace quarter
