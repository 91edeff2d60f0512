// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "map_canvas.hpp"
#include "quarter/report/print_options.hpp"
#include "quarter/report/report_source.hpp"

namespace quarter {

/// The rows that a table of needs has as columns: those of the first check that looks at each of
/// its categories by itself, indices into ReportSource::rows. Empty if there is none.
std::vector<std::size_t> need_rows(const ReportSource& source);

/// Districts (indices of scopes) from best to worst: by the mean of their shares of need_rows, by
/// what is sure.
std::vector<std::size_t> ranked_districts(const ReportSource& source);

/// How many districts a page of the table holds.
std::size_t districts_a_page(double height);

/// Paints a page of it: `districts` are scopes, in their order.
void paint_district_table(const ReportSource& source, const PrintOptions& options,
                          const std::vector<std::size_t>& districts, double width, double height,
                          MapCanvas& canvas);

}  // namespace quarter
