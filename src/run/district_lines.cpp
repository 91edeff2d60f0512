// SPDX-License-Identifier: Apache-2.0
#include "district_lines.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <numeric>

#include "quarter/base/text.hpp"
#include "quarter/catalogue/services.hpp"
#include "quarter/checks/headline.hpp"

namespace quarter {
namespace {

constexpr std::size_t kName = 24;  // columns
constexpr std::size_t kLast = 31;

struct Range {
  char32_t first, last;
};
constexpr std::array kWide{Range{0x1100, 0x115F}, Range{0x2E80, 0xA4CF},   Range{0xAC00, 0xD7A3},
                           Range{0xF900, 0xFAFF}, Range{0xFE30, 0xFE6F},   Range{0xFF00, 0xFF60},
                           Range{0xFFE0, 0xFFE6}, Range{0x1F300, 0x1FAFF}, Range{0x20000, 0x3FFFD}};
constexpr std::array kCombining{Range{0x300, 0x36F}, Range{0x200B, 0x200F}, Range{0xFE00, 0xFE0F}};

/// Bytes of the character that begins with this one; of valid UTF-8.
std::size_t length_from(char first) {
  const auto byte = static_cast<unsigned char>(first);
  return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

std::size_t columns_of(std::string_view character) {
  char32_t point = static_cast<unsigned char>(character[0]);
  if (character.size() > 1) point &= 0xFFU >> (character.size() + 1);
  for (const char tail : character.substr(1))
    point = point << 6 | (static_cast<unsigned char>(tail) & 0x3F);
  const auto holds = [point](Range range) { return point >= range.first && point <= range.last; };
  if (std::any_of(kCombining.begin(), kCombining.end(), holds)) return 0;
  return std::any_of(kWide.begin(), kWide.end(), holds) ? 2 : 1;
}

/// A text cut or filled up to so many columns.
std::string fitted(const std::string& text, std::size_t columns) {
  if (terminal_columns(text) <= columns)
    return text + std::string(columns - terminal_columns(text), ' ');
  std::string cut;
  std::size_t used = 1;  // of the sign that something is left out
  for (std::size_t at = 0; at < text.size();) {
    const std::string character = text.substr(at, length_from(text[at]));
    used += columns_of(character);
    if (used > columns) {
      used -= columns_of(character);
      break;
    }
    cut += character;
    at += character.size();
  }
  return cut + "…" + std::string(columns - used, ' ');
}

std::string name_of_district(const District& district) {
  return valid_utf8(district.name.empty() ? district.id : district.name);
}

/// The need that most are without, with its share.
std::string lacked_most(const RunResult& r, const Headline& headline, std::size_t district) {
  if (headline.most_lacked.empty()) return "";
  const CategoryIndex category = headline.most_lacked.front();
  for (const NeedShare& need : need_shares(r.catalogue, r.assessment, district)) {
    if (need.category == category)
      return r.catalogue.categories[category].label.en + " " + percent_text(need.share).en;
  }
  return "";
}

std::string line_of(const RunResult& r, const Headline& headline, std::size_t district) {
  const std::string name = fitted(name_of_district(r.study.districts[district]), kName);
  const VerdictSums& sums = headline.figures;
  if (!headline.row)
    return fmt::format("  {}  {:>6} {:>6} {:>8} {:>8}", name, sums.met, sums.near, sums.not_met,
                       sums.unknown);
  const std::string last = fitted(lacked_most(r, headline, district), kLast);
  const std::string line =
      fmt::format("  {}  {:>9}  {:<8}  {}", name, percent_text(headline.share).en,
                  name_of(headline.verdict), last);
  return line.substr(0, line.find_last_not_of(' ') + 1);
}

std::string head_of(const RunResult& r) {
  if (!r.assessment.needs_row)
    return fmt::format("  {:<{}}  {:>6} {:>6} {:>8} {:>8}", "figures", kName, "met", "near",
                       "not met", "unknown");
  return fmt::format("  {:<{}}  {:>9}  {:<8}  {}", "district", kName, "all needs", "verdict",
                     "most often out of reach");
}

/// Districts, the one with the least share first.
std::vector<std::size_t> ranked(const std::vector<Headline>& headlines) {
  std::vector<std::size_t> order(headlines.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto rank = [&](std::size_t d) {
    const Headline& of = headlines[d];
    const bool is_known = of.row && of.share.is_known();
    return is_known ? of.share.low() + of.share.high() : of.row ? 2.5 : 0;
  };
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return rank(a) < rank(b); });
  return order;
}

}  // namespace

std::size_t terminal_columns(const std::string& utf8) {
  std::size_t columns = 0;
  for (std::size_t at = 0; at < utf8.size(); at += length_from(utf8[at]))
    columns += columns_of(std::string_view(utf8).substr(at, length_from(utf8[at])));
  return columns;
}

std::vector<std::string> district_lines(const RunResult& r, std::size_t most) {
  const std::size_t count = r.study.districts.size();
  if (count == 0) return {};
  std::vector<Headline> headlines;
  for (std::size_t d = 0; d < count; ++d)
    headlines.push_back(headline_of(r.catalogue, r.assessment, r.origins.kind, d));
  std::vector<std::string> lines{head_of(r)};
  for (const std::size_t d : ranked(headlines)) {
    if (lines.size() > most) break;
    lines.push_back(line_of(r, headlines[d], d));
  }
  if (count > most) lines.push_back(fmt::format("  and {} more; -v lists all", count - most));
  return lines;
}

}  // namespace quarter
