// SPDX-License-Identifier: Apache-2.0
#include "quarter/checks/rulebook.hpp"

#include <algorithm>

#include "quarter/base/error.hpp"
#include "quarter/base/text.hpp"
#include "quarter/catalogue/load_catalogue.hpp"
#include "read_checks.hpp"

namespace quarter {

void Rulebook::choose_preset(const std::string& id) {
  if (presets.empty() && id.empty()) return;
  std::vector<std::string> known;
  for (const Preset& preset : presets)
    known.push_back(preset.id);
  const auto found = id.empty() ? known.begin() : std::find(known.begin(), known.end(), id);
  if (found == known.end())
    fail_usage("--preset: the catalogue has no preset '{}'{}", id, did_you_mean(id, known));
  const std::vector<std::string>& wanted = presets[found - known.begin()].checks;
  if (wanted.empty()) return;
  std::erase_if(checks, [&](const CheckRule& check) {
    return std::find(wanted.begin(), wanted.end(), check.id) == wanted.end();
  });
}

Rulebook parse_rulebook(std::string_view toml, std::string_view name) {
  Rulebook rules;
  Catalogue& counts = rules;
  counts = parse_catalogue(toml, name, [&](TableReader& root, const Catalogue& catalogue) {
    read_checks(root, catalogue, rules);
  });
  return rules;
}

Rulebook load_rulebook(const std::filesystem::path& path) {
  const CatalogueText file = catalogue_text(path);
  return parse_rulebook(file.toml, file.name);
}

}  // namespace quarter
