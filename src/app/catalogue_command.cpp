// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "quarter/app/options.hpp"
#include "quarter/checks/rulebook.hpp"

namespace quarter {

void catalogue_command(const std::filesystem::path& catalogue) {
  fmt::print("{}", load_rulebook(catalogue).text);
}

}  // namespace quarter
