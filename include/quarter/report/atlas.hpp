// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "quarter/report/print_options.hpp"
#include "quarter/report/report_source.hpp"

namespace quarter {

/// A PDF: the city with its headline, its districts ranked in a table with a column for each need
/// (without districts the minutes to its needs instead), then a page for each district with its
/// map and its verdicts by module. Same source and same fonts, same bytes.
std::string atlas_pdf(const ReportSource& source, const PrintOptions& options);

}  // namespace quarter
