// SPDX-License-Identifier: Apache-2.0
#include "csv_guard.hpp"

#include <algorithm>
#include <array>

#include "quarter/base/text.hpp"

namespace quarter {
namespace {

bool may_be_run(std::string_view text) {
  constexpr std::array<std::string_view, 8> kStarts = {
      "=", "+", "-", "@", "\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D", "\xEF\xBC\xA0"};
  if (text.empty()) return false;
  if (text.front() == '\t' || text.front() == '\r' || text.front() == '\n') return true;
  while (text.starts_with(' '))
    text.remove_prefix(1);
  const bool starts = std::any_of(kStarts.begin(), kStarts.end(),
                                  [&](std::string_view s) { return text.starts_with(s); });
  if (!starts) return false;
  const std::string_view number = text.starts_with('+') ? text.substr(1) : text;
  return number.starts_with('+') || !plain_number(number);
}

}  // namespace

bool needs_guard(std::string_view text) {
  while (text.starts_with('\''))
    text.remove_prefix(1);
  return may_be_run(text);
}

std::string without_guard(std::string text) {
  if (text.starts_with('\'') && needs_guard(text)) text.erase(0, 1);
  return text;
}

}  // namespace quarter
