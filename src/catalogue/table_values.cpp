// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <stdexcept>

#include "quarter/base/text.hpp"
#include "quarter/catalogue/label.hpp"
#include "quarter/catalogue/table_reader.hpp"
#include "quarter/catalogue/tag_rule.hpp"
#include "toml_line.hpp"

namespace quarter {
namespace {

bool has_control_character(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte == 0x7F;
  });
}

}  // namespace

std::string Range::text() const {
  return fmt::format("{} {} and at most {}", low_included ? "at least" : "more than", low, high);
}

void TableReader::check_range(std::string_view key, const toml::node& node, double value,
                              Range range, double& target) {
  if (range.holds(value)) {
    target = value;
  } else {
    mistakes_.add(line_of(node),
                  fmt::format("'{}' of {} is {}; it must be {}", key, title_, value, range.text()));
  }
}

void TableReader::number(std::string_view key, double& target, Range range, Need need) {
  const toml::node* node = find(key, need);
  if (!node) return;
  if (!node->is_number()) return wrong_type(key, *node, "a number");
  check_range(key, *node, *node->value<double>(), range, target);
}

void TableReader::integer(std::string_view key, int& target, Range range, Need need) {
  const toml::node* node = find(key, need);
  if (!node) return;
  if (!node->is_integer()) return wrong_type(key, *node, "a whole number");
  double value = target;
  check_range(key, *node, static_cast<double>(**node->as_integer()), range, value);
  target = static_cast<int>(value);
}

void TableReader::flag(std::string_view key, bool& target, Need need) {
  const toml::node* node = find(key, need);
  if (!node) return;
  if (!node->is_boolean()) return wrong_type(key, *node, "true or false");
  target = **node->as_boolean();
}

bool TableReader::read_text(std::string_view key, const toml::node& node, std::string& target) {
  if (!node.is_string()) {
    wrong_type(key, node, "text");
    return false;
  }
  const std::string& text = **node.as_string();
  const bool blank = trim(text).empty();
  if (blank || has_control_character(text)) {
    mistakes_.add(line_of(node), fmt::format("'{}' of {} {}", key, title_,
                                             blank ? "is empty" : "has a control character"));
    return false;
  }
  target = text;
  return true;
}

void TableReader::text(std::string_view key, std::string& target, Need need) {
  if (const toml::node* node = find(key, need)) read_text(key, *node, target);
}

void TableReader::texts(std::string_view key, std::vector<std::string>& target, Need need) {
  const toml::array* array = find_array(key, need);
  if (!array) return;
  for (const toml::node& node : *array) {
    std::string text;
    if (!read_text(key, node, text)) continue;
    if (std::find(target.begin(), target.end(), text) != target.end()) {
      mistakes_.add(line_of(node), fmt::format("'{}' of {} has '{}' twice", key, title_, text));
    } else {
      target.push_back(std::move(text));
    }
  }
}

void TableReader::numbers(std::string_view key, std::vector<double>& target, Range range) {
  const toml::array* array = find_array(key, Need::filled);
  if (!array) return;
  for (const toml::node& node : *array) {
    if (!node.is_number()) {
      wrong_type(key, node, "a number");
      continue;
    }
    double value = range.high;
    check_range(key, node, *node.value<double>(), range, value);
    target.push_back(value);
  }
}

std::optional<std::size_t> TableReader::chosen_word(std::string_view key,
                                                    const std::vector<std::string>& words) {
  std::string word;
  text(key, word);
  if (word.empty()) return std::nullopt;
  const auto found = std::find(words.begin(), words.end(), word);
  if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
  mistake(key, fmt::format("'{}' of {} is '{}'; it must be one of {}{}", key, title_, word,
                           fmt::join(words, ", "), did_you_mean(word, words)));
  return std::nullopt;
}

void TableReader::label(std::string_view key, Label& target) {
  section(key, [&](TableReader& table) {
    table.text("en", target.en);
    table.text("zh", target.zh);
  });
}

void TableReader::source(std::string_view key, Source& target) {
  section(key, [&](TableReader& table) {
    table.text("document", target.document);
    table.text("clause", target.clause, Need::optional);
    table.integer("year", target.year, from(1800, 2200), Need::optional);
    table.flag("verified", target.verified);
  });
}

TagRule TableReader::rule() {
  TagRule rule;
  rule.when = tests("when", Need::filled);
  rule.unless = tests("unless", Need::optional);
  return rule;
}

void TableReader::add_test(std::string_view key, const toml::node& node,
                           std::vector<TagTest>& tests) {
  std::string text;
  if (!read_text(key, node, text)) return;
  try {
    tests.push_back(parse_tag_test(text));
  } catch (const std::invalid_argument& reason) {
    mistakes_.add(line_of(node), fmt::format("'{}' of {}: {}", key, title_, reason.what()));
  }
}

std::vector<TagTest> TableReader::tests(std::string_view key, Need need) {
  std::vector<TagTest> tests;
  const toml::node* node = find(key, need);
  if (!node) return tests;
  const toml::array* array = node->as_array();
  if (!array) {
    add_test(key, *node, tests);
    return tests;
  }
  for (const toml::node& item : *array)
    add_test(key, item, tests);
  if (array->empty() && need == Need::filled) is_empty(key, *node);
  return tests;
}

}  // namespace quarter
