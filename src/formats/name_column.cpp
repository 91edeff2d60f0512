// SPDX-License-Identifier: Apache-2.0
#include "name_column.hpp"

#include <fmt/format.h>

#include <set>
#include <string_view>

#include "quarter/base/letter_case.hpp"
#include "quarter/base/text.hpp"

namespace quarter {
namespace {

/// What the column of names is called, in any case (of A to Z); the first that is there is taken.
/// `#` stands for a number, of which the highest is taken: GADM numbers the levels of its names
/// (NAME_0 the country, NAME_3 the district). The names are those of open data of cities and of
/// national mapping agencies as they are met with in files; `Denominaci` is one that the ten bytes
/// of a column's name in a .dbf have cut.
constexpr std::string_view kNameColumns[] = {
    // Of OpenStreetMap, and what most programs write.
    "name", "name:zh", "name_zh", "zh_name", "name_#", "name_chn", "name_cn",
    // Chinese: name (three ways), name of the street office, of the community, of the district.
    "名称", "名字", "中文名称", "街道名称", "街道", "社区名称", "社区", "区县名称", "区县", "区名",
    "镇街", "乡镇", "行政区", "xzqmc", "mc",
    // English.
    "district", "district_name", "districtname", "neighbourhood", "neighborhood", "ward_name",
    "ward", "area_name", "label", "title",
    // German: quarter, district, name, designation.
    "stadtteil", "stadtteil_name", "stadtteilname", "stadtbezirk", "bezirk", "bezirksname",
    "bezname", "ortsteil", "ortsteilname", "ortsname", "gen", "bezeichnung", "bezeichnun", "bez",
    // Spanish, Catalan, Portuguese, Galician.
    "nombre", "nom", "nome", "denominacion", "denominación", "denominaci", "denominacio",
    "denominació", "designacao", "designação", "freguesia", "bairro", "barrio", "barri", "distrito",
    // French, Italian, Dutch, Nordic, Polish, Czech.
    "libelle", "libellé", "lib", "nom_quart", "quartier", "denominazione", "denominazi",
    "quartiere", "naam", "buurtnaam", "wijknaam", "namn", "navn", "nimi", "nazwa", "nazev", "název",
    // Names in the letters of another language, before none at all.
    "name:en", "name_en", "en_name", "name_eng", "full_name", "fullname", "long_name"};

/// The number in place of the `#` of a pattern; nothing if the name is another.
std::optional<int> number_in(std::string_view name, std::string_view pattern) {
  pattern.remove_suffix(1);
  if (!name.starts_with(pattern)) return std::nullopt;
  name.remove_prefix(pattern.size());
  const bool is_digit = name.size() == 1 && name[0] >= '0' && name[0] <= '9';
  return is_digit ? std::optional(name[0] - '0') : std::nullopt;
}

class NameColumns {
 public:
  NameColumns(const std::vector<Field>& columns, std::span<const Value> values)
      : columns_(columns), values_(values) {}

  /// `name` itself; of its relatives rather one that tells all features apart, as a file of
  /// quarters may name their district too.
  std::optional<std::size_t> usual() const {
    std::optional<std::size_t> first;
    for (const std::string_view pattern : kNameColumns) {
      const auto found = pattern.ends_with('#') ? highest(pattern) : called(pattern);
      if (!found) continue;
      if (pattern == kNameColumns[0] || is_distinct(*found)) return found;
      if (!first) first = found;
    }
    return first;
  }

  std::optional<std::size_t> only_distinct() const {
    std::optional<std::size_t> found;
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      if (columns_[c].type != Field::Type::text || !is_distinct(c)) continue;
      if (found) return std::nullopt;
      found = c;
    }
    return found;
  }

 private:
  std::size_t rows() const { return values_.size() / columns_.size(); }
  std::string text(std::size_t row, std::size_t column) const {
    return name_text(values_[row * columns_.size() + column]);
  }

  bool has_any(std::size_t column) const {
    for (std::size_t row = 0; row < rows(); ++row) {
      if (!text(row, column).empty()) return true;
    }
    return false;
  }

  bool is_distinct(std::size_t column) const {
    std::set<std::string> seen;
    for (std::size_t row = 0; row < rows(); ++row) {
      const std::string name = text(row, column);
      if (name.empty() || plain_number(name) || !seen.insert(name).second) return false;
    }
    return true;
  }

  std::optional<std::size_t> called(std::string_view name) const {
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      if (lower_case(columns_[c].name) == name && has_any(c)) return c;
    }
    return std::nullopt;
  }

  std::optional<std::size_t> highest(std::string_view pattern) const {
    std::optional<std::size_t> best;
    int best_number = -1;
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      const auto number = number_in(lower_case(columns_[c].name), pattern);
      if (!number || *number <= best_number || !has_any(c)) continue;
      best = c;
      best_number = *number;
    }
    return best;
  }

  const std::vector<Field>& columns_;
  std::span<const Value> values_;
};

}  // namespace

std::string name_text(const Value& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return std::string(trim(*text));
  if (const auto* whole = std::get_if<std::int64_t>(&value)) return std::to_string(*whole);
  if (const auto* real = std::get_if<double>(&value)) return fmt::format("{}", *real);
  return {};
}

std::optional<std::size_t> find_name_column(const std::vector<Field>& columns,
                                            std::span<const Value> values) {
  if (columns.empty()) return std::nullopt;
  const NameColumns names(columns, values);
  const auto usual = names.usual();
  return usual ? usual : names.only_distinct();
}

}  // namespace quarter
