// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace quarter {

/// What an option is for. run.json says it beside the options, so that a comparison of runs knows
/// which may differ.
enum class Purpose : std::uint8_t {
  none,     ///< where results go, how much is said: no part of what was asked
  figures,  ///< decides what a figure means
  study,    ///< what is studied, and of whom
  display,  ///< how results are shown
};
/// As run.json calls it; none has no name there.
std::string_view name_of(Purpose purpose);

/// What an option was given, or its default. Nothing: neither. A file that is a path of its own
/// kind, so that its digest can be recorded.
using OptionValue =
    std::variant<std::monostate, bool, std::int64_t, double, std::string, std::filesystem::path,
                 std::vector<std::string>, std::vector<std::filesystem::path>>;
/// Nothing, or a list without a member.
bool is_empty(const OptionValue& value);
/// As people write it: "30", "walk,cycle"; empty for nothing and for flags.
std::string text_of(const OptionValue& value);

/// An option of a request, bound to where it stands there. From rows are made the record in
/// run.json,
/// --config and what `explain` reads back, and the program's parser of the command line, --help,
/// man pages and completion: option_rows.hpp makes them.
struct OptionRow {
  enum class Shape : std::uint8_t {
    flag,     ///< given or not
    one,      ///< a value
    list,     ///< values with commas between them
    several,  ///< given once for each value, or words in a row where it stands without a name
    handled,  ///< read before all others, such as --help: listed only
  };
  enum class Content : std::uint8_t { text, file, folder };

  /// `heading`: "-o,--out DIR", "--modes ID,...", "--overwrite", or "EXTRACT" for what stands
  /// without a name.
  OptionRow(Purpose why, const std::string& heading, std::string sentence);

  Purpose purpose;
  std::string short_name;  ///< "-o", or empty
  std::string long_name;   ///< "--out"; empty for what stands without a name
  std::string value;       ///< "DIR"; of what stands without a name, that
  std::string help;
  std::string group;         ///< heading of the part of --help that it stands in
  std::string default_text;  ///< empty: none, or the sentence says it
  Shape shape = Shape::one;
  Content content = Content::text;
  std::vector<std::string> choices;  ///< empty: open
  std::string needed;                ///< long name of an option without which it means nothing
  std::string excluded;              ///< long name of an option that cannot be given besides
  bool is_required = false;
  bool is_written = false;  ///< a file or folder that the command writes
  std::string unset_word;   ///< what run.json says where it is not given; empty: null

  /// Reads what the command line or a file gives it: words as typed, "true" or "false" for a flag.
  /// Throws BadValue.
  std::function<void(const std::vector<std::string>&)> read;
  /// What stands in the request now.
  std::function<OptionValue()> said;

  bool is_positional() const { return long_name.empty(); }
  bool takes_value() const { return !is_positional() && !value.empty(); }
  /// "-o" and "--out".
  std::vector<std::string> names() const;
  /// As messages call it: "--out", "EXTRACT".
  const std::string& shown() const { return is_positional() ? value : long_name; }
  /// In files: "out", "max-minutes", "extract".
  std::string key() const;

  OptionRow&& needs(std::string name) &&;
  OptionRow&& excludes(std::string name) &&;
  OptionRow&& required() &&;
  OptionRow&& recorded_unset(std::string word) &&;
};

/// A word that is no value of an option; says in words what it would have to be.
class BadValue : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// `row.read`, but what is wrong is an Error (ExitCode::usage): "--delay: 'ful' is none of full,
/// none (did you mean 'full'?)". `where` is put before it, such as "run.json: ".
void read_values(const OptionRow& row, const std::vector<std::string>& values,
                 const std::string& where, const std::string& advice);

}  // namespace quarter
