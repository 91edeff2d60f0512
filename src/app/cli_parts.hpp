// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>

#include <string>
#include <vector>

namespace quarter {

/// The commands that `--help` lists.
inline std::vector<CLI::App*> shown_commands(CLI::App& program) {
  return program.get_subcommands([](CLI::App* app) { return !app->get_group().empty(); });
}

/// Options with a name, then what stands without one, each in the order of `--help`.
inline std::vector<CLI::Option*> named_options(CLI::App& app) {
  return app.get_options([](CLI::Option* o) { return !o->get_lnames().empty(); });
}
inline std::vector<CLI::Option*> positionals(CLI::App& app) {
  return app.get_options([](CLI::Option* o) { return o->get_lnames().empty(); });
}

/// "--delay", and "-o" where it has one.
inline std::vector<std::string> spellings(const CLI::Option& option) {
  std::vector<std::string> all;
  for (const std::string& name : option.get_snames())
    all.push_back("-" + name);
  for (const std::string& name : option.get_lnames())
    all.push_back("--" + name);
  return all;
}

inline bool takes_value(const CLI::Option& option) {
  return option.get_items_expected_max() > 0;
}

}  // namespace quarter
