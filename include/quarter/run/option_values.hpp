// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "quarter/run/option_row.hpp"

namespace quarter {

/// Makers of rows, one for each kind of value: each binds a row to where its value stands in the
/// request and takes the value that is there as the default. The first argument says what the
/// option is for, the second how it is written, the last is its sentence in --help.

/// `target` becomes `value` where the flag is given.
template <typename T>
OptionRow flag(Purpose purpose, const std::string& heading, T& target,
               std::type_identity_t<T> value, std::string help) {
  OptionRow row(purpose, heading, std::move(help));
  row.shape = OptionRow::Shape::flag;
  row.read = [&target, value](const std::vector<std::string>& words) {
    if (!words.empty() && words.back() == "true") target = value;
  };
  row.said = [&target, value] { return OptionValue(target == value); };
  return row;
}

/// Read before all others, such as --help: only listed.
OptionRow handled(const std::string& heading, std::string help);

/// A plain number in [least, most], or 0 where that has a meaning of its own. "nan" is none.
struct NumberRange {
  double least, most;
  std::string zero{};  ///< what 0 means; empty: nothing
};
OptionRow number(Purpose purpose, const std::string& heading, double& target, NumberRange range,
                 std::string help);
/// A whole number up to 1024 [P]: machines of today have up to some hundred cores, and each thread
/// has memory of its own.
OptionRow thread_count(const std::string& heading, unsigned& target, std::string help);

OptionRow text(Purpose purpose, const std::string& heading, std::string& target, std::string help);
/// Separated by commas, without the blanks around each.
OptionRow texts(Purpose purpose, const std::string& heading, std::vector<std::string>& target,
                std::string help);

/// A file of this computer: not an address such as https://… that has to be downloaded first.
OptionRow file(Purpose purpose, const std::string& heading, std::filesystem::path& target,
               std::string help);
/// May be given several times.
OptionRow files(Purpose purpose, const std::string& heading,
                std::vector<std::filesystem::path>& target, std::string help);
/// A folder or a file to write.
OptionRow place(OptionRow::Content content, const std::string& heading,
                std::filesystem::path& target, std::string help);
/// A folder to read.
OptionRow folder(const std::string& heading, std::filesystem::path& target, std::string help);
OptionRow folders(const std::string& heading, std::vector<std::filesystem::path>& target,
                  std::string help);

/// Whether a text is an address, and no file of that name is there.
bool is_address(const std::string& text);
/// Throws BadValue if it is.
void refuse_address(const std::string& text);

/// The words that an option takes, each with what it means.
template <typename T>
using Words = std::vector<std::pair<std::string, T>>;

/// Which of the choices of a row a word is; throws BadValue with the nearest if none.
std::size_t choice_of(const std::string& word, const std::vector<std::string>& choices);

template <typename T>
T meaning_of(const std::string& word, const Words<T>& words) {
  std::vector<std::string> choices;
  for (const auto& one : words)
    choices.push_back(one.first);
  return words[choice_of(word, choices)].second;
}

/// The word for a value; a number stays one.
template <typename T>
OptionValue word_of(const T& value, const Words<T>& words) {
  for (const auto& [word, meaning] : words) {
    if (meaning != value) continue;
    if constexpr (std::is_integral_v<T>)
      return std::int64_t{value};
    else
      return word;
  }
  return {};
}

/// A row whose choices are the words, without its reading.
template <typename T>
OptionRow row_of_words(Purpose purpose, const std::string& heading, const Words<T>& words,
                       std::string help) {
  OptionRow row(purpose, heading, std::move(help));
  for (const auto& one : words) {
    row.choices.push_back(one.first);
    row.value += (row.value.empty() ? "" : "|") + one.first;
  }
  return row;
}

template <typename T>
OptionRow choice(Purpose purpose, const std::string& heading, T& target,
                 const std::type_identity_t<Words<T>>& words, std::string help) {
  OptionRow row = row_of_words(purpose, heading, words, std::move(help));
  row.read = [&target, words](const std::vector<std::string>& values) {
    target = meaning_of(values.back(), words);
  };
  row.said = [&target, words] { return word_of(target, words); };
  row.default_text = text_of(row.said());
  return row;
}

/// Nothing: not given.
template <typename T>
OptionRow choice(Purpose purpose, const std::string& heading, std::optional<T>& target,
                 const std::type_identity_t<Words<T>>& words, std::string help) {
  OptionRow row = row_of_words(purpose, heading, words, std::move(help));
  row.read = [&target, words](const std::vector<std::string>& values) {
    target = meaning_of(values.back(), words);
  };
  row.said = [&target, words] { return target ? word_of(*target, words) : OptionValue(); };
  return row;
}

/// Several of the words, with commas between them.
template <typename T>
OptionRow choices(Purpose purpose, const std::string& heading, std::vector<T>& target,
                  const std::type_identity_t<Words<T>>& words, std::string help) {
  OptionRow row = row_of_words(purpose, heading, words, std::move(help));
  row.shape = OptionRow::Shape::list;
  row.value += ",...";
  row.read = [&target, words](const std::vector<std::string>& values) {
    std::vector<T> all;
    for (const std::string& value : values)
      all.push_back(meaning_of(value, words));
    target = std::move(all);
  };
  row.said = [&target, words] {
    std::vector<std::string> all;
    for (const T& value : target)
      all.push_back(text_of(word_of(value, words)));
    return OptionValue(std::move(all));
  };
  row.default_text = text_of(row.said());
  return row;
}

/// A value with a language of its own. `from` throws BadValue; `to` says it as `from` reads it.
template <typename T>
OptionRow value(Purpose purpose, const std::string& heading, T& target,
                T (*from)(const std::string&), OptionValue (*to)(const T&), std::string help) {
  OptionRow row(purpose, heading, std::move(help));
  row.read = [&target, from](const std::vector<std::string>& words) {
    target = from(words.back());
  };
  row.said = [&target, to] { return to(target); };
  row.default_text = text_of(row.said());
  return row;
}

}  // namespace quarter
