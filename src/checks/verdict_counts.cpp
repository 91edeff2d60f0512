// SPDX-License-Identifier: Apache-2.0
#include "quarter/checks/verdict_counts.hpp"

namespace quarter {
namespace {

void count(const Rulebook& catalogue, const Assessment& assessment, const Tally& tally,
           VerdictCounts& counts) {
  for (std::size_t r = 0; r < assessment.rows.size(); ++r) {
    const CheckRow& row = assessment.rows[r];
    const Verdict verdict = verdict_of(catalogue, row, tally.share(r));
    const bool has_thresholds = !catalogue.checks[row.check].report_only;
    counts.near += verdict == Verdict::near ? 1 : 0;
    counts.not_met += verdict == Verdict::not_met ? 1 : 0;
    counts.unknown += verdict == Verdict::unknown && has_thresholds ? 1 : 0;
  }
}

}  // namespace

VerdictCounts count_verdicts(const Rulebook& catalogue, const Assessment& assessment) {
  VerdictCounts counts;
  for (const Tally& district : assessment.districts)
    count(catalogue, assessment, district, counts);
  if (assessment.districts.empty()) count(catalogue, assessment, assessment.city, counts);
  return counts;
}

}  // namespace quarter
