// SPDX-License-Identifier: Apache-2.0
// Kinds "choice" and "diversity": how many different places are reached?
#include <map>

#include "category_places.hpp"
#include "kinds.hpp"
#include "quarter/reach/distinct_places.hpp"

namespace quarter::kinds {
namespace {

/// LEED-ND 2009, NPD credit 3: at most two establishments of a kind count.
constexpr std::size_t kMostOfKind = 2;

class Choice : public OriginMeasure {
 public:
  Choice(const MeasureContext& context, const CheckRow& row)
      : context_(context),
        row_(row),
        count_(context.check(row).count),
        diverse_(context.check(row).kind == CheckRule::Kind::diversity) {
    for (const CheckTarget& target : row.targets)
      thin_ =
          thin_ || (context.thin_map && is_mapped_one_by_one(context.catalogue, target.category));
    for (const std::size_t mode : row.modes)
      places_.emplace_back(context.times.graph(mode), entrances(mode), limits());
  }

  Mark at(const OriginView& origin) const override {
    if (!origin.joined) return {1, 0, 1};
    bool open = thin_;
    std::vector<SearchGraph::Door> exits;
    std::vector<PlaceCost> found;
    for (std::size_t i = 0; i < row_.modes.size(); ++i) {
      const std::size_t mode = row_.modes[i];
      const Anchor& anchor = origin.footing[mode];
      if (!anchor.joined()) continue;
      exits.clear();
      context_.times.graph(mode).add_exits(anchor, exits);
      places_[i].from(anchor, exits, found);
      if (found.size() >= count_) return {1, 1, 0};
      const CheckTarget& limit = row_.targets.front();
      open = open || answer(TravelCost::unreached(), origin.times.to_edge[mode], limit.minutes,
                            limit.metres) == Answer::open;
    }
    return {1, 0, open ? 1.0 : 0.0};
  }

 private:
  DistinctPlaces::Limits limits() const {
    DistinctPlaces::Limits limits = place_limits(context_, row_.targets.front());
    limits.most = count_;
    if (diverse_) limits.most_of_group = kMostOfKind;
    return limits;
  }

  /// A number for each kind of place there is.
  std::uint32_t group_of(const ServedPlace& served) {
    const PlaceRule& rule = context_.catalogue.services[served.service].rules[served.rule];
    const auto next = static_cast<std::uint32_t>(groups_.size());
    return groups_.emplace(rule.subtype, next).first->second;
  }

  std::vector<PlaceEntrance> entrances(std::size_t mode) {
    std::vector<PlaceEntrance> all;
    std::vector<bool> seen(context_.map.places.size(), false);
    for (const CheckTarget& target : row_.targets) {
      for (const std::size_t service : context_.catalogue.categories[target.category].services) {
        for (const ServedPlace* const served : open_places(context_, service)) {
          if (seen[served->place]) continue;  // a place counts once, whatever it offers
          seen[served->place] = true;
          const std::uint32_t place = lead_of(context_.map, served->place);
          for (const AccessPoint& point : served->access[mode])
            all.push_back({{point.anchor, {}}, place, group_of(*served)});
        }
      }
    }
    return all;
  }

  MeasureContext context_;
  CheckRow row_;
  std::size_t count_;
  bool diverse_;
  bool thin_ = false;
  std::map<std::string, std::uint32_t> groups_;
  std::vector<DistinctPlaces> places_;  ///< per mode of the row
};

}  // namespace

std::unique_ptr<OriginMeasure> choice(const MeasureContext& context, const CheckRow& row) {
  return std::make_unique<Choice>(context, row);
}

}  // namespace quarter::kinds
