// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "quarter/report/report_source.hpp"

namespace quarter {

/// report.html: one page that opens offline in any browser and asks no host for anything. Its
/// Content-Security-Policy lets only the scripts and styles run that are built into the program;
/// all text of the data is handed over as JSON and put into the page as text. Same source, same
/// bytes.
std::string report_page(const ReportSource& source);

}  // namespace quarter
