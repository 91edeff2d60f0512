// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "commands.hpp"
#include "console.hpp"
#include "quarter/base/streams.hpp"
#include "quarter/batch/cut.hpp"

namespace quarter {

void cut_command(const CutOptions& options) {
  Console console(options.city.talk);
  const Work work(options.city.threads, console.progress());
  const std::string text = cut_cities(options, work);
  console.finish();
  if (options.city.talk != Talk::quiet) write_out(text);
  console.say(fmt::format("parts in {}", options.out.string()));
}

}  // namespace quarter
