// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "quarter/base/ids.hpp"
#include "quarter/catalogue/label.hpp"
#include "quarter/checks/verdict.hpp"
#include "quarter/city/origins.hpp"

namespace quarter {

struct Assessment;
struct Rulebook;

/// Those who have one of the needs by itself, within its limits.
struct NeedShare {
  CategoryIndex category;
  Share share;
  Verdict verdict = Verdict::unknown;
};

/// Of a district (`scope` is its index) or the city (`scope` is the number of districts): the needs
/// of Assessment::needs in their order, each as the check that asks for it alone, by the same modes
/// and within the same limits, has it. A need that no such check asks for is left out.
std::vector<NeedShare> need_shares(const Rulebook& catalogue, const Assessment& assessment,
                                   std::size_t scope);

/// How many verdicts there are of each sort.
struct VerdictSums {
  std::size_t met = 0;
  std::size_t near = 0;
  std::size_t not_met = 0;
  std::size_t unknown = 0;

  std::size_t all() const { return met + near + not_met + unknown; }
  void add(Verdict verdict);
};

/// What is to be said first of a city or a district.
struct Headline {
  OriginKind whom = OriginKind::buildings;  ///< whom shares are of
  std::optional<std::size_t> row;           ///< that asks for all needs; nothing: no check does
  Share share;                              ///< its figure
  Verdict verdict = Verdict::unknown;
  /// The needs that most are without: one, or several whose intervals overlap, the worst first; of
  /// those of which the map can tell, and that are not met.
  std::vector<CategoryIndex> most_lacked;
  /// Needs of which the map cannot tell, and that more may be without than those.
  std::vector<CategoryIndex> untold;
  /// Of the city: the verdicts of its districts on that row.
  VerdictSums districts;
  /// Of all rows that have thresholds and could be measured.
  VerdictSums figures;
};

/// Of a district or the city, see need_shares.
Headline headline_of(const Rulebook& catalogue, const Assessment& assessment, OriginKind whom,
                     std::size_t scope);

/// As one sentence: "34-39 % of homes have all six needs within a 15-minute walk; the one most
/// often out of reach is healthcare; 0 of 6 districts pass." A share is never written as 0 % or
/// 100 % unless it is.
Label headline_text(const Rulebook& catalogue, const Assessment& assessment,
                    const Headline& headline);

/// A share in whole percent: "34-39 %", "under 1 %"; Chinese "34–39%", "不足1%". Empty if it is not
/// known.
Label percent_text(const Share& share);

}  // namespace quarter
