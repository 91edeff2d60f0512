// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "commands.hpp"
#include "console.hpp"
#include "quarter/base/streams.hpp"
#include "quarter/run/compare_runs.hpp"

namespace quarter {

void compare_command(const CompareOptions& options) {
  Console console(options.talk);
  const Work work(0, console.progress());
  const auto note = [&](const std::string& text) { console.say("note: " + text); };
  const std::string table = compare_runs(options, note);
  if (options.talk != Talk::quiet) print_out("{}", table);
  if (!options.out.empty()) console.say(fmt::format("results in {}", options.out.string()));
}

}  // namespace quarter
