// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "quarter/tables/sheet.hpp"

namespace quarter {

/// Sheets, and what is said of all of them.
struct Workbook {
  std::string title;
  std::string date;  ///< of the data, ISO 8601, or empty: the day the workbook says it was made
  std::string note;  ///< where the data come from
  std::vector<Sheet> sheets;
};

/// Writes an Office Open XML workbook (.xlsx). Same workbook, same bytes. Throws Error naming the
/// file; also if a sheet has more rows than such a file can hold.
void write_workbook(const Workbook& workbook, const std::filesystem::path& path);

}  // namespace quarter
