// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "quarter/run/option_row.hpp"
#include "quarter/run/request.hpp"

namespace quarter {

/// The options of each request, a row an option, bound to the request, which must outlive the rows.
/// To add an option: a field of the request, a row here, and its use.
using OptionRows = std::vector<OptionRow>;

OptionRows run_rows(RunOptions& run);
OptionRows times_rows(TimesOptions& times);
OptionRows inspect_rows(InspectOptions& inspect);
/// Files that the run was made from are asked for again by the name of their option in `run`.
OptionRows explain_rows(ExplainOptions& explain);
OptionRows compare_rows(CompareOptions& compare);
OptionRows catalogue_rows(CatalogueOptions& catalogue);

/// Those of run that a city is read with, up to its travel times.
OptionRows city_rows(CityOptions& city);

/// How a command that reads an extract works, and how much it says.
OptionRows work_rows(CityOptions& city, bool takes_config);

/// Where a command takes --help, and the program --help and --version.
OptionRow help_row();
OptionRows program_rows();

/// `rows` under one heading of --help, behind those of `all`.
void add_group(const std::string& heading, OptionRows rows, OptionRows& all);
/// --map-format, --map-dpi, --map-size and --language.
OptionRows map_rows(Purpose purpose, std::vector<MapFormat::Kind>& formats, int& dpi,
                    PrintOptions& print);
/// wgs84 or gcj02.
OptionRow datum_row(Purpose purpose, const std::string& heading, Datum& datum,
                    const std::string& whose);

}  // namespace quarter
