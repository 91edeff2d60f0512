// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cctype>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>

#include "quarter/base/lonlat.hpp"

namespace quarter {

/// A map drawn in text. Letters and digits are points, everything else is decoration. A column is
/// so many metres wide and a row twice as high, so that with 25 m
///
///     A---B
///     |   |
///     C---D
///
/// is a square with sides of 100 m. It lies at the equator, where a degree is as long either way.
class Drawing {
 public:
  explicit Drawing(std::string_view text, double column_m = 25) : column_m_(column_m) {
    int row = 0;
    int column = 0;
    for (const char c : text) {
      if (c == '\n') {
        ++row;
        column = 0;
        continue;
      }
      if (std::isalnum(static_cast<unsigned char>(c)) != 0) add(c, row, column);
      ++column;
    }
  }

  LonLat at(char point) const {
    const auto found = points_.find(point);
    if (found == points_.end())
      throw std::logic_error(std::string("no point in the drawing: ") + point);
    return found->second;
  }
  /// So many metres east and north of a point.
  LonLat beside(char point, double east_m, double north_m) const {
    return LocalPlane(at(point)).to_lonlat({east_m, north_m});
  }
  const std::map<char, LonLat>& points() const { return points_; }

 private:
  void add(char point, int row, int column) {
    const LocalPlane corner(LonLat::from_degrees(0.3, 0));
    const LonLat where = corner.to_lonlat({column * column_m_, -row * 2 * column_m_});
    if (!points_.emplace(point, where).second)
      throw std::logic_error(std::string("twice in the drawing: ") + point);
  }

  double column_m_;
  std::map<char, LonLat> points_;
};

}  // namespace quarter
