// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "quarter/base/ids.hpp"
#include "quarter/compare/run_results.hpp"

namespace quarter {

/// What became of a figure or verdict, seen by those who live with it.
enum class Effect : std::uint8_t {
  none,     ///< as before
  gain,     ///< shorter, more, or a better verdict
  loss,     ///< longer, less, or a worse verdict
  unclear,  ///< from or to something unknown, or better in no direction
};
std::string_view name_of(Effect effect);

/// Options that differ between two runs, a line each: those of which run.json says that they decide
/// what a figure means, or all others but those of how results are shown. One that a run's version
/// did not know is as one that was not given.
enum class Difference : std::uint8_t { rules, inputs };
std::vector<std::string> differing_options(const RunResults& before, const RunResults& after,
                                           Difference what);
/// What keeps two runs from being compared, a line each; empty if nothing does. Options that decide
/// a figure must be the same, and so must the kind of weight and the limits of every check that
/// both have.
std::vector<std::string> differing_rules(const RunResults& before, const RunResults& after);
/// Why the areas that two runs studied are not one, with the sizes and a place where they differ;
/// empty if they share kSameArea of the ground of either, or if a run does not say its area.
std::string differing_area(const RunResults& before, const RunResults& after);
/// Throws Error if two runs studied places that share no ground.
void refuse_other_place(const RunResults& before, const RunResults& after);
/// Areas that share so much of the ground of either are one area.
inline constexpr double kSameArea = 0.99;

/// What differs and may: population, version of the program. For people to know.
std::vector<std::string> differing_inputs(const RunResults& before, const RunResults& after);

/// How an outline of the later run was found in the earlier one.
enum class BlockMatch : std::uint8_t {
  same,     ///< the same outline, or nearly (kSameLikeness)
  changed,  ///< another outline, most of it in one block of the earlier run
  added,    ///< no block of the earlier run covers half of it
  gone,     ///< a block of the earlier run that none of the later run covers by half
};
std::string_view name_of(BlockMatch match);

/// Outlines that share so much of the ground of either are one block whose corners were moved.
inline constexpr double kSameLikeness = 0.95;

/// A block of the later run, or one that is gone, with its counterpart.
struct BlockPair {
  BlockMatch match = BlockMatch::same;
  std::uint32_t before = kNone;  ///< feature of RunResults::blocks
  std::uint32_t after = kNone;
  double covered = 0;  ///< share of the later block that lies in the earlier one
};

/// A mode and a category that both runs have times of, as in the column "walk_food_s".
struct TimeColumn {
  std::string mode, category;
  std::optional<std::size_t> before, after;  ///< columns of seconds

  std::string name() const { return mode + "_" + category; }
};

/// Minutes of a block's median home before and after.
struct TimeChange {
  std::optional<double> before, after;  ///< nothing: not reached within the limit, or not known
  bool known = false;                   ///< both sides have a block whose times are known
  /// Minutes, shorter below 0, where what is not reached counts with the limit, as in equity.csv.
  std::optional<double> change;
  Effect effect = Effect::unclear;
};

/// The verdict of a row that may not be there.
inline std::string verdict_or_missing(const CheckResult* check) {
  return check == nullptr ? "missing" : check->verdict;
}

/// A row of a check before and after; one of the two may be missing.
struct CheckChange {
  const CheckResult* before = nullptr;
  const CheckResult* after = nullptr;
  std::optional<double> change;  ///< of the low end; percentage points for shares, else as unit
  std::optional<double> change_high;  ///< of the high end
  Effect effect = Effect::unclear;    ///< of the low end
  Effect verdict = Effect::unclear;
  bool by_block = false;    ///< blocks have verdicts of their own, so that the next three hold
  double gaining = 0;       ///< weight of blocks with a better verdict
  double losing = 0;        ///< and with a worse one
  double not_compared = 0;  ///< weight of blocks without the same outline before

  const CheckResult& any() const { return after != nullptr ? *after : *before; }
};

/// Minutes in a district (or "city") by one mode to one category, over blocks with the same
/// outline.
struct DistrictTimes {
  std::string district, name;
  std::size_t column = 0;  ///< index into Comparison::columns
  double weight = 0;       ///< of the blocks compared
  double nearer = 0, farther = 0, newly_reached = 0, no_longer_reached = 0;  ///< weight
  double not_compared = 0;
  std::optional<double> mean_change;  ///< minutes, by weight
};

/// A group of people before and after; from equity.csv where both have it.
struct GroupChange {
  const EquityResult* before = nullptr;
  const EquityResult* after = nullptr;
};

/// Per time column and block, whether there is a time, or surely none within the limit.
using KnownTimes = std::map<std::string, std::vector<bool>>;

/// Two runs side by side. Refers to the results it was made of.
struct Comparison {
  const RunResults& before;
  const RunResults& after;
  std::vector<TimeColumn> columns;
  std::vector<BlockPair> blocks;  ///< in the order of the later run, then those that are gone
  std::vector<CheckChange> checks;
  std::vector<DistrictTimes> times;
  std::vector<GroupChange> groups;
  std::vector<double> weights;  ///< of the later run's blocks
  KnownTimes known_before, known_after;

  TimeChange time(const BlockPair& pair, const TimeColumn& column) const;
  /// Share of the later run's weight in blocks with the same outline before.
  double share_compared() const;
};

Comparison compare(const RunResults& before, const RunResults& after);

/// Name of the column of a check's verdicts in a layer of blocks, if it has one.
std::optional<std::size_t> verdict_column(const Layer& blocks, const CheckResult& check);

}  // namespace quarter
