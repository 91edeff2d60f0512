// SPDX-License-Identifier: Apache-2.0
#include "quarter/network/informal_crossings.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <tuple>

#include "quarter/base/box_index.hpp"

namespace quarter {
namespace {

constexpr double kSameWayCosine = 0.8660;  // 30 degrees [P]
constexpr double kAtNodeM = 0.5;           // nearer to a node it is the node [P]

/// Things of which some are found by where they are.
class Located {
 public:
  void add(std::uint32_t thing, std::initializer_list<LonLat> corners) {
    Box& box = boxes_.emplace_back();
    for (const LonLat corner : corners)
      box.extend(corner);
    things_.push_back(thing);
  }
  void freeze() { index_ = BoxIndex(boxes_); }

  /// Calls `f(thing)` for each whose box is within `metres` east and north of `p`.
  template <typename F>
  void for_each(LonLat p, double metres, F f) const {
    Box box;
    box.extend(p);
    index_.for_each(box.grown(metres), [&](std::uint32_t i) { f(things_[i]); });
  }

 private:
  std::vector<Box> boxes_;
  std::vector<std::uint32_t> things_;
  BoxIndex index_{boxes_};
};

/// A position on a way: a share of the stretch from one node to the next.
struct OnWay {
  std::uint32_t ref = 0;  ///< index into StreetData::refs of the stretch's first node
  double share = 0;       ///< 0..1
  LonLat where;
};

struct Link {
  std::uint32_t sidewalk;  ///< index into StreetData::ways
  OnWay from;              ///< on the sidewalk
  OnWay to;                ///< on the street
};

class InformalLinks {
 public:
  InformalLinks(const Catalogue& catalogue, const StreetData& data)
      : rules_(catalogue.informal), data_(data) {
    each_way(rules_.streets, [&](const StreetWay& way) {
      for (std::uint32_t r = way.first_ref; r + 1 < way.first_ref + way.ref_count; ++r)
        streets_.add(r, {node(r), node(r + 1)});
    });
    const auto add_crossing = [&](std::uint32_t index) {
      crossings_.add(index, {data_.nodes[index]});
    };
    each_way(rules_.crossings, [&](const StreetWay& way) {
      for (std::uint32_t r = way.first_ref; r < way.first_ref + way.ref_count; ++r)
        add_crossing(data_.refs[r]);
    });
    for (const auto& [index, rule] : data_.ruled_nodes) {
      if (data_.node_rules[rule].crossing) add_crossing(index);
    }
    streets_.freeze();
    crossings_.freeze();
  }

  std::vector<Link> find() const {
    std::vector<Link> links;
    each_way(rules_.sidewalks, [&](const StreetWay& way) {
      const auto index = static_cast<std::uint32_t>(&way - data_.ways.data());
      for (std::uint32_t r = way.first_ref; r + 1 < way.first_ref + way.ref_count; ++r)
        add_along(index, r, r + 2 == way.first_ref + way.ref_count, links);
    });
    return links;
  }

 private:
  LonLat node(std::uint32_t ref) const { return data_.nodes[data_.refs[ref]]; }

  template <typename F>
  void each_way(std::uint64_t classes, F f) const {
    for (const StreetWay& way : data_.ways) {
      const WayRule& rule = data_.way_rules[way.rule];
      if ((rule.classes & classes) != 0 && !rule.off_ground) f(way);
    }
  }

  /// Links from the stretch of a sidewalk that starts at `ref`; from its end only if it is the
  /// last.
  void add_along(std::uint32_t way, std::uint32_t ref, bool last, std::vector<Link>& links) const {
    const LonLat a = node(ref), b = node(ref + 1);
    const int parts = std::max(1, static_cast<int>(std::ceil(distance_m(a, b) / rules_.every_m)));
    for (int i = 0; i < parts + (last ? 1 : 0); ++i) {
      const double share = static_cast<double>(i) / parts;
      const OnWay from{ref, share, between(a, b, share)};
      if (is_near_crossing(from.where)) continue;
      if (const auto to = street_beside(from.where, a, b)) links.push_back({way, from, *to});
    }
  }

  bool is_near_crossing(LonLat p) const {
    bool near = false;
    crossings_.for_each(p, rules_.crossing_within_m, [&](std::uint32_t index) {
      near = near || distance_m(data_.nodes[index], p) <= rules_.crossing_within_m;
    });
    return near;
  }

