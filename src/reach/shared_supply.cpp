// SPDX-License-Identifier: Apache-2.0
#include "quarter/reach/shared_supply.hpp"

#include <algorithm>
#include <memory>

#include "place_search.hpp"
#include "quarter/base/parallel.hpp"

namespace quarter {
namespace {

/// The sharers by the vertices and the segments one meets them at.
class SharerIndex {
 public:
  SharerIndex(const SearchGraph& graph, const std::vector<Sharer>& sharers) : sharers_(sharers) {
    std::vector<SearchGraph::Door> exits;
    for (std::uint32_t i = 0; i < sharers.size(); ++i) {
      if (!sharers[i].anchor.joined() || !(sharers[i].people > 0)) continue;
      exits.clear();
      graph.add_exits(sharers[i].anchor, exits);
      for (const SearchGraph::Door& exit : exits)
        exits_.push_back({exit.vertex, i, exit.cost});
      on_segment_.push_back(i);
    }
    std::sort(exits_.begin(), exits_.end(), [](const Exit& a, const Exit& b) {
      return std::tie(a.vertex, a.sharer) < std::tie(b.vertex, b.sharer);
    });
    std::stable_sort(on_segment_.begin(), on_segment_.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return segment(a) < segment(b); });
  }

  /// Calls `visit(sharer, cost to the vertex)`.
  template <typename Visit>
  void at_vertex(std::uint32_t vertex, Visit visit) const {
    auto exit = std::lower_bound(exits_.begin(), exits_.end(), vertex,
                                 [](const Exit& e, std::uint32_t v) { return e.vertex < v; });
    for (; exit != exits_.end() && exit->vertex == vertex; ++exit)
      visit(exit->sharer, exit->cost);
  }
  /// Calls `visit(sharer)`.
  template <typename Visit>
  void at_segment(std::uint32_t wanted, Visit visit) const {
    auto sharer =
        std::lower_bound(on_segment_.begin(), on_segment_.end(), wanted,
                         [&](std::uint32_t i, std::uint32_t s) { return segment(i) < s; });
    for (; sharer != on_segment_.end() && segment(*sharer) == wanted; ++sharer)
      visit(*sharer);
  }

 private:
  struct Exit {
    std::uint32_t vertex;
    std::uint32_t sharer;
    TravelCost cost;
  };
  std::uint32_t segment(std::uint32_t sharer) const { return sharers_[sharer].anchor.segment; }

  const std::vector<Sharer>& sharers_;
  std::vector<Exit> exits_;                ///< by vertex
  std::vector<std::uint32_t> on_segment_;  ///< sharers by segment
};

struct Reached {
  std::uint32_t sharer;
  double weight;
};

/// Finds who reaches a place; keeps its memory from place to place.
class CatchmentFinder {
 public:
  CatchmentFinder(const SearchGraph& graph, const SharerIndex& index, std::size_t sharers,
                  std::uint32_t ms, std::uint32_t cm)
      : graph_(graph), index_(index), search_(graph, ms, cm), costs_(sharers) {}

  void find(const SharedPlace& place, const std::vector<Sharer>& sharers,
            const std::function<double(TravelCost)>& weight, std::vector<Reached>& reached) {
    const auto meet = [this](std::uint32_t sharer, TravelCost cost) {
      if (search_.within(cost)) costs_.lower(sharer, cost);
    };
    for (const Entrance& entrance : place.entrances) {
      search_.enter(entrance);
      index_.at_segment(entrance.anchor.segment, [&](std::uint32_t sharer) {
        const TravelCost along = graph_.along(sharers[sharer].anchor, entrance.anchor);
        if (along.reached()) meet(sharer, along + entrance.start);
      });
    }
    search_.run([&](std::uint32_t vertex, TravelCost cost) {
      index_.at_vertex(vertex,
                       [&](std::uint32_t sharer, TravelCost exit) { meet(sharer, cost + exit); });
      return true;
    });
    reached.clear();
    for (const std::uint32_t sharer : costs_.met())
      reached.push_back({sharer, weight(costs_[sharer])});
    costs_.clear();
    std::sort(reached.begin(), reached.end(),
              [](const Reached& a, const Reached& b) { return a.sharer < b.sharer; });
  }

 private:
  const SearchGraph& graph_;
  const SharerIndex& index_;
  PlaceSearch search_;
  LocalCosts costs_;  ///< of the sharers
};

}  // namespace

std::vector<double> shared_supply(const SearchGraph& graph, const std::vector<SharedPlace>& places,
                                  const std::vector<Sharer>& sharers, std::uint32_t ms,
                                  std::uint32_t cm,
                                  const std::function<double(TravelCost)>& weight) {
  const SharerIndex index(graph, sharers);
  std::vector<double> supply(sharers.size(), 0);
  const std::size_t at_once = std::min(threads(), places.size());
  std::vector<std::unique_ptr<CatchmentFinder>> finders(at_once);
  std::vector<std::vector<Reached>> reached(at_once);
  for (std::size_t done = 0; done < places.size(); done += at_once) {
    const std::size_t count = std::min(at_once, places.size() - done);
    parallel_each(count, [&](std::size_t i) {
      if (!finders[i])
        finders[i] = std::make_unique<CatchmentFinder>(graph, index, sharers.size(), ms, cm);
      finders[i]->find(places[done + i], sharers, weight, reached[i]);
    });
    // One after another, so that sums do not depend on the number of threads.
    for (std::size_t i = 0; i < count; ++i) {
      double people = 0;
      for (const Reached& one : reached[i])
        people += sharers[one.sharer].people * one.weight;
      if (!(people > 0)) continue;
      for (const Reached& one : reached[i])
        supply[one.sharer] += places[done + i].amount / people * one.weight;
    }
  }
  return supply;
}

}  // namespace quarter
