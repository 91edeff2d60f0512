// SPDX-License-Identifier: Apache-2.0
#include "straight_from.hpp"

#include <algorithm>
#include <cmath>

#include "quarter/base/parallel.hpp"
#include "quarter/catalogue/rules.hpp"
#include "quarter/catalogue/services.hpp"
#include "quarter/checks/check_kind.hpp"
#include "quarter/checks/check_rule.hpp"

namespace quarter {
namespace {

/// Distances on planes around different origins agree to this share and this many metres.
constexpr double kSlackShare = 1e-3;
constexpr double kSlackM = 0.1;

bool is_straight(const CheckRule& check) {
  return check.straight || check.kind->in_straight_lines;
}

}  // namespace

StraightDistances::StraightDistances(const MeasureContext& context,
                                     const std::vector<CheckRow>& rows)
    : map_(context.map),
      categories_(context.catalogue.categories.size()),
      perhaps_(categories_.size()) {
  Indexed<CategoryIndex, bool> wanted(categories_.size(), false);
  for (const CheckRow& row : rows) {
    if (!is_straight(context.check(row))) continue;
    for (const CheckTarget& target : row.targets)
      wanted[target.category] = true;
  }
  parallel_each(categories_.size(), [&](std::size_t i) {
    const CategoryIndex c(i);
    if (!wanted[c]) return;
    categories_[c].emplace(context, c);
    const auto& services = context.catalogue.categories[c].services;
    const std::vector<ServedPlace>& perhaps = context.times.perhaps();
    const bool any = std::any_of(perhaps.begin(), perhaps.end(), [&](const ServedPlace& served) {
      return std::find(services.begin(), services.end(), served.service) != services.end();
    });
    if (any) perhaps_[c].emplace(context, c, perhaps);
  });
}

double StraightFrom::metres(CategoryIndex category) {
  Measured& last = last_[category];
  if (!last.any || last.from != origin_)
    last = {origin_, distances_.metres(category, origin_), true};
  return last.metres;
}

/// Whether what is measured is at most so far from the origin, by what was measured last if that is
/// enough to tell.
template <typename Measure>
bool StraightFrom::below(Measured& last, double metres, Measure measure) const {
  if (last.any && last.from != origin_) {
    // The distance changes by no more than the way between the origins.
    const double change = near_distance_m(last.from, origin_) * (1 + kSlackShare) +
                          last.metres * kSlackShare + kSlackM;
    if (std::abs(last.metres - metres) > change) return last.metres < metres;
  }
  if (!last.any || last.from != origin_) last = {origin_, measure(), true};
  return last.metres <= metres;
}

bool StraightFrom::within(CategoryIndex category, double metres) {
  return below(last_[category], metres, [&] { return distances_.metres(category, origin_); });
}

bool StraightFrom::map_ends_within(double metres) {
  return below(to_edge_, metres, [&] { return distances_.metres_to_edge(origin_); });
}

bool StraightFrom::may_be_within(CategoryIndex category, double metres) {
  if (map_ends_within(metres)) return true;
  return distances_.any_perhaps(category) && below(last_perhaps_[category], metres, [&] {
           return distances_.metres_or_perhaps(category, origin_);
         });
}

}  // namespace quarter
