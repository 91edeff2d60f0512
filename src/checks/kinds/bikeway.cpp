// SPDX-License-Identifier: Apache-2.0
// Kind "bikeway": who lives near a network of bikeways that leads somewhere? A stretch counts if
// its network is wide enough, or if it is a short gap from one that is (ITDP, Pedestrians First).
// With `beside` the same of greenways: paths along green space or water.
#include <algorithm>

#include "category_places.hpp"
#include "check_reader.hpp"
#include "measure_of.hpp"
#include "quarter/base/groups.hpp"
#include "quarter/checks/check_kind.hpp"
#include "quarter/checks/check_rule.hpp"
#include "street_walk.hpp"

namespace quarter::kinds {
namespace {

struct Keys {
  std::uint64_t streets = 0;          ///< bits of street classes
  double extent_m = 0;                ///< a network at least so wide
  double gap_m = 0;                   ///< parts not farther apart are one
  std::vector<CategoryIndex> beside;  ///< only stretches beside a place of these categories,
  double beside_m = 0;                ///< at most so far off,
  std::uint64_t known = 0;            ///< and those of these street classes
};

double width_m(const Box& box) {
  return box.empty() ? 0 : near_distance_m(box.min, box.max);
}

/// The segments that may be part of the network: streets of a class, with `beside` only those of
/// class `known` and those along a place.
std::vector<std::uint32_t> stretches_of(const MeasureContext& context, const CheckRow& row) {
  const Keys& keys = own_of<Keys>(context.check(row));
  std::vector<CategoryDistance> places;
  for (const CategoryIndex category : keys.beside)
    places.emplace_back(context, category);
  std::vector<std::uint32_t> stretches;
  for_each_street(context.times.index().network(), keys.streets, [&](const Street& street) {
    const bool beside = places.empty() || (street.classes & keys.known) != 0 ||
                        std::any_of(places.begin(), places.end(), [&](const auto& place) {
                          return place.metres(street.middle) <= keys.beside_m;
                        });
    if (beside) stretches.push_back(street.index);
  });
  return stretches;
}

/// The bikeway segments that count, by index.
class BikewayNetwork {
 public:
  BikewayNetwork(const TravelTimes& times, std::vector<std::uint32_t> stretches, double extent_m,
                 double gap_m)
      : times_(times),
        network_(times.index().network()),
        gap_m_(gap_m),
        component_(network_.junctions.size()),
        bikeways_(std::move(stretches)),
        is_bikeway_(network_.segments.size(), false) {
    for (const std::uint32_t s : bikeways_)
      is_bikeway_[s] = true;
    join_junctions();
    const std::vector<Box> boxes = boxes_of_components();
    wide_.resize(boxes.size());
    may_be_wide_.resize(boxes.size());
    for (std::size_t i = 0; i < boxes.size(); ++i)
      wide_[i] = may_be_wide_[i] = width_m(boxes[i]) >= extent_m;
    for (const std::uint32_t s : bikeways_) {
      if (times.map_ends_on(s)) may_be_wide_[component_of(s)] = true;
    }
  }

  /// Those of networks that are wide enough, and near to one.
  std::vector<std::uint32_t> counted() const { return counted(wide_); }
  /// The same if those that go on beyond the map are wide.
  std::vector<std::uint32_t> perhaps_counted() const { return counted(may_be_wide_); }

 private:
  std::uint32_t component_of(std::uint32_t segment) const {
    return component_[network_.segments[segment].from];
  }

  std::vector<std::uint32_t> counted(const std::vector<bool>& wide) const {
    std::vector<std::uint32_t> counted;
    for (const std::uint32_t s : bikeways_) {
      if (wide[component_of(s)] || near_wide(s, wide)) counted.push_back(s);
    }
    return counted;
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

  bool near_wide(std::uint32_t segment, const std::vector<bool>& wide) const {
    const auto is_wide = [&](std::uint32_t s) { return is_bikeway_[s] && wide[component_of(s)]; };
    const StreetSegment& of = network_.segments[segment];
    return times_.index().nearest(network_.junctions[of.from], gap_m_, is_wide) ||
           times_.index().nearest(network_.junctions[of.to], gap_m_, is_wide);
  }

  const TravelTimes& times_;
  const StreetNetwork& network_;
  double gap_m_;
  std::vector<std::uint32_t> component_;  ///< per junction
  std::vector<std::uint32_t> bikeways_;
  std::vector<bool> is_bikeway_;   ///< per segment
  std::vector<bool> wide_;         ///< per component
  std::vector<bool> may_be_wide_;  ///< per component
};

/// Stretches, and the way to them.
class WayTo {
 public:
  WayTo(const TravelTimes& times, const std::vector<ModeIndex>& modes,
        const std::vector<std::uint32_t>& stretches)
      : on_stretch_(times.index().network().segments.size(), false) {
    const StreetNetwork& network = times.index().network();
    std::vector<std::uint32_t> junctions;
    for (const std::uint32_t s : stretches) {
      on_stretch_[s] = true;
      junctions.push_back(network.segments[s].from);
      junctions.push_back(network.segments[s].to);
    }
    std::sort(junctions.begin(), junctions.end());
    junctions.erase(std::unique(junctions.begin(), junctions.end()), junctions.end());
    for (const ModeIndex mode : modes) {
      const SearchGraph& graph = times.graph(mode);
      fields_.emplace_back(graph, graph.vertices_of(junctions), times.limit_ms());
    }
  }

