// SPDX-License-Identifier: Apache-2.0
#include <cstdio>

#include "quarter/base/work.hpp"
#include "quarter/catalogue/modes.hpp"
#include "quarter/checks/rulebook.hpp"

int main() {
  const quarter::Work work(1);
  const quarter::Rulebook rules = quarter::load_rulebook({});
  std::printf("%s, %zu checks\n", rules.modes.at(quarter::ModeIndex(0)).id.c_str(),
              rules.checks.size());
}
