// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <set>

#include "faces_between.hpp"
#include "quarter/base/groups.hpp"
#include "quarter/base/parallel.hpp"
#include "quarter/catalogue/homes.hpp"
#include "street_faces.hpp"

namespace quarter {
namespace {

double around_m(const StreetFace& face) {
  double around = length_m(face.outline.outer);
  for (const Ring& hole : face.outline.holes)
    around += length_m(hole);
  return around;
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

/// Pieces that have joined, or one that has not.
struct Group {
  double area_m2 = 0;
  double around_m = 0;
  std::map<std::uint32_t, double> borders;  ///< metres shared with others
};

bool is_sliver(double area_m2, double around_m, const BlockRules& rules) {
  return area_m2 < rules.min_area_m2 || 2 * area_m2 / around_m < rules.min_width_m;
}

/// Which pieces join. In each round those two of which each is the best for the other, so that what
/// joins depends on what is near.
class Joining {
 public:
  Joining(std::span<const StreetFace> pieces, const JoinRules& rules)
      : rules_(rules), groups_(pieces.size()), all_(pieces.size()) {
    for (std::size_t i = 0; i < pieces.size(); ++i)
      groups_[i] = {pieces[i].area_m2, around_m(pieces[i]), {}};
    for (const auto& [pair, metres] : shared_borders(pieces))
      groups_[pair.first].borders[pair.second] = metres;
    for (std::uint32_t i = 0; i < pieces.size(); ++i) {
      if (pieces[i].spill) drop_at_edge(i);
    }
  }

  /// For each piece the first one of its group, or kNone if it is dropped.
  std::vector<std::uint32_t> run() {
    constexpr int kMostRounds = 30;
    for (int round = 0; round < kMostRounds && join_mutual(); ++round) {
    }
    std::vector<std::uint32_t> group;
    for (std::uint32_t i = 0; i < groups_.size(); ++i)
      group.push_back(dropped_.contains(i) ? kNone : all_.find(i));
    return group;
  }

 private:
  void drop_at_edge(std::uint32_t g) {
    double shared = 0;
    for (const auto& [other, metres] : groups_[g].borders)
      shared += metres;
    const Group& group = groups_[g];
    if (3 * shared >= 2 * group.around_m || is_sliver(group.area_m2, group.around_m, rules_.blocks))
      return;
    dropped_.insert(g);
  }

  bool may_join(const Group& a, const Group& b) const {
    if (is_sliver(a.area_m2, a.around_m, rules_.blocks) ||
        is_sliver(b.area_m2, b.around_m, rules_.blocks))
      return true;
    return std::min(a.area_m2, b.area_m2) < rules_.small_m2 &&
           a.area_m2 + b.area_m2 <= rules_.most_m2;
  }

  /// The neighbour with which most of the shorter outline is shared, or kNone.
  std::uint32_t best_of(std::uint32_t g) const {
    std::uint32_t best = kNone;
    double most = 0;
    for (const auto& [other, metres] : groups_[g].borders) {
      if (dropped_.contains(other)) continue;
      const double share = metres / std::min(groups_[g].around_m, groups_[other].around_m);
      if (share > most && may_join(groups_[g], groups_[other])) {
        most = share;
        best = other;
      }
    }
    return best;
  }

  bool join_mutual() {
    std::vector<std::uint32_t> best(groups_.size(), kNone);
    for (std::uint32_t g = 0; g < groups_.size(); ++g)
      best[g] = dropped_.contains(g) ? kNone : best_of(g);
    bool any = false;
    for (std::uint32_t g = 0; g < groups_.size(); ++g) {
      if (best[g] == kNone || best[g] < g || best[best[g]] != g) continue;
      merge(g, best[g]);
      any = true;
    }
    return any;
  }

  /// The later one into the earlier.
  void merge(std::uint32_t into, std::uint32_t from) {
    Group& a = groups_[into];
    Group& b = groups_[from];
    a.area_m2 += b.area_m2;
    a.around_m += b.around_m - 2 * a.borders[from];
    a.borders.erase(from);
    b.borders.erase(into);
    for (const auto& [other, metres] : b.borders) {
      a.borders[other] += metres;
      groups_[other].borders[into] += metres;
      groups_[other].borders.erase(from);
    }
    b = {};
    all_.unite(into, from);
  }

  const JoinRules& rules_;
  std::vector<Group> groups_;  ///< of those that joined another nothing is left
  Groups all_;
  std::set<std::uint32_t> dropped_;
};

StreetFace union_of(const std::vector<const StreetFace*>& pieces) {
  StreetFace face = **std::max_element(
      pieces.begin(), pieces.end(),
      [](const StreetFace* a, const StreetFace* b) { return a->area_m2 < b->area_m2; });
  if (pieces.size() == 1) return face;
  std::vector<const Polygon*> outlines;
  for (const StreetFace* piece : pieces)
    outlines.push_back(&piece->outline);
  return measured(joined_outline(outlines), face.large);
}

/// Joins among the pieces of one large face.
Pieces joined(std::span<StreetFace> pieces, const JoinRules& rules) {
  std::sort(pieces.begin(), pieces.end(), [](const StreetFace& a, const StreetFace& b) {
    return a.area_m2 != b.area_m2 ? a.area_m2 < b.area_m2 : a.outline.outer < b.outline.outer;
  });
  const std::vector<std::uint32_t> group = Joining(pieces, rules).run();
  std::map<std::uint32_t, std::vector<const StreetFace*>> members;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (group[i] != kNone) members[group[i]].push_back(&pieces[i]);
  }
  Pieces all;
  for (const auto& [first, some] : members)
    all.push_back(union_of(some));
  return all;
}

}  // namespace

bool is_sliver(const StreetFace& face, const BlockRules& rules) {
  return is_sliver(face.area_m2, around_m(face), rules);
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
