// SPDX-License-Identifier: Apache-2.0
#include "noding.hpp"

#include <algorithm>
#include <atomic>
#include <boost/geometry.hpp>
#include <boost/geometry/index/rtree.hpp>
#include <boost/iterator/function_output_iterator.hpp>
#include <mutex>
#include <optional>
#include <span>

#include "quarter/base/error.hpp"
#include "quarter/base/geometry.hpp"
#include "quarter/base/hilbert.hpp"
#include "quarter/base/parallel.hpp"

namespace quarter {
namespace {

namespace bg = boost::geometry;
using TreePoint = bg::model::point<double, 2, bg::cs::cartesian>;
using TreeBox = bg::model::box<TreePoint>;

constexpr std::size_t kGroup = 8;  // neighbours that are one entry of the index

/// What lies within a unit of the box.
TreeBox around(const Box& box) {
  return {TreePoint(box.min.x - 1.0, box.min.y - 1.0), TreePoint(box.max.x + 1.0, box.max.y + 1.0)};
}

Box box_of(const Segment& s) {
  return {{s.a.x, std::min(s.a.y, s.b.y)}, {s.b.x, std::max(s.a.y, s.b.y)}};
}

/// Whether the segment comes through the square unit around a point that is none of its ends. Its
/// left and its lower side belong to the square, so that each place is in one square.
bool comes_through(const Segment& s, LonLat p) {
  if (p == s.a || p == s.b || !box_of(s).contains(p)) return false;
  const Wide dx = s.dx();
  const Wide dy = s.dy();
  const Wide room = dx + (dy < 0 ? -dy : dy);
  const Wide off = 2 * s.side(p);
  if (off == room || off == -room) return dy < 0 && off > 0;  // by the lower left corner
  return -room < off && off < room;
}

/// Where the insides of two segments cross, rounded.
std::optional<LonLat> crossing(const Segment& s, const Segment& t) {
  const auto apart = [](Wide m, Wide n) { return (m < 0 && n > 0) || (m > 0 && n < 0); };
  if (!apart(s.side(t.a), s.side(t.b))) return std::nullopt;
  Wide begin = t.side(s.a);
  Wide end = t.side(s.b);
  if (!apart(begin, end)) return std::nullopt;
  if (begin < 0) {
    begin = -begin;
    end = -end;
  }
  return LonLat{rounded_part(s.a.x, s.dx(), begin, begin - end),
                rounded_part(s.a.y, s.dy(), begin, begin - end)};
}

std::vector<Segment> in_order(std::vector<Segment> segments) {
  struct Entry {
    std::uint64_t key;
    Segment segment;
    auto operator<=>(const Entry&) const = default;
  };
  std::vector<Entry> entries;
  entries.reserve(segments.size());
  for (const Segment& s : segments)
    entries.push_back({hilbert_key(s.a), s});
  std::sort(entries.begin(), entries.end());
  entries.erase(std::unique(entries.begin(), entries.end()), entries.end());
  segments.clear();
  for (const Entry& entry : entries)
    segments.push_back(entry.segment);
  return segments;
}

/// A point a segment is led through.
struct Stop {
  std::uint32_t segment;
  LonLat at;
  bool operator==(const Stop&) const = default;
};

class Noder {
 public:
  /// Both in order.
  Noder(std::vector<Segment> before, const std::vector<Segment>& more)
      : segments_(std::move(before)), first_new_(segments_.size()) {
    segments_.insert(segments_.end(), more.begin(), more.end());
    for (std::size_t i = 0; i < segments_.size(); i = groups_.back().end) {
      const std::size_t limit = i < first_new_ ? first_new_ : segments_.size();
      groups_.push_back({i, std::min(i + kGroup, limit), {}});
      for (std::size_t k = i; k < groups_.back().end; ++k) {
        groups_.back().box.extend(segments_[k].a);
        groups_.back().box.extend(segments_[k].b);
      }
    }
    std::vector<Entry> entries;
    for (std::size_t g = 0; g < groups_.size(); ++g)
      entries.emplace_back(around(groups_[g].box), g);
    index_ = Index(entries);
  }

  Renoded run() {
    meet_pairs();
    lead_through_crossings();
    lead_through_old_ends();
    return {in_order(cut()), bent()};
  }

 private:
  struct Group {
    std::size_t begin;
    std::size_t end;
    Box box;
  };
  using Entry = std::pair<TreeBox, std::size_t>;
  using Index = bg::index::rtree<Entry, bg::index::linear<16>>;

  /// Calls `f(segment)` for each that may come within a unit of the box.
  template <typename F>
  void for_each_near(const Box& box, F f) const {
    index_.query(bg::index::intersects(around(box)),
                 boost::make_function_output_iterator([&](const Entry& entry) {
                   const Group& group = groups_[entry.second];
                   for (std::size_t i = group.begin; i < group.end; ++i)
                     f(static_cast<std::uint32_t>(i));
                 }));
  }

  /// Runs `body(i, stops, crossings)` for all i on several threads.
  template <typename F>
  void collect(std::size_t count, F body) {
    std::mutex mutex;
    parallel_ranges(count, 256, [&](std::size_t begin, std::size_t end) {
      std::vector<Stop> stops;
      std::vector<LonLat> crossings;
      for (std::size_t i = begin; i < end; ++i)
        body(i, stops, crossings);
      const std::lock_guard lock(mutex);
      stops_.insert(stops_.end(), stops.begin(), stops.end());
      crossings_.insert(crossings_.end(), crossings.begin(), crossings.end());
    });
  }

