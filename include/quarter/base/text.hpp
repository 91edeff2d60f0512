// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace quarter {

/// The text with every byte that is not part of valid UTF-8 replaced by U+FFFD, and control
/// characters (C0 but tab and newline, DEL, C1) by a space.
std::string valid_utf8(std::string_view text);
bool is_valid_utf8(std::string_view text);

/// The candidate closest to `word` by edit distance, or empty if none is close enough to suggest.
std::string nearest_word(std::string_view word, std::span<const std::string> candidates);

/// " (did you mean 'x'?)", or empty when nothing is close.
std::string did_you_mean(std::string_view word, std::span<const std::string> candidates);

/// Whether a text is one of these.
bool one_of(std::string_view text, const std::vector<std::string>& values);
bool one_of(std::string_view text, std::initializer_list<std::string_view> values);

std::vector<std::string> split(std::string_view text, char separator);
std::string_view trim(std::string_view text);

/// A number that is the whole of a text, without blanks; nothing if it is none. "inf" and "nan"
/// are.
std::optional<double> plain_number(std::string_view text);

/// "63.2-72.1", or one number where both ends are written alike; "at least 63.2" where the high one
/// is infinite.
std::string interval_text(double low, double high, int digits, std::string_view dash = "-");

}  // namespace quarter
