// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "quarter/base/ids.hpp"
#include "quarter/catalogue/table_reader.hpp"
#include "quarter/checks/check_rule.hpp"

namespace quarter {

struct Catalogue;

inline constexpr Range kCheckMinutes = above(0, 180);
inline constexpr Range kCheckMetres = above(0, 100000);

/// A check while it is read; its kind is known.
struct CheckReader {
  TableReader& table;
  CheckRule& check;
  const Catalogue& catalogue;

  /// Starts what only the kind knows.
  template <typename Own>
  Own& own() {
    return check.own.emplace<Own>();
  }

  /// Title, what all kinds may have, what only its kind has, thresholds.
  void read();

  /// CheckRule::count.
  void count(Need need);
  /// CheckRule::decay.
  void decay();
  /// The bits of the street classes that a key names.
  std::uint64_t streets(std::string_view key, Need need = Need::filled);
  /// The category, or the categories, that a key names, as indices.
  std::optional<CategoryIndex> category(std::string_view key);
  std::vector<CategoryIndex> categories(std::string_view key, Need need);

 private:
  void targets();
  void limits();
  void modes();
  void count_modes();
  void thresholds();
};

namespace kinds {

// CheckKind::read of kinds with one key of their own.
inline void read_decay(CheckReader& reader) {
  reader.decay();
}
inline void read_count(CheckReader& reader) {
  reader.count(Need::required);
}

}  // namespace kinds

}  // namespace quarter
