// SPDX-License-Identifier: Apache-2.0
#include "noding.hpp"

#include <algorithm>
#include <atomic>
#include <mutex>

#include "cell_buckets.hpp"
#include "cell_grid.hpp"
#include "exact.hpp"
#include "quarter/base/error.hpp"

namespace quarter {
namespace {

/// A pixel that a segment has to go through.
struct Stop {
  std::uint32_t segment;
  LonLat at;
  auto operator<=>(const Stop&) const = default;
};

struct Stops {
  std::vector<Stop> stops;
  std::vector<LonLat> crossings;  ///< pixels of crossings, which may concern further segments

  void append(const Stops& other) {
    stops.insert(stops.end(), other.stops.begin(), other.stops.end());
    crossings.insert(crossings.end(), other.crossings.begin(), other.crossings.end());
  }
};

using Cells = CellBuckets<std::uint32_t>;

constexpr std::size_t kCellGrain = 4096;
/// More would not fit into memory; a city of 10 million has under a million.
constexpr std::size_t kMostStops = 100'000'000;

class Noder {
 public:
  Noder(const std::vector<Segment>& segments, const Box& box)
      : segments_(segments),
        grid_(grid_for(segments, box)),
        cells_(grid_.size(), segments.size(), [&](std::size_t i, auto put) {
          grid_.for_each_cell(segments[i],
                              [&](std::size_t cell) { put(cell, static_cast<std::uint32_t>(i)); });
        }) {}

  /// What each segment has to go through beyond its own ends, sorted, each once.
  std::vector<Stop> stops() {
    Stops found = gather(cells_.cells(), kCellGrain,
                         [&](std::size_t cell, Stops& to) { compare_cell(cell, to); });
    keep_once(found.crossings);
    const std::vector<LonLat>& crossings = found.crossings;
    found.append(gather(crossings.size(), kCellGrain, [&](std::size_t i, Stops& to) {
      for (const std::uint32_t s : cells_[grid_.cell_of(crossings[i])])
        stop_at(s, crossings[i], to);
    }));
    keep_once(found.stops);
    return std::move(found.stops);
  }

 private:
  template <typename Value>
  static void keep_once(std::vector<Value>& values) {
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
  }

  /// Calls `search(i, stops)` for i in 0..count on several threads.
  template <typename Search>
  Stops gather(std::size_t count, std::size_t grain, Search search) {
    Stops all;
    std::mutex mutex;
    parallel_ranges(count, grain, [&](std::size_t begin, std::size_t end) {
      Stops part;
      for (std::size_t i = begin; i < end; ++i) {
        search(i, part);
        if (part.stops.size() + part.crossings.size() > kMostStops) fail_too_many();
      }
      const std::lock_guard lock(mutex);
      all.append(part);
      if (all.stops.size() + all.crossings.size() > kMostStops) fail_too_many();
    });
    return all;
  }

  [[noreturn]] static void fail_too_many() {
    fail(
        "the lines that bound blocks cross over {} times, more than those of any city: mend the "
        "extract, or use other blocks, such as --blocks grid:100",
        kMostStops);
  }

  /// Sweeps a cell from west to east over the segments in it.
  void compare_cell(std::size_t cell, Stops& to) {
    const std::span<std::uint32_t> in_cell = cells_[cell];
    std::sort(in_cell.begin(), in_cell.end(), [&](std::uint32_t i, std::uint32_t j) {
      return segments_[i].a.x < segments_[j].a.x;
    });
    for (std::size_t i = 0; i < in_cell.size(); ++i) {
      const std::int32_t east = segments_[in_cell[i]].b.x;
      for (std::size_t j = i + 1; j < in_cell.size() && segments_[in_cell[j]].a.x <= east; ++j) {
        compare(in_cell[i], in_cell[j], to);
      }
    }
  }

  void compare(std::uint32_t i, std::uint32_t j, Stops& to) const {
    const Segment& s = segments_[i];
    const Segment& t = segments_[j];
    if (std::max(s.a.y, s.b.y) < std::min(t.a.y, t.b.y)) return;
    if (std::max(t.a.y, t.b.y) < std::min(s.a.y, s.b.y)) return;
    stop_at(i, t.a, to);
    stop_at(i, t.b, to);
    stop_at(j, s.a, to);
    stop_at(j, s.b, to);
    if (s.a == t.a || s.a == t.b || s.b == t.a || s.b == t.b) return;
    if (exact::cross(s.a, s.b, t.a, t.b)) {
      to.crossings.push_back(exact::crossing(s.a, s.b, t.a, t.b));
    }
  }

  void stop_at(std::uint32_t i, LonLat p, Stops& to) const {
    const Segment& s = segments_[i];
    if (p != s.a && p != s.b && exact::meets_pixel(s.a, s.b, p)) to.stops.push_back({i, p});
  }

  const std::vector<Segment>& segments_;
  CellGrid grid_;
  Cells cells_;
};

/// Replaces a segment by the pieces between its stops: the first in place, the others at the end.
void split(std::vector<Segment>& segments, std::uint32_t index, std::span<Stop> stops) {
  const Segment whole = segments[index];
  // Sorted west to east, then south to north; on a segment that falls, pixels one above the other
  // come from north to south.
  if (whole.b.y < whole.a.y) {
    std::sort(stops.begin(), stops.end(), [](const Stop& s, const Stop& t) {
      return s.at.x != t.at.x ? s.at.x < t.at.x : s.at.y > t.at.y;
    });
  }
  LonLat from = whole.a;
  const auto piece_to = [&](LonLat to) {
    return segment_of(std::exchange(from, to), to, whole.winding, whole.kind);
  };
  segments[index] = piece_to(stops.front().at);
  for (const Stop& stop : stops.subspan(1))
    segments.push_back(piece_to(stop.at));
  segments.push_back(piece_to(whole.b));
}

}  // namespace

std::vector<Segment> node_segments(std::vector<Segment> segments, const Box& box) {
  std::vector<Stop> stops = Noder(segments, box).stops();
  for (std::size_t begin = 0, end = 0; begin < stops.size(); begin = end) {
    while (end < stops.size() && stops[end].segment == stops[begin].segment)
      ++end;
    split(segments, stops[begin].segment, std::span(stops).subspan(begin, end - begin));
  }
  return segments;
}

}  // namespace quarter
