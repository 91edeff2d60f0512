// SPDX-License-Identifier: Apache-2.0
#include "quarter/reach/supply.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <numeric>
#include <utility>

#include "place_search.hpp"
#include "quarter/base/parallel.hpp"

namespace quarter {
namespace {

/// Values, each under the number of a vertex or segment, by that number; those under one number in
/// the order they came.
template <typename Value>
class ByNumber {
 public:
  void add(std::uint32_t number, Value value) {
    given_.emplace_back(number, std::move(value));
    numbers_ = std::max(numbers_, number + 1);
  }

  /// After the last was added.
  void sort() {
    first_.assign(numbers_ + 1, 0);
    for (const auto& [number, value] : given_)
      ++first_[number + 1];
    std::partial_sum(first_.begin(), first_.end(), first_.begin());
    std::vector<std::uint32_t> next(first_.begin(), first_.end() - 1);
    sorted_.resize(given_.size());
    for (const auto& [number, value] : given_)
      sorted_[next[number]++] = value;
    std::vector<std::pair<std::uint32_t, Value>>().swap(given_);
  }

  std::span<const Value> at(std::uint32_t number) const {
    if (number >= numbers_) return {};
    return std::span(sorted_).subspan(first_[number], first_[number + 1] - first_[number]);
  }

 private:
  std::vector<std::pair<std::uint32_t, Value>> given_;
  std::uint32_t numbers_ = 0;         ///< one more than the greatest
  std::vector<std::uint32_t> first_;  ///< of each number, and one past the last
  std::vector<Value> sorted_;
};

/// The residents by the vertices and the segments one meets them at.
class ResidentIndex {
 public:
  ResidentIndex(const SearchGraph& graph, const std::vector<Residents>& residents) {
    std::vector<SearchGraph::Door> exits;
    for (std::uint32_t i = 0; i < residents.size(); ++i) {
      if (residents[i].anchors.empty() || !(residents[i].people > 0)) continue;
      graph.find_exits(residents[i].anchors, exits);
      for (const SearchGraph::Door& exit : exits)
        exits_.add(exit.vertex, {i, exit.cost});
      for (const Anchor& anchor : residents[i].anchors)
        on_segment_.add(anchor.segment, {i, &anchor});
    }
    exits_.sort();
    on_segment_.sort();
  }

  /// Calls `visit(resident, cost to the vertex)`.
  template <typename Visit>
  void at_vertex(std::uint32_t vertex, Visit visit) const {
    for (const auto& [resident, cost] : exits_.at(vertex))
      visit(resident, cost);
  }
  /// Calls `visit(resident, anchor)`.
  template <typename Visit>
  void at_segment(std::uint32_t segment, Visit visit) const {
    for (const auto& [resident, anchor] : on_segment_.at(segment))
      visit(resident, *anchor);
  }

 private:
  ByNumber<std::pair<std::uint32_t, TravelCost>> exits_;  ///< residents by vertex
  ByNumber<std::pair<std::uint32_t, const Anchor*>> on_segment_;
};

struct Reached {
  std::uint32_t resident;
  double weight;
};

/// Finds who reaches a place; keeps its memory from place to place.
class CatchmentFinder {
 public:
  CatchmentFinder(const SearchGraph& graph, const ResidentIndex& index,
                  const std::vector<Residents>& residents, const SupplyReach& reach)
      : graph_(graph),
        index_(index),
        reach_(reach),
        search_(graph, reach.ms, reach.cm),
        costs_(residents.size()) {}

  void find(const Supply& place, std::vector<Reached>& reached) {
    const auto meet = [this](std::uint32_t resident, TravelCost cost) {
      if (search_.within(cost)) costs_.lower(resident, cost);
    };
    for (const Entrance& entrance : place.entrances) {
      search_.enter(entrance);
      index_.at_segment(entrance.anchor.segment, [&](std::uint32_t resident, const Anchor& from) {
        const TravelCost along = graph_.along(from, entrance.anchor);
        if (along.reached()) meet(resident, along + entrance.start);
      });
    }
    search_.run([&](std::uint32_t vertex, TravelCost cost) {
      index_.at_vertex(
          vertex, [&](std::uint32_t resident, TravelCost exit) { meet(resident, cost + exit); });
      return true;
    });
    reached.clear();
    for (const std::uint32_t resident : costs_.met())
      reached.push_back({resident, reach_.weight(costs_[resident])});
    costs_.clear();
    std::sort(reached.begin(), reached.end(),
              [](const Reached& a, const Reached& b) { return a.resident < b.resident; });
  }

