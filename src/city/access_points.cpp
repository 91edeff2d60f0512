// SPDX-License-Identifier: Apache-2.0
#include "quarter/city/access_points.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <map>
#include <optional>
#include <tuple>

#include "door_joins.hpp"
#include "fences.hpp"
#include "quarter/catalogue/modes.hpp"
#include "quarter/catalogue/rules.hpp"

namespace quarter {
namespace {

/// Shares along two stretches at which they touch or cross, if they do.
struct Meeting {
  double share_a;  // along p-q
  double share_b;  // along r-s
};

std::optional<Meeting> meeting(Point2 p, Point2 q, Point2 r, Point2 s) {
  const double ax = q.x - p.x, ay = q.y - p.y, bx = s.x - r.x, by = s.y - r.y;
  const double cross = ax * by - ay * bx;
  const double dx = r.x - p.x, dy = r.y - p.y;
  if (cross == 0) return std::nullopt;  // parallel: shared nodes are found by the neighbours
  const double a = (dx * by - dy * bx) / cross;
  const double b = (dx * ay - dy * ax) / cross;
  if (a < 0 || a > 1 || b < 0 || b > 1) return std::nullopt;
  return Meeting{a, b};
}

/// Calls `f` with each outline, or the stretches of it between missing nodes.
template <typename F>
void for_each_ring(const PlaceFeature& place, F f) {
  auto gap = place.gaps.begin();
  std::size_t before = 0;  // points of the lines before
  const auto cut = [&](std::span<const LonLat> line) {
    std::size_t begin = 0;
    for (; gap != place.gaps.end() && *gap < before + line.size(); ++gap) {
      f(line.subspan(begin, *gap - before - begin));
      begin = *gap - before;
    }
    f(line.subspan(begin));
    before += line.size();
  };
  if (place.shape == PlaceFeature::Shape::line) cut(place.line);
  for (const Polygon& polygon : place.area) {
    cut(polygon.outer);
    for (const Ring& hole : polygon.holes)
      f(std::span<const LonLat>(hole));
  }
}

/// Integer differences stay exact in double, so touching at a shared node is found for sure.
Point2 relative(LonLat p, LonLat origin) {
  return {static_cast<double>(p.x) - origin.x, static_cast<double>(p.y) - origin.y};
}

bool on_ground(const AccessContext& c, std::uint32_t segment) {
  const StreetNetwork& net = c.index.network();
  const WayRule& rule = net.way_rules[net.segments[segment].rule];
  return !rule.off_ground && !rule.above_or_below;
}

/// A way one steps off to enter: public, and on the ground.
bool open_way(const AccessContext& c, const SearchGraph& graph, std::uint32_t segment) {
  return graph.is_public(segment) && on_ground(c, segment);
}

/// Calls `f(segment, piece, share)` where an outline meets an accepted segment; stops when f
/// returns true.
template <typename Accept, typename F>
bool any_meeting(const AccessContext& c, std::span<const LonLat> ring, Accept accept, F f) {
  const StreetNetwork& net = c.index.network();
  bool stop = false;
  for (std::size_t i = 1; i < ring.size() && !stop; ++i) {
    const LonLat a = ring[i - 1];
    Box box;
    box.extend(a);
    box.extend(ring[i]);
    const Point2 b = relative(ring[i], a);
    c.index.for_each(box, [&](std::uint32_t segment) {
      if (stop || !accept(segment)) return;
      const auto shape = net.shape(net.segments[segment]);
      c.index.long_shapes().for_each_near(segment, box, [&](std::size_t first, std::size_t last) {
        for (std::size_t k = first + 1; k <= last && !stop; ++k) {
          const auto hit = meeting({0, 0}, b, relative(shape[k - 1], a), relative(shape[k], a));
          if (hit) stop = f(segment, k, hit->share_b);
        }
      });
    });
  }
  return stop;
}

bool path_meets(const AccessContext& c, const PlaceFeature& place) {
  bool found = false;
  for_each_ring(place, [&](std::span<const LonLat> ring) {
    found = found || any_meeting(
                         c, ring, [&](std::uint32_t s) { return open_way(c, c.walking, s); },
                         [](auto, auto, auto) { return true; });
  });
  return found;
}

/// The position on a piece of a segment, with nothing to walk off it.
Anchor on_piece(const StreetIndex& index, std::uint32_t segment, std::size_t piece, double share) {
  const auto shape = index.network().shape(index.network().segments[segment]);
  Anchor anchor;
  anchor.segment = segment;
  anchor.along_cm = index.along_cm(segment, piece, share);
  anchor.foot = between(shape[piece - 1], shape[piece], share);
  return anchor;
}

/// Whether a way meets an outline at a door that lets nobody in; to within a centimetre or two, as
/// meetings are rounded.
bool at_shut_door(const AccessContext& c, LonLat p) {
  constexpr std::int32_t kNear = 2;
  const LonLat first{p.x - kNear, std::numeric_limits<std::int32_t>::min()};
  for (auto door = std::lower_bound(c.shut_doors.begin(), c.shut_doors.end(), first);
       door != c.shut_doors.end() && door->x <= p.x + kNear; ++door) {
    if (std::abs(door->y - p.y) <= kNear) return true;
  }
  return false;
}

template <typename Accept>
void add_meetings(const AccessContext& c, std::span<const LonLat> ring, Accept accept,
                  Evidence evidence, std::vector<AccessPoint>& points) {
  any_meeting(c, ring, accept, [&](std::uint32_t segment, std::size_t piece, double share) {
    const Anchor anchor = on_piece(c.index, segment, piece, share);
    if (!at_shut_door(c, anchor.foot)) points.push_back({anchor, anchor.foot, evidence});
    return false;
  });
}

void add_crossings(const AccessContext& c, std::span<const LonLat> ring,
                   std::vector<AccessPoint>& points) {
  const auto open = [&](std::uint32_t s) { return open_way(c, c.graph, s); };
  add_meetings(c, ring, open, Evidence::crossing, points);
}

void add_entrances(const AccessContext& c, std::span<const LonLat> ring, double limit_m,
                   std::vector<AccessPoint>& points) {
  for (const LonLat& p : ring) {
    if (!std::binary_search(c.entrances.begin(), c.entrances.end(), p)) continue;
    add_joins(c, p, limit_m, Evidence::entrance, points);
  }
}

/// Calls `f(p)` for each vertex of a line and for points at most kEdgeSpacingM apart between them.
template <typename F>
void for_each_sample(std::span<const LonLat> line, F f) {
  for (std::size_t i = 0; i < line.size(); ++i) {
    f(line[i]);
    if (i + 1 == line.size()) break;
    const double parts = std::ceil(near_distance_m(line[i], line[i + 1]) / kEdgeSpacingM);
    for (int k = 1; k < parts; ++k)
      f(between(line[i], line[i + 1], k / parts));
  }
}

/// Calls `f(anchor)` for each open way within kEdgeReachM that can be walked to.
template <typename F>
void for_each_open_way(const AccessContext& c, LonLat p, std::optional<ObstacleKind> passed, F f) {
  c.index.for_each_free(
      p, kEdgeReachM, [&](std::uint32_t s) { return open_way(c, c.graph, s); }, passed, f);
}

/// Nobody steps off a bridge into the park below, nor out of a private drive.
void add_open_edge(const AccessContext& c, std::span<const LonLat> ring,
                   std::vector<AccessPoint>& points) {
  for_each_sample(ring, [&](LonLat p) {
    for_each_open_way(c, p, std::nullopt, [&](const Anchor& anchor) {
      points.push_back({anchor, p, Evidence::edge});
    });
  });
}

void add_bank(const AccessContext& c, std::span<const LonLat> line,
              std::vector<AccessPoint>& points) {
  for_each_sample(line, [&](LonLat p) {
    for_each_open_way(c, p, ObstacleKind::water, [&](Anchor anchor) {
      anchor.off_m = 0;  // being on the way along the water is being there
      points.push_back({anchor, anchor.foot, Evidence::bank});
    });
  });
}

/// For each segment in reach that an outline does not meet: the points of both that are nearest to
/// one another. One of the two is a vertex.
class NearestToOutline {
 public:
  NearestToOutline(const AccessContext& c, double limit_m) : c_(c), limit_m_(limit_m) {}

