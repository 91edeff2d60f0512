// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <limits>
#include <map>
#include <string>
#include <tuple>

#include "quarter/batch/gathered.hpp"
#include "quarter/results/column_names.hpp"

namespace quarter {
namespace {

/// The figures of one check, so that more is better; both ends sorted.
struct Ranking {
  std::vector<double> lows, highs;
};

struct Ends {
  double low = 0, high = 0;
};

/// A figure without a high end may be anything from its low end on.
Ends ends_of(const CheckResult& check) {
  const double low = *check.share;
  const double high = check.share_high.value_or(std::numeric_limits<double>::infinity());
  return check.less_is_better() ? Ends{-high, -low} : Ends{low, high};
}

/// A verdict that is unknown says that the map is too thin to tell, or ends: no rank.
bool is_ranked(const CheckResult& check) {
  return check.share && check.verdict != "unknown" && check.verdict != "not testable";
}

Ranking ranking_of(const std::vector<LeaguePlace>& places) {
  Ranking ranking;
  for (const LeaguePlace& place : places) {
    if (!is_ranked(*place.check)) continue;
    ranking.lows.push_back(ends_of(*place.check).low);
    ranking.highs.push_back(ends_of(*place.check).high);
  }
  std::sort(ranking.lows.begin(), ranking.lows.end());
  std::sort(ranking.highs.begin(), ranking.highs.end());
  return ranking;
}

void rank(const Ranking& ranking, LeaguePlace& place) {
  place.ranked = ranking.lows.size();
  if (!is_ranked(*place.check)) return;
  const Ends mine = ends_of(*place.check);
  const auto better =
      ranking.lows.end() - std::upper_bound(ranking.lows.begin(), ranking.lows.end(), mine.high);
  const auto worse = std::lower_bound(ranking.highs.begin(), ranking.highs.end(), mine.low) -
                     ranking.highs.begin();
  const auto all = static_cast<std::int64_t>(place.ranked);
  place.best = better + 1;
  place.worst = all - worse;
  if (all < 2) return;
  const auto others = static_cast<double>(all - 1);
  place.percentile_low = static_cast<double>(worse) / others;
  place.percentile_high = 1 - static_cast<double>(better) / others;
}

}  // namespace

std::vector<LeaguePlace> league_of(const Gathered& all) {
  using Key = std::tuple<std::string, std::string, std::string>;
  std::map<Key, std::size_t> known;
  std::vector<std::vector<LeaguePlace>> by_check;
  for (std::size_t c = 0; c < all.cities.size(); ++c) {
    for (const CheckResult& check : all.cities[c].run.checks) {
      if (check.district != column::kCity) continue;
      const auto [at, is_new] =
          known.try_emplace({check.check, check.categories, check.modes}, by_check.size());
      if (is_new) by_check.emplace_back();
      by_check[at->second].push_back({.city = c, .check = &check});
    }
  }
  std::vector<LeaguePlace> league;
  for (std::vector<LeaguePlace>& places : by_check) {
    const Ranking ranking = ranking_of(places);
    for (LeaguePlace& place : places) {
      rank(ranking, place);
      league.push_back(place);
    }
  }
  return league;
}

}  // namespace quarter
