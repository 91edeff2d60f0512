// SPDX-License-Identifier: Apache-2.0
// The options of commands for many cities.
#include "quarter/batch/requests.hpp"
#include "quarter/run/option_values.hpp"

namespace quarter {
namespace {

using enum Purpose;

/// Those of a run on which its cost and its halo depend.
OptionRows cost_rows(CityOptions& city) {
  OptionRows rows;
  for (OptionRow& row : city_rows(city)) {
    for (const char* const name : {"--catalogue", "--modes", "--max-minutes", "--elevation"}) {
      if (row.long_name == name) rows.push_back(std::move(row));
    }
  }
  return rows;
}

OptionRow list_extract_row(std::filesystem::path& extract) {
  return file(none, "--extract FILE", extract,
              "extract for cities of the list that name none, such as that of their country");
}

OptionRows halo_rows(CutOptions& cut) {
  OptionRows rows = cost_rows(cut.city);
  rows.push_back(number(none, "--halo M", cut.halo_m, {1, 1000000, "as much as results rest on"},
                        "metres of ground around each city, in place of what 'quarter estimate' "
                        "says; 0: that"));
  return rows;
}

}  // namespace

OptionRows cut_rows(CutOptions& cut) {
  OptionRows all;
  OptionRows asked{
      file(none, "COUNTRY", cut.country, "extract that holds all cities").required(),
      file(none, "LIST", cut.list,
           "list of cities with their outlines (CSV with a column boundary, or a layer of "
           "polygons); those of other extracts are left out")
          .required(),
  };
  OptionRows written{
      place(OptionRow::Content::folder, "-o,--out DIR", cut.out,
            "folder for ID.osm.pbf and ID.geojson of each; must not exist yet, or be empty")
          .required(),
      flag(none, "--overwrite", cut.overwrite, true, "replace what an earlier cut wrote into DIR"),
  };
  add_group("What is cut", std::move(asked), all);
  add_group("How much ground around", halo_rows(cut), all);
  add_group("Results", std::move(written), all);
  add_group("At work", work_rows(cut.city, false), all);
  return all;
}

OptionRows estimate_rows(EstimateOptions& estimate) {
  OptionRows all;
  OptionRows asked{
      file(none, "LIST|EXTRACT", estimate.city.extract,
           "list of cities (CSV, or a layer of polygons; see the manual, batch), or one extract")
          .required(),
      list_extract_row(estimate.extract),
      flag(none, "--json", estimate.json, true, "print JSON, for engines"),
  };
  add_group("What is estimated", std::move(asked), all);
  add_group("What will be asked of the runs", cost_rows(estimate.city), all);
  add_group("At work", {help_row()}, all);
  return all;
}

}  // namespace quarter
