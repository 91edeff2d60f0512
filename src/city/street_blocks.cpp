// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <iterator>
#include <set>

#include "face_settlers.hpp"
#include "gap_lines.hpp"
#include "geos.hpp"
#include "position_code.hpp"
#include "quarter/base/error.hpp"
#include "quarter/base/hilbert.hpp"
#include "quarter/base/parallel.hpp"
#include "quarter/base/polygon_bands.hpp"
#include "quarter/catalogue/homes.hpp"
#include "quarter/city/block.hpp"
#include "straight_cuts.hpp"
#include "street_faces.hpp"

namespace quarter {
namespace {

constexpr double kMostPieces = 20e6;

using Faces = std::vector<StreetFace>;

void check_count_of_pieces(double area_m2, double max_area_m2) {
  if (area_m2 <= kMostPieces * max_area_m2) return;
  fail_usage(
      "max_area_m2 of blocks is {} m²: that would cut {:.0f} km² into over {:.0f} million blocks; "
      "raise it in the catalogue, its default is {:.0f}",
      max_area_m2, area_m2 / 1e6, kMostPieces / 1e6, BlockRules{}.max_area_m2);
}

void append(Faces& all, Faces some) {
  std::move(some.begin(), some.end(), std::back_inserter(all));
}

void drop_water(Faces& faces, const BlockGround& ground) {
  if (!ground.is_water) return;
  std::vector<char> water(faces.size(), 0);
  parallel_ranges(faces.size(), 256, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i)
      water[i] = ground.is_water(faces[i].inside) ? 1 : 0;
  });
  std::size_t i = 0;
  std::erase_if(faces, [&](const StreetFace&) { return water[i++] != 0; });
}

/// The settled part of a face.
Faces settled_parts(const StreetFace& face, const FaceSettlers& settling, const BlockRules& rules) {
  if (settling.settlers.empty()) return {};
  if (face.area_m2 <= rules.max_area_m2 &&
      settled_share(face.outline, settling.settlers) >= rules.whole_share)
    return {face};
  const geos::Geometry outline = geos::polygon(face.outline);
  Faces parts;
  for (const Polygon& ground : settled_ground(settling.settlers, rules.join_area_m2)) {
    const geos::Geometry inside = geos::intersection(geos::polygon(ground).get(), outline.get());
    for (Polygon& polygon : geos::polygons(inside.get())) {
      StreetFace part = measured(std::move(polygon));
      if (settling.settle(part.outline, part.inside)) parts.push_back(std::move(part));
    }
  }
  return parts;
}

/// Takes those that are too large for a block out of some faces.
Faces take_large(Faces& faces, const BlockRules& rules) {
  const auto first = std::partition(faces.begin(), faces.end(), [&](const StreetFace& face) {
    return face.area_m2 <= rules.max_area_m2;
  });
  Faces large(std::make_move_iterator(first), std::make_move_iterator(faces.end()));
  faces.erase(first, faces.end());
  return large;
}

/// Cuts what is larger than a block: along mapped lines, and what these leave too large through the
/// gaps between what settles it; then joins what is small. What cannot be cut so (cells without
/// homes) is cut straight.
class Cutter {
 public:
  /// `settling` by face, which pieces say in `large`.
  Cutter(const BlockGround& ground, const std::vector<FaceSettlers>& settling,
         const BlockRules& rules)
      : ground_(ground), settling_(settling), rules_(rules) {}

  Faces cut(Faces pieces) const {
    const Faces large = take_large(pieces, rules_);
    if (large.empty()) return pieces;
    Faces joined =
        join_cut_pieces(atoms_of(large), rules_, rules_.join_area_m2, rules_.max_area_m2);
    const StraightCuts straight(ground_.buildings, rules_);
    std::vector<Faces> parts(joined.size());
    parallel_each(joined.size(), [&](std::size_t i) { parts[i] = straight.parts_of(joined[i]); });
    for (Faces& some : parts)
      append(pieces, std::move(some));
    return pieces;
  }

