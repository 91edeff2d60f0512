// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <limits>
#include <string>
#include <vector>

#include "block_values.hpp"
#include "quarter/catalogue/label.hpp"
#include "quarter/report/change_map.hpp"
#include "quarter/report/map_format.hpp"
#include "quarter/report/map_sheet.hpp"
#include "quarter/report/palette.hpp"

namespace quarter {

struct LegendEntry {
  Colour colour;
  Label text;
};

/// How a district (or the area studied) stands in what the sheet shows.
struct Standing {
  std::string verdict;  ///< empty: no check looks at it
  std::string text;     ///< such as "63-72 %" or "4/6"
};

/// What a sheet says, before it is drawn.
struct SheetContent {
  static constexpr std::size_t kNotKnown = std::numeric_limits<std::size_t>::max();

  Label title;
  Label subtitle;
  Label date;  ///< of the data
  Label legend_title;
  std::vector<LegendEntry> legend;   ///< a class each
  std::vector<std::size_t> classes;  ///< per block: index into legend, or kNotKnown
  /// In place of blocks: per cell an index into legend, kNoCell or kCellUnknown; empty: blocks.
  std::vector<std::uint16_t> cells;
  static constexpr std::uint16_t kNoCell = 65535;
  static constexpr std::uint16_t kCellUnknown = 65534;
  Label hatched = not_told_label();  ///< what kNotKnown says
  std::vector<Standing> standings;   ///< per scope
  std::vector<PlaceMark> marks;      ///< drawn above all else
};

class CellMap;

/// `cells` in place of blocks, where they are not null and the sheet is one of times.
SheetContent sheet_content(const ReportSource& source, const BlockValues& values,
                           const CellMap* cells, const MapSheet& sheet);

SheetContent change_content(const ReportSource& source, const ChangeMap& map);

class MapBase;

/// Draws it, as MapPrinter says.
std::string sheet_image(const MapBase& base, const SheetContent& content, const MapFormat& format);

}  // namespace quarter
