// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "quarter/catalogue/rules.hpp"
#include "quarter/checks/check_rule.hpp"
#include "quarter/checks/equity_rules.hpp"

namespace quarter {

/// A whole catalogue: what counts, and what is asked of it.
struct Rulebook : Catalogue {
  std::vector<CheckRule> checks;
  std::vector<Preset> presets;  ///< the first is the default
  EquityRules equity;

  /// Keeps the checks of a preset only; an empty id stands for the first. Throws Error
  /// (ExitCode::usage) with the nearest match if there is no such preset.
  void choose_preset(const std::string& id);
};

/// Reads a whole catalogue. All mistakes of a file are reported at once, each as "NAME:LINE: what
/// (did you mean …?)", in one Error with ExitCode::usage. Unknown keys are mistakes.
Rulebook parse_rulebook(std::string_view toml, std::string_view name);

/// The whole catalogue of a file, or the built-in one for an empty path.
Rulebook load_rulebook(const std::filesystem::path& path);

}  // namespace quarter
