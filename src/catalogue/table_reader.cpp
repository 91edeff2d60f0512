// SPDX-License-Identifier: Apache-2.0
#include "quarter/catalogue/table_reader.hpp"

#include <algorithm>

#include "quarter/base/text.hpp"
#include "toml_line.hpp"

namespace quarter {
namespace {

constexpr std::string_view kRoot = "the catalogue";

std::string_view type_name(const toml::node& node) {
  switch (node.type()) {
    case toml::node_type::string:
      return "text";
    case toml::node_type::integer:
      return "a whole number";
    case toml::node_type::floating_point:
      return "a number";
    case toml::node_type::boolean:
      return "true or false";
    case toml::node_type::array:
      return "a list";
    case toml::node_type::table:
      return "a table";
    default:
      return "a date or time";
  }
}

bool is_id(std::string_view id, std::string_view more) {
  return !id.empty() && std::all_of(id.begin(), id.end(), [more](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' ||
           more.find(c) != std::string_view::npos;
  });
}

/// `[mode.walk]`, or `[check."3.1"]` where TOML needs quotes.
std::string entry_title(std::string_view key, std::string_view id) {
  return is_id(id, "-") ? fmt::format("[{}.{}]", key, id) : fmt::format("[{}.\"{}\"]", key, id);
}

struct Member {
  std::string id;
  toml::source_position position;
  const toml::node* node;
};

/// The members of a table in the order of the file; toml++ sorts them by name.
std::vector<Member> in_file_order(const toml::table& table) {
  std::vector<Member> members;
  for (const auto& [key, node] : table) {
    members.push_back({std::string(key.str()), key.source().begin, &node});
  }
  std::sort(members.begin(), members.end(),
            [](const Member& a, const Member& b) { return a.position < b.position; });
  return members;
}

}  // namespace

void TableReader::read_root(const toml::table& root, Mistakes& mistakes, const Read& read) {
  TableReader reader(root, std::string(kRoot), 1, mistakes);
  read(reader);
  reader.report_unknown_keys();
}

const toml::node* TableReader::find(std::string_view key) {
  if (std::find(asked_.begin(), asked_.end(), key) == asked_.end()) asked_.emplace_back(key);
  return table_.get(key);
}

const toml::node* TableReader::find(std::string_view key, Need need) {
  const toml::node* node = find(key);
  if (!node && need != Need::optional) {
    const bool is_root = title_ == kRoot;
    mistakes_.add(line_, fmt::format("{} has no {}{}{}", title_, is_root ? '[' : '\'', key,
                                     is_root ? ']' : '\''));
  }
  return node;
}

const toml::table* TableReader::find_table(std::string_view key, Need need) {
  const toml::node* node = find(key, need);
  if (!node) return nullptr;
  if (!node->is_table()) {
    wrong_type(key, *node, "a table");
  } else if (need == Need::filled && node->as_table()->empty()) {
    is_empty(key, *node);
  }
  return node->as_table();
}

const toml::array* TableReader::find_array(std::string_view key, Need need) {
  const toml::node* node = find(key, need);
  if (!node) return nullptr;
  if (!node->is_array()) {
    wrong_type(key, *node, "a list");
  } else if (need == Need::filled && node->as_array()->empty()) {
    is_empty(key, *node);
  }
  return node->as_array();
}

void TableReader::leave(std::span<const std::string_view> keys) {
  asked_.insert(asked_.end(), keys.begin(), keys.end());
}

void TableReader::wrong_type(std::string_view key, const toml::node& node,
                             std::string_view wanted) {
  mistakes_.add(line_of(node), fmt::format("'{}' of {} is {}; {} is wanted", key, title_,
                                           type_name(node), wanted));
}

void TableReader::is_empty(std::string_view key, const toml::node& node) {
  mistakes_.add(line_of(node), fmt::format("'{}' of {} is empty", key, title_));
}

void TableReader::mistake(std::string_view key, std::string text) {
  const toml::node* node = table_.get(key);
  mistakes_.add(node ? line_of(*node) : line_, std::move(text));
}

void TableReader::mistake(std::string_view key, std::string_view member, std::string text) {
  const toml::array* array = table_[key].as_array();
  if (!array) return mistake(key, std::move(text));
  const auto is_member = [member](const toml::node& node) {
    return node.value<std::string_view>() == member;
  };
  const auto found = std::find_if(array->begin(), array->end(), is_member);
  mistakes_.add(line_of(found == array->end() ? *array : *found), std::move(text));
}

void TableReader::section(std::string_view key, const Read& read, Need need) {
  const toml::table* table = find_table(key, need);
  if (!table) return;
  const std::string title =
      title_ == kRoot ? fmt::format("[{}]", key) : fmt::format("'{}' of {}", key, title_);
  TableReader reader(*table, title, line_of(*table), mistakes_);
  read(reader);
  reader.report_unknown_keys();
}

void TableReader::each_row(std::string_view key, const Read& read, Need need) {
  const toml::array* array = find_array(key, need);
  if (!array) return;
  for (const toml::node& node : *array) {
    if (!node.is_table()) {
      wrong_type(key, node, "a table");
      continue;
    }
    TableReader reader(*node.as_table(), fmt::format("'{}' of {}", key, title_), line_of(node),
                       mistakes_);
    read(reader);
    reader.report_unknown_keys();
  }
}

void TableReader::each_entry(std::string_view key, const ReadEntry& read, Need need,
                             std::string_view more) {
  const toml::table* table = find_table(key, need);
  if (!table) return;
  for (const Member& entry : in_file_order(*table)) {
    if (!is_id(entry.id, more)) {
      mistakes_.add(entry.position.line,
                    fmt::format("'{}' is no id; an id is made of a-z, 0-9 and _", entry.id));
    }
    if (!entry.node->is_table()) {
      mistakes_.add(entry.position.line, fmt::format("'{}' of [{}] is {}; a table is wanted",
                                                     entry.id, key, type_name(*entry.node)));
      continue;
    }
    const toml::table& value = *entry.node->as_table();
    TableReader reader(value, entry_title(key, entry.id), line_of(value), mistakes_);
    read(entry.id, reader);
    reader.report_unknown_keys();
  }
}

std::optional<std::size_t> TableReader::resolve(std::string_view key, std::string_view id,
                                                const std::vector<std::string>& known) {
  const auto found = std::find(known.begin(), known.end(), id);
  if (found != known.end()) return static_cast<std::size_t>(found - known.begin());
  mistake(key, id,
          fmt::format("'{}' of {} names '{}', which this file does not have{}", key, title_, id,
                      did_you_mean(id, known)));
  return std::nullopt;
}

void TableReader::report_unknown_keys() {
  for (const Member& entry : in_file_order(table_)) {
    if (std::find(asked_.begin(), asked_.end(), entry.id) != asked_.end()) continue;
    mistakes_.add(entry.position.line, fmt::format("unknown key '{}' in {}{}", entry.id, title_,
                                                   did_you_mean(entry.id, asked_)));
  }
}

}  // namespace quarter
