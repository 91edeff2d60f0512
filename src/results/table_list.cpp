// SPDX-License-Identifier: Apache-2.0
#include "table_list.hpp"

#include "quarter/city/access_points.hpp"

namespace quarter {

std::vector<std::string> evidence_words() {
  std::vector<std::string> words;
  for (const Evidence evidence : {Evidence::point, Evidence::entrance, Evidence::crossing,
                                  Evidence::edge, Evidence::nearest, Evidence::bank})
    words.emplace_back(name_of(evidence));
  return words;
}

std::vector<TableDescription> result_tables() {
  return {blocks_description(),        districts_description(),    checks_description(),
          equity_description(),        improvements_description(), places_description(),
          access_points_description(), findings_description(),     sensitivity_description(),
          long_times_description(),    streets_description(),      ground_areas_description(),
          ground_lines_description(),  ground_names_description(), city_columns_description(),
          summary_description(),       columns_description(),      times_description(),
          legs_description()};
}

}  // namespace quarter
