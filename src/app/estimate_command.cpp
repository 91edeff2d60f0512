// SPDX-License-Identifier: Apache-2.0
#include "commands.hpp"
#include "quarter/base/streams.hpp"
#include "quarter/batch/estimate.hpp"

namespace quarter {

void estimate_command(const EstimateOptions& options) {
  const std::vector<CityEstimate> cities = estimate_cities(options);
  write_out(options.json ? estimate_json(cities) : estimate_text(cities));
}

}  // namespace quarter
