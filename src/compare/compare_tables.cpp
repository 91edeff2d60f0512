// SPDX-License-Identifier: Apache-2.0
#include "compare_tables.hpp"

#include "quarter/compare/comparison.hpp"
#include "quarter/compare/comparison_layers.hpp"

namespace quarter {

std::vector<std::string> match_words() {
  std::vector<std::string> words;
  for (const BlockMatch match :
       {BlockMatch::same, BlockMatch::changed, BlockMatch::added, BlockMatch::gone})
    words.emplace_back(name_of(match));
  return words;
}

std::vector<std::string> effect_words() {
  std::vector<std::string> words;
  for (const Effect effect : {Effect::none, Effect::gain, Effect::loss, Effect::unclear})
    words.emplace_back(name_of(effect));
  return words;
}

std::vector<TableDescription> comparison_tables() {
  return {differences_description(), checks_change_description(), times_change_description(),
          groups_change_description(), history_description()};
}

}  // namespace quarter
