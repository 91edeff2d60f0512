// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <utility>

#include "commands.hpp"
#include "console.hpp"
#include "quarter/base/streams.hpp"
#include "quarter/base/text.hpp"
#include "quarter/formats/output_set.hpp"
#include "quarter/formats/write_layer.hpp"
#include "quarter/run/explanation.hpp"
#include "quarter/run/study_values.hpp"
#include "vector_output.hpp"

namespace quarter {

void explain_command(const ExplainOptions& options, const RunOptions& run) {
  if (!options.out.empty()) refuse_unfit_output(options.out);
  Console console(run.city.talk);
  const Work work(run.city.threads, console.progress());
  CityRules rules = load_rules(run.city);
  rules.catalogue.choose_preset(run.preset);
  const LonLat where = start_of(options);
  const City city = read_city(run.city, std::move(rules), Keep::nothing, work);
  const Explanation found = explain(city, where, valid_utf8(text_of(where_to(options.where))));
  const bool is_quiet = options.talk == Talk::quiet;
  if (!is_quiet) print_out("from {:.6f},{:.6f}\n{}", where.lon(), where.lat(), found.text);
  if (options.out.empty()) return;
  write_file_atomically(options.out, options.overwrite, [&](const std::filesystem::path& path) {
    const RouteGround ground{city.catalogue(), city.map(), city.network()};
    write_layer(legs_layer(found.explained, ground), path);
  });
  if (!is_quiet) print_out("routes in {}\n", options.out.string());
}

}  // namespace quarter
