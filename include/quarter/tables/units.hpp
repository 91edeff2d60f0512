// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Units of columns, see Field::unit.
namespace quarter::unit {

inline constexpr const char* kSeconds = "s";
inline constexpr const char* kMinutes = "min";
inline constexpr const char* kMetres = "m";
inline constexpr const char* kSquareMetres = "m²";
inline constexpr const char* kOne = "1";  ///< of shares, ratios, counts and numbers of things
inline constexpr const char* kPercentagePoints = "percentage points";

}  // namespace quarter::unit
