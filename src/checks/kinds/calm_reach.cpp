// SPDX-License-Identifier: Apache-2.0
// Kind "calm_reach": of the places a rider reaches on all streets the law allows, how many are
// reached as quickly on calm ones? Asked of a sample of places of each category, spread over the
// city.
#include <algorithm>

#include "category_places.hpp"
#include "kinds.hpp"
#include "quarter/base/hilbert.hpp"
#include "quarter/reach/reached_amounts.hpp"

namespace quarter::kinds {
namespace {

/// At most `count` of the category's places, evenly along a curve that fills the plane.
std::vector<const ServedPlace*> sample_of(const MeasureContext& context, std::size_t category,
                                          std::size_t mode, std::size_t count) {
  std::vector<const ServedPlace*> all;
  for (const std::size_t service : context.catalogue.categories[category].services) {
    for (const ServedPlace* const served : open_places(context, service)) {
      const bool first = context.map.places[served->place].same_as == kNone;
      if (first && !served->access[mode].empty()) all.push_back(served);
    }
  }
  const auto key = [&](const ServedPlace* served) {
    return hilbert_key(context.map.places[served->place].where);
  };
  std::stable_sort(all.begin(), all.end(),
                   [&](const ServedPlace* a, const ServedPlace* b) { return key(a) < key(b); });
  if (all.size() <= count) return all;
  std::vector<const ServedPlace*> sample;
  for (std::size_t i = 0; i < count; ++i)
    sample.push_back(all[(2 * i + 1) * all.size() / (2 * count)]);
  return sample;
}

/// The places of each category together count as much as those of another.
std::vector<ReachedAmounts::Amount> amounts_of(const MeasureContext& context, const CheckRow& row) {
  const std::size_t mode = row.modes.front();
  std::vector<ReachedAmounts::Amount> amounts;
  for (const CheckTarget& target : row.targets) {
    const auto sample = sample_of(context, target.category, mode, context.check(row).count);
    for (const ServedPlace* const served : sample) {
      ReachedAmounts::Amount& amount = amounts.emplace_back();
      amount.amount = 1.0 / static_cast<double>(sample.size());
      for (const AccessPoint& point : served->access[mode])
        amount.entrances.push_back({point.anchor, context.times.arrival(mode)});
    }
  }
  return amounts;
}

class CalmReach : public OriginMeasure {
 public:
  CalmReach(const MeasureContext& context, const CheckRow& row)
      : mode_(row.modes.front()),
        minutes_(row.targets.front().minutes),
        silent_(all_silent(context, row)),
        calm_graph_(context.times.graph(mode_)),
        any_graph_(context.catalogue, context.times.index().network(), mode_, StressLimit::none),
        amounts_(amounts_of(context, without_silent(context, row))),
        calm_(calm_graph_, amounts_, limit_ms()),
        any_(any_graph_, amounts_, limit_ms()) {
    amounts_ = {};
  }

  Mark at(const OriginView& origin) const override {
    const Anchor& anchor = origin.footing[mode_];
    if (!anchor.joined()) return {0, 0, 0};
    std::vector<SearchGraph::Door> exits;
    any_graph_.add_exits(anchor, exits);
    const double any = any_.from(exits);
    exits.clear();
    calm_graph_.add_exits(anchor, exits);
    const double calm = std::min(any, calm_.from(exits));
    if (silent_) return {any, 0, any};  // the few places on the map stand for no others
    const bool open = answer(TravelCost::unreached(), origin.times.to_edge[mode_], minutes_, 0) ==
                      Answer::open;  // there may be a calm way round, beyond the map
    return {any, calm, open ? any - calm : 0};
  }

 private:
  std::uint32_t limit_ms() const { return static_cast<std::uint32_t>(minutes_ * 60000); }

  std::size_t mode_;
  double minutes_;
  bool silent_;
  const SearchGraph& calm_graph_;
  SearchGraph any_graph_;
  std::vector<ReachedAmounts::Amount> amounts_;
  ReachedAmounts calm_;
  ReachedAmounts any_;
};

}  // namespace

std::unique_ptr<OriginMeasure> calm_reach(const MeasureContext& context, const CheckRow& row) {
  return std::make_unique<CalmReach>(context, row);
}

}  // namespace quarter::kinds
