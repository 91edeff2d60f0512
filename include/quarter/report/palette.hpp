// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace quarter {

struct Rulebook;
struct Label;

/// A colour of sRGB.
struct Colour {
  std::uint8_t red = 0;
  std::uint8_t green = 0;
  std::uint8_t blue = 0;

  std::string hex() const;  ///< "#1f6fb5"
};

/// One class of travel times.
struct TimeClass {
  double above = 0;  ///< minutes, exclusive
  double upto = 0;   ///< minutes, inclusive; infinity: farther, or not reached
  Colour colour;
};

/// The limit that most targets of the catalogue's checks have, if it bounds a class; else the
/// middle class limit.
double pivot_minutes(const Rulebook& catalogue);

/// The classes of the map: blue up to the pivot, orange beyond it, darker the farther from it. With
/// at most three classes on a side, neighbours are at least 10 apart (CIEDE2000) for normal sight,
/// deuteranopia and protanopia.
std::vector<TimeClass> time_classes(const Rulebook& catalogue);

/// Seconds that a time must lie on one side of to be painted (see is_told): the pivot, on which
/// verdicts turn, and the end of the last class but one, beyond which a map says "farther".
/// Ascending.
std::vector<double> told_limits_s(const Rulebook& catalogue);

/// What a map says where it cannot tell. Hatched, or in this grey where nothing can be hatched.
const Label& not_told_label();
inline constexpr Colour kNotTold{0xB9, 0xB9, 0xB9};

/// One class of changes in minutes; shorter is below 0.
struct ChangeClass {
  double above = 0;  ///< minutes, exclusive; minus infinity: all that is less
  double upto = 0;   ///< minutes, inclusive; infinity: all that is more
  Colour colour;
};

/// Three classes of gains in blue, a light grey one around 0, three of losses in orange, darker the
/// larger. `limits`: minutes between the classes of losses, three, ascending, above 0; gains have
/// the same.
std::vector<ChangeClass> change_classes(const std::vector<double>& limits);

/// Of a verdict as written to the outputs ("met", "near", "partial", "not met", "unknown"): blue,
/// light blue, orange, grey. Never told apart by red and green.
Colour verdict_colour(std::string_view verdict);

}  // namespace quarter
