// SPDX-License-Identifier: Apache-2.0
#include "enclosing_lines.hpp"

#include <algorithm>
#include <array>

#include "quarter/base/parallel.hpp"

namespace quarter {
namespace {

/// Points and the segments that meet there.
class SegmentGraph {
 public:
  explicit SegmentGraph(std::span<const Segment> segments) : ends_(segments.size()) {
    points_.reserve(2 * segments.size());
    for (const Segment& s : segments) {
      points_.push_back(s.a);
      points_.push_back(s.b);
    }
    std::sort(points_.begin(), points_.end());
    points_.erase(std::unique(points_.begin(), points_.end()), points_.end());
    parallel_ranges(segments.size(), 4096, [&](std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i)
        ends_[i] = {number_of(segments[i].a), number_of(segments[i].b)};
    });
    first_.assign(points_.size() + 1, 0);
    for (const auto& [a, b] : ends_) {
      ++first_[a + 1];
      ++first_[b + 1];
    }
    degree_.assign(first_.begin() + 1, first_.end());
    for (std::size_t p = 0; p < points_.size(); ++p)
      first_[p + 1] += first_[p];
    at_.resize(2 * ends_.size());
    std::vector<std::uint32_t> next(first_.begin(), first_.end() - 1);
    for (std::uint32_t i = 0; i < ends_.size(); ++i) {
      for (const std::uint32_t p : ends_[i])
        at_[next[p]++] = i;
    }
    done_.assign(ends_.size(), 0);
  }

  void drop_dead_ends() {
    for (std::uint32_t start = 0; start < points_.size(); ++start) {
      for (std::uint32_t p = start; degree_[p] == 1;) {
        const std::uint32_t segment = open_at(p);
        done_[segment] = 1;
        --degree_[p];
        p = other_end(segment, p);
        --degree_[p];
      }
    }
  }

  /// What is left, from junction to junction; rings without a junction from any of their points.
  std::vector<Line> lines() {
    std::vector<Line> lines;
    for (const bool at_junctions : {true, false}) {
      for (std::uint32_t p = 0; p < points_.size(); ++p) {
        if (at_junctions && degree_[p] == 2) continue;
        for (std::uint32_t i = first_[p]; i < first_[p + 1]; ++i) {
          if (done_[at_[i]] == 0) lines.push_back(line_from(p, at_[i]));
        }
      }
    }
    return lines;
  }

 private:
  std::uint32_t number_of(LonLat p) const {
    return static_cast<std::uint32_t>(std::lower_bound(points_.begin(), points_.end(), p) -
                                      points_.begin());
  }
  std::uint32_t other_end(std::uint32_t segment, std::uint32_t p) const {
    return ends_[segment][0] == p ? ends_[segment][1] : ends_[segment][0];
  }
  /// A segment at a point that has one which is not done.
  std::uint32_t open_at(std::uint32_t p) const {
    std::uint32_t i = first_[p];
    while (done_[at_[i]] != 0)
      ++i;
    return at_[i];
  }

  Line line_from(std::uint32_t start, std::uint32_t segment) {
    Line line{points_[start]};
    for (std::uint32_t p = start;;) {
      done_[segment] = 1;
      p = other_end(segment, p);
      line.push_back(points_[p]);
      if (p == start || degree_[p] != 2) return line;
      segment = open_at(p);
    }
  }

  std::vector<LonLat> points_;
  std::vector<std::array<std::uint32_t, 2>> ends_;  // per segment: numbers of points
  std::vector<std::uint32_t> first_;                // per point and one past: first of at_
  std::vector<std::uint32_t> at_;                   // segments
  std::vector<std::uint32_t> degree_;               // per point: segments that are no dead end
  std::vector<char> done_;                          // per segment: dropped, or in a line
};

}  // namespace

std::vector<Line> enclosing_lines(std::span<const Segment> noded) {
  SegmentGraph graph(noded);
  graph.drop_dead_ends();
  return graph.lines();
}

}  // namespace quarter
