// SPDX-License-Identifier: Apache-2.0
#include "quarter/city/place_rules.hpp"

#include <algorithm>
#include <utility>

#include "quarter/base/text.hpp"
#include "quarter/catalogue/rules.hpp"
#include "quarter/network/ground.hpp"

namespace quarter {
namespace {

bool closed_to_public(const Service& service, Tags tags) {
  const bool closed = any_of_list(tags.get("access"), [&](std::string_view item) {
    return std::find(service.closed_by.begin(), service.closed_by.end(), item) !=
           service.closed_by.end();
  });
  return closed || (service.fee_closes && tags.is("fee", "yes"));
}

}  // namespace

PlaceTraits place_traits(Tags tags) {
  PlaceTraits traits;
  const std::string_view wheelchair = tags.get("wheelchair");
  using Wheelchair = PlaceTraits::Wheelchair;
  if (wheelchair == "yes" || wheelchair == "designated") traits.wheelchair = Wheelchair::yes;
  if (wheelchair == "limited") traits.wheelchair = Wheelchair::limited;
  if (wheelchair == "no") traits.wheelchair = Wheelchair::no;
  traits.has_hours = tags.has("opening_hours") || tags.has("service_times");
  constexpr double kMostCapacity = 100000;
  const double capacity = plain_number(trim(tags.get("capacity"))).value_or(0);
  if (capacity >= 1 && capacity <= kMostCapacity)
    traits.capacity = static_cast<std::uint32_t>(capacity);
  return traits;
}

PlaceRules::PlaceRules(const Catalogue& catalogue, Indexed<ServiceIndex, bool> replaced)
    : catalogue_(catalogue), life_(catalogue.life_cycle), replaced_(std::move(replaced)) {
  replaced_.resize(catalogue.services.size(), false);
  for (const Service& service : catalogue.services) {
    for (const PlaceRule& place : service.rules) {
      if (place.rule.when.empty()) continue;
      // The first test of a rule has to match, so it alone tells which objects may.
      const TagTest& test = place.rule.when.front();
      auto entry = std::find_if(tests_.begin(), tests_.end(),
                                [&](const TagTest& t) { return t.key == test.key; });
      if (entry == tests_.end()) {
        tests_.push_back(test);
      } else if (!entry->values.empty()) {
        if (test.values.empty())
          entry->values.clear();
        else
          entry->values.insert(entry->values.end(), test.values.begin(), test.values.end());
      }
    }
  }
  std::sort(tests_.begin(), tests_.end(),
            [](const TagTest& a, const TagTest& b) { return a.key < b.key; });
}

bool PlaceRules::may_match(Tags tags) const {
  return std::any_of(tags.begin(), tags.end(), [&](const Tag& tag) {
    const auto test =
        std::lower_bound(tests_.begin(), tests_.end(), tag.key,
                         [](const TagTest& t, std::string_view key) { return t.key < key; });
    if (test == tests_.end() || test->key != tag.key) return false;
    if (test->values.empty() || tag.value.find(';') != std::string_view::npos) return true;
    return std::find(test->values.begin(), test->values.end(), tag.value) != test->values.end();
  });
}

bool PlaceRules::is_open(Tags tags) const {
  return life_.stage(tags) == LifeStage::in_use &&
         !quarter::closed_in_season(catalogue_.season, tags);
}

bool PlaceRules::is_replaced(ServiceIndex service, Tags tags) const {
  for (ServiceIndex s = service; !s.is_none(); s = catalogue_.services[s].like) {
    if (!replaced_[s]) continue;
    const auto& rules = catalogue_.services[s].rules;
    if (std::any_of(rules.begin(), rules.end(),
                    [&](const PlaceRule& place) { return place.rule.matches(tags); }))
      return true;
  }
  return false;
}

std::vector<PlaceFeature::Role> PlaceRules::roles(Tags tags, double area_m2,
                                                  const WideEnough& wide_enough) const {
  std::vector<PlaceFeature::Role> roles;
  if (!is_open(tags)) return roles;
  const auto too_small = [&](const PlaceRule& place) {
    if (place.min_area_m2 > 0 && area_m2 < place.min_area_m2) return true;
    return place.min_width_m > 0 && (!wide_enough || !wide_enough(place.min_width_m));
  };
  for (const ServiceIndex s : catalogue_.services.indices()) {
    const Service& service = catalogue_.services[s];
    for (std::uint32_t r = 0; r < service.rules.size(); ++r) {
      const PlaceRule& place = service.rules[r];
      if (!place.rule.matches(tags) || too_small(place)) continue;
      if (!closed_to_public(service, tags) && !is_replaced(s, tags)) roles.push_back({s, r});
      break;
    }
  }
  return roles;
}

bool PlaceRules::matches(Tags tags) const {
  return std::any_of(
      catalogue_.services.begin(), catalogue_.services.end(), [&](const Service& service) {
        return !closed_to_public(service, tags) &&
               std::any_of(service.rules.begin(), service.rules.end(),
                           [&](const PlaceRule& place) { return place.rule.matches(tags); });
      });
}

bool PlaceRules::closed_in_season(Tags tags) const {
  return may_match(tags) && quarter::closed_in_season(catalogue_.season, tags) && matches(tags);
}

const PlaceRule* PlaceRules::part_rule(Tags tags) const {
  if (!is_open(tags)) return nullptr;
  for (const ServiceIndex s : catalogue_.services.indices()) {
    const Service& service = catalogue_.services[s];
    for (const PlaceRule& place : service.rules) {
      if (place.part_gap_m && place.rule.matches(tags) && !closed_to_public(service, tags) &&
          !is_replaced(s, tags))
        return &place;
    }
  }
  return nullptr;
}

}  // namespace quarter
