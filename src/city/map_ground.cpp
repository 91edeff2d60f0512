// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <limits>
#include <optional>

#include "map_extent.hpp"
#include "map_store.hpp"
#include "quarter/catalogue/rules.hpp"

namespace quarter {
namespace {

/// A street that meets others and is shorter is where the file was cut to be, or crosses the cut by
/// no more, m [P].
constexpr double kShortStreetM = 150;

/// Metres between opposite corners of a box of a few kilometres.
double diagonal_m(const Box& box) {
  return near_distance_m(box.min, box.max);
}

/// The position nearest to p on the border of a box that p lies in.
LonLat on_border(const Box& box, LonLat p) {
  LonLat nearest;
  double metres = std::numeric_limits<double>::infinity();
  for (const LonLat q : {LonLat{box.min.x, p.y}, LonLat{box.max.x, p.y}, LonLat{p.x, box.min.y},
                         LonLat{p.x, box.max.y}}) {
    const double away = distance_m(p, q);
    if (away < metres) {
      metres = away;
      nearest = q;
    }
  }
  return nearest;
}

/// Where the way from a position in a box to one outside leaves it.
LonLat leaves(const Box& box, LonLat in, LonLat out) {
  double share = 1;
  bool across = false;  // a border along a meridian
  std::int32_t at = 0;
  const auto clip = [&](std::int32_t from, std::int32_t to, std::int32_t low, std::int32_t high,
                        bool meridian) {
    const std::int32_t border = to > high ? high : low;
    if (to <= high && to >= low) return;
    const double here = (static_cast<double>(border) - from) / (static_cast<double>(to) - from);
    if (here > share) return;
    share = here;
    across = meridian;
    at = border;
  };
  clip(in.x, out.x, box.min.x, box.max.x, true);
  clip(in.y, out.y, box.min.y, box.max.y, false);
  LonLat p = between(in, out, share);
  (across ? p.x : p.y) = at;
  return p;
}

/// Collects where the extract has data for sure. An extract that is cut along any outline keeps
/// ways that cross it whole, with nodes outside; it may keep all that relations name. What is
/// certainly inside: nodes that no way and no relation names; objects too small to lead out, and
/// the junctions of short streets, of ways that no relation names.
class GroundFinder {
 public:
  GroundFinder(const MapBuilder::Store& store, const Box& box, ExtentEvidence& evidence)
      : s_(store), rules_(store.catalogue.cover), box_(box), evidence_(evidence) {
    uses_.assign(s_.nodes.size(), 0);
  }

  void find() {
    each_way([&](const RawWay& way, bool named) { count_uses(way, named); });
    each_way([&](const RawWay& way, bool named) {
      if (!named) add_way(way);
    });
    add_lone_nodes();
    if (static_cast<double>(evidence_.data.count()) <
        rules_.min_evidence * static_cast<double>(evidence_.streets.count()))
      evidence_.data.join(evidence_.streets);
    if (evidence_.data.count() == 0) add_all_nodes();
  }

 private:
  static constexpr std::uint8_t kUsed = 4;    // by any way
  static constexpr std::uint8_t kShort = 8;   // by a short street that no relation names
  static constexpr std::uint8_t kShared = 2;  // by so many streets that no relation names

  /// Calls `f(way, whether a relation names it)`.
  template <typename F>
  void each_way(F f) const {
    auto named = s_.named_ways.begin();
    for (const RawWay& way : s_.ways) {
      while (named != s_.named_ways.end() && *named < way.id.value)
        ++named;
      f(way, named != s_.named_ways.end() && *named == way.id.value);
    }
  }

  std::uint32_t node(const RawWay& way, std::uint32_t i) const {
    return s_.node_of_ref[way.first_ref + i];
  }
  bool counts(LonLat p) const { return box_.empty() || box_.contains(p); }
  /// A junction of streets of which one is short.
  bool is_shared(std::uint32_t node) const {
    return (uses_[node] & 3U) >= kShared && (uses_[node] & kShort) != 0;
  }
  Box box_of_way(const RawWay& way) const {
    Box box;
    for (std::uint32_t i = 0; i < way.ref_count; ++i) {
      if (node(way, i) != kNone) box.extend(s_.nodes.where(node(way, i)));
    }
    return box;
  }

  void count_uses(const RawWay& way, bool named) {
    const bool street = !named && s_.is_street(way);
    const Box box = street ? box_of_way(way) : Box{};
    const bool is_short = !box.empty() && diagonal_m(box) <= kShortStreetM;
    for (std::uint32_t i = 0; i < way.ref_count; ++i) {
      const std::uint32_t n = node(way, i);
      if (n == kNone) continue;
      const bool closes = i > 0 && i + 1 == way.ref_count && n == node(way, 0);
      const std::uint8_t times = uses_[n] & 3U;
      const auto more = static_cast<std::uint8_t>(street && !closes && times < kShared ? 1 : 0);
      uses_[n] = static_cast<std::uint8_t>((uses_[n] & kShort) | kUsed | (is_short ? kShort : 0) |
                                           (times + more));
    }
  }

  void add(LonLat p) {
    if (counts(p)) evidence_.data.add(p);
  }

  void add_line(LonLat a, LonLat b, GroundCells& cells) const {
    if (!counts(a) || !counts(b)) return;
    if (distance_m(a, b) <= rules_.step_m) return cells.add_line(a, b);
    cells.add(a);
    cells.add(b);
  }

