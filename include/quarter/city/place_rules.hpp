// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <vector>

#include "quarter/base/indexed.hpp"
#include "quarter/base/tags.hpp"
#include "quarter/catalogue/services.hpp"
#include "quarter/catalogue/tag_rule.hpp"
#include "quarter/city/map_data.hpp"
#include "quarter/network/life_cycle.hpp"

namespace quarter {

struct Catalogue;

/// Whether a circle of this diameter in metres fits inside a place.
using WideEnough = std::function<bool(double metres)>;

/// Says which services an object is a place of, by the catalogue's rules.
class PlaceRules {
 public:
  /// Objects that are places of a service in `replaced` (per service; empty: none) are no places of
  /// it, nor of those that are like it.
  explicit PlaceRules(const Catalogue& catalogue, Indexed<ServiceIndex, bool> replaced = {});
  explicit PlaceRules(const Catalogue&&, Indexed<ServiceIndex, bool> = {}) = delete;  // it is kept

  /// The date of the data, see LifeCycle::set_date.
  void set_date(std::string_view date) { life_.set_date(date); }
  /// False if no rule can match these tags; much quicker than finding out which does.
  bool may_match(Tags tags) const;
  /// The first rule of each service that matches an object of this size (0 for points and lines; a
  /// rule with a least area or width does not match smaller ones), unless its access or fee shuts
  /// the public out, or it is not in use, or not all year. `wide_enough` is called only where a
  /// rule asks for a width; without it none is.
  std::vector<PlaceFeature::Role> roles(Tags tags, double area_m2,
                                        const WideEnough& wide_enough = {}) const;
  /// Whether an object of any size would be a place of a service, in use or not.
  bool matches(Tags tags) const;
  /// Whether it is none only because it is not there all year.
  bool closed_in_season(Tags tags) const;
  /// The rule by which an object of any size may be a part of a place, or nothing.
  const PlaceRule* part_rule(Tags tags) const;

 private:
  bool is_open(Tags tags) const;
  bool is_replaced(ServiceIndex service, Tags tags) const;

  const Catalogue& catalogue_;
  LifeCycle life_;
  Indexed<ServiceIndex, bool> replaced_;
  std::vector<TagTest> tests_;  // sorted by key
};

}  // namespace quarter
