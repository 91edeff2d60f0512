// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <numbers>

#include "map_extent.hpp"
#include "map_store.hpp"

namespace quarter {
namespace {

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
/// what is between two junctions of a street, of ways that no relation names.
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
        rules_.min_evidence * static_cast<double>(streets_.count()))
      evidence_.data.join(streets_);
    if (evidence_.data.count() == 0) add_all_nodes();
  }

 private:
  static constexpr std::uint8_t kUsed = 4;    // by any way
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
  bool is_shared(std::uint32_t node) const { return (uses_[node] & 3U) >= kShared; }

  void count_uses(const RawWay& way, bool named) {
    const bool street = !named && s_.is_street(way);
    for (std::uint32_t i = 0; i < way.ref_count; ++i) {
      const std::uint32_t n = node(way, i);
      if (n == kNone) continue;
      const bool closes = i > 0 && i + 1 == way.ref_count && n == node(way, 0);
      const std::uint8_t times = uses_[n] & 3U;
      uses_[n] = static_cast<std::uint8_t>(
          kUsed | (street && !closes ? std::min<std::uint8_t>(times + 1, kShared) : times));
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
    nodes_.clear();
    Box box;
    bool cut = false;
    for (std::uint32_t i = 0; i < way.ref_count; ++i) {
      const std::uint32_t n = node(way, i);
      cut = cut || n == kNone;
      nodes_.push_back(n);
      if (n != kNone) box.extend(s_.nodes.where(n));
    }
    if (box.empty()) return;
    const bool small = diagonal_m(box) <= rules_.object_m;
    if (small) {
      for (const std::uint32_t n : nodes_) {
        if (n != kNone) add(s_.nodes.where(n));
      }
    }
    if (s_.is_street(way)) add_street(small);
    if (!box_.empty() && cut) add_cut_ends();
  }

  /// A street between its first and its last junction.
  void add_street(bool small) {
    const auto sure = [&](std::uint32_t n) { return n != kNone && (small || is_shared(n)); };
    const auto first = std::find_if(nodes_.begin(), nodes_.end(), sure);
    const auto last = std::find_if(nodes_.rbegin(), nodes_.rend(), sure).base();
    for (auto at = nodes_.begin(); at != nodes_.end(); ++at) {
      if (*at == kNone) continue;
      const LonLat p = s_.nodes.where(*at);
      const bool continues = at != nodes_.begin() && *(at - 1) != kNone;
      const LonLat before = continues ? s_.nodes.where(*(at - 1)) : p;
      add_line(before, p, streets_);
      if (at >= first && at < last) add_line(at == first ? p : before, p, evidence_.data);
    }
    if (box_.empty() || first == nodes_.end()) return;
    add_exits(static_cast<std::size_t>(last - nodes_.begin()) - 1, 1);
    add_exits(static_cast<std::size_t>(first - nodes_.begin()), -1);
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
  GroundCells streets_;               // all nodes of streets that no relation names
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
  data.extent = find_extent(evidence, data.coastlines, catalogue.cover, data.findings);
}

}  // namespace quarter
