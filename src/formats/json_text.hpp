// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "number.hpp"

namespace quarter {

/// Appends the text as a JSON string with its quotes (RFC 8259, section 7). Bytes that are not
/// UTF-8 become U+FFFD, control characters a space (see valid_utf8).
void append_json_text(TextBuffer& out, std::string_view text);

}  // namespace quarter