  void add_way(const RawWay& way) {
    const Box box = box_of_way(way);
    if (box.empty()) return;
    nodes_.clear();
    for (std::uint32_t i = 0; i < way.ref_count; ++i)
      nodes_.push_back(node(way, i));
    const bool cut = std::find(nodes_.begin(), nodes_.end(), kNone) != nodes_.end();
    const bool small = diagonal_m(box) <= rules_.object_m;
    if (small) {
      for (const std::uint32_t n : nodes_) {
        if (n != kNone) add(s_.nodes.where(n));
      }
    }
    if (s_.is_street(way)) add_street(small);
    if (!box_.empty() && cut) add_cut_ends();
  }

  /// A street at its junctions, and between those that are near to one another.
  void add_street(bool small) {
    const auto sure = [&](std::size_t i) {
      return nodes_[i] != kNone && (small || is_shared(nodes_[i]));
    };
    std::optional<std::size_t> first, last;
    double metres = 0;  // since the last
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
      if (nodes_[i] == kNone) continue;
      const LonLat p = s_.nodes.where(nodes_[i]);
      const bool continues = i > 0 && nodes_[i - 1] != kNone;
      const LonLat before = continues ? s_.nodes.where(nodes_[i - 1]) : p;
      add_line(before, p, evidence_.streets);
      metres = continues ? metres + distance_m(before, p) : rules_.step_m + 1;
      if (!sure(i)) continue;
      add(p);
      if (last && metres <= rules_.step_m) add_between(*last, i);
      if (!first) first = i;
      last = i;
      metres = 0;
    }
    if (box_.empty() || !first) return;
    add_exits(*last, 1);
    add_exits(*first, -1);
  }

  void add_between(std::size_t first, std::size_t last) {
    for (std::size_t i = first + 1; i <= last; ++i)
      add_line(s_.nodes.where(nodes_[i - 1]), s_.nodes.where(nodes_[i]), evidence_.data);
  }

  /// Where a street leaves the box, not far behind its last junction.
  void add_exits(std::size_t from, int step) {
    LonLat before = s_.nodes.where(nodes_[from]);
    double metres = 0;
    for (std::size_t i = from + static_cast<std::size_t>(step); i < nodes_.size();
         i += static_cast<std::size_t>(step)) {
      if (nodes_[i] == kNone || !box_.contains(before)) return;
      const LonLat p = s_.nodes.where(nodes_[i]);
      const LonLat end = box_.contains(p) ? p : leaves(box_, before, p);
      metres += distance_m(before, end);
      if (metres > rules_.closing_m) return;
      if (end != p) return evidence_.at_border.push_back(end);
      before = p;
    }
  }

  /// What lacks its continuation beside the border of the box was cut there.
  void add_cut_ends() {
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
      if (nodes_[i] == kNone) continue;
      const bool cut =
          (i > 0 && nodes_[i - 1] == kNone) || (i + 1 < nodes_.size() && nodes_[i + 1] == kNone);
      const LonLat p = s_.nodes.where(nodes_[i]);
      if (!cut || !box_.contains(p)) continue;
      const LonLat border = on_border(box_, p);
      if (distance_m(p, border) <= rules_.border_m) evidence_.at_border.push_back(border);
    }
  }

  void add_lone_nodes() {
    auto named = s_.named_nodes.begin();
    for (std::uint32_t n = 0; n < s_.nodes.size(); ++n) {
      if ((uses_[n] & kUsed) != 0) continue;
      const std::int64_t id = s_.nodes.id(n);
      named = std::lower_bound(named, s_.named_nodes.end(), id);
      if (named == s_.named_nodes.end() || *named != id) add(s_.nodes.where(n));
    }
  }

  void add_all_nodes() {
    for (std::uint32_t n = 0; n < s_.nodes.size(); ++n)
      add(s_.nodes.where(n));
  }

  const MapBuilder::Store& s_;
  const CoverRules& rules_;
  Box box_;
  ExtentEvidence& evidence_;
  std::vector<std::uint8_t> uses_;    // per node: times used by streets up to 2, and kUsed
  std::vector<std::uint32_t> nodes_;  // of the way at hand
};

}  // namespace

/// The box of the file counts if it holds data.
void MapBuilder::Store::set_extent() {
  if (!covers.empty()) {
    data.extent.area = covers;
    data.extent.sure = CoveredArea(std::move(covers));
    data.extent.from = Extent::From::file;
    return;
  }
  ExtentEvidence evidence;
  bool holds_data = false;
  for (std::uint32_t i = 0; i < nodes.size() && !holds_data; ++i)
    holds_data = box.contains(nodes.where(i));
  if (holds_data) evidence.box = box;
  GroundFinder(*this, evidence.box, evidence).find();
  const Box streets_box = box_of(data.streets.nodes);
  const bool is_line =
      streets_box.min.x == streets_box.max.x || streets_box.min.y == streets_box.max.y;
  if (!holds_data && is_line && !streets_box.empty()) {  // one straight street encloses nothing
    data.extent.area = {Polygon{{streets_box.min, streets_box.max, streets_box.min}, {}}};
    return;
  }
  data.extent = find_extent(evidence, data.coastlines, catalogue.cover, data.findings);
}

}  // namespace quarter
