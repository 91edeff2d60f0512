// SPDX-License-Identifier: Apache-2.0
#include "quarter/base/markup.hpp"

#include "quarter/base/text.hpp"

namespace quarter {

std::string escaped_xml(std::string_view text) {
  std::string out;
  for (const char c : valid_utf8(text)) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '"')
      out += "&quot;";
    else
      out += c;
  }
  return out;
}

}  // namespace quarter