  template <typename Accept>
  void look_along(std::span<const LonLat> ring, Accept accept) {
    for (std::size_t i = 0; i < ring.size(); ++i) {
      const LonLat a = ring[i];
      const LonLat b = ring[i + 1 < ring.size() ? i + 1 : i];
      Box box;
      box.extend(a);
      box.extend(b);
      c_.index.for_each(box.grown(limit_m_), [&](std::uint32_t segment) {
        if (!accept(segment)) return;
        consider(c_.index.project(a, segment), a);
        look_from_street(segment, a, b, box.grown(limit_m_));
      });
    }
  }

  /// Those that can be walked to; if there are none, those behind what has gates: the place's own
  /// walls have one somewhere.
  std::vector<AccessPoint> points() const {
    std::vector<AccessPoint> free, gated;
    for (const auto& [segment, point] : best_) {
      const WalkKind walk = walk_kind(c_.index.obstacle(point.where, point.anchor.foot));
      if (walk == WalkKind::free) free.push_back(point);
      if (walk == WalkKind::gated) gated.push_back(point);
    }
    return free.empty() ? gated : free;
  }

 private:
  void consider(const Anchor& anchor, LonLat where) {
    if (anchor.off_m > limit_m_) return;
    const auto [it, first] =
        best_.try_emplace(anchor.segment, AccessPoint{anchor, where, Evidence::nearest});
    const Anchor& best = it->second.anchor;
    if (!first && std::tie(anchor.off_m, anchor.along_cm, where) <
                      std::tie(best.off_m, best.along_cm, it->second.where))
      it->second = {anchor, where, Evidence::nearest};
  }

