// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "commands.hpp"
#include "console.hpp"
#include "quarter/batch/gather.hpp"

namespace quarter {

void gather_command(const GatherOptions& options) {
  Console console(options.talk);
  const Work work(0, console.progress());
  const std::string told = gather(options);
  console.say(fmt::format("{}; results in {}", told, options.out.string()));
}

}  // namespace quarter
