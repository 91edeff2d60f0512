// SPDX-License-Identifier: Apache-2.0
// Kind "reached_jobs": how many jobs are within reach? Asked of a sample of the zones jobs were
// counted in, drawn by their jobs and spread over the ground that is within reach of homes.
#include <algorithm>

#include "category_places.hpp"
#include "check_reader.hpp"
#include "measure_of.hpp"
#include "quarter/base/hilbert.hpp"
#include "quarter/checks/check_kind.hpp"
#include "quarter/checks/halo.hpp"
#include "quarter/reach/reached_amounts.hpp"

namespace quarter::kinds {
namespace {

/// Farthest the middle of a zone may lie from a street, m [P].
constexpr double kMiddleOffM = 1000;

struct Workplace {
  LonLat where;
  double jobs = 0;
};

/// Those in the box: what lies beyond the reach of all homes is no matter for the sample.
std::vector<Workplace> workplaces_of(const Population& jobs, const Box& within) {
  std::vector<Workplace> all;
  for (std::uint32_t z = 0; z < jobs.people.size(); ++z) {
    const LonLat middle = jobs.zones->middle(z);
    if (within.contains(middle)) all.push_back({middle, jobs.people[z]});
  }
  std::stable_sort(all.begin(), all.end(), [](const Workplace& a, const Workplace& b) {
    return hilbert_key(a.where) < hilbert_key(b.where);
  });
  return all;
}

/// Every so many jobs along the curve one workplace, which stands for them.
std::vector<Workplace> sample_of(const std::vector<Workplace>& all, std::size_t count) {
  if (all.size() <= count) return all;
  double total = 0;
  for (const Workplace& place : all)
    total += place.jobs;
  const double step = total / static_cast<double>(count);
  std::vector<Workplace> sample;
  double counted = 0;
  double next = step / 2;
  for (const Workplace& place : all) {
    counted += place.jobs;
    double drawn = 0;
    for (; next < counted; next += step)
      drawn += step;
    if (drawn > 0) sample.push_back({place.where, drawn});
  }
  return sample;
}

class ReachedJobs : public OriginMeasure {
 public:
  ReachedJobs(const MeasureContext& context, const CheckRow& row)
      : times_(context.times), modes_(row.modes), row_(row) {
    const double reach_m = plain_reach_m(context.catalogue, modes_, row.targets.front().minutes);
    const Box within = around_origins(context.origins, reach_m + kMiddleOffM);
    const auto sample =
        sample_of(workplaces_of(*context.given.jobs, within), context.check(row).count);
    const auto limit_ms = static_cast<std::uint32_t>(row.targets.front().minutes * 60000);
    for (const ModeIndex mode : modes_)
      reached_.emplace_back(times_.graph(mode), amounts(sample, mode), limit_ms);
  }

  Mark at(const OriginView& origin) const override {
    double most = 0;
    bool joined = false;
    bool ends = false;
    for (std::size_t i = 0; i < modes_.size(); ++i) {
      if (!origin.footing[modes_[i]].joined()) continue;
      joined = true;
      ends = ends || map_ends_within(row_.targets.front(), modes_[i], origin);
      most = std::max(most, reached_[i].from(origin.exits[modes_[i]]));
    }
    if (!joined) return nowhere(row_, modes_.front(), origin, kNoEnd);
    return {1, most, ends ? kNoEnd : 0};
  }

 private:
  std::vector<ReachedAmounts::Amount> amounts(const std::vector<Workplace>& sample,
                                              ModeIndex mode) const {
    std::vector<ReachedAmounts::Amount> amounts;
    const SearchGraph& graph = times_.graph(mode);
    for (const Workplace& place : sample) {
      const Footing footing = times_.join(place.where);
      std::vector<Entrance> entrances;
      for (const Anchor& anchor : footing.joins(mode))
        entrances.push_back({anchor, times_.arrival(mode)});
      if (entrances.empty()) {
        const auto anchor = times_.index().nearest(place.where, kMiddleOffM, [&](std::uint32_t s) {
          return graph.is_public(s) && !graph.on_tiny_island(s);
        });
        if (anchor) entrances.push_back({*anchor, times_.arrival(mode)});
      }
      if (!entrances.empty()) amounts.push_back({std::move(entrances), place.jobs});
    }
    return amounts;
  }

  const TravelTimes& times_;
  std::vector<ModeIndex> modes_;
  CheckRow row_;
  std::vector<ReachedAmounts> reached_;  ///< per mode
};

std::string needs(const CheckRule&, const GivenInputs& given, std::size_t) {
  return given.jobs != nullptr ? "" : "--jobs FILE";
}

}  // namespace

extern const CheckKind reached_jobs{
    .name = "reached_jobs",
    .unit = Unit::jobs,
    .figure = CheckKind::Figure::median,
    .limit = CheckKind::Limit::minutes,
    .modes = CheckKind::Modes::any,
    .read = read_count,
    .needs = needs,
    .of_homes = homes_by<ReachedJobs>,
    .example = R"(modes = ["walk"], minutes = 15, count = 10)",
};

}  // namespace quarter::kinds
