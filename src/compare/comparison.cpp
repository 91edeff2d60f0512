// SPDX-License-Identifier: Apache-2.0
#include "quarter/compare/comparison.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <set>
#include <tuple>

#include "quarter/base/text.hpp"
#include "quarter/city/area_matches.hpp"
#include "quarter/network/told_time.hpp"
#include "quarter/results/column_names.hpp"

namespace quarter {
namespace {

/// Changes below the last digit that results are written with: tenths of a second, in minutes, and
/// four digits of a share.
constexpr double kSameMinutes = 0.05 / 60;
constexpr double kSameFigure = 0.00005;
/// A block is where another was if this share of it lies there.
constexpr double kMostOfIt = 0.5;

Effect effect_of(double change, double tolerance, bool less_is_better) {
  if (std::abs(change) < tolerance) return Effect::none;
  return (change < 0) == less_is_better ? Effect::gain : Effect::loss;
}

// --- blocks ------------------------------------------------------------------------------------

std::vector<MultiPolygon> outlines(const Layer& layer) {
  std::vector<MultiPolygon> all;
  for (std::size_t i = 0; i < layer.count; ++i)
    all.push_back(std::get<MultiPolygon>(layer.geometry(i)));
  return all;
}

BlockPair pair_of(std::uint32_t after, const AreaMatch& match) {
  if (match.likeness >= kSameLikeness) return {BlockMatch::same, match.other, after, match.covered};
  if (match.covered >= kMostOfIt) return {BlockMatch::changed, match.other, after, match.covered};
  return {BlockMatch::added, kNone, after, match.covered};
}

std::vector<BlockPair> pair_blocks(const Layer& before, const Layer& after) {
  const std::vector<MultiPolygon> old = outlines(before), now = outlines(after);
  const std::vector<AreaMatch> back = match_areas(now, old), forth = match_areas(old, now);
  std::vector<BlockPair> pairs;
  for (std::uint32_t i = 0; i < back.size(); ++i)
    pairs.push_back(pair_of(i, back[i]));
  for (std::uint32_t i = 0; i < forth.size(); ++i) {
    const bool stands = forth[i].covered >= kMostOfIt || forth[i].likeness >= kSameLikeness;
    if (!stands) pairs.push_back({BlockMatch::gone, i, kNone, 0});
  }
  return pairs;
}

std::vector<double> weights_of(const Layer& blocks) {
  const auto column = column_of(blocks, column::kWeight);
  std::vector<double> weights;
  for (std::size_t i = 0; i < blocks.count; ++i)
    weights.push_back(number_at(blocks, column, i).value_or(0));
  return weights;
}

// --- minutes -----------------------------------------------------------------------------------

/// The columns "<mode>_<category>_s" that both have, in the order of the later run.
std::vector<TimeColumn> time_columns(const RunResults& before, const RunResults& after) {
  std::vector<TimeColumn> columns;
  for (const std::string& mode : after.modes) {
    for (std::size_t f = 0; f < after.blocks.fields.size(); ++f) {
      const std::string& name = after.blocks.fields[f].name;
      const std::string start = mode + "_";
      if (!name.starts_with(start) || !name.ends_with(column::kSecondsEnd) ||
          name.ends_with(column::kP90End) || name.ends_with(column::kLeastEnd) ||
          name == mode + column::kMapEndEnd)
        continue;
      const auto old = column_of(before.blocks, name);
      const std::size_t end = name.size() - std::string_view(column::kSecondsEnd).size();
      const std::string category = name.substr(start.size(), end - start.size());
      if (old) columns.push_back({mode, category, old, f});
    }
  }
  return columns;
}

constexpr double kNotReached = std::numeric_limits<double>::infinity();

/// Seconds that a time is at least. Results of before there was such a column say where the map
/// ends, or not even that; then it may be anything.
double least_seconds(const RunResults& run, const std::string& mode, const std::string& name,
                     std::uint32_t block) {
  const auto least = column_of(run.blocks, name + column::kLeastEnd);
  if (least) return number_at(run.blocks, least, block).value_or(kNotReached);
  const auto end = column_of(run.blocks, mode + column::kMapEndEnd);
  return end ? number_at(run.blocks, end, block).value_or(kNotReached) : 0;
}

/// Which times are told (see is_told) if what is not reached counts with the limit of the search.
std::vector<bool> known_times(const RunResults& run, const std::string& mode,
                              const std::string& name) {
  const auto from = column_of(run.blocks, column::kTimesFrom);
  const auto seconds = column_of(run.blocks, name + column::kSecondsEnd);
  const std::array limits{run.max_minutes * 60};
  std::vector<bool> known;
  for (std::uint32_t i = 0; i < run.blocks.count; ++i) {
    const auto found = number_at(run.blocks, seconds, i);
    const bool told = is_told(least_seconds(run, mode, name, i), kNotReached, limits);
    known.push_back(found || (told && !text_at(run.blocks, from, i).empty()));
  }
  return known;
}

KnownTimes known_times(const RunResults& run, const std::vector<TimeColumn>& columns) {
  KnownTimes known;
  for (const TimeColumn& column : columns)
    known[column.name()] = known_times(run, column.mode, column.name());
  return known;
}

std::optional<double> minutes_at(const Layer& blocks, std::optional<std::size_t> column,
                                 std::uint32_t feature) {
  const auto seconds = number_at(blocks, column, feature);
  return seconds ? std::optional(*seconds / 60) : std::nullopt;
}

// --- checks ------------------------------------------------------------------------------------

/// -1 where a verdict cannot be better or worse than another.
int rank_of(std::string_view verdict) {
  if (verdict == "not met") return 0;
  if (verdict == "near" || verdict == "partial") return 1;
  return verdict == "met" ? 2 : -1;
}

Effect verdict_effect(std::string_view before, std::string_view after) {
  if (before == after) return Effect::none;
  const int old = rank_of(before), now = rank_of(after);
  if (old < 0 || now < 0) return Effect::unclear;
  return now > old ? Effect::gain : Effect::loss;
}

using CheckKey = std::tuple<std::string, std::string, std::string, std::string>;
CheckKey key_of(const CheckResult& check) {
  return {check.district, check.check, check.categories, check.modes};
}

std::optional<double> difference(std::optional<double> before, std::optional<double> after) {
  return before && after ? std::optional(*after - *before) : std::nullopt;
}

/// Only figures whose better side is known have one: shares that someone asks for, and whatever has
/// a limit.
Effect figure_effect(const CheckResult& check, std::optional<double> change) {
  if (!change) return Effect::unclear;
  const Effect effect = effect_of(*change, kSameFigure, check.less_is_better());
  return effect == Effect::none || check.met_from ? effect : Effect::unclear;
}

CheckChange change_of(const CheckResult* before, const CheckResult* after) {
  CheckChange change;
  change.before = before;
  change.after = after;
  if (before == nullptr || after == nullptr) return change;
  const double scale = after->is_share ? 100 : 1;
  const auto scaled = [&](std::optional<double> d) { return d ? std::optional(*d * scale) : d; };
  const auto low = difference(before->share, after->share);
  change.change = scaled(low);
  change.change_high = scaled(difference(before->share_high, after->share_high));
  change.effect = figure_effect(*after, low);
  change.verdict = verdict_effect(before->verdict, after->verdict);
  return change;
}

/// All rows of the later run, then those only the earlier one has.
std::vector<CheckChange> pair_checks(const RunResults& before, const RunResults& after) {
  std::map<CheckKey, std::vector<const CheckResult*>> old;
  for (const CheckResult& check : before.checks)
    old[key_of(check)].push_back(&check);
  std::set<const CheckResult*> used;
  std::vector<CheckChange> changes;
  for (const CheckResult& check : after.checks) {
    auto& same = old[key_of(check)];
    const CheckResult* const match = same.empty() ? nullptr : same.front();
    if (match != nullptr) same.erase(same.begin());
    used.insert(match);
    changes.push_back(change_of(match, &check));
  }
  for (const CheckResult& check : before.checks) {
    if (!used.contains(&check)) changes.push_back(change_of(&check, nullptr));
  }
  return changes;
}

/// A block, and how much of its weight lies in a district.
struct BlockInDistrict {
  const BlockPair* pair;
  double weight;
};

/// The words of a list "a;b;c".
std::vector<std::string> listed(const std::string& text) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at <= text.size() && !text.empty();) {
    const std::size_t end = std::min(text.find(';', at), text.size());
    words.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

/// What of the blocks lies in each district, and all of them for the city.
class DistrictBlocks {
 public:
  explicit DistrictBlocks(const Comparison& c) {
    const auto districts = column_of(c.after.blocks, column::kDistricts);
    const auto weights = column_of(c.after.blocks, column::kWeightInDistricts);
    for (const BlockPair& pair : c.blocks) {
      if (pair.after == kNone) continue;
      const auto ids = listed(text_at(c.after.blocks, districts, pair.after));
      const auto parts = listed(text_at(c.after.blocks, weights, pair.after));
      for (std::size_t i = 0; i < std::min(ids.size(), parts.size()); ++i)
        of_[ids[i]].push_back({&pair, plain_number(parts[i]).value_or(0)});
      all_.push_back({&pair, c.weights[pair.after]});
    }
  }
  const std::vector<BlockInDistrict>& of(const std::string& district) const {
    if (district == column::kCity) return all_;
    const auto found = of_.find(district);
    return found == of_.end() ? none_ : found->second;
  }

 private:
  std::map<std::string, std::vector<BlockInDistrict>> of_;
  std::vector<BlockInDistrict> all_;
  std::vector<BlockInDistrict> none_;
};

void weigh_verdicts(const Comparison& c, const DistrictBlocks& blocks, CheckChange& change) {
  if (change.before == nullptr || change.after == nullptr) return;
  const auto old = verdict_column(c.before.blocks, *change.before);
  const auto now = verdict_column(c.after.blocks, *change.after);
  if (!old || !now) return;
  change.by_block = true;
  for (const auto& [pair, weight] : blocks.of(change.any().district)) {
    if (pair->match != BlockMatch::same) {
      change.not_compared += weight;
      continue;
    }
    const Effect effect = verdict_effect(text_at(c.before.blocks, old, pair->before),
                                         text_at(c.after.blocks, now, pair->after));
    change.gaining += effect == Effect::gain ? weight : 0;
    change.losing += effect == Effect::loss ? weight : 0;
  }
}

// --- minutes by district -----------------------------------------------------------------------

DistrictTimes times_of(const Comparison& c, const std::vector<BlockInDistrict>& blocks,
                       std::size_t column) {
  DistrictTimes times;
  times.column = column;
  double sum = 0;
  for (const auto& [pair, weight] : blocks) {
    const TimeChange time = c.time(*pair, c.columns[column]);
    if (pair->match != BlockMatch::same || !time.change) {
      times.not_compared += weight;
      continue;
    }
    times.weight += weight;
    sum += weight * *time.change;
    times.nearer += time.effect == Effect::gain ? weight : 0;
    times.farther += time.effect == Effect::loss ? weight : 0;
    times.newly_reached += time.after && !time.before ? weight : 0;
    times.no_longer_reached += time.before && !time.after ? weight : 0;
  }
  if (times.weight > 0) times.mean_change = sum / times.weight;
  return times;
}

std::vector<DistrictTimes> all_times(const Comparison& c, const DistrictBlocks& blocks) {
  std::vector<DistrictTimes> all;
  std::set<std::string> done;
  for (const CheckResult& check : c.after.checks) {
    if (!done.insert(check.district).second) continue;
    for (std::size_t column = 0; column < c.columns.size(); ++column) {
      all.push_back(times_of(c, blocks.of(check.district), column));
      all.back().district = check.district;
      all.back().name = check.name;
    }
  }
  return all;
}

std::vector<GroupChange> pair_groups(const RunResults& before, const RunResults& after) {
  std::vector<GroupChange> groups;
  for (const EquityResult& now : after.equity) {
    const auto old =
        std::find_if(before.equity.begin(), before.equity.end(), [&](const EquityResult& row) {
          return row.mode == now.mode && row.category == now.category && row.group == now.group;
        });
    if (old != before.equity.end()) groups.push_back({&*old, &now});
  }
  return groups;
}

}  // namespace

std::string_view name_of(Effect effect) {
  switch (effect) {
    case Effect::none:
      return "none";
    case Effect::gain:
      return "gain";
    case Effect::loss:
      return "loss";
    case Effect::unclear:
      return "unclear";
  }
  return "";
}

std::string_view name_of(BlockMatch match) {
  switch (match) {
    case BlockMatch::same:
      return "same";
    case BlockMatch::changed:
      return "changed outline";
    case BlockMatch::added:
      return "new";
    case BlockMatch::gone:
      return "gone";
  }
  return "";
}

std::optional<std::size_t> verdict_column(const Layer& blocks, const CheckResult& check) {
  std::string name = "check_" + check.check;
  std::replace(name.begin(), name.end(), '.', '_');
  const auto plain = column_of(blocks, name);
  return plain ? plain : column_of(blocks, name + "_" + check.categories);
}

TimeChange Comparison::time(const BlockPair& pair, const TimeColumn& column) const {
  TimeChange time;
  if (pair.after != kNone) time.after = minutes_at(after.blocks, column.after, pair.after);
  if (pair.before != kNone) time.before = minutes_at(before.blocks, column.before, pair.before);
  if (pair.after == kNone || pair.before == kNone) return time;
  time.known =
      known_before.at(column.name())[pair.before] && known_after.at(column.name())[pair.after];
  if (!time.known) return time;
  const double limit = after.max_minutes;
  time.change =
      std::min(limit, time.after.value_or(limit)) - std::min(limit, time.before.value_or(limit));
  time.effect = effect_of(*time.change, kSameMinutes, true);
  if (time.effect == Effect::none && time.before.has_value() != time.after.has_value())
    time.effect = time.after ? Effect::gain : Effect::loss;
  return time;
}

double Comparison::share_compared() const {
  double same = 0, all = 0;
  for (const BlockPair& pair : blocks) {
    const double weight = pair.after == kNone ? 0 : weights[pair.after];
    all += weight;
    same += pair.match == BlockMatch::same ? weight : 0;
  }
  return all > 0 ? same / all : 1;
}

Comparison compare(const RunResults& before, const RunResults& after) {
  Comparison c{before,
               after,
               time_columns(before, after),
               pair_blocks(before.blocks, after.blocks),
               pair_checks(before, after),
               {},
               pair_groups(before, after),
               weights_of(after.blocks),
               {},
               {}};
  c.known_before = known_times(before, c.columns);
  c.known_after = known_times(after, c.columns);
  const DistrictBlocks blocks(c);
  for (CheckChange& change : c.checks)
    weigh_verdicts(c, blocks, change);
  c.times = all_times(c, blocks);
  return c;
}

}  // namespace quarter
