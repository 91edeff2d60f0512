// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

namespace quarter {

struct Tag {
  std::string_view key;
  std::string_view value;
};

/// The tags of one object of OpenStreetMap, seen but not owned.
class Tags {
 public:
  Tags() = default;
  explicit Tags(std::span<const Tag> tags) : tags_(tags) {}

  /// The value of a key, or an empty view if the key is absent (OSM has no empty values).
  std::string_view get(std::string_view key) const {
    for (const Tag& tag : tags_) {
      if (tag.key == key) return tag.value;
    }
    return {};
  }
  bool has(std::string_view key) const { return !get(key).empty(); }
  bool is(std::string_view key, std::string_view value) const { return get(key) == value; }
  bool empty() const { return tags_.empty(); }
  auto begin() const { return tags_.begin(); }
  auto end() const { return tags_.end(); }

 private:
  std::span<const Tag> tags_;
};

/// Calls `f` for each trimmed item of a `;` list; stops and returns true when `f` returns true.
template <typename F>
bool any_of_list(std::string_view list, F f) {
  while (true) {
    const auto end = list.find(';');
    std::string_view item = list.substr(0, end);
    while (!item.empty() && item.front() == ' ')
      item.remove_prefix(1);
    while (!item.empty() && item.back() == ' ')
      item.remove_suffix(1);
    if (!item.empty() && f(item)) return true;
    if (end == std::string_view::npos) return false;
    list.remove_prefix(end + 1);
  }
}

}  // namespace quarter
