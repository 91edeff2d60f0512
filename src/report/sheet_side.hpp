// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <set>
#include <string>
#include <vector>

#include "map_base.hpp"
#include "sheet_content.hpp"
#include "sheet_words.hpp"

namespace quarter {

/// Which classes of a legend a map shows.
struct ShownClasses {
  std::set<std::size_t> classes;
  bool hatched = false;
};

/// The panel beside or below a map: legend and verdicts. Every swatch of it occurs on the map.
void paint_side(const MapBase& base, const SheetContent& content, const ShownClasses& shown,
                const SheetWords& words, MapCanvas& canvas);

}  // namespace quarter
