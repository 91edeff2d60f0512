// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "quarter/base/parallel.hpp"

namespace quarter {

/// Ids of OpenStreetMap in about half their room: the lower halves one by one, the upper halves
/// once for each run of ids that share them. Ids of a region share them for millions in a row.
class IdList {
 public:
  void push_back(std::int64_t id) {
    const auto upper = static_cast<std::int32_t>(id >> 32);
    if (runs_.empty() || runs_.back().upper != upper) runs_.push_back({upper, size()});
    lower_.push_back(static_cast<std::uint32_t>(id));
  }

  std::uint32_t size() const { return static_cast<std::uint32_t>(lower_.size()); }
  bool empty() const { return lower_.empty(); }
  std::int64_t back() const { return join(runs_.back().upper, lower_.back()); }
  std::int64_t operator[](std::uint32_t index) const {
    return join(runs_[run_of(index)].upper, lower_[index]);
  }

  /// Index of an id in a list that ascends strictly, or size(). `hint` is where one near it was
  /// found: the search starts there, in doubling steps.
  std::uint32_t find(std::int64_t id, std::uint32_t hint) const;

  /// Puts `f(id)` in the place of each id, on several threads: `make()` gives each of them its f.
  template <typename Make>
  std::vector<std::uint32_t> replace(Make make) && {
    parallel_ranges(lower_.size(), 65536, [&](std::size_t begin, std::size_t end) {
      auto f = make();
      std::size_t run = run_of(static_cast<std::uint32_t>(begin));
      for (std::size_t i = begin; i < end; ++i) {
        if (run + 1 < runs_.size() && i == runs_[run + 1].first) ++run;
        lower_[i] = f(join(runs_[run].upper, lower_[i]));
      }
    });
    runs_ = {};
    return std::move(lower_);
  }

 private:
  struct Run {
    std::int32_t upper;
    std::uint32_t first;  // index of its first id
  };

  static std::int64_t join(std::int32_t upper, std::uint32_t lower) {
    return static_cast<std::int64_t>(upper) * (std::int64_t{1} << 32) + lower;
  }
  std::size_t run_of(std::uint32_t index) const {
    const auto after =
        std::upper_bound(runs_.begin(), runs_.end(), index,
                         [](std::uint32_t i, const Run& run) { return i < run.first; });
    return static_cast<std::size_t>(after - runs_.begin()) - 1;
  }

  std::vector<std::uint32_t> lower_;
  std::vector<Run> runs_;
};

}  // namespace quarter
