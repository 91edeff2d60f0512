// SPDX-License-Identifier: Apache-2.0
// Kind "bikeway": who lives near a network of bikeways that leads somewhere? A stretch counts if
// its network is wide enough, or if it is a short gap from one that is (ITDP, Pedestrians First).
// With `beside` the same of greenways: paths along green space or water.
#include <algorithm>

#include "category_places.hpp"
#include "kinds.hpp"
#include "quarter/base/groups.hpp"
#include "street_walk.hpp"

namespace quarter::kinds {
namespace {

double width_m(const Box& box) {
  return box.empty() ? 0 : near_distance_m(box.min, box.max);
}

/// The segments that may be part of the network: streets of a class, with `beside` only those of
/// class `known` and those along a place.
std::vector<std::uint32_t> stretches_of(const MeasureContext& context, const CheckRow& row) {
  const CheckRule& check = context.check(row);
  std::vector<CategoryDistance> places;
  for (const std::size_t category : check.beside)
    places.emplace_back(context, category);
  std::vector<std::uint32_t> stretches;
  for_each_street(context.times.index().network(), check.streets, [&](const Street& street) {
    const bool beside = places.empty() || (street.classes & check.known) != 0 ||
                        std::any_of(places.begin(), places.end(), [&](const auto& place) {
                          return place.metres(street.middle) <= check.beside_m;
                        });
    if (beside) stretches.push_back(street.index);
  });
  return stretches;
}

/// The bikeway segments that count, by index.
class BikewayNetwork {
 public:
  BikewayNetwork(const StreetIndex& index, std::vector<std::uint32_t> stretches, double extent_m,
                 double gap_m)
      : index_(index),
        network_(index.network()),
        component_(network_.junctions.size()),
        bikeways_(std::move(stretches)),
        is_bikeway_(network_.segments.size(), false) {
    for (const std::uint32_t s : bikeways_)
      is_bikeway_[s] = true;
    join_junctions();
    const std::vector<Box> boxes = boxes_of_components();
    const auto wide = [&](std::uint32_t s) { return width_m(boxes[component_of(s)]) >= extent_m; };
    for (const std::uint32_t s : bikeways_) {
      if (wide(s) || near_wide(s, gap_m, wide)) counted_.push_back(s);
    }
  }
  const std::vector<std::uint32_t>& counted() const { return counted_; }

 private:
  std::uint32_t component_of(std::uint32_t segment) const {
    return component_[network_.segments[segment].from];
  }

  void join_junctions() {
    Groups groups(component_.size());
    for (const std::uint32_t s : bikeways_)
      groups.unite(network_.segments[s].from, network_.segments[s].to);
    for (std::uint32_t j = 0; j < component_.size(); ++j)
      component_[j] = groups.find(j);
  }

  std::vector<Box> boxes_of_components() const {
    std::vector<Box> boxes(component_.size());
    for (const std::uint32_t s : bikeways_) {
      for (const LonLat p : network_.shape(network_.segments[s]))
        boxes[component_of(s)].extend(p);
    }
    return boxes;
  }

  template <typename Wide>
  bool near_wide(std::uint32_t segment, double gap_m, Wide wide) const {
    for (const std::uint32_t end :
         {network_.segments[segment].from, network_.segments[segment].to}) {
      const auto is_wide = [&](std::uint32_t s) { return is_bikeway_[s] && wide(s); };
      if (index_.nearest(network_.junctions[end], gap_m, is_wide)) return true;
    }
    return false;
  }

  const StreetIndex& index_;
  const StreetNetwork& network_;
  std::vector<std::uint32_t> component_;  ///< per junction
  std::vector<std::uint32_t> bikeways_;
  std::vector<bool> is_bikeway_;  ///< per segment
  std::vector<std::uint32_t> counted_;
};

class Bikeway : public OriginMeasure {
 public:
  Bikeway(const MeasureContext& context, const CheckRow& row)
      : context_(context), row_(row), limit_m_(row.targets.front().metres) {
    const CheckRule& check = context.check(row);
    const StreetNetwork& network = context.times.index().network();
    const BikewayNetwork bikeways(context.times.index(), stretches_of(context, row), check.extent_m,
                                  check.gap_m);
    // Paths are drawn one by one, so where not even homes are, none need be.
    silent_ = std::any_of(check.beside.begin(), check.beside.end(),
                          [&](std::size_t category) { return context.silent_on(category); });
    on_bikeway_.assign(network.segments.size(), false);
    std::vector<std::uint32_t> junctions;
    for (const std::uint32_t s : bikeways.counted()) {
      on_bikeway_[s] = true;
      junctions.push_back(network.segments[s].from);
      junctions.push_back(network.segments[s].to);
    }
    std::sort(junctions.begin(), junctions.end());
    junctions.erase(std::unique(junctions.begin(), junctions.end()), junctions.end());
    for (const std::size_t mode : row.modes) {
      const SearchGraph& graph = context.times.graph(mode);
      fields_.emplace_back(graph, graph.vertices_of(junctions), context.times.limit_ms());
    }
  }

  Mark at(const OriginView& origin) const override {
    if (!origin.joined) return mark_of(Answer::open);
    bool open = silent_;
    for (std::size_t i = 0; i < row_.modes.size(); ++i) {
      const std::size_t mode = row_.modes[i];
      const Anchor& anchor = origin.footing[mode];
      if (!anchor.joined()) continue;
      if (on_bikeway_[anchor.segment] && anchor.off_m <= limit_m_) return mark_of(Answer::yes);
      const Answer one = answer(fields_[i].at(anchor), origin.times.to_edge[mode], 0, limit_m_);
      if (one == Answer::yes) return mark_of(Answer::yes);
      open = open || one == Answer::open;
    }
    return mark_of(open ? Answer::open : Answer::no);
  }

 private:
  MeasureContext context_;
  CheckRow row_;
  double limit_m_;
  bool silent_ = false;
  std::vector<bool> on_bikeway_;  ///< per segment
  std::vector<TravelTimeField> fields_;
};

}  // namespace

std::unique_ptr<OriginMeasure> bikeway(const MeasureContext& context, const CheckRow& row) {
  return std::make_unique<Bikeway>(context, row);
}

}  // namespace quarter::kinds
