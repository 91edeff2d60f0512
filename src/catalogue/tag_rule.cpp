// SPDX-License-Identifier: Apache-2.0

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "quarter/base/text.hpp"
#include "quarter/catalogue/tag_rule.hpp"

namespace quarter {
namespace {

bool accepts(const TagTest& test, std::string_view value) {
  if (test.values.empty()) return !means_absent(value);
  return std::find(test.values.begin(), test.values.end(), value) != test.values.end();
}

template <typename... Args>
[[noreturn]] void reject(fmt::format_string<Args...> text, Args&&... args) {
  throw std::invalid_argument(fmt::format(text, std::forward<Args>(args)...));
}

/// The values of "v1|v2", or none for "*".
std::vector<std::string> parse_values(std::string_view text, std::string_view values) {
  if (values == "*") return {};
  std::vector<std::string> parts = split(values, '|');
  for (auto part = parts.begin(); part != parts.end(); ++part) {
    if (part->empty()) reject("'{}' has an empty value", text);
    if (*part == "*") reject("'{}' has both * and values", text);
    // The values of an object are split at `;` before they are compared.
    if (part->find(';') != std::string::npos) reject("'{}' has a ';' in a value; use '|'", text);
    if (std::find(parts.begin(), part, *part) != part) reject("'{}' has '{}' twice", text, *part);
  }
  return parts;
}

}  // namespace

bool means_absent(std::string_view value) {
  static constexpr std::array<std::string_view, 5> kAbsent = {"no", "vacant", "disused",
                                                              "abandoned", "construction"};
  return std::find(kAbsent.begin(), kAbsent.end(), value) != kAbsent.end();
}

bool TagTest::matches(Tags tags) const {
  const std::string_view value = tags.get(key);
  if (value.empty()) return false;
  if (value.find(';') == std::string_view::npos) return accepts(*this, value);
  if (every)
    return !any_of_list(value, [this](std::string_view item) { return !accepts(*this, item); });
  return any_of_list(value, [this](std::string_view item) { return accepts(*this, item); });
}

bool TagRule::matches(Tags tags) const {
  const auto test_matches = [tags](const TagTest& test) { return test.matches(tags); };
  return std::all_of(when.begin(), when.end(), test_matches) &&
         std::none_of(unless.begin(), unless.end(), test_matches);
}

bool matches_any(const std::vector<TagRule>& rules, Tags tags) {
  return std::any_of(rules.begin(), rules.end(),
                     [&](const TagRule& rule) { return rule.matches(tags); });
}

TagTest parse_tag_test(std::string_view text) {
  const auto equals = text.find('=');
  if (equals == std::string_view::npos) {
    reject("'{}' is no test of a tag; write \"key=value\" or \"key=*\"", text);
  }
  const std::string_view key = trim(text.substr(0, equals));
  if (key.empty()) reject("'{}' has no key", text);
  return {std::string(key), parse_values(text, trim(text.substr(equals + 1)))};
}

}  // namespace quarter
