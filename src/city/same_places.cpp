// SPDX-License-Identifier: Apache-2.0
#include "same_places.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <utility>

#include "alike_groups.hpp"
#include "near_points.hpp"
#include "quarter/base/box_index.hpp"
#include "quarter/catalogue/rules.hpp"
#include "quarter/catalogue/services.hpp"

namespace quarter {
namespace {

/// Names that differ in case or spaces only are the same.
std::string plain(std::string_view name) {
  std::string plain;
  for (const char c : name) {
    if (c != ' ') plain += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return plain;
}

class SamePlaces {
 public:
  SamePlaces(const Catalogue& catalogue, std::vector<PlaceFeature>& places, Findings& findings)
      : catalogue_(catalogue), places_(places), findings_(findings) {
    names_.reserve(places.size());
    for (const PlaceFeature& place : places)
      names_.push_back(plain(place.name));
  }

  void find_in_areas() {
    std::vector<Box> boxes;
    boxes.reserve(places_.size());
    for (const PlaceFeature& place : places_)
      boxes.push_back(place.shape == PlaceFeature::Shape::area ? box_of(place.area) : Box{});
    const BoxIndex areas(boxes);
    for (std::uint32_t p = 0; p < places_.size(); ++p) {
      if (places_[p].shape == PlaceFeature::Shape::line) continue;
      Box point;
      point.extend(places_[p].where);
      std::vector<std::uint32_t> around;
      areas.for_each(point, [&](std::uint32_t a) {
        if (a != p && places_[a].area_m2 > places_[p].area_m2) around.push_back(a);
      });
      std::sort(around.begin(), around.end());
      for (const std::uint32_t a : around) {
        if (lead_of(a) != lead_of(p) && same_kind(a, p) && names_agree(a, p) &&
            contains(places_[a].area, places_[p].where))
          join(a, p, FindingKind::same_in_area);
      }
    }
  }

  void find_in_site(const Site& site) {
    using Trait = std::optional<std::string_view>;
    std::map<ServiceIndex, std::vector<Alike>> by_service;
    for (const OsmRef& ref : site.members) {
      const auto found =
          std::lower_bound(places_.begin(), places_.end(), ref,
                           [](const PlaceFeature& place, OsmRef r) { return place.ref < r; });
      if (found == places_.end() || found->ref != ref) continue;
      const auto place = static_cast<std::uint32_t>(found - places_.begin());
      for (const PlaceFeature::Role& role : found->roles) {
        by_service[role.service].push_back(
            {place, role.rule == kNone ? std::nullopt : Trait(subtype(role)),
             site.is_stop || names_[place].empty() ? std::nullopt : Trait(names_[place])});
      }
    }
    for (const auto& [service, members] : by_service) {
      join_alike(members, [&](std::uint32_t a, std::uint32_t b) {
        join(a, b, FindingKind::same_by_relation);
      });
    }
  }

  void find_by_name() {
    std::map<std::pair<ServiceIndex, std::string_view>, std::vector<Named>> named;
    for (std::uint32_t p = 0; p < places_.size(); ++p) {
      if (names_[p].empty()) continue;
      for (const PlaceFeature::Role& role : places_[p].roles) {
        if (catalogue_.services[role.service].same_within_m > 0)
          named[{role.service, names_[p]}].push_back({p, role});
      }
    }
    for (const auto& [key, group] : named) {
      if (group.size() > 1) join_near(group, catalogue_.services[key.first].same_within_m);
    }
  }

  void finish() {
    share_traits();
    for (std::uint32_t p = 0; p < places_.size(); ++p) {
      const std::uint32_t lead = lead_of(p);
      places_[p].same_as = lead == p ? kNone : lead;
    }
  }

 private:
  struct Named {
    std::uint32_t place;
    PlaceFeature::Role role;
  };

  const std::string& subtype(const PlaceFeature::Role& role) const {
    return catalogue_.services[role.service].rule(role.rule).subtype;
  }

  /// A place whose kind nobody said may be of any.
  bool same_kind(const PlaceFeature::Role& x, const PlaceFeature::Role& y) const {
    return x.service == y.service &&
           (x.rule == kNone || y.rule == kNone || subtype(x) == subtype(y));
  }

  bool same_kind(std::uint32_t a, std::uint32_t b) const {
    for (const PlaceFeature::Role& x : places_[a].roles) {
      for (const PlaceFeature::Role& y : places_[b].roles) {
        if (same_kind(x, y)) return true;
      }
    }
    return false;
  }
  bool names_agree(std::uint32_t a, std::uint32_t b) const {
    return names_[a].empty() || names_[b].empty() || names_[a] == names_[b];
  }

  /// Those of one kind that are near, and with each kind those whose kind nobody said.
  void join_near(const std::vector<Named>& group, double within_m) {
    std::map<std::string_view, std::vector<std::uint32_t>> by_kind;
    std::vector<std::uint32_t> of_any;
    for (const Named& named : group) {
      if (named.role.rule == kNone)
        of_any.push_back(named.place);
      else
        by_kind[subtype(named.role)].push_back(named.place);
    }
    if (by_kind.empty()) by_kind[""] = {};
    for (auto& of_kind : by_kind) {
      std::vector<std::uint32_t>& places = of_kind.second;
      places.insert(places.end(), of_any.begin(), of_any.end());
      std::vector<LonLat> where;
      for (const std::uint32_t p : places)
        where.push_back(places_[p].where);
      join_near_points(where, within_m, [&](std::uint32_t i, std::uint32_t k) {
        join(places[i], places[k], FindingKind::same_by_name);
      });
    }
  }

  /// What a file of the user's says of a place holds for the object of the extract that leads it;
  /// of several rows the greatest capacity and the least access, so that their order is no matter.
  void share_traits() {
    std::map<std::uint32_t, PlaceTraits> said;
    for (std::uint32_t p = 0; p < places_.size(); ++p) {
      if (places_[p].ref.type != OsmRef::Type::given) continue;
      const PlaceTraits& own = places_[p].traits;
      PlaceTraits& all = said[lead_of(p)];
      all.capacity = std::max(all.capacity, own.capacity);
      all.wheelchair = std::max(all.wheelchair, own.wheelchair);
      all.has_hours = all.has_hours || own.has_hours;
    }
    for (const auto& [lead, all] : said) {
      PlaceTraits& traits = places_[lead].traits;
      if (all.capacity > 0) traits.capacity = all.capacity;
      if (all.wheelchair != PlaceTraits::Wheelchair::untagged) traits.wheelchair = all.wheelchair;
      traits.has_hours = traits.has_hours || all.has_hours;
    }
  }

  std::uint32_t lead_of(std::uint32_t p) {
    std::uint32_t lead = p;
    while (places_[lead].same_as != kNone)
      lead = places_[lead].same_as;
    while (p != lead)  // the next one finds it at once
      p = std::exchange(places_[p].same_as, lead);
    return lead;
  }

  /// The largest leads, of equal ones that with the lowest reference.
  void join(std::uint32_t a, std::uint32_t b, FindingKind why) {
    a = lead_of(a);
    b = lead_of(b);
    if (a == b) return;
    const auto rank = [&](std::uint32_t p) { return std::make_tuple(-places_[p].area_m2, p); };
    if (rank(b) < rank(a)) std::swap(a, b);
    places_[b].same_as = a;
    findings_.add(why, places_[b].ref, places_[b].where);
  }

  const Catalogue& catalogue_;
  std::vector<PlaceFeature>& places_;
  Findings& findings_;
  std::vector<std::string> names_;
};

}  // namespace

void find_same_places(const Catalogue& catalogue, std::vector<PlaceFeature>& places,
                      std::vector<Site> sites, Findings& findings) {
  SamePlaces same(catalogue, places, findings);
  same.find_in_areas();
  std::sort(sites.begin(), sites.end(), [](const Site& a, const Site& b) {
    return std::tie(a.id, b.version) < std::tie(b.id, a.version);
  });
  for (const Site& site : sites)
    same.find_in_site(site);
  same.find_by_name();
  same.finish();
}

}  // namespace quarter
