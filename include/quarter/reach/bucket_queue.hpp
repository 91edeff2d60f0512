// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "quarter/network/travel_cost.hpp"

namespace quarter {

/// A monotone queue of vertices for Boost's breadth_first_visit: one bucket for each
/// SearchGraph::kLeastArcMs (R. B. Dial, Algorithm 360, CACM 12, 1969; no order is needed inside a
/// bucket that is no wider than the shortest arc: E. A. Dinic, 1978). A vertex whose label falls is
/// pushed again; what it left behind is skipped. Labels beyond the limit are not queued. Satisfies
/// the Buffer concept of Boost.Graph. The vectors outlive a search, so use one queue for many.
class BucketQueue {
 public:
  using value_type = std::uint32_t;
  using size_type = std::size_t;

  BucketQueue(std::uint32_t limit_ms, std::uint32_t width_ms)
      : width_ms_(width_ms), limit_ms_(limit_ms), buckets_(limit_ms / width_ms + 1) {}

  /// Prepares for a search over these labels.
  void start(const std::vector<TravelCost>& labels) {
    labels_ = &labels;
    done_.assign(labels.size(), 0);
    for (auto& bucket : buckets_)
      bucket.clear();
    at_ = 0;
  }

  void push(std::uint32_t vertex) {
    const std::uint32_t ms = (*labels_)[vertex].ms();
    if (ms <= limit_ms_) buckets_[ms / width_ms_].push_back(vertex);
  }
  bool empty() {
    for (; at_ < buckets_.size(); ++at_) {
      auto& bucket = buckets_[at_];
      while (!bucket.empty() && stale(bucket.back()))
        bucket.pop_back();
      if (!bucket.empty()) return false;
    }
    return true;
  }
  std::uint32_t& top() { return buckets_[at_].back(); }
  void pop() {
    done_[buckets_[at_].back()] = 1;
    buckets_[at_].pop_back();
  }

 private:
  bool stale(std::uint32_t vertex) const {
    return done_[vertex] != 0 || (*labels_)[vertex].ms() / width_ms_ != at_;
  }

  std::uint32_t width_ms_;
  std::uint32_t limit_ms_;
  std::vector<std::vector<std::uint32_t>> buckets_;
  const std::vector<TravelCost>* labels_ = nullptr;
  std::vector<char> done_;
  std::size_t at_ = 0;
};

}  // namespace quarter
