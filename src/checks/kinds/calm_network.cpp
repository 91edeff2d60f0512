// SPDX-License-Identifier: Apache-2.0
// Kind "calm_network": who lives on the one network of streets, calm enough to ride for most
// people, that leads through the city?
#include <map>

#include "check_reader.hpp"
#include "measure_of.hpp"
#include "quarter/base/parallel.hpp"
#include "quarter/catalogue/modes.hpp"
#include "quarter/checks/check_kind.hpp"
#include "quarter/checks/halo.hpp"
#include "quarter/checks/measure.hpp"
#include "quarter/network/stress_summary.hpp"

namespace quarter::kinds {
namespace {

struct Keys {
  int level = 0;  ///< highest level of traffic stress, 1 to 4
};

/// The island of calm streets that most homes are on. Islands that the map's end cuts, or that go
/// beyond the ground within reach of homes, may hang together there, so that another one, or
/// several of them, may be the one.
class CalmNetwork : public OriginMeasure {
 public:
  CalmNetwork(const MeasureContext& context, const CheckRow& row)
      : context_(context),
        index_(context.times.index()),
        mode_(row.modes.front()),
        limit_m_(context.catalogue.modes[mode_].join_limit_m),
        within_(around_origins(context.origins, reach_m(context))),
        islands_(index_.network(), mode_, own_of<Keys>(context.check(row)).level, within_),
        at_map_end_(index_.network().segments.size(), false) {
    for (std::uint32_t s = 0; s < at_map_end_.size(); ++s) {
      if (islands_.island[s] != kNone && (context.times.map_ends_on(s) || leaves(s)))
        at_map_end_[islands_.island[s]] = true;
    }
    find_main(weights_by_island());
  }

  Mark at(const OriginView& origin) const override {
    const Anchor& anchor = origin.footing[mode_];
    if (!anchor.joined()) return mark_of(Answer::open);
    const std::uint32_t island = island_of(anchor, origin.where);
    if (island == kNone) return mark_of(Answer::no);
    if (island == main_) return mark_of(main_for_sure_ ? Answer::yes : Answer::open);
    // With the main one it may hang together; or with others that make it larger than that.
    const bool open = at_map_end_[island] && (at_map_end_[main_] || !main_for_sure_);
    return mark_of(open ? Answer::open : Answer::no);
  }

 private:
  /// Where islands beyond that hang together is left open, as beyond the map.
  double reach_m(const MeasureContext& context) const {
    return plain_reach_m(context.catalogue, {&mode_, 1}, context.times.limit_ms() / 60000.0);
  }

  /// Whether a street goes beyond the ground that is within reach.
  bool leaves(std::uint32_t segment) const {
    const StreetSegment& street = index_.network().segments[segment];
    return !within_.contains(index_.network().junctions[street.from]) ||
           !within_.contains(index_.network().junctions[street.to]);
  }

  /// The island of the street one is joined to; of a busy street, that of the calm one round the
  /// corner.
  std::uint32_t island_of(const Anchor& anchor, LonLat where) const {
    const std::uint32_t own = islands_.island[anchor.segment];
    if (own != kNone) return own;
    const auto calm = index_.nearest(where, limit_m_,
                                     [&](std::uint32_t s) { return islands_.island[s] != kNone; });
    return calm ? islands_.island[calm->segment] : kNone;
  }

  std::map<std::uint32_t, double> weights_by_island() const {
    std::vector<std::uint32_t> island(context_.origins.size(), kNone);
    parallel_ranges(island.size(), 256, [&](std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i) {
        const Origin& origin = context_.origins[i];
        const Anchor& anchor = context_.footings[i][mode_];
        if (origin.weight > 0 && anchor.joined()) island[i] = island_of(anchor, origin.where);
      }
    });
    std::map<std::uint32_t, double> weights;
    for (std::size_t i = 0; i < island.size(); ++i) {
      if (island[i] != kNone) weights[island[i]] += context_.origins[i].weight;
    }
    return weights;
  }

  void find_main(const std::map<std::uint32_t, double>& weights) {
    double most = 0;
    for (const auto& [island, weight] : weights) {
      if (weight <= most) continue;
      most = weight;
      main_ = island;
    }
    double others_at_end = 0;
    for (const auto& [island, weight] : weights) {
      if (island != main_ && at_map_end_[island]) others_at_end += weight;
    }
    main_for_sure_ = others_at_end <= most;
  }

  MeasureContext context_;
  const StreetIndex& index_;
  ModeIndex mode_;
  double limit_m_;
  Box within_;
  CalmIslands islands_;
  std::vector<bool> at_map_end_;  ///< per segment that names an island
  std::uint32_t main_ = kNone;
  bool main_for_sure_ = false;
};

void read(CheckReader& reader) {
  reader.table.integer("level", reader.own<Keys>().level, from(1, 4));
}

}  // namespace

extern const CheckKind calm_network{
    .name = "calm_network",
    .unit = Unit::share_of_weight,
    .better = CheckKind::Better::more,
    .modes = CheckKind::Modes::one_bicycle,
    .block_verdict = CheckKind::BlockVerdict::median_home,
    .looks_at_all = true,
    .read = read,
    .of_homes = homes_by<CalmNetwork>,
    .example = R"(modes = ["cycle"], level = 2)",
};

}  // namespace quarter::kinds
