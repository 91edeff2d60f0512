// SPDX-License-Identifier: Apache-2.0
#include "quarter/report/fonts.hpp"

#include <fmt/format.h>
#include <glib.h>

#include "map_canvas.hpp"
#include "quarter/base/text.hpp"

namespace quarter {
namespace {

/// Debian's package with letters of a script, by https://packages.debian.org/bookworm/fonts/.
const char* package_of(GUnicodeScript script) {
  switch (script) {
    case G_UNICODE_SCRIPT_HAN:
    case G_UNICODE_SCRIPT_HIRAGANA:
    case G_UNICODE_SCRIPT_KATAKANA:
    case G_UNICODE_SCRIPT_HANGUL:
    case G_UNICODE_SCRIPT_BOPOMOFO:
      return "fonts-noto-cjk";
    case G_UNICODE_SCRIPT_LATIN:
    case G_UNICODE_SCRIPT_GREEK:
    case G_UNICODE_SCRIPT_CYRILLIC:
      return "fonts-dejavu-core";
    default:
      return "fonts-noto-core";
  }
}

/// The script of the first letter that is of a script of its own.
GUnicodeScript script_of(const std::string& text) {
  for (const char* at = text.c_str(); *at != '\0'; at = g_utf8_next_char(at)) {
    const GUnicodeScript script = g_unichar_get_script(g_utf8_get_char(at));
    if (script != G_UNICODE_SCRIPT_COMMON && script != G_UNICODE_SCRIPT_INHERITED &&
        script != G_UNICODE_SCRIPT_LATIN)
      return script;
  }
  return G_UNICODE_SCRIPT_LATIN;
}

}  // namespace

std::string missing_font(const std::vector<std::string>& texts) {
  MapCanvas canvas(1, 1, {}, {});
  std::size_t count = 0;
  std::string first;
  for (const std::string& text : texts) {
    if (text.empty() || canvas.can_write(text)) continue;
    if (++count == 1) first = valid_utf8(text);
  }
  if (count == 0) return {};
  return fmt::format(
      "no font of this computer can write {} on maps; install one (Debian: apt install {}) and run "
      "again",
      count == 1 ? fmt::format("'{}'", first) : fmt::format("{} names such as '{}'", count, first),
      package_of(script_of(first)));
}

}  // namespace quarter
