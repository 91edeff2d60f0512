// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "map_canvas.hpp"
#include "quarter/catalogue/label.hpp"

namespace quarter {

/// A verdict as it is written to the outputs, and what people call it.
struct VerdictWord {
  std::string verdict;
  Label label;
};
/// In the order of a legend.
const std::vector<VerdictWord>& verdict_words();

/// Draws a verdict by shape and colour in a disc: check, wave, cross, question mark.
void paint_mark(Point2 at, double radius, const std::string& verdict, MapCanvas& canvas);

}  // namespace quarter
