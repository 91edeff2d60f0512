// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "quarter/base/error.hpp"
#include "quarter/base/hilbert.hpp"
#include "quarter/city/block.hpp"
#include "street_faces.hpp"

namespace quarter {
namespace {

constexpr double kMostPieces = 20e6;

void check_count_of_pieces(double area_m2, double max_area_m2) {
  if (area_m2 <= kMostPieces * max_area_m2) return;
  fail_usage(
      "max_area_m2 of blocks is {} m²: that would cut {:.0f} km² into over {:.0f} million blocks; "
      "raise it in the catalogue, its default is {:.0f}",
      max_area_m2, area_m2 / 1e6, kMostPieces / 1e6, BlockRules{}.max_area_m2);
}

/// Along a Hilbert curve.
void sort_faces(std::vector<StreetFace>& faces) {
  std::sort(faces.begin(), faces.end(), [](const StreetFace& a, const StreetFace& b) {
    const std::uint64_t key_a = hilbert_key(a.inside);
    const std::uint64_t key_b = hilbert_key(b.inside);
    return key_a != key_b ? key_a < key_b : a.outline.outer < b.outline.outer;
  });
}

}  // namespace

std::vector<Block> street_blocks(const LineSet& edges, const MultiPolygon& area,
                                 const BlockRules& rules, Findings& findings) {
  check_count_of_pieces(area_m2(area), rules.max_area_m2);
  if (box_of(area).empty()) return {};
  std::vector<StreetFace> faces = join_cut_pieces(street_faces(edges, area, rules), rules);
  sort_faces(faces);
  std::vector<Block> blocks;
  for (StreetFace& face : faces) {
    if (is_sliver(face, rules)) {
      findings.add(FindingKind::small_face, {}, face.inside);
      continue;
    }
    blocks.push_back({fmt::format("b{}", blocks.size() + 1), {}, face.area_m2});
    blocks.back().outline.push_back(std::move(face.outline));
  }
  return blocks;
}

}  // namespace quarter