 private:
  /// What mapped lines cut, and gaps where these leave too much. All in one go, so that neighbours
  /// have the same points on their border.
  Faces atoms_of(const Faces& large) const {
    Faces by_lines = cut_along(large, ground_.cuts);
    for (StreetFace& face : by_lines)
      face.large = large[face.large].large;
    const std::vector<Line> gaps = gaps_in(take_large(by_lines, rules_));
    std::vector<BlockGround::Shape> lines = ground_.cuts;
    lines.insert(lines.end(), gaps.begin(), gaps.end());
    Faces atoms = cut_along(large, lines);
    parallel_ranges(atoms.size(), 64, [&](std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i) {
        const FaceSettlers& settling = settling_[large[atoms[i].large].large];
        atoms[i].spill = !settling.settle(atoms[i].outline, atoms[i].inside);
      }
    });
    return atoms;
  }

  std::vector<Line> gaps_in(const Faces& large) const {
    std::vector<std::vector<Line>> gaps(large.size());
    parallel_each(large.size(), [&](std::size_t i) {
      const Polygon& outline = large[i].outline;
      gaps[i] = gap_lines(settling_[large[i].large].within(outline), box_of(outline.outer));
      const PolygonBands bands(outline);
      std::erase_if(gaps[i], [&](const Line& gap) {
        return !bands.contains(gap.front()) && !bands.contains(gap.back());
      });
    });
    std::vector<Line> all;
    for (std::vector<Line>& some : gaps)
      std::move(some.begin(), some.end(), std::back_inserter(all));
    return all;
  }

  const BlockGround& ground_;
  const std::vector<FaceSettlers>& settling_;
  const BlockRules& rules_;
};

/// Those too small for a block, unless a home lies in them.
void drop_slivers(Faces& faces, const BlockGround& ground, const BlockRules& rules,
                  Findings& findings) {
  const auto first = std::partition(
      faces.begin(), faces.end(), [&](const StreetFace& face) { return !is_sliver(face, rules); });
  std::vector<MultiPolygon> outlines;
  for (auto it = first; it != faces.end(); ++it)
    outlines.push_back({it->outline});
  std::vector<const MultiPolygon*> pointers;
  for (const MultiPolygon& outline : outlines)
    pointers.push_back(&outline);
  const AreaIndex index(pointers);
  std::vector<bool> lived_in(outlines.size(), false);
  for (const BlockGround::Shape home : ground.homes) {
    const std::uint32_t sliver = index.find(centroid(home));
    if (sliver != kNone) lived_in[sliver] = true;
  }
  std::size_t i = 0;
  const auto end = std::remove_if(first, faces.end(), [&](const StreetFace& face) {
    if (lived_in[i++]) return false;
    if (ground.is_water && ground.is_water(face.inside)) return true;
    findings.add(FindingKind::small_face, {}, face.inside);
    return true;
  });
  faces.erase(end, faces.end());
}

/// Along a Hilbert curve.
void sort_faces(Faces& faces) {
  std::sort(faces.begin(), faces.end(), [](const StreetFace& a, const StreetFace& b) {
    const std::uint64_t key_a = hilbert_key(a.inside);
    const std::uint64_t key_b = hilbert_key(b.inside);
    return key_a != key_b ? key_a < key_b : a.outline.outer < b.outline.outer;
  });
}

std::vector<Block> named(Faces faces) {
  std::vector<Block> blocks;
  std::set<std::string> taken;
  for (StreetFace& face : faces) {
    const std::string code = "b" + position_code(face.inside);
    std::string id = code;
    for (int n = 2; !taken.insert(id).second; ++n)
      id = fmt::format("{}_{}", code, n);
    blocks.push_back({id, {}, face.area_m2});
    blocks.back().outline.push_back(std::move(face.outline));
  }
  return blocks;
}

}  // namespace

std::vector<Block> street_blocks(const LineSet& edges, const BlockGround& ground,
                                 const MultiPolygon& area, const BlockRules& rules,
                                 Findings& findings) {
  check_count_of_pieces(area_m2(area), rules.max_area_m2);
  if (box_of(area).empty()) return {};
  Faces faces = street_faces(edges, ground.more_edges, area);
  drop_slivers(faces, ground, rules, findings);
  const std::vector<FaceSettlers> settling = settlers_of(faces, ground, rules);
  std::vector<Faces> parts(faces.size());
  parallel_each(faces.size(), [&](std::size_t i) {
    parts[i] = settled_parts(faces[i], settling[i], rules);
    for (StreetFace& part : parts[i])
      part.large = static_cast<std::uint32_t>(i);
  });
  Faces pieces;
  for (Faces& some : parts)
    append(pieces, std::move(some));
  drop_water(pieces, ground);
  pieces = Cutter(ground, settling, rules).cut(std::move(pieces));
  drop_slivers(pieces, ground, rules, findings);
  sort_faces(pieces);
  return named(std::move(pieces));
}

}  // namespace quarter
