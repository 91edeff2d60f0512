// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "commands.hpp"
#include "console.hpp"
#include "quarter/base/streams.hpp"
#include "quarter/run/inspection.hpp"

namespace quarter {

void inspect_command(const CityOptions& options) {
  Console console(options.talk);
  const Work work(options.threads, console.progress());
  City city = read_city(options, work);
  const std::string text = inspection_text(city);
  console.finish();
  console.say_notes(city.notes());
  print_out("{}", text);
}

}  // namespace quarter
