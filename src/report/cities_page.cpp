// SPDX-License-Identifier: Apache-2.0
#include "quarter/report/cities_page.hpp"

#include <fmt/format.h>

#include "assets.hpp"
#include "quarter/base/markup.hpp"
#include "quarter/base/text.hpp"

namespace quarter {
namespace {

void fill(std::string& page, std::string_view word, std::string_view text) {
  const std::string mark = fmt::format("{{{{{}}}}}", word);
  page.replace(page.find(mark), mark.size(), text);
}

}  // namespace

std::string cities_page(std::string_view title, std::string_view data) {
  std::string page, style, scripts, script_hashes, style_hash;
  for (const Asset& part : cities_assets()) {
    if (part.name.ends_with(".html")) page = part.text;
    if (part.name.ends_with(".css")) {
      style = part.text;
      style_hash = fmt::format("'sha256-{}'", part.sha256_base64);
    }
    if (!part.name.ends_with(".js")) continue;
    scripts += fmt::format("<script>{}</script>\n", part.text);
    script_hashes += fmt::format(" 'sha256-{}'", part.sha256_base64);
  }
  std::string name = escaped_xml(valid_utf8(title));
  for (std::size_t at = name.find('{'); at != std::string::npos; at = name.find('{', at))
    name.replace(at, 1, "&#123;");
  fill(page, "title", name);
  fill(
      page, "policy",
      fmt::format("default-src 'none'; script-src{}; style-src {}; img-src data:; base-uri 'none'; "
                  "form-action 'none'",
                  script_hashes, style_hash));
  fill(page, "style", style);
  fill(page, "scripts", scripts);
  fill(page, "data", data);  // it may hold what looks like a mark: nothing is filled in after it
  return page;
}

}  // namespace quarter
