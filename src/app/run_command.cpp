// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "commands.hpp"
#include "console.hpp"
#include "quarter/base/error.hpp"
#include "quarter/run/run.hpp"
#include "quarter/run/summary.hpp"

namespace quarter {

void run_command(const RunOptions& options) {
  if (options.out.empty()) fail_usage("the name of the output is empty; give one with -o");
  Console console(options.city.talk);
  const Work work(options.city.threads, console.progress());
  const Run done = run(options, work);
  console.finish();
  const Detail detail = options.city.talk == Talk::verbose ? Detail::full : Detail::brief;
  for (const std::string& line : summary_lines(done.result(), done.bands, detail))
    console.say(line);
  console.say(fmt::format("results in {}", options.out.string()));
  require_verdicts(options, done.result());
}

}  // namespace quarter