  /// `near`: what lies beyond it is too far from a and b.
  void look_from_street(std::uint32_t segment, LonLat a, LonLat b, const Box& near) {
    c_.index.long_shapes().for_each_near(segment, near, [&](std::size_t first, std::size_t last) {
      look_from_stretch(segment, first, last, a, b);
    });
  }

  void look_from_stretch(std::uint32_t segment, std::size_t first, std::size_t last, LonLat a,
                         LonLat b) {
    const StreetNetwork& net = c_.index.network();
    const auto shape = net.shape(net.segments[segment]);
    for (std::size_t k = first; k <= last; ++k) {
      const LocalPlane plane(shape[k]);
      const Point2 pa = plane.to_plane(a);
      const Point2 pb = plane.to_plane(b);
      const double share = nearest_share({0, 0}, pa, pb);
      const Point2 at{pa.x + share * (pb.x - pa.x), pa.y + share * (pb.y - pa.y)};
      const double off_m = std::hypot(at.x, at.y);
      if (off_m > limit_m_) continue;
      Anchor anchor = on_piece(c_.index, segment, std::max<std::size_t>(k, 1), k == 0 ? 0.0 : 1.0);
      anchor.off_m = off_m;
      consider(anchor, plane.to_lonlat(at));
    }
  }

  const AccessContext& c_;
  double limit_m_;
  std::map<std::uint32_t, AccessPoint> best_;  ///< by segment
};

/// For an area without evidence of where it is entered: where its outline meets a usable segment of
/// any kind, and its points nearest to each street in reach, so that a bridge over it takes no way
/// in away. Tiny islands count if there is nothing else, as in every join. A building may stand by
/// a bridge or tunnel; a park does not.
void add_nearest(const AccessContext& c, const PlaceFeature& place, double limit_m, bool is_park,
                 std::vector<AccessPoint>& points) {
  for (const bool islands : {false, true}) {
    const auto accept = [&](std::uint32_t s) {
      if (is_park && !on_ground(c, s)) return false;
      return c.graph.usable(s) && (islands || !c.graph.on_tiny_island(s));
    };
    for_each_ring(place, [&](std::span<const LonLat> ring) {
      add_meetings(c, ring, accept, Evidence::nearest, points);
    });
    NearestToOutline nearest(c, limit_m);
    for_each_ring(place, [&](std::span<const LonLat> ring) { nearest.look_along(ring, accept); });
    for (const AccessPoint& point : nearest.points())
      points.push_back(point);
    if (!points.empty()) return;
  }
}

void drop_twins(std::vector<AccessPoint>& points) {
  const auto key = [](const AccessPoint& p) {
    return std::make_tuple(p.anchor.segment, p.anchor.along_cm, p.anchor.off_m, p.evidence,
                           p.where);
  };
  std::sort(points.begin(), points.end(),
            [&](const AccessPoint& a, const AccessPoint& b) { return key(a) < key(b); });
  // At one position of the network the shortest walk is enough.
  const auto twins =
      std::unique(points.begin(), points.end(), [](const AccessPoint& a, const AccessPoint& b) {
        return a.anchor.segment == b.anchor.segment && a.anchor.along_cm == b.anchor.along_cm;
      });
  points.erase(twins, points.end());
}

/// Of those that are one door the one with the nearest street is told.
void mark_doors(std::vector<AccessPoint>& points) {
  std::map<LonLat, AccessPoint*> doors;
  for (AccessPoint& point : points) {
    AccessPoint*& door = doors.try_emplace(point.where, &point).first->second;
    const bool nearer = std::tie(point.anchor.off_m, point.anchor.segment) <
                        std::tie(door->anchor.off_m, door->anchor.segment);
    if (nearer) door = &point;
  }
  for (AccessPoint& point : points)
    point.is_door = doors[point.where] == &point;
}

}  // namespace

std::string_view name_of(Evidence evidence) {
  switch (evidence) {
    case Evidence::point:
      return "point";
    case Evidence::entrance:
      return "entrance";
    case Evidence::crossing:
      return "crossing";
    case Evidence::edge:
      return "edge";
    case Evidence::nearest:
      return "nearest";
    case Evidence::bank:
      return "bank";
  }
  return "";
}

namespace {

std::vector<AccessPoint> find_access_points(const AccessContext& c, const PlaceFeature& place,
                                            Entry entry, bool needs_path) {
  std::vector<AccessPoint> points;
  const double limit_m = c.catalogue.modes[c.graph.mode()].join_limit_m;
  if (entry == Entry::bank && place.shape != PlaceFeature::Shape::point) {
    for_each_ring(place, [&](std::span<const LonLat> ring) { add_bank(c, ring, points); });
    return points;
  }
  if (place.shape != PlaceFeature::Shape::area) {
    add_joins(c, place.where, limit_m, Evidence::point, points);
    return points;
  }
  if (needs_path && !path_meets(c, place)) return points;
  for_each_ring(place, [&](std::span<const LonLat> ring) {
    add_crossings(c, ring, points);
    add_entrances(c, ring, limit_m, points);
    if (entry == Entry::open_edge && place.fences.empty()) add_open_edge(c, ring, points);
  });
  if (!place.fences.empty()) keep_gates(c, place, limit_m, points);
  // What has a door is entered somewhere; a fenced park without a gate may be closed for good.
  const bool may_be_closed = entry == Entry::open_edge && !place.fences.empty();
  if (points.empty() && !may_be_closed)
    add_nearest(c, place, limit_m, entry == Entry::open_edge, points);
  return points;
}

}  // namespace

std::vector<AccessPoint> access_points(const AccessContext& context, const PlaceFeature& place,
                                       Entry entry, bool needs_path) {
  std::vector<AccessPoint> points = find_access_points(context, place, entry, needs_path);
  drop_twins(points);
  mark_doors(points);
  return points;
}

}  // namespace quarter
