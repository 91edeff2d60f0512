// SPDX-License-Identifier: Apache-2.0
#include "quarter/report/page.hpp"

#include <fmt/format.h>

#include <stdexcept>

#include "assets.hpp"
#include "page_data.hpp"
#include "quarter/base/text.hpp"

namespace quarter {
namespace {

std::string escaped_html(std::string_view text) {
  std::string out;
  for (const char c : valid_utf8(text)) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

/// Only what is built in may run, and nothing may be fetched. The map draws in workers it makes of
/// its own text (blob:) and has its icons within its style (data:).
std::string policy() {
  std::string scripts, styles;
  for (const Asset& part : assets()) {
    std::string& list = part.name.ends_with(".js") ? scripts : styles;
    if (part.name.ends_with(".js") || part.name.ends_with(".css"))
      list += fmt::format(" 'sha256-{}'", part.sha256_base64);
  }
  return fmt::format(
      "default-src 'none'; script-src{}; style-src{}; img-src data: blob:; worker-src blob:; "
      "child-src blob:; base-uri 'none'; form-action 'none'",
      scripts, styles);
}

constexpr std::string_view kLibrary = "maplibre-gl.js";

std::string elements(std::string_view ending, std::string_view tag) {
  std::string out;
  for (const Asset& part : assets()) {
    if (part.name.ends_with(ending) && part.name != kLibrary)
      out += fmt::format("<{0}>{1}</{0}>\n", tag, part.text);
  }
  return out;
}

/// The text for a {{word}} of page.html.
std::string filling(std::string_view word, const ReportSource& source) {
  if (word == "policy") return policy();
  if (word == "title") return escaped_html(source.title);
  if (word == "styles") return elements(".css", "style");
  if (word == "scripts") return elements(".js", "script");
  if (word == "library") return std::string(asset(kLibrary).text);
  if (word == "data") return page_data(source);
  if (word == "licence") return escaped_html(asset("LICENSE.txt").text);
  throw std::logic_error(fmt::format("page.html: nothing is known to fill {{{{{}}}}}", word));
}

}  // namespace

const Asset& asset(std::string_view name) {
  for (const Asset& part : assets()) {
    if (part.name == name) return part;
  }
  throw std::logic_error(fmt::format("{} is not built in", name));
}

std::string report_page(const ReportSource& source) {
  const std::string_view frame = asset("page.html").text;
  std::string page;
  std::size_t done = 0;
  for (std::size_t at = frame.find("{{"); at != std::string_view::npos;
       at = frame.find("{{", done)) {
    const std::size_t end = frame.find("}}", at);
    page += frame.substr(done, at - done);
    page += filling(frame.substr(at + 2, end - at - 2), source);
    done = end + 2;
  }
  page += frame.substr(done);
  return page;
}

}  // namespace quarter
