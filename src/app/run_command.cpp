// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "commands.hpp"
#include "console.hpp"
#include "quarter/base/error.hpp"
#include "quarter/run/font_notes.hpp"
#include "quarter/run/run.hpp"
#include "quarter/run/summary.hpp"

namespace quarter {
namespace {

void say_fonts(const Console& console, const std::string& missing) {
  if (!missing.empty()) console.say_notes({missing});
}

}  // namespace

void run_command(const RunOptions& options) {
  if (options.out.empty()) fail_usage("the name of the output is empty; give one with -o");
  Console console(options.city.talk);
  say_fonts(console, fonts_for_request(options));
  const Work work(options.city.threads, console.progress());
  const Run done = run(options, work);
  console.finish();
  say_fonts(console, fonts_for_names(options, done.result()));
  const Detail detail = options.city.talk == Talk::verbose ? Detail::full : Detail::brief;
  for (const std::string& line : summary_lines(done.result(), done.bands, detail))
    console.say(line);
  console.say(fmt::format("results in {}", options.out.string()));
  require_verdicts(options, done.result());
}

}  // namespace quarter
