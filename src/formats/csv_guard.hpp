// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace quarter {

/// Whether a cell of a CSV gets an apostrophe before it: a spreadsheet might run its text as a
/// formula (https://owasp.org/www-community/attacks/CSV_Injection), or the text is such a one that
/// has an apostrophe already, so that reading takes off what writing put on. That is text which
/// starts with one of = + - @, or their full-width forms, perhaps after spaces, or with a tab or a
/// line break; not a plain number such as -5.
bool needs_guard(std::string_view text);

/// The text without the apostrophe that such a cell got.
std::string without_guard(std::string text);

}  // namespace quarter
