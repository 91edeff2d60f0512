// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "commands.hpp"
#include "console.hpp"
#include "quarter/base/streams.hpp"
#include "quarter/run/inspection.hpp"

namespace quarter {

void inspect_command(const InspectOptions& options) {
  Console console(options.city.talk);
  const Work work(options.city.threads, console.progress());
  City city = read_city(options.city, work);
  const Inspection inspection = inspect(city);
  const std::string text = options.json ? inspection_json(inspection) : inspection_text(inspection);
  console.finish();
  console.say_notes(city.notes());
  print_out("{}", text);
}

}  // namespace quarter
