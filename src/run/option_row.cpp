// SPDX-License-Identifier: Apache-2.0
#include "quarter/run/option_row.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>

#include "quarter/base/error.hpp"
#include "quarter/base/letter_case.hpp"

namespace quarter {
namespace {

struct AsText {
  std::string operator()(std::monostate) const { return {}; }
  std::string operator()(bool) const { return {}; }
  std::string operator()(std::int64_t value) const { return std::to_string(value); }
  std::string operator()(double value) const { return fmt::format("{:g}", value); }
  std::string operator()(const std::string& value) const { return value; }
  std::string operator()(const std::filesystem::path& value) const { return value.string(); }
  std::string operator()(const std::vector<std::string>& values) const {
    return fmt::format("{}", fmt::join(values, ","));
  }
  std::string operator()(const std::vector<std::filesystem::path>& values) const {
    std::string all;
    for (const std::filesystem::path& value : values)
      all += (all.empty() ? "" : ",") + value.string();
    return all;
  }
};

}  // namespace

std::string_view name_of(Purpose purpose) {
  switch (purpose) {
    case Purpose::none:
      return {};
    case Purpose::figures:
      return "figures";
    case Purpose::study:
      return "study";
    case Purpose::display:
      return "display";
  }
  return {};
}

bool is_empty(const OptionValue& value) {
  return !std::holds_alternative<bool>(value) && text_of(value).empty();
}

std::string text_of(const OptionValue& value) {
  return std::visit(AsText(), value);
}

OptionRow::OptionRow(Purpose why, const std::string& heading, std::string sentence)
    : purpose(why), help(std::move(sentence)) {
  const std::size_t space = heading.find(' ');
  std::string name = heading.substr(0, space);
  if (space != std::string::npos) value = heading.substr(space + 1);
  if (!name.starts_with('-')) {
    value = std::move(name);
    return;
  }
  if (const std::size_t comma = name.find(','); comma != std::string::npos) {
    short_name = name.substr(0, comma);
    name.erase(0, comma + 1);
  }
  long_name = std::move(name);
}

std::vector<std::string> OptionRow::names() const {
  std::vector<std::string> all;
  if (!short_name.empty()) all.push_back(short_name);
  if (!long_name.empty()) all.push_back(long_name);
  return all;
}

std::string OptionRow::key() const {
  return is_positional() ? lower_case(value) : long_name.substr(2);
}

OptionRow&& OptionRow::needs(std::string name) && {
  needed = std::move(name);
  return std::move(*this);
}

OptionRow&& OptionRow::excludes(std::string name) && {
  excluded = std::move(name);
  return std::move(*this);
}

OptionRow&& OptionRow::required() && {
  is_required = true;
  return std::move(*this);
}

OptionRow&& OptionRow::recorded_unset(std::string word) && {
  unset_word = std::move(word);
  return std::move(*this);
}

void read_values(const OptionRow& row, const std::vector<std::string>& values,
                 const std::string& where, const std::string& advice) {
  try {
    row.read(values);
  } catch (const BadValue& bad) {
    fail_usage("{}{}: {}{}", where, row.shown(), bad.what(), advice);
  }
}

}  // namespace quarter
