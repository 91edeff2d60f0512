// SPDX-License-Identifier: Apache-2.0
#include "option_checks.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <filesystem>
#include <optional>

#include "quarter/base/letter_case.hpp"
#include "quarter/base/text.hpp"
#include "quarter/formats/text_reading.hpp"

namespace quarter {
namespace {

std::string complaint_about(const std::string& text, const std::vector<std::string>& words) {
  if (std::find(words.begin(), words.end(), text) != words.end()) return {};
  return fmt::format("'{}' is none of {}{}", valid_utf8(text), fmt::join(words, ", "),
                     did_you_mean(text, words));
}

/// The name of a validator says the words to words_of.
std::string as_name(const std::vector<std::string>& words) {
  return fmt::format("{}", fmt::join(words, " "));
}

}  // namespace

CLI::Validator number_between(double least, double most, const std::string& zero) {
  return CLI::Validator(
      [=](const std::string& text) -> std::string {
        const std::optional<double> value = plain_number(text);
        if (value && *value >= least && *value <= most) return {};
        if (value && *value == 0 && !zero.empty()) return {};
        return fmt::format("'{}' is no number from {:g} to {:g}{}", valid_utf8(text), least, most,
                           zero.empty() ? "" : ", nor 0 for " + zero);
      },
      "");
}

CLI::Validator one_of(const std::vector<std::string>& words) {
  return CLI::Validator([words](const std::string& text) { return complaint_about(text, words); },
                        "", as_name(words));
}

CLI::Validator trimmed() {
  return CLI::Validator(
      [](std::string& text) {
        text = std::string(trim(text));
        return std::string();
      },
      "", "");
}

CLI::Validator trimmed_one_of(const std::vector<std::string>& words) {
  return CLI::Validator(
      [words](std::string& text) {
        text = std::string(trim(text));
        return complaint_about(text, words);
      },
      "", as_name(words));
}

CLI::Validator thread_count() {
  return CLI::Validator(
      [](const std::string& text) -> std::string {
        const bool digits = !text.empty() && text.size() <= 9 &&
                            text.find_first_not_of("0123456789") == std::string::npos;
        if (!digits) return fmt::format("'{}' is no number of threads", valid_utf8(text));
        if (std::stoi(text) <= kMostThreads) return {};
        return fmt::format("'{}' is more than {} threads; 0 takes one a core", text, kMostThreads);
      },
      "");
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

CLI::Validator local_file() {
  return CLI::Validator(
      [](const std::string& text) -> std::string {
        if (!is_address(text)) return {};
        return fmt::format("'{}' is an address; download it first and give the file",
                           valid_utf8(text));
      },
      "");
}

CLI::Validator encoding_name() {
  return CLI::Validator(
      [](const std::string& text) -> std::string {
        if (is_readable_encoding(text)) return {};
        return fmt::format(
            "'{}' is no encoding that can be read; give one such as GB18030, Big5, ISO-8859-1, "
            "windows-1252 or UTF-8",
            valid_utf8(text));
      },
      "");
}

}  // namespace quarter
