// SPDX-License-Identifier: Apache-2.0
#include "quarter/checks/headline.hpp"

#include <algorithm>

#include "need_rows.hpp"
#include "quarter/checks/rulebook.hpp"

namespace quarter {
namespace {

/// Whether a row asks for a need alone, within the limits it has in the row of all needs.
bool asks_for(const Rulebook& catalogue, const CheckRow& row, const CheckRow& needs,
              const CheckTarget& need) {
  return asks_alone(catalogue, row, needs, need.category) &&
         row.targets.front().minutes == need.minutes && row.targets.front().metres == need.metres;
}

/// Sets which needs are lacked most, and of which others the map cannot tell.
void compare_needs(const std::vector<NeedShare>& needs, Headline& headline) {
  std::vector<NeedShare> told;
  double least_high = 1;  // at least so many are without the need that is lacked most
  for (const NeedShare& need : needs) {
    if (need.verdict != Verdict::near && need.verdict != Verdict::not_met) continue;
    told.push_back(need);
    least_high = std::min(least_high, need.share.high());
  }
  std::stable_sort(told.begin(), told.end(), [](const NeedShare& a, const NeedShare& b) {
    return a.share.low() + a.share.high() < b.share.low() + b.share.high();
  });
  for (const NeedShare& need : told) {
    if (need.share.low() <= least_high) headline.most_lacked.push_back(need.category);
  }
  for (const NeedShare& need : needs) {
    if (need.verdict == Verdict::unknown && need.share.low() < least_high)
      headline.untold.push_back(need.category);
  }
}

}  // namespace

std::vector<NeedShare> need_shares(const Rulebook& catalogue, const Assessment& assessment,
                                   std::size_t scope) {
  std::vector<NeedShare> shares;
  if (!assessment.needs_row) return shares;
  const auto& rows = assessment.rows;
  for (const CheckTarget& need : assessment.needs) {
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const CheckRow& row) {
      return asks_for(catalogue, row, rows[*assessment.needs_row], need);
    });
    if (found == rows.end()) continue;
    const Share share =
        tally_of(assessment, scope).share(static_cast<std::size_t>(found - rows.begin()));
    shares.push_back({need.category, share, verdict_of(catalogue, *found, share)});
  }
  return shares;
}

void VerdictSums::add(Verdict verdict) {
  met += verdict == Verdict::met ? 1 : 0;
  near += verdict == Verdict::near ? 1 : 0;
  not_met += verdict == Verdict::not_met ? 1 : 0;
  unknown += verdict == Verdict::unknown ? 1 : 0;
}

Headline headline_of(const Rulebook& catalogue, const Assessment& assessment, OriginKind whom,
                     std::size_t scope) {
  Headline headline;
  headline.whom = whom;
  const Tally& tally = tally_of(assessment, scope);
  for (std::size_t r = 0; r < assessment.rows.size(); ++r) {
    const CheckRow& row = assessment.rows[r];
    if (!catalogue.checks[row.check].report_only)
      headline.figures.add(verdict_of(catalogue, row, tally.share(r)));
  }
  headline.row = assessment.needs_row;
  if (!headline.row) return headline;
  const CheckRow& row = assessment.rows[*headline.row];
  headline.share = tally.share(*headline.row);
  headline.verdict = verdict_of(catalogue, row, headline.share);
  compare_needs(need_shares(catalogue, assessment, scope), headline);
  if (scope < assessment.districts.size()) return headline;
  for (const Tally& district : assessment.districts)
    headline.districts.add(verdict_of(catalogue, row, district.share(*headline.row)));
  return headline;
}

}  // namespace quarter