 private:
  const SearchGraph& graph_;
  const ResidentIndex& index_;
  const SupplyReach& reach_;
  PlaceSearch search_;
  LocalCosts costs_;  ///< of the residents
};

/// Calls `visit(place, who reaches it)` for one place after another, in their order, so that sums
/// do not depend on the number of threads.
template <typename Visit>
void for_each_catchment(const SearchGraph& graph, const std::vector<Supply>& places,
                        const std::vector<Residents>& residents, const SupplyReach& reach,
                        Visit visit) {
  if (places.empty()) return;
  const ResidentIndex index(graph, residents);
  const std::size_t at_once = std::min(threads(), places.size());
  std::vector<std::unique_ptr<CatchmentFinder>> finders(at_once);
  std::vector<std::vector<Reached>> reached(at_once);
  for (std::size_t done = 0; done < places.size(); done += at_once) {
    const std::size_t count = std::min(at_once, places.size() - done);
    parallel_each(count, [&](std::size_t i) {
      if (!finders[i])
        finders[i] = std::make_unique<CatchmentFinder>(graph, index, residents, reach);
      finders[i]->find(places[done + i], reached[i]);
    });
    for (std::size_t i = 0; i < count; ++i)
      visit(places[done + i], reached[i]);
  }
}

}  // namespace

std::vector<double> reached_supply(const SearchGraph& graph, const std::vector<Supply>& places,
                                   const std::vector<Residents>& residents,
                                   const SupplyReach& reach) {
  std::vector<double> supply(residents.size(), 0);
  for_each_catchment(graph, places, residents, reach,
                     [&](const Supply& place, const std::vector<Reached>& reached) {
                       for (const Reached& one : reached)
                         supply[one.resident] += place.amount * one.weight;
                     });
  return supply;
}

std::vector<double> mixed_supply(const SearchGraph& graph, std::vector<Supply> places,
                                 std::size_t kinds, const std::vector<Residents>& residents,
                                 const SupplyReach& reach) {
  std::stable_sort(places.begin(), places.end(),
                   [](const Supply& a, const Supply& b) { return a.kind < b.kind; });
  // Kind by kind, as -Σ p ln p = ln N - (Σ n ln n) / N.
  std::vector<double> all(residents.size(), 0);
  std::vector<double> sums(residents.size(), 0);
  std::vector<double> of_kind(residents.size(), 0);
  const auto close_kind = [&] {
    for (std::size_t i = 0; i < of_kind.size(); ++i) {
      if (!(of_kind[i] > 0)) continue;
      all[i] += of_kind[i];
      sums[i] += of_kind[i] * std::log(of_kind[i]);
      of_kind[i] = 0;
    }
  };
  std::uint32_t kind = places.empty() ? 0 : places.front().kind;
  for_each_catchment(graph, places, residents, reach,
                     [&](const Supply& place, const std::vector<Reached>& reached) {
                       if (place.kind != kind) close_kind();
                       kind = place.kind;
                       for (const Reached& one : reached)
                         of_kind[one.resident] += place.amount * one.weight;
                     });
  close_kind();
  std::vector<double> evenness(residents.size(), 0);
  for (std::size_t i = 0; i < evenness.size() && kinds > 1; ++i) {
    const double entropy = all[i] > 0 ? std::log(all[i]) - sums[i] / all[i] : 0;
    evenness[i] = std::max(0.0, entropy / std::log(static_cast<double>(kinds)));
  }
  return evenness;
}

std::vector<double> shared_supply(const SearchGraph& graph, const std::vector<Supply>& places,
                                  const std::vector<Residents>& residents,
                                  const SupplyReach& reach) {
  std::vector<double> supply(residents.size(), 0);
  for_each_catchment(graph, places, residents, reach,
                     [&](const Supply& place, const std::vector<Reached>& reached) {
                       double people = 0;
                       for (const Reached& one : reached)
                         people += residents[one.resident].people * one.weight;
                       if (!(people > 0)) return;
                       for (const Reached& one : reached)
                         supply[one.resident] += place.amount / people * one.weight;
                     });
  return supply;
}

}  // namespace quarter
