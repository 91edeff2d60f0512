// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>

#include "quarter/report/change_map.hpp"
#include "quarter/report/map_format.hpp"
#include "quarter/report/map_sheet.hpp"
#include "quarter/report/print_options.hpp"
#include "quarter/report/report_source.hpp"

namespace quarter {

/// Prints the maps of a city. Its sheets have one layout, the largest that the paper allows:
/// upright or on its side, the legend beside the map or below. Beneath the results lies the ground
/// of the source, above them streets and names, drawn once for all sheets. Same source and same
/// fonts, same bytes; no time of day is in them.
class MapPrinter {
 public:
  /// The source must outlive it.
  MapPrinter(const ReportSource& source, const PrintOptions& options);
  MapPrinter(const ReportSource&&, const PrintOptions&) = delete;
  ~MapPrinter();
  MapPrinter(const MapPrinter&) = delete;
  MapPrinter& operator=(const MapPrinter&) = delete;

  /// A file: blocks in classes, what is not known hatched, what nobody lives on left to the ground,
  /// districts with their verdicts; north, scale, coordinates, legend, date of the data and
  /// attribution. For any thread.
  std::string print(const MapSheet& sheet, const MapFormat& format) const;
  /// What two runs differ in: gains blue, losses orange, what is as before grey, what cannot be
  /// compared hatched. Of the source only blocks (with "weight"), scopes, title and ground are
  /// looked at.
  std::string print(const ChangeMap& map, const MapFormat& format) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace quarter
