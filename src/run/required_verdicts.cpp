// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "quarter/base/error.hpp"
#include "quarter/checks/verdict_counts.hpp"
#include "quarter/run/run.hpp"

namespace quarter {

void require_verdicts(const RunOptions& options, const RunResult& r) {
  if (!options.require) return;
  const VerdictCounts counts = count_verdicts(r.catalogue, r.assessment);
  const std::size_t worse = counts.not_met + (options.require == Verdict::met ? counts.near : 0);
  const std::size_t unknown = counts.unknown;
  const std::string where = (options.out / "checks.csv").string();
  if (worse > 0) {
    throw Error(fmt::format("--require {}: {} verdicts are worse and {} unknown; see {}",
                            name_of(*options.require), worse, unknown, where),
                ExitCode::not_met);
  }
  if (unknown > 0) {
    throw Error(fmt::format("--require {}: {} verdicts are unknown; see {}",
                            name_of(*options.require), unknown, where),
                ExitCode::undecidable);
  }
}

}  // namespace quarter
