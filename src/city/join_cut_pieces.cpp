// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <numeric>
#include <optional>

#include "geos.hpp"
#include "quarter/base/parallel.hpp"
#include "street_faces.hpp"

namespace quarter {
namespace {

double width_m(const StreetFace& face) {
  double around = length_m(face.outline.outer);
  for (const Ring& hole : face.outline.holes)
    around += length_m(hole);
  return 2 * face.area_m2 / around;
}

/// A stretch of a border, the smaller end first, and a piece beside it.
struct Side {
  LonLat a;
  LonLat b;
  std::uint32_t piece;
  auto operator<=>(const Side&) const = default;
};

using Pieces = std::vector<StreetFace>;

/// Metres that each two of some pieces share, sorted by the pieces.
std::map<std::pair<std::uint32_t, std::uint32_t>, double> shared_borders(
    std::span<const StreetFace> pieces) {
  std::vector<Side> sides;
  for (std::uint32_t i = 0; i < pieces.size(); ++i) {
    const auto add = [&](const Ring& ring) {
      for (std::size_t k = 1; k < ring.size(); ++k)
        sides.push_back({std::min(ring[k - 1], ring[k]), std::max(ring[k - 1], ring[k]), i});
    };
    add(pieces[i].outline.outer);
    for (const Ring& hole : pieces[i].outline.holes)
      add(hole);
  }
  std::sort(sides.begin(), sides.end());
  std::map<std::pair<std::uint32_t, std::uint32_t>, double> metres;
  for (std::size_t i = 1; i < sides.size(); ++i) {
    const Side& s = sides[i - 1];
    const Side& t = sides[i];
    if (s.a != t.a || s.b != t.b) continue;
    metres[{s.piece, t.piece}] += distance_m(s.a, s.b);
    metres[{t.piece, s.piece}] += distance_m(s.a, s.b);
  }
  return metres;
}

struct JoinRules {
  const BlockRules& blocks;
  double small_m2;
  double most_m2;
};

using Borders = std::map<std::uint32_t, double>;  // metres by group

/// Of the groups with room, that with the longest border; the end if there is none, but for what
/// must join some group.
Borders::const_iterator longest_border(const Borders& to, std::span<const double> area,
                                       double room_m2, bool must) {
  auto best = to.end();
  for (const bool any_size : {false, true}) {
    if (best != to.end() || (any_size && !must)) break;
    for (auto it = to.begin(); it != to.end(); ++it) {
      if (!any_size && area[it->first] > room_m2) continue;
      if (best == to.end() || it->second > best->second) best = it;
    }
  }
  return best;
}

/// For each piece the piece it becomes a part of; itself if it stays. Small pieces, the smallest
/// first, join the group they share the longest border with.
std::vector<std::uint32_t> groups_of(std::span<const StreetFace> pieces, const JoinRules& rules) {
  const auto shared = shared_borders(pieces);
  std::vector<std::uint32_t> group(pieces.size());
  std::iota(group.begin(), group.end(), 0U);
  std::vector<double> area;
  for (const StreetFace& piece : pieces)
    area.push_back(piece.area_m2);
  for (std::uint32_t i = 0; i < pieces.size(); ++i) {
    const std::uint32_t own = group[i];
    const bool sliver = own == i && is_sliver(pieces[i], rules.blocks);
    if (area[own] >= rules.small_m2 && !sliver) continue;
    Borders to;
    for (std::uint32_t member = 0; member < pieces.size(); ++member) {
      if (group[member] != own) continue;
      for (auto it = shared.lower_bound({member, 0});
           it != shared.end() && it->first.first == member; ++it) {
        if (group[it->first.second] != own) to[group[it->first.second]] += it->second;
      }
    }
    const auto longest = longest_border(to, area, rules.most_m2 - area[own], sliver);
    if (longest == to.end()) continue;
    area[longest->first] += area[own];
    std::replace(group.begin(), group.end(), own, longest->first);
  }
  return group;
}

StreetFace union_of(const std::vector<const StreetFace*>& pieces) {
  std::vector<geos::Geometry> parts;
  StreetFace face = **std::max_element(
      pieces.begin(), pieces.end(),
      [](const StreetFace* a, const StreetFace* b) { return a->area_m2 < b->area_m2; });
  if (pieces.size() == 1) return face;
  for (const StreetFace* piece : pieces)
    parts.push_back(geos::polygon(piece->outline));
  const geos::Geometry made =
      geos::dissolved(geos::collection(GEOS_MULTIPOLYGON, std::move(parts)));
  return measured(geos::polygons(made.get()).front(), face.large);
}

/// Joins among the pieces of one large face.
Pieces joined(std::span<StreetFace> pieces, const JoinRules& rules) {
  std::sort(pieces.begin(), pieces.end(), [](const StreetFace& a, const StreetFace& b) {
    return a.area_m2 != b.area_m2 ? a.area_m2 < b.area_m2 : a.outline.outer < b.outline.outer;
  });
  const std::vector<std::uint32_t> group = groups_of(pieces, rules);
  std::map<std::uint32_t, std::vector<const StreetFace*>> members;
  for (std::size_t i = 0; i < pieces.size(); ++i)
    members[group[i]].push_back(&pieces[i]);
  Pieces all;
  for (const auto& [first, some] : members)
    all.push_back(union_of(some));
  return all;
}

}  // namespace

bool is_sliver(const StreetFace& face, const BlockRules& rules) {
  return face.area_m2 < rules.min_area_m2 || width_m(face) < rules.min_width_m;
}

std::vector<StreetFace> join_cut_pieces(std::vector<StreetFace> faces, const BlockRules& blocks,
                                        double small_m2, double most_m2) {
  const JoinRules rules{blocks, small_m2, most_m2};
  std::sort(faces.begin(), faces.end(),
            [](const StreetFace& a, const StreetFace& b) { return a.large < b.large; });
  std::vector<std::span<StreetFace>> runs;
  for (std::size_t begin = 0, end = 0; begin < faces.size() && faces[begin].large != kNone;
       begin = end) {
    while (end < faces.size() && faces[end].large == faces[begin].large)
      ++end;
    runs.push_back(std::span(faces).subspan(begin, end - begin));
  }
  std::vector<Pieces> joined_runs(runs.size());
  parallel_each(runs.size(), [&](std::size_t i) { joined_runs[i] = joined(runs[i], rules); });
  std::erase_if(faces, [](const StreetFace& face) { return face.large != kNone; });
  for (Pieces& pieces : joined_runs)
    std::move(pieces.begin(), pieces.end(), std::back_inserter(faces));
  return faces;
}

}  // namespace quarter
