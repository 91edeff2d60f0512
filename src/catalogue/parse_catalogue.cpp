// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "quarter/base/error.hpp"
#include "quarter/base/text.hpp"
#include "quarter/catalogue/load_catalogue.hpp"
#include "read_parts.hpp"

#include <toml++/toml.h>

namespace quarter {
namespace {

/// No line of a catalogue is nearly this long. The parser recurses once for each part of a dotted
/// key and would run out of stack on a line of a megabyte.
constexpr std::size_t kMaxLineBytes = 8192;

/// What the module checks reads, see parse_rulebook.
constexpr std::array<std::string_view, 3> kTablesOfChecks{"check", "preset", "equity"};

void check_line_lengths(std::string_view text, std::string_view name) {
  std::size_t line = 1;
  for (std::size_t start = 0; start < text.size(); ++line) {
    const std::size_t end = std::min(text.find('\n', start), text.size());
    if (end - start > kMaxLineBytes) {
      fail_usage("{}:{}: the line is longer than {} bytes: this is no catalogue", name, line,
                 kMaxLineBytes);
    }
    start = end + 1;
  }
}

toml::table parse_toml(std::string_view text, std::string_view name) {
  check_line_lengths(text, name);
  try {
    return toml::parse(text, name);
  } catch (const toml::parse_error& error) {
    std::string reason = valid_utf8(error.description());
    std::replace(reason.begin(), reason.end(), '\n', ' ');
    fail_usage("{}:{}:{}: {}", name, error.source().begin.line, error.source().begin.column,
               reason);
  }
}

void read_catalogue(TableReader& root, Catalogue& catalogue) {
  read_access(root, catalogue);
  read_conditions(root, catalogue);
  read_stress(root, catalogue);
  read_junctions(root, catalogue);
  read_elevation(root, catalogue);
  read_modes(root, catalogue);
  read_services(root, catalogue);
  read_outlines(root, catalogue);
  read_categories(root, catalogue);
  read_street_classes(root, catalogue);
  read_decays(root, catalogue);
  read_origins(root, catalogue);
  read_obstacles(root, catalogue);
  read_walkable_areas(root, catalogue);
  read_compounds(root, catalogue);
  read_informal(root, catalogue);
  read_blocks(root, catalogue);
  read_cover(root, catalogue);
  read_map(root, catalogue);
  read_map_ground(root, catalogue);
}

}  // namespace

Catalogue parse_catalogue(std::string_view toml, std::string_view name, const ReadMore& more) {
  const toml::table root = parse_toml(toml, name);
  Catalogue catalogue;
  catalogue.text = toml;
  Mistakes mistakes;
  TableReader::read_root(root, mistakes, [&](TableReader& reader) {
    read_catalogue(reader, catalogue);
    if (more)
      more(reader, catalogue);
    else
      reader.leave(kTablesOfChecks);
  });
  mistakes.throw_if_any(name);
  return catalogue;
}

}  // namespace quarter
