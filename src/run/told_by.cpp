// SPDX-License-Identifier: Apache-2.0
#include "told_by.hpp"

#include <fmt/format.h>

namespace quarter {

std::string told_by(const Extent& extent) {
  std::string text;
  switch (extent.from) {
    case Extent::From::box:
      text = "the box the file states";
      break;
    case Extent::From::part:
      text = fmt::format("{:.0f} % of the box the file states: where it holds data",
                         100 * extent.box_share);
      break;
    case Extent::From::data:
      text = "where the data are: the file states no box";
      break;
    case Extent::From::file:
      text = "given with --covers";
      break;
  }
  if (extent.far_parts > 0)
    text += fmt::format("; without {} part(s) far from the rest", extent.far_parts);
  return text;
}

}  // namespace quarter
