// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <fmt/format.h>

#include <cstdint>
#include <string_view>

namespace quarter {

/// Text that grows while a file is formatted.
using TextBuffer = fmt::memory_buffer;

inline void append(TextBuffer& out, std::string_view text) {
  out.append(text.data(), text.data() + text.size());
}

void append_integer(TextBuffer& out, std::int64_t number);

/// Appends scaled / 10^decimals exactly, without trailing zeros: (1250, 3) gives "1.25".
/// decimals: [0, 9].
void append_scaled(TextBuffer& out, std::int64_t scaled, int decimals);

/// Appends a number rounded to `decimals` digits after the point, halves away from zero, without
/// trailing zeros or an exponent. Throws std::logic_error for NaN and infinity.
void append_real(TextBuffer& out, double number, int decimals);

/// The number that append_real writes.
double rounded(double number, int decimals);

}  // namespace quarter
