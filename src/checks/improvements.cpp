// SPDX-License-Identifier: Apache-2.0
#include "quarter/checks/improvements.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <tuple>
#include <utility>

#include "need_rows.hpp"
#include "quarter/base/lonlat.hpp"
#include "quarter/base/parallel.hpp"
#include "quarter/catalogue/modes.hpp"
#include "quarter/catalogue/rules.hpp"
#include "quarter/checks/assess.hpp"
#include "quarter/reach/travel_time_field.hpp"

namespace quarter {
namespace {

constexpr double kRadians = std::numbers::pi / 180;
constexpr double kCellM = 150;          ///< homes are first summed up in cells of this side [P]
constexpr double kUsualDetour = 1.3;    ///< way over straight line, to find spots worth trying [P]
constexpr double kDownhill = 1.25;      ///< no way is so much quicker than on the level [P]
constexpr double kOnePlaceM = 400;      ///< nearer spots are one place to whoever plans [P]
constexpr std::size_t kSpotsTried = 3;  ///< of each need [P]

/// A cell of a lattice that does not depend on what is looked at: rows by latitude, in each columns
/// of the same width in metres.
struct Cell {
  std::int32_t row = 0;
  std::int32_t column = 0;
  auto operator<=>(const Cell&) const = default;
};

Cell cell_at(LonLat p) {
  const double degree_m = kEarthRadiusM * kRadians;
  const double row = std::floor(p.lat() * degree_m / kCellM);
  const double middle = (row + 0.5) * kCellM / degree_m * kRadians;
  return {static_cast<std::int32_t>(row),
          static_cast<std::int32_t>(std::floor(p.lon() * degree_m * std::cos(middle) / kCellM))};
}

/// Those who lack a need: what they weigh, and whose home stands for the cell.
struct CellSum {
  double weight = 0;
  const LackingHome* heaviest = nullptr;  ///< in a block; null: none is
};

/// One need of one scope.
class NeedSpots {
 public:
  NeedSpots(const TravelTimes& times, const Assessment& assessment, std::size_t need,
            std::vector<const LackingHome*> homes, const TravelMode& mode, ModeIndex mode_index)
      : times_(times),
        target_(assessment.needs[need]),
        bit_(1U << need),
        homes_(std::move(homes)),
        mode_(mode_index) {
    const double by_time = target_.minutes * 60 * mode.speed_mps;
    reach_m_ = target_.minutes == 0 ? target_.metres
               : target_.metres > 0 ? std::min(by_time, target_.metres)
                                    : by_time;
  }

  /// Spots where most are near each other, one after the other, each for those whom none before it
  /// helps.
  std::vector<Improvement> tried() {
    std::vector<Improvement> found;
    while (found.size() < kSpotsTried) {
      sum_up();
      const LackingHome* const spot = best_spot();
      if (spot == nullptr) break;
      found.push_back(gain_at(*spot));
      if (!(found.back().weight > 0)) break;
    }
    return found;
  }

 private:
  void sum_up() {
    cells_.clear();
    for (const LackingHome* const home : homes_)
      add(*home);
  }

  void add(const LackingHome& home) {
    CellSum& cell = cells_[cell_at(home.where)];
    cell.weight += home.weight;
    if (home.block == kNone) return;
    const auto order = [](const LackingHome& h) {
      return std::tuple(-h.weight, h.where.x, h.where.y);
    };
    if (cell.heaviest == nullptr || order(home) < order(*cell.heaviest)) cell.heaviest = &home;
  }

  /// The home that stands for the cell with most weight within the usual way of it, the first of
  /// equals.
  const LackingHome* best_spot() const {
    double most = 0;
    const LackingHome* best = nullptr;
    for (const auto& [cell, sum] : cells_) {
      if (sum.heaviest == nullptr) continue;
      const double score = weight_around(cell);
      if (score > most) {
        most = score;
        best = sum.heaviest;
      }
    }
    return best;
  }

  double weight_around(const Cell& cell) const {
    const auto around = static_cast<std::int32_t>(reach_m_ / kUsualDetour / kCellM);
    double weight = 0;
    for (std::int32_t dy = -around; dy <= around; ++dy) {
      const auto wide = static_cast<std::int32_t>(std::sqrt(around * around - dy * dy));
      const Cell last{cell.row + dy, cell.column + wide};
      for (auto at = cells_.lower_bound({cell.row + dy, cell.column - wide});
           at != cells_.end() && at->first <= last; ++at)
        weight += at->second.weight;
    }
    return weight;
  }

  bool gains(const LackingHome& home, const Anchor& door, const TravelTimeField& field) const {
    if (near_distance_m(home.where, door.foot) > reach_m_ * kDownhill) return false;
    const TravelCost cost = field.at(home.join);
    return answer(cost, TravelCost::unreached(), target_.minutes, target_.metres) == Answer::yes;
  }

