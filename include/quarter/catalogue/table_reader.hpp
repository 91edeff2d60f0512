// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <fmt/format.h>

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <toml++/impl/forward_declarations.h>

#include "quarter/base/indexed.hpp"
#include "quarter/catalogue/tag_rule.hpp"

#include "quarter/catalogue/label.hpp"
#include "quarter/catalogue/mistakes.hpp"
#include "quarter/catalogue/tag_rule.hpp"

namespace quarter {

struct Label;
struct Source;

/// What a number may be. See `from` and `above`.
struct Range {
  double low;
  double high;
  bool low_included;

  bool holds(double value) const {
    return (low_included ? value >= low : value > low) && value <= high;
  }
  std::string text() const;
};
constexpr Range from(double low, double high) {
  return {low, high, true};
}
constexpr Range above(double low, double high) {
  return {low, high, false};
}

/// Modules of the guidebook.
constexpr Range kModule = from(1, 99);

enum class Need : std::uint8_t {
  optional,
  required,
  filled,  ///< required, with at least one member
};

/// Reads one table. Whatever is missing, of a wrong type or out of range becomes a mistake and
/// leaves the target as it was, so that reading goes on. A key nobody asked for is a mistake too;
/// that is looked at by `each_entry`, `each_row`, `section` and `read_root`, after their `read` has
/// returned.
class TableReader {
 public:
  using Read = std::function<void(TableReader&)>;
  using ReadEntry = std::function<void(const std::string& id, TableReader&)>;

  /// Reads a whole file.
  static void read_root(const toml::table& root, Mistakes& mistakes, const Read& read);

  bool has(std::string_view key) { return find(key) != nullptr; }
  void number(std::string_view key, double& target, Range range, Need need = Need::required);
  void integer(std::string_view key, int& target, Range range, Need need = Need::required);
  void flag(std::string_view key, bool& target, Need need = Need::optional);
  void text(std::string_view key, std::string& target, Need need = Need::required);
  /// A list of texts, none of them twice.
  void texts(std::string_view key, std::vector<std::string>& target, Need need = Need::filled);
  void numbers(std::string_view key, std::vector<double>& target, Range range);

  /// A text that is one of these words; false if it is not.
  template <typename Enum>
  bool choice(std::string_view key, Enum& target,
              std::initializer_list<std::pair<std::string_view, Enum>> words) {
    std::vector<std::string> names;
    for (const auto& [name, value] : words)
      names.emplace_back(name);
    const auto index = chosen_word(key, names);
    if (index) target = (words.begin() + *index)->second;
    return index.has_value();
  }

  /// The position of a text among these words; nothing if it is none of them.
  std::optional<std::size_t> chosen_word(std::string_view key,
                                         const std::vector<std::string>& words);

  void label(std::string_view key, Label& target);
  void source(std::string_view key, Source& target);
  /// `when` and `unless`.
  TagRule rule();
  /// One test or a list of tests, written "key=v1|v2".
  std::vector<TagTest> tests(std::string_view key, Need need);

  /// The table under a key.
  void section(std::string_view key, const Read& read, Need need = Need::required);
  /// Each table of the list under a key, in its order.
  void each_row(std::string_view key, const Read& read, Need need = Need::filled);
  /// Each [key.ID], in the order of the file. An id is made of a-z, 0-9, _ and the characters of
  /// `more`.
  void each_entry(std::string_view key, const ReadEntry& read, Need need = Need::filled,
                  std::string_view more = {});

  /// The position of `id` among `known`; a mistake, and nothing, if it is not there.
  std::optional<std::size_t> resolve(std::string_view key, std::string_view id,
                                     const std::vector<std::string>& known);
  /// Keys that somebody else reads: they are no mistakes.
  void leave(std::span<const std::string_view> keys);
  /// A mistake in the value of a key, or in the table itself where the key is absent.
  void mistake(std::string_view key, std::string text);
  /// A mistake in one member of the list under a key.
  void mistake(std::string_view key, std::string_view member, std::string text);
  /// A mistake in the table as a whole.
  void mistake(std::string text) { mistakes_.add(line_, std::move(text)); }
  /// What this table is called in messages, such as "[mode.walk]".
  const std::string& title() const { return title_; }

 private:
  TableReader(const toml::table& table, std::string title, std::uint32_t line, Mistakes& mistakes)
      : table_(table), title_(std::move(title)), line_(line), mistakes_(mistakes) {}

  const toml::node* find(std::string_view key);
  const toml::node* find(std::string_view key, Need need);
  const toml::table* find_table(std::string_view key, Need need);
  const toml::array* find_array(std::string_view key, Need need);
  void wrong_type(std::string_view key, const toml::node& node, std::string_view wanted);
  void is_empty(std::string_view key, const toml::node& node);
  void check_range(std::string_view key, const toml::node& node, double value, Range range,
                   double& target);
  bool read_text(std::string_view key, const toml::node& node, std::string& target);
  void add_test(std::string_view key, const toml::node& node, std::vector<TagTest>& tests);
  void report_unknown_keys();

  const toml::table& table_;
  std::string title_;
  std::uint32_t line_;
  Mistakes& mistakes_;
  std::vector<std::string> asked_;  ///< the keys that are known here
};

/// The ids of modes, services or categories, in their order.
template <typename Thing>
std::vector<std::string> ids_of(const std::vector<Thing>& things) {
  std::vector<std::string> ids;
  for (const Thing& thing : things)
    ids.push_back(thing.id);
  return ids;
}
template <typename Index, typename Thing>
std::vector<std::string> ids_of(const Indexed<Index, Thing>& things) {
  return ids_of(things.items());
}

}  // namespace quarter
