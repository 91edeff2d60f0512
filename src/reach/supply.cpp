// SPDX-License-Identifier: Apache-2.0
#include "quarter/reach/supply.hpp"

#include <algorithm>
#include <cmath>
#include <memory>

#include "place_search.hpp"
#include "quarter/base/parallel.hpp"

namespace quarter {
namespace {

/// The residents by the vertices and the segments one meets them at.
class ResidentIndex {
 public:
  ResidentIndex(const SearchGraph& graph, const std::vector<Residents>& residents) {
    std::vector<SearchGraph::Door> exits;
    for (std::uint32_t i = 0; i < residents.size(); ++i) {
      if (residents[i].anchors.empty() || !(residents[i].people > 0)) continue;
      graph.find_exits(residents[i].anchors, exits);
      for (const SearchGraph::Door& exit : exits)
        exits_.push_back({exit.vertex, i, exit.cost});
      for (const Anchor& anchor : residents[i].anchors)
        on_segment_.push_back({i, &anchor});
    }
    std::sort(exits_.begin(), exits_.end(), [](const Exit& a, const Exit& b) {
      return std::tie(a.vertex, a.resident) < std::tie(b.vertex, b.resident);
    });
    std::stable_sort(on_segment_.begin(), on_segment_.end(),
                     [](const Start& a, const Start& b) { return a.segment() < b.segment(); });
  }

  /// Calls `visit(resident, cost to the vertex)`.
  template <typename Visit>
  void at_vertex(std::uint32_t vertex, Visit visit) const {
    auto exit = std::lower_bound(exits_.begin(), exits_.end(), vertex,
                                 [](const Exit& e, std::uint32_t v) { return e.vertex < v; });
    for (; exit != exits_.end() && exit->vertex == vertex; ++exit)
      visit(exit->resident, exit->cost);
  }
  /// Calls `visit(resident, anchor)`.
  template <typename Visit>
  void at_segment(std::uint32_t wanted, Visit visit) const {
    auto resident =
        std::lower_bound(on_segment_.begin(), on_segment_.end(), wanted,
                         [](const Start& a, std::uint32_t s) { return a.segment() < s; });
    for (; resident != on_segment_.end() && resident->segment() == wanted; ++resident)
      visit(resident->resident, *resident->anchor);
  }

 private:
  struct Exit {
    std::uint32_t vertex;
    std::uint32_t resident;
    TravelCost cost;
  };
  struct Start {
    std::uint32_t resident;
    const Anchor* anchor;

    std::uint32_t segment() const { return anchor->segment; }
  };

  std::vector<Exit> exits_;        ///< by vertex
  std::vector<Start> on_segment_;  ///< residents by segment
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
