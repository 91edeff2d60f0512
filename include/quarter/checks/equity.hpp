// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <vector>

namespace quarter {

/// How evenly a burden (minutes to a need) is spread. All functions take a list in ascending order
/// of minutes, with weights >= 0 (persons, or what stands for them); twins add up as if they were
/// one. A list without weight gives nothing, and so do ratios whose divisor is 0.

/// Minutes of those who share them.
struct Burden {
  double minutes = 0;  ///< >= 0, finite
  double weight = 0;   ///< >= 0
};
using Burdens = std::span<const Burden>;

/// Weighted mean, minutes.
std::optional<double> mean(Burdens burdens);

/// The smallest minutes that at least `share` of the weight has or less. share: (0, 1].
std::optional<double> percentile(Burdens burdens, double share);

/// P90 / P10: the minutes 90 % of the weight has or less, by those 10 % has or less. 1: no gap.
std::optional<double> p90_by_p10(Burdens burdens);

/// Gini coefficient, half the mean difference of all pairs over the mean: 0 all alike, towards 1
/// one person bears all. With F the weight up to and including each one:
///   G = sum(w x (2 F - w)) / (W sum(w x)) - 1
/// (Lerman and Yitzhaki 1989, "Improving the accuracy of estimates of Gini coefficients").
std::optional<double> gini(Burdens burdens);

/// Atkinson index 1 - m / mean, where m is the mean of power 1 - epsilon (epsilon = 1: the
/// geometric mean): 0 all alike (Atkinson 1970, "On the measurement of inequality"). epsilon > 0:
/// how much the lower end counts; from 1 on, a single time of 0 makes the index 1.
std::optional<double> atkinson(Burdens burdens, double epsilon);

/// Kolm-Pollak equally distributed equivalent of a burden, minutes: if all bore that many, it would
/// be as bad as it is. Never below the mean, and further above it the longer the longest are.
///   EDE = ln(sum(w exp(k x)) / W) / k,   k = aversion sum(w x) / sum(w x^2)
/// (Logan et al. 2021, "Measuring inequalities in urban systems", after Sheriff and Maguire 2020;
/// they write k negative for a burden). aversion > 0; 1 is usual. The mean itself if all are 0.
std::optional<double> equally_distributed(Burdens burdens, double aversion);

/// Mean minutes of the tenth of the weight with the longest times; whoever stands on the border of
/// that tenth is shared out.
std::optional<double> worst_tenth_mean(Burdens burdens);

/// The part of all unmet need (minutes beyond `limit`) that falls on the tenth of the weight with
/// the longest times: 0.1 if it is spread evenly, 1 if all of it falls there. Nothing if there is
/// no unmet need.
std::optional<double> worst_tenth_unmet(Burdens burdens, double limit);

/// People who share a rank, such as the mean income of where they live.
struct Ranked {
  double rank = 0;    ///< lowest first
  double weight = 0;  ///< >= 0
  double value = 0;   ///< mean of what is compared: minutes, or a share of 0..1
};

/// Concentration index of a value over the order of ranks, -1..1: below 0 the low ranks bear more,
/// above 0 the high ones. With f the share of weight and R the share of weight below plus f / 2:
///   C = 2 sum(f value R) / mean - 1
/// (Kakwani, Wagstaff and van Doorslaer 1997; O'Donnell et al. 2008, "Analyzing health equity using
/// household survey data", chapter 8). Equal ranks count as one. Takes any order; nothing if the
/// mean is 0.
std::optional<double> concentration(std::vector<Ranked> ranked);

/// Mean value of the fifth of the weight with the lowest ranks over that of the fifth with the
/// highest; equal ranks count as one and are shared out at the borders. Nothing if the highest
/// fifth has a mean of 0.
std::optional<double> lowest_by_highest_fifth(std::vector<Ranked> ranked);

}  // namespace quarter
