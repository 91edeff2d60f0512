// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
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

/// How a district stands in the checks of a module.
struct ModuleTally {
  int module = 0;
  std::array<std::size_t, 4> counts{};  ///< of verdicts, in the order of verdict_words
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
  std::vector<ModuleTally> tallies;  ///< in place of the verdicts of the standings; or none
};

class CellMap;

/// `cells` in place of blocks, where they are not null and the sheet is one of times.
SheetContent sheet_content(const ReportSource& source, const BlockValues& values,
                           const CellMap* cells, const MapSheet& sheet);

SheetContent change_content(const ReportSource& source, const ChangeMap& map);

class MapBase;
class MapCanvas;

/// Draws it on a canvas of the size of the base, as MapPrinter says.
void paint_sheet(const MapBase& base, const SheetContent& content, const MapFormat& format,
                 MapCanvas& canvas);
/// The same as a file.
std::string sheet_image(const MapBase& base, const SheetContent& content, const MapFormat& format);

}  // namespace quarter
