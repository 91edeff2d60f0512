// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "quarter/report/report_source.hpp"

namespace quarter {

/// All that the page shows, as JSON without the character '<': nothing in it can end the element
/// it stands in.
std::string page_data(const ReportSource& source);

}  // namespace quarter
