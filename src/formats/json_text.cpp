// SPDX-License-Identifier: Apache-2.0
#include "json_text.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "quarter/base/text.hpp"

namespace quarter {
namespace {

/// Printable ASCII that stands for itself inside a JSON string, which is nearly all there is.
bool is_plain(char c) {
  return c >= 0x20 && c < 0x7F && c != '"' && c != '\\';
}

}  // namespace

void append_json_text(TextBuffer& out, std::string_view text) {
  if (std::all_of(text.begin(), text.end(), is_plain)) {
    out.push_back('"');
    append(out, text);
    out.push_back('"');
  } else {
    append(out, nlohmann::json(valid_utf8(text)).dump());
  }
}

}  // namespace quarter
