// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <utility>

#include "commands.hpp"
#include "console.hpp"
#include "quarter/formats/output_set.hpp"
#include "quarter/formats/readers.hpp"
#include "quarter/formats/write_layer.hpp"
#include "quarter/results/times_table.hpp"
#include "quarter/run/times.hpp"
#include "vector_output.hpp"

namespace quarter {
namespace {

void say_beyond_map(const PointTable& points, const City& city, const std::string& source,
                    const Console& console) {
  const std::size_t beyond = count_beyond_map(points.points, city, source);
  if (beyond == 0) return;
  console.say(
      fmt::format("note: {} of the {} points of {} lie beyond the map: their times "
                  "are empty",
                  beyond, points.points.size(), source));
}

}  // namespace

void times_command(const TimesOptions& options) {
  refuse_unfit_output(options.out);
  Console console(options.city.talk);
  const Work work(options.city.threads, console.progress());
  CityRules rules = load_rules(options.city);
  const std::shared_ptr<const ReadingNotes> notes = rules.notes;
  const PointTable points = read_point_table(options.points, options.datum, rules.reading());
  write_file_atomically(options.out, options.overwrite, [&](const std::filesystem::path& path) {
    const City city = read_city(options.city, std::move(rules), Keep::nothing, work);
    work.stage("points");
    say_beyond_map(points, city, options.points.filename().string(), console);
    const std::vector<PointTimes> costs = times_of(points.points, city.times());
    work.stage("write");
    write_layer(times_layer(points, costs, city.catalogue(), city.times().modes()), path);
  });
  console.finish();
  console.say_notes(notes->all());
}

}  // namespace quarter
