// SPDX-License-Identifier: Apache-2.0
#include "quarter/reach/travel_time_field.hpp"

#include <algorithm>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <memory>
#include <tuple>

#include "bucket_search.hpp"

namespace quarter {
namespace {

using Graph = StreetGraph::Arcs;

struct BeyondLimit {};

class StopAtLimit : public boost::dijkstra_visitor<> {
 public:
  StopAtLimit(const std::vector<TravelCost>& labels, std::uint32_t limit_ms)
      : labels_(labels), limit_ms_(limit_ms) {}
  template <typename Vertex>
  void examine_vertex(Vertex vertex, const Graph&) const {
    if (labels_[vertex].ms() > limit_ms_) throw BeyondLimit{};  // Boost's idiom to stop a search
  }

 private:
  const std::vector<TravelCost>& labels_;
  std::uint32_t limit_ms_;
};

void search_with_heap(const Graph& graph, const std::vector<std::uint32_t>& sources,
                      std::uint32_t limit_ms, std::vector<TravelCost>& labels) {
  const auto index = get(boost::vertex_index, graph);
  const auto distance = boost::make_iterator_property_map(labels.begin(), index);
  std::vector<boost::default_color_type> colors(num_vertices(graph), boost::white_color);
  const auto color = boost::make_iterator_property_map(colors.begin(), index);
  try {
    boost::dijkstra_shortest_paths_no_init(
        graph, sources.begin(), sources.end(), boost::dummy_property_map(), distance,
        get(&StreetGraph::ArcCost::cost, graph), index, std::less<TravelCost>(),
        std::plus<TravelCost>(), TravelCost{}, StopAtLimit(labels, limit_ms), color);
  } catch (const BeyondLimit&) {
  }
}

}  // namespace

TravelTimeField::TravelTimeField(const SearchGraph& graph, std::vector<Entrance> entrances,
                                 std::uint32_t limit_ms, SearchQueue queue)
    : graph_(graph),
      limit_ms_(limit_ms),
      labels_(graph.vertex_count(), TravelCost::unreached()),
      entrances_(std::move(entrances)) {
  std::sort(entrances_.begin(), entrances_.end(), [](const Entrance& a, const Entrance& b) {
    return std::tie(a.anchor.segment, a.anchor.along_cm, a.anchor.off_m, a.start) <
           std::tie(b.anchor.segment, b.anchor.along_cm, b.anchor.off_m, b.start);
  });
  std::vector<SearchGraph::Door> doors;
  for (const Entrance& entrance : entrances_)
    graph_.add_entries(entrance.anchor, entrance.start, doors);
  std::vector<std::uint32_t> sources;
  for (const SearchGraph::Door& door : doors) {
    if (door.cost.ms() > limit_ms_) continue;
    labels_[door.vertex] = std::min(labels_[door.vertex], door.cost);
    sources.push_back(door.vertex);
  }
  drop_needless();
  if (!entrances_.empty()) entrance_on_segment_.assign(entrances_.back().anchor.segment + 1, false);
  for (const Entrance& entrance : entrances_)
    entrance_on_segment_[entrance.anchor.segment] = true;
  search(sources, queue);
}

TravelTimeField::TravelTimeField(const SearchGraph& graph, std::span<const std::uint32_t> vertices,
                                 std::uint32_t limit_ms, SearchQueue queue)
    : graph_(graph), limit_ms_(limit_ms), labels_(graph.vertex_count(), TravelCost::unreached()) {
  for (const std::uint32_t vertex : vertices)
    labels_[vertex] = TravelCost{};
  search({vertices.begin(), vertices.end()}, queue);
}

void TravelTimeField::search(const std::vector<std::uint32_t>& found, SearchQueue queue) {
  std::vector<std::uint32_t> sources = found;
  std::sort(sources.begin(), sources.end());
  sources.erase(std::unique(sources.begin(), sources.end()), sources.end());
  if (sources.empty()) return;
  if (queue == SearchQueue::buckets)
    BucketSearch(graph_.graph().arcs, limit_ms_, labels_).run(sources);
  else
    search_with_heap(graph_.graph().arcs, sources, limit_ms_, labels_);
}

/// From their own segment nobody goes to an entrance that another one there is no farther behind:
/// of the dozens that shops have on one street a few are left.
void TravelTimeField::drop_needless() {
  const auto arrival_ms = [&](const Entrance& e) {
    return e.start.ms() + graph_.off_network(e.anchor).ms();
  };
  std::vector<Entrance> kept;
  std::vector<Entrance> own;
  for (std::size_t begin = 0, end = 0; begin < entrances_.size(); begin = end) {
    const std::uint32_t segment = entrances_[begin].anchor.segment;
    while (end < entrances_.size() && entrances_[end].anchor.segment == segment)
      ++end;
    own.assign(entrances_.begin() + static_cast<std::ptrdiff_t>(begin),
               entrances_.begin() + static_cast<std::ptrdiff_t>(end));
    std::stable_sort(own.begin(), own.end(), [&](const Entrance& a, const Entrance& b) {
      return arrival_ms(a) < arrival_ms(b);
    });
    const std::size_t first = kept.size();
    for (const Entrance& entrance : own) {
      Anchor from = entrance.anchor;
      from.off_m = 0;
      const std::uint32_t ms = arrival_ms(entrance);
      const bool needless = std::any_of(kept.begin() + static_cast<std::ptrdiff_t>(first),
                                        kept.end(), [&](const Entrance& e) {
                                          const TravelCost along = graph_.along(from, e.anchor);
                                          return along.reached() && along.ms() + e.start.ms() <= ms;
                                        });
      if (!needless) kept.push_back(entrance);
    }
  }
  entrances_ = std::move(kept);
}

std::span<const Entrance> TravelTimeField::entrances_on(std::uint32_t segment) const {
  if (!enters_on(segment)) return {};
  const auto first = std::lower_bound(
      entrances_.begin(), entrances_.end(), segment,
      [](const Entrance& e, std::uint32_t wanted) { return e.anchor.segment < wanted; });
  const auto last = std::find_if(first, entrances_.end(),
                                 [&](const Entrance& e) { return e.anchor.segment != segment; });
  return {first, last};
}

TravelCost TravelTimeField::straight(const Anchor& origin) const {
  TravelCost best = TravelCost::unreached();
  for (const Entrance& entrance : entrances_on(origin.segment)) {
    const TravelCost along = graph_.along(origin, entrance.anchor);
    if (along.reached()) best = std::min(best, along + entrance.start);
  }
  return best;
}

TravelCost TravelTimeField::at(std::span<const Anchor> origins,
                               std::span<const SearchGraph::Door> exits) const {
  TravelCost best = TravelCost::unreached();
  for (const Anchor& origin : origins)
    best = std::min(best, straight(origin));
  for (const SearchGraph::Door& exit : exits) {
    if (!(exit.cost < best)) break;  // the others cost no less
    const TravelCost label = labels_[exit.vertex];
    if (label.reached()) best = std::min(best, label + exit.cost);
  }
  return best.reached() && best.ms() <= limit_ms_ ? best : TravelCost::unreached();
}

TravelCost TravelTimeField::at(std::span<const Anchor> origins) const {
  std::vector<SearchGraph::Door> exits;
  graph_.find_exits(origins, exits);
  return at(origins, exits);
}

}  // namespace quarter
