// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "quarter/base/lonlat.hpp"
#include "quarter/catalogue/label.hpp"

namespace quarter {

/// A place that only one of two runs has.
struct PlaceMark {
  LonLat where;
  bool is_new = true;  ///< else it is gone
  std::string name;    ///< may be empty
};

/// A printed map of what two runs differ in.
struct ChangeMap {
  std::string name;  ///< of its file without the ending
  Label title;       ///< what changed
  Label subtitle;
  Label date;  ///< of the data of both
  std::vector<std::optional<double>>
      minutes;  ///< per block: shorter below 0; nothing: not compared
  /// Minutes between classes, alike on both sides. Half a minute is less than mapping errors; two
  /// and five are what people plan with.
  std::vector<double> limits{0.5, 2, 5};
  std::vector<std::string> notes;  ///< per scope: written below its name
  std::vector<PlaceMark> marks;    ///< the new thing itself
};

/// Whether some block is in another class than "as before".
bool shows_change(const ChangeMap& map);

}  // namespace quarter
