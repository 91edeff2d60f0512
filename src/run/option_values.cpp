// SPDX-License-Identifier: Apache-2.0
#include "quarter/run/option_values.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "quarter/base/letter_case.hpp"
#include "quarter/base/text.hpp"

namespace quarter {
namespace {

using Shape = OptionRow::Shape;
using Content = OptionRow::Content;

constexpr int kMostThreads = 1024;

template <typename... T>
[[noreturn]] void refuse(fmt::format_string<T...> format, T&&... values) {
  throw BadValue(fmt::format(format, std::forward<T>(values)...));
}

OptionValue given_text(const std::string& text) {
  return text.empty() ? OptionValue() : OptionValue(text);
}

OptionValue given_file(const std::filesystem::path& file) {
  return file.empty() ? OptionValue() : OptionValue(file);
}

double read_number(const std::string& text, const NumberRange& range) {
  const std::optional<double> value = plain_number(text);
  if (value && *value >= range.least && *value <= range.most) return *value;
  if (value && *value == 0 && !range.zero.empty()) return 0;
  refuse("'{}' is no number from {:g} to {:g}{}", valid_utf8(text), range.least, range.most,
         range.zero.empty() ? "" : ", nor 0 for " + range.zero);
}

unsigned read_threads(const std::string& text) {
  const bool digits = !text.empty() && text.size() <= 9 &&
                      text.find_first_not_of("0123456789") == std::string::npos;
  if (!digits) refuse("'{}' is no number of threads", valid_utf8(text));
  const int count = std::stoi(text);
  if (count > kMostThreads)
    refuse("'{}' is more than {} threads; 0 takes one a core", text, kMostThreads);
  return static_cast<unsigned>(count);
}

}  // namespace

OptionRow handled(const std::string& heading, std::string help) {
  OptionRow row(Purpose::none, heading, std::move(help));
  row.shape = Shape::handled;
  row.content = row.value == "FILE" ? Content::file : Content::text;
  return row;
}

OptionRow number(Purpose purpose, const std::string& heading, double& target, NumberRange range,
                 std::string help) {
  OptionRow row(purpose, heading, std::move(help));
  row.read = [&target, range = std::move(range)](const std::vector<std::string>& words) {
    target = read_number(words.back(), range);
  };
  row.said = [&target] { return OptionValue(target); };
  row.default_text = text_of(row.said());
  return row;
}

OptionRow thread_count(const std::string& heading, unsigned& target, std::string help) {
  OptionRow row(Purpose::none, heading, std::move(help));
  row.read = [&target](const std::vector<std::string>& words) {
    target = read_threads(words.back());
  };
  row.said = [&target] { return OptionValue(std::int64_t{target}); };
  row.default_text = text_of(row.said());
  return row;
}

OptionRow text(Purpose purpose, const std::string& heading, std::string& target, std::string help) {
  OptionRow row(purpose, heading, std::move(help));
  row.read = [&target](const std::vector<std::string>& words) { target = words.back(); };
  row.said = [&target] { return given_text(target); };
  row.default_text = target;
  return row;
}

OptionRow texts(Purpose purpose, const std::string& heading, std::vector<std::string>& target,
                std::string help) {
  OptionRow row(purpose, heading, std::move(help));
  row.shape = Shape::list;
  row.read = [&target](const std::vector<std::string>& words) {
    target.clear();
    for (const std::string& word : words)
      target.emplace_back(trim(word));
  };
  row.said = [&target] { return OptionValue(target); };
  return row;
}

OptionRow file(Purpose purpose, const std::string& heading, std::filesystem::path& target,
               std::string help) {
  OptionRow row(purpose, heading, std::move(help));
  row.content = Content::file;
  row.read = [&target](const std::vector<std::string>& words) {
    refuse_address(words.back());
    target = words.back();
  };
  row.said = [&target] { return given_file(target); };
  return row;
}

OptionRow files(Purpose purpose, const std::string& heading,
                std::vector<std::filesystem::path>& target, std::string help) {
  OptionRow row(purpose, heading, std::move(help));
  row.shape = Shape::several;
  row.content = Content::file;
  row.read = [&target](const std::vector<std::string>& words) {
    std::for_each(words.begin(), words.end(), refuse_address);
    target.assign(words.begin(), words.end());
  };
  row.said = [&target] { return OptionValue(target); };
  return row;
}

OptionRow place(Content content, const std::string& heading, std::filesystem::path& target,
                std::string help) {
  OptionRow row(Purpose::none, heading, std::move(help));
  row.content = content;
  row.is_written = true;
  row.read = [&target](const std::vector<std::string>& words) { target = words.back(); };
  row.said = [&target] { return given_file(target); };
  return row;
}

OptionRow folder(const std::string& heading, std::filesystem::path& target, std::string help) {
  OptionRow row = place(Content::folder, heading, target, std::move(help));
  row.is_written = false;
  return row;
}

OptionRow folders(const std::string& heading, std::vector<std::filesystem::path>& target,
                  std::string help) {
  OptionRow row = files(Purpose::none, heading, target, std::move(help));
  row.content = Content::folder;
  row.read = [&target](const std::vector<std::string>& words) {
    target.assign(words.begin(), words.end());
  };
  return row;
}

bool is_address(const std::string& text) {
  const std::size_t end = text.find("://");
  if (end == std::string::npos || end < 2) return false;  // C: is a drive
  const std::string scheme = lower_case(text.substr(0, end));
  const bool is_scheme = std::all_of(scheme.begin(), scheme.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
  });
  std::error_code ignored;  // what cannot be looked at is not there
  return is_scheme && !std::filesystem::exists(text, ignored);
}

void refuse_address(const std::string& text) {
  if (is_address(text))
    refuse("'{}' is an address; download it first and give the file", valid_utf8(text));
}

std::size_t choice_of(const std::string& word, const std::vector<std::string>& choices) {
  const std::string plain(trim(word));
  const auto found = std::find(choices.begin(), choices.end(), plain);
  if (found == choices.end()) {
    refuse("'{}' is none of {}{}", valid_utf8(plain), fmt::join(choices, ", "),
           did_you_mean(plain, choices));
  }
  return static_cast<std::size_t>(found - choices.begin());
}

}  // namespace quarter