  /// Each new segment with all old ones, and with the new ones before it.
  void meet_pairs() {
    const auto new_group = std::find_if(groups_.begin(), groups_.end(), [&](const Group& group) {
      return group.begin >= first_new_;
    });
    const auto first = static_cast<std::size_t>(new_group - groups_.begin());
    std::atomic<std::size_t> found = 0;
    collect(groups_.size() - first, [&](std::size_t g, auto& stops, auto& crossings) {
      const Group& group = groups_[first + g];
      const std::size_t before = crossings.size();
      for_each_near(group.box, [&](std::uint32_t j) {
        const Segment& t = segments_[j];
        const Box near = box_of(t);
        if (!near.overlaps(group.box)) return;
        const bool old = j < first_new_;
        for (std::size_t i = old ? group.begin : std::max<std::size_t>(group.begin, j + 1);
             i < group.end; ++i) {
          const Segment& s = segments_[i];
          if (!box_of(s).overlaps(near)) continue;
          for (const LonLat p : {t.a, t.b}) {
            if (comes_through(s, p)) stops.push_back({static_cast<std::uint32_t>(i), p});
          }
          for (const LonLat p : {s.a, s.b}) {
            if (comes_through(t, p)) stops.push_back({j, p});
          }
          if (const auto p = crossing(s, t)) crossings.push_back(*p);
        }
      });
      found += crossings.size() - before;
      refuse_weave(found);
    });
  }

  /// Faces grow with the square of lines that all cross one another.
  void refuse_weave(std::size_t crossings) const {
    constexpr std::size_t kMost = 100'000;  // [P]; and as many as there are pieces
    if (crossings > kMost + segments_.size()) {
      fail(
          "the borders of blocks cross one another without a common node at more than {} places; "
          "use other blocks, such as --blocks grid:100",
          kMost + segments_.size());
    }
  }

  void lead_through_crossings() {
    std::vector<LonLat> points = std::move(crossings_);
    crossings_.clear();
    std::sort(points.begin(), points.end());
    points.erase(std::unique(points.begin(), points.end()), points.end());
    collect(points.size(), [&](std::size_t i, auto& stops, auto&) {
      for_each_near({points[i], points[i]}, [&](std::uint32_t j) {
        if (comes_through(segments_[j], points[i])) stops.push_back({j, points[i]});
      });
    });
  }

  /// Old segments with a stop.
  std::vector<std::uint32_t> old_with_stop() const {
    std::vector<std::uint32_t> old;
    for (const Stop& stop : stops_) {
      if (stop.segment < first_new_) old.push_back(stop.segment);
    }
    std::sort(old.begin(), old.end());
    old.erase(std::unique(old.begin(), old.end()), old.end());
    return old;
  }

  /// An old segment that bends now must not bend across an end it was only near to.
  void lead_through_old_ends() {
    const std::vector<std::uint32_t> old = old_with_stop();
    collect(old.size(), [&](std::size_t i, auto& stops, auto&) {
      const Segment& s = segments_[old[i]];
      for_each_near(box_of(s), [&](std::uint32_t j) {
        for (const LonLat p : {segments_[j].a, segments_[j].b}) {
          if (comes_through(s, p)) stops.push_back({old[i], p});
        }
      });
    });
  }

  std::vector<Segment> bent() const {
    std::vector<Segment> bent;
    for (const std::uint32_t i : old_with_stop())
      bent.push_back(segments_[i]);
    std::sort(bent.begin(), bent.end());
    return bent;
  }

  std::vector<Segment> cut() {
    std::sort(stops_.begin(), stops_.end(), [&](const Stop& m, const Stop& n) {
      if (m.segment != n.segment) return m.segment < n.segment;
      if (m.at.x != n.at.x) return m.at.x < n.at.x;
      return segments_[m.segment].dy() < 0 ? m.at.y > n.at.y : m.at.y < n.at.y;
    });
    stops_.erase(std::unique(stops_.begin(), stops_.end()), stops_.end());
    std::vector<Segment> pieces;
    pieces.reserve(segments_.size() + stops_.size());
    auto stop = stops_.begin();
    for (std::uint32_t i = 0; i < segments_.size(); ++i) {
      LonLat begin = segments_[i].a;
      for (; stop != stops_.end() && stop->segment == i; ++stop) {
        pieces.emplace_back(begin, stop->at);
        begin = stop->at;
      }
      pieces.emplace_back(begin, segments_[i].b);
    }
    return pieces;
  }

  std::vector<Segment> segments_;  // those noded before, then the new ones
  std::size_t first_new_;
  std::vector<Group> groups_;
  Index index_;
  std::vector<Stop> stops_;
  std::vector<LonLat> crossings_;
};

}  // namespace

std::vector<Segment> noded(std::vector<Segment> lines) {
  return noded({}, std::move(lines)).segments;
}

Renoded noded(std::vector<Segment> before, std::vector<Segment> more) {
  return Noder(std::move(before), in_order(std::move(more))).run();
}

}  // namespace quarter
