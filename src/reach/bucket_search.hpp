// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "quarter/network/search_graph.hpp"
#include "quarter/network/street_graph.hpp"

namespace quarter {

/// Dijkstra's search with one bucket for each SearchGraph::kLeastArcMs (R. B. Dial, Algorithm 360,
/// CACM 12, 1969): inside a bucket that is no wider than the shortest arc no order is needed (E. A.
/// Dinic, 1978). A vertex whose label falls is queued again; what it left behind is skipped.
class BucketSearch {
 public:
  BucketSearch(const StreetGraph::Arcs& arcs, std::uint32_t limit_ms,
               std::vector<TravelCost>& labels)
      : arcs_(arcs),
        limit_ms_(limit_ms),
        labels_(labels),
        last_(limit_ms / SearchGraph::kLeastArcMs + 1, kNone) {}

  /// From sources whose labels are set. Labels beyond the limit are not final.
  void run(std::span<const std::uint32_t> sources) {
    for (const std::uint32_t vertex : sources)
      queue(vertex, labels_[vertex]);
    for (std::uint32_t bucket = 0; bucket < last_.size(); ++bucket) {
      while (last_[bucket] != kNone) {
        const Queued next = queued_[last_[bucket]];
        last_[bucket] = next.before;
        if (labels_[next.vertex] == next.label) leave(next.vertex, next.label);
      }
    }
  }

 private:
  struct Queued {
    TravelCost label;
    std::uint32_t vertex;
    std::uint32_t before;  ///< in the same bucket, or kNone
  };

  void leave(std::uint32_t vertex, TravelCost label) {
    for (auto [arc, end] = out_edges(vertex, arcs_); arc != end; ++arc) {
      const auto to = static_cast<std::uint32_t>(target(*arc, arcs_));
      const TravelCost cost = label + arcs_[*arc].cost;
      if (!(cost < labels_[to])) continue;
      labels_[to] = cost;
      queue(to, cost);
    }
  }
  void queue(std::uint32_t vertex, TravelCost label) {
    if (label.ms() > limit_ms_) return;
    std::uint32_t& last = last_[label.ms() / SearchGraph::kLeastArcMs];
    queued_.push_back({label, vertex, last});
    last = static_cast<std::uint32_t>(queued_.size() - 1);
  }

  const StreetGraph::Arcs& arcs_;
  std::uint32_t limit_ms_;
  std::vector<TravelCost>& labels_;
  std::vector<std::uint32_t> last_;  // per bucket: index into queued_, or kNone
  std::vector<Queued> queued_;
};

}  // namespace quarter
