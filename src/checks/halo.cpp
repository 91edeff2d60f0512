// SPDX-License-Identifier: Apache-2.0
#include "quarter/checks/halo.hpp"

#include <algorithm>
#include <cmath>

#include "quarter/catalogue/modes.hpp"
#include "quarter/catalogue/rules.hpp"
#include "quarter/catalogue/services.hpp"
#include "quarter/checks/check_kind.hpp"
#include "quarter/checks/check_rule.hpp"
#include "quarter/checks/measure.hpp"
#include "quarter/checks/rulebook.hpp"
#include "quarter/network/slope.hpp"

namespace quarter {
namespace {

/// The highest speed on any segment, waits and slopes included, m/s; no less than the plain speed.
double top_speed_mps(const Catalogue& catalogue, const TravelTimes& times, ModeIndex mode) {
  const StreetNetwork& network = times.index().network();
  double top = catalogue.modes[mode].speed_mps;
  for (std::uint32_t s = 0; s < network.segments.size(); ++s) {
    if (!times.graph(mode).usable(s)) continue;
    const ModeRule& rule = network.rule(network.segments[s], mode);
    if (rule.forward.passage != Passage::none)
      top = std::max(top, rule.forward.speed_mps / network.slope_factor(mode, s, true));
    if (rule.backward.passage != Passage::none)
      top = std::max(top, rule.backward.speed_mps / network.slope_factor(mode, s, false));
  }
  return top;
}

/// As far as a target may lie, m.
double target_m(const CheckTarget& target, bool straight, double mps, double limit_s) {
  const double seconds = target.minutes > 0 ? 60 * target.minutes : limit_s;
  if (!(target.metres > 0)) return mps * seconds;
  return straight || !(target.minutes > 0) ? target.metres : std::min(target.metres, mps * seconds);
}

/// As far as a row looks, m.
double row_m(const CheckRule& check, const CheckRow& row, double mps, double limit_s) {
  double farthest = 0;
  for (const CheckTarget& target : row.targets)
    farthest = std::max(farthest, target_m(target, check.straight, mps, limit_s));
  const double margin = check.kind->margin_m != nullptr ? check.kind->margin_m(check) : 0;
  return farthest * check.kind->trips + margin;
}

double margin_m(const Catalogue& catalogue) {
  double join = 0;
  double parts = 0;
  for (const TravelMode& mode : catalogue.modes)
    join = std::max(join, mode.join_limit_m);
  for (const Service& service : catalogue.services) {
    parts = std::max(parts, service.same_within_m);
    for (const PlaceRule& rule : service.rules)
      parts = std::max(parts, rule.part_gap_m.value_or(0));
  }
  return SearchGraph::kTinyM + join + parts;
}

/// At these speeds, m/s.
Halo halo_at(const Rulebook& catalogue, const std::vector<ModeIndex>& modes,
             const Indexed<ModeIndex, double>& mps, double limit_s) {
  Halo halo;
  for (const ModeIndex mode : modes) {
    if (mps[mode] * limit_s <= halo.reach_m) continue;
    halo.reach_m = mps[mode] * limit_s;
    halo.reach_mode = catalogue.modes[mode].id;
    halo.reach_mps = mps[mode];
  }
  for (const CheckRow& row : check_rows(catalogue, modes)) {
    const CheckRule& check = catalogue.checks[row.check];
    double fastest = 0;
    for (const ModeIndex mode : row.modes)
      fastest = std::max(fastest, mps[mode]);
    const double metres = row_m(check, row, fastest, limit_s);
    if (metres <= halo.check_m) continue;
    halo.check_m = metres;
    halo.check = check.id;
  }
  halo.margin_m = margin_m(catalogue);
  return halo;
}

/// Of all grades, in steps of a thousandth.
double least_time_factor(const SlopeRule& slope) {
  constexpr int kSteepest = 400;
  double least = 1;
  for (int grade = -kSteepest; grade <= kSteepest; ++grade)
    least = std::min(least, time_factor(slope, grade / 1000.0));
  return least;
}

}  // namespace

double Halo::metres() const {
  return std::ceil(std::max(reach_m, check_m) + margin_m);
}

Halo halo_of(const Rulebook& catalogue, const TravelTimes& times) {
  Indexed<ModeIndex, double> mps(catalogue.modes.size(), 0);
  for (const ModeIndex mode : times.modes())
    mps[mode] = top_speed_mps(catalogue, times, mode);
  return halo_at(catalogue, times.modes(), mps, times.limit_ms() / 1000.0);
}

Halo planned_halo(const Rulebook& catalogue, std::span<const ModeIndex> modes, double minutes,
                  bool slopes) {
  Indexed<ModeIndex, double> mps(catalogue.modes.size(), 0);
  for (const ModeIndex mode : modes) {
    const TravelMode& of = catalogue.modes[mode];
    mps[mode] = of.speed_mps / (slopes ? least_time_factor(of.slope) : 1);
  }
  return halo_at(catalogue, {modes.begin(), modes.end()}, mps, minutes * 60);
}

double plain_reach_m(const Catalogue& catalogue, std::span<const ModeIndex> modes, double minutes) {
  double reach_m = 0;
  for (const ModeIndex mode : modes)
    reach_m = std::max(reach_m, 60 * minutes * catalogue.modes[mode].speed_mps);
  return reach_m;
}

Box around_origins(std::span<const Origin> origins, double metres) {
  Box box;
  for (const Origin& origin : origins)
    box.extend(origin.where);
  return box.empty() ? box : box.grown(metres);
}

}  // namespace quarter