  /// `mode`: its place in the list of modes.
  Answer within(std::span<const Anchor> joins, std::span<const SearchGraph::Door> exits,
                std::size_t mode, TravelCost to_edge, double limit_m) const {
    const auto is_there = [&](const Anchor& anchor) {
      return on_stretch_[anchor.segment] && anchor.off_m <= limit_m;
    };
    if (std::any_of(joins.begin(), joins.end(), is_there)) return Answer::yes;
    return answer(fields_[mode].at(joins, exits), to_edge, 0, limit_m);
  }

 private:
  std::vector<bool> on_stretch_;  ///< per segment
  std::vector<TravelTimeField> fields_;
};

class Bikeway : public OriginMeasure {
 public:
  Bikeway(const MeasureContext& context, const CheckRow& row)
      : modes_(row.modes), limit_m_(row.targets.front().metres) {
    const Keys& keys = own_of<Keys>(context.check(row));
    beside_ = keys.beside;
    const BikewayNetwork network(context.times, stretches_of(context, row), keys.extent_m,
                                 keys.gap_m);
    ways_.emplace_back(context.times, modes_, network.counted());
    ways_.emplace_back(context.times, modes_, network.perhaps_counted());
  }

  Mark at(const OriginView& origin) const override {
    if (!origin.joined) return mark_of(Answer::open);
    // Paths are drawn one by one, so where not even homes are, none need be.
    bool open = std::any_of(beside_.begin(), beside_.end(),
                            [&](CategoryIndex category) { return origin.silent_on(category); });
    for (std::size_t i = 0; i < modes_.size(); ++i) {
      const std::span<const Anchor> joins = origin.footing.joins(modes_[i]);
      if (joins.empty()) continue;
      const TravelCost to_edge = origin.times.to_edge[modes_[i]];
      const std::span<const SearchGraph::Door> exits = origin.exits[modes_[i]];
      const Answer surely = ways_[0].within(joins, exits, i, to_edge, limit_m_);
      if (surely == Answer::yes) return mark_of(Answer::yes);
      open = open || ways_[1].within(joins, exits, i, to_edge, limit_m_) != Answer::no;
    }
    return mark_of(open ? Answer::open : Answer::no);
  }

 private:
  std::vector<ModeIndex> modes_;
  double limit_m_;
  std::vector<CategoryIndex> beside_;
  std::vector<WayTo> ways_;  ///< to what counts, and to what may
};

void read(CheckReader& reader) {
  Keys& keys = reader.own<Keys>();
  keys.streets = reader.streets("streets");
  reader.table.number("extent_m", keys.extent_m, kCheckMetres);
  reader.table.number("gap_m", keys.gap_m, from(0, 100000));
  keys.beside = reader.categories("beside", Need::optional);
  if (keys.beside.empty()) return;
  reader.table.number("beside_m", keys.beside_m, kCheckMetres);
  keys.known = reader.streets("known", Need::optional);
}

double margin_m(const CheckRule& check) {
  const Keys& keys = own_of<Keys>(check);
  return keys.extent_m + keys.gap_m + keys.beside_m;
}

}  // namespace

extern const CheckKind bikeway{
    .name = "bikeway",
    .unit = Unit::share_of_weight,
    .better = CheckKind::Better::more,
    .limit = CheckKind::Limit::metres,
    .modes = CheckKind::Modes::any,
    .block_verdict = CheckKind::BlockVerdict::median_home,
    .read = read,
    .of_homes = homes_by<Bikeway>,
    .margin_m = margin_m,
    .example =
        R"(streets = ["bikeway"], modes = ["walk"], metres = 400, extent_m = 500, gap_m = 100)",
};

}  // namespace quarter::kinds
