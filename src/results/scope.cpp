// SPDX-License-Identifier: Apache-2.0
#include "scope.hpp"

#include "quarter/results/column_names.hpp"

namespace quarter {

std::vector<Scope> scopes_of(const RunResult& r) {
  std::vector<Scope> scopes;
  for (std::size_t d = 0; d < r.study.districts.size(); ++d) {
    const District& district = r.study.districts[d];
    scopes.push_back({district.id, district.name, &r.assessment.districts[d], &r.assessment.land[d],
                      &r.assessment.quality[d], &district.outline});
  }
  scopes.push_back({column::kCity, "", &r.assessment.city, &r.assessment.land.back(),
                    &r.assessment.quality.back(), &r.study.area});
  return scopes;
}

Verdict row_verdict(const RunResult& r, std::size_t row, const Tally& tally) {
  const CheckRow& of = r.assessment.rows[row];
  return verdict_of(r.catalogue, of, tally.share(row));
}

std::vector<std::string> verdict_words() {
  std::vector<std::string> words;
  for (const Verdict verdict : {Verdict::met, Verdict::near, Verdict::not_met, Verdict::unknown,
                                Verdict::reported, Verdict::untestable})
    words.emplace_back(name_of(verdict));
  return words;
}

}  // namespace quarter