  /// The nearest point of a street that runs the way of a sidewalk from a to b; of equally near
  /// ones that of the first.
  std::optional<OnWay> street_beside(LonLat p, LonLat a, LonLat b) const {
    const LocalPlane plane(p);
    const Point2 from = plane.to_plane(a), to = plane.to_plane(b);
    const Point2 along{to.x - from.x, to.y - from.y};
    std::optional<std::tuple<double, std::uint32_t, double>> best;  // metres, ref, share
    streets_.for_each(p, rules_.across_m, [&](std::uint32_t ref) {
      const Point2 c = plane.to_plane(node(ref)), d = plane.to_plane(node(ref + 1));
      const Point2 street{d.x - c.x, d.y - c.y};
      const double lengths = std::hypot(along.x, along.y) * std::hypot(street.x, street.y);
      if (std::abs(along.x * street.x + along.y * street.y) < kSameWayCosine * lengths) return;
      const double share = nearest_share({0, 0}, c, d);
      const double metres = std::hypot(c.x + share * street.x, c.y + share * street.y);
      const auto found = std::make_tuple(metres, ref, share);
      if (metres <= rules_.across_m && (!best || found < *best)) best = found;
    });
    if (!best || std::get<0>(*best) < kAtNodeM) return std::nullopt;  // it is the street
    const auto [metres, ref, share] = *best;
    return OnWay{ref, share, between(node(ref), node(ref + 1), share)};
  }

  const InformalCrossings& rules_;
  const StreetData& data_;
  Located streets_;    ///< first nodes of stretches
  Located crossings_;  ///< nodes
};

/// Puts nodes into ways, and ways beside them.
class WayEditor {
 public:
  explicit WayEditor(StreetData& data) : data_(data) {}

  /// Index of the node at a position; a new one unless there is one.
  std::uint32_t node_at(const OnWay& at) {
    for (const std::uint32_t ref : {at.ref, at.ref + 1}) {
      if (distance_m(data_.nodes[data_.refs[ref]], at.where) < kAtNodeM) return data_.refs[ref];
    }
    const auto node = static_cast<std::uint32_t>(data_.nodes.size());
    data_.nodes.push_back(at.where);
    inserted_.push_back({at.ref, at.share, node});
    return node;
  }

  /// Writes all ways anew, each followed by the links of its own.
  void finish(const std::vector<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>>& links) {
    std::sort(inserted_.begin(), inserted_.end());
    std::vector<StreetWay> ways;
    std::vector<std::uint32_t> refs;
    auto link = links.begin();
    for (std::uint32_t w = 0; w < data_.ways.size(); ++w) {
      StreetWay way = data_.ways[w];
      const auto first = static_cast<std::uint32_t>(refs.size());
      for (std::uint32_t r = way.first_ref; r < way.first_ref + way.ref_count; ++r) {
        refs.push_back(data_.refs[r]);
        auto next = std::lower_bound(inserted_.begin(), inserted_.end(), Inserted{r, 0, 0});
        for (; next != inserted_.end() && std::get<0>(*next) == r; ++next)
          refs.push_back(std::get<2>(*next));
      }
      way.first_ref = first;
      way.ref_count = static_cast<std::uint32_t>(refs.size()) - first;
      ways.push_back(way);
      for (; link != links.end() && std::get<0>(*link) == w; ++link) {
        ways.push_back({way.id, way.rule, static_cast<std::uint32_t>(refs.size()), 2});
        refs.insert(refs.end(), {std::get<1>(*link), std::get<2>(*link)});
      }
    }
    data_.ways = std::move(ways);
    data_.refs = std::move(refs);
  }

 private:
  using Inserted = std::tuple<std::uint32_t, double, std::uint32_t>;  // ref, share, node

  StreetData& data_;
  std::vector<Inserted> inserted_;
};

}  // namespace

void add_informal_crossings(const Catalogue& catalogue, StreetData& data, Findings& findings) {
  const std::vector<Link> found = InformalLinks(catalogue, data).find();
  WayEditor editor(data);
  std::vector<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>> links;  // way, its two nodes
  for (const Link& link : found) {
    const std::uint32_t from = editor.node_at(link.from), to = editor.node_at(link.to);
    if (from == to) continue;  // they meet there
    links.emplace_back(link.sidewalk, from, to);
    findings.add(FindingKind::informal_crossing,
                 {OsmRef::Type::way, data.ways[link.sidewalk].id.value}, link.from.where);
  }
  editor.finish(links);
}

}  // namespace quarter