  /// What a place on the street of a home brings; those who gain are looked at no more.
  Improvement gain_at(const LackingHome& spot) {
    Anchor door = spot.join;
    door.off_m = 0;
    const auto limit_ms = target_.minutes > 0
                              ? static_cast<std::uint32_t>(std::lround(target_.minutes * 60000))
                              : times_.limit_ms();
    const TravelTimeField field(times_.graph(mode_), {Entrance{door, times_.arrival(mode_)}},
                                limit_ms);
    Improvement gain{target_.category, door.foot, spot.block, 0, 0};
    std::erase_if(homes_, [&](const LackingHome* home) {
      if (!gains(*home, door, field)) return false;
      gain.weight += home->weight;
      if (home->needs == bit_ && home->others_are_there) gain.completes += home->weight;
      return true;
    });
    return gain;
  }

  const TravelTimes& times_;
  const CheckTarget& target_;
  std::uint32_t bit_;
  std::vector<const LackingHome*> homes_;
  ModeIndex mode_;
  double reach_m_ = 0;  ///< as far as one gets within the limits on a straight way
  std::map<Cell, CellSum> cells_;
};

std::vector<const LackingHome*> homes_that_lack(const Assessment& assessment, std::size_t scope,
                                                std::size_t need) {
  std::vector<const LackingHome*> homes;
  const auto take = [&](const LackingHome& home) {
    if ((home.needs >> need & 1U) != 0) homes.push_back(&home);
  };
  if (scope < assessment.districts.size()) {
    for (const std::uint32_t home : assessment.lacking_in[scope])
      take(assessment.lacking[home]);
  } else {
    for (const LackingHome& home : assessment.lacking)
      take(home);
  }
  return homes;
}

/// Whether a check of one need by itself cannot tell, in a district or the city.
bool is_unknown(const Rulebook& catalogue, const Assessment& assessment, CategoryIndex category,
                std::size_t scope) {
  const CheckRow& needs = assessment.rows[*assessment.needs_row];
  const Tally& tally = tally_of(assessment, scope);
  for (std::size_t r = 0; r < assessment.rows.size(); ++r) {
    const CheckRow& row = assessment.rows[r];
    if (asks_alone(catalogue, row, needs, category) &&
        verdict_of(catalogue, row, tally.share(r)) == Verdict::unknown)
      return true;
  }
  return false;
}

/// So many of them: those first that are the best at their place, then what else helps there.
std::vector<Improvement> places_first(const std::vector<Improvement>& found, std::size_t most) {
  std::vector<Improvement> first, others;
  for (const Improvement& improvement : found) {
    const bool is_new = std::none_of(first.begin(), first.end(), [&](const Improvement& other) {
      return near_distance_m(improvement.where, other.where) < kOnePlaceM;
    });
    (is_new ? first : others).push_back(improvement);
  }
  first.insert(first.end(), others.begin(), others.end());
  first.erase(first.begin() + static_cast<std::ptrdiff_t>(std::min(most, first.size())),
              first.end());
  return first;
}

std::vector<Improvement> best_of(const Rulebook& catalogue, const TravelTimes& times,
                                 const Assessment& assessment, std::size_t scope,
                                 std::size_t most) {
  std::vector<Improvement> found;
  const ModeIndex mode = assessment.rows[*assessment.needs_row].modes.front();
  for (std::size_t need = 0; need < std::min<std::size_t>(assessment.needs.size(), 32); ++need) {
    const CategoryIndex category = assessment.needs[need].category;
    if (is_unknown(catalogue, assessment, category, scope)) continue;
    NeedSpots spots(times, assessment, need, homes_that_lack(assessment, scope, need),
                    catalogue.modes[mode], mode);
    for (const Improvement& tried : spots.tried())
      found.push_back(tried);
  }
  std::erase_if(found, [](const Improvement& i) { return !(i.weight > 0); });
  std::stable_sort(found.begin(), found.end(), [](const Improvement& a, const Improvement& b) {
    return std::tuple(-a.weight, -a.completes) < std::tuple(-b.weight, -b.completes);
  });
  return places_first(found, most);
}

}  // namespace

void find_improvements(const Rulebook& catalogue, const TravelTimes& times, Assessment& assessment,
                       std::size_t most) {
  assessment.improvements.assign(assessment.districts.size() + 1, {});
  if (assessment.needs_row) {
    parallel_each(assessment.improvements.size(), [&](std::size_t scope) {
      assessment.improvements[scope] = best_of(catalogue, times, assessment, scope, most);
    });
  }
  std::vector<LackingHome>().swap(assessment.lacking);
  assessment.lacking_in.clear();
}

}  // namespace quarter
