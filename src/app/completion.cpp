// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "cli_parts.hpp"
#include "data_dictionary.hpp"
#include "manual.hpp"
#include "quarter/formats/write_layer.hpp"
#include "quarter/results/result_tables.hpp"

namespace quarter {
namespace {

constexpr const char* kMadeBy = "# Made by the program from its own options.\n";

/// A text within single quotes of a shell, without what zsh gives a meaning in descriptions.
std::string shell_quoted(const std::string& text) {
  std::string safe = "'";
  for (const char c : text) {
    if (c == '\'')
      safe += "'\\''";
    else
      safe += c == '\n' ? ' ' : c;
  }
  return safe + "'";
}

std::string zsh_text(const std::string& text) {
  std::string safe;
  for (const char c : text) {
    if (c == '[' || c == ']' || c == ':' || c == '\\') safe += '\\';
    safe += c;
  }
  return safe;
}

std::string all_spellings(CLI::App& app) {
  std::string all;
  for (CLI::Option* const option : named_options(app)) {
    for (const std::string& spelling : spellings(*option))
      all += (all.empty() ? "" : " ") + spelling;
  }
  return all;
}

std::vector<std::string> command_names(CLI::App& program) {
  std::vector<std::string> names;
  for (const CLI::App* const app : shown_commands(program))
    names.push_back(app->get_name());
  return names;
}

/// Which value follows which option of which command.
std::string bash_values(CLI::App& program) {
  std::string lines;
  for (CLI::App* const app : shown_commands(program)) {
    for (CLI::Option* const option : named_options(*app)) {
      if (!takes_value(*option)) continue;
      std::vector<std::string> patterns;
      for (const std::string& spelling : spellings(*option))
        patterns.push_back(app->get_name() + ":" + spelling);
      const std::string words = words_of(*option);
      const std::string reply =
          option->get_type_name() == "DIR" ? "compgen -d -- \"$current\""
          : words.empty()                  ? "compgen -f -- \"$current\""
                          : fmt::format("compgen -W {} -- \"$current\"", shell_quoted(words));
      lines += fmt::format("    {}) mapfile -t COMPREPLY < <({}); return ;;\n",
                           fmt::join(patterns, "|"), reply);
    }
  }
  return lines;
}

std::string zsh_option(CLI::Option& option) {
  std::string lines;
  for (const std::string& spelling : spellings(option)) {
    std::string spec = spelling;
    if (takes_value(option)) spec += spelling.starts_with("--") ? "=" : "+";
    spec += "[" + zsh_text(option.get_description()) + "]";
    if (takes_value(option)) {
      const std::string words = words_of(option);
      spec += ":value:" + (!words.empty()                    ? "(" + words + ")"
                           : option.get_type_name() == "DIR" ? "_files -/"
                                                             : std::string("_files"));
    }
    lines += " \\\n        " + shell_quoted(spec);
  }
  return lines;
}

std::string fish_option(const std::string& condition, CLI::Option& option) {
  std::string line = fmt::format("complete -c quarter -n {}", shell_quoted(condition));
  for (const std::string& name : option.get_snames())
    line += " -s " + name;
  for (const std::string& name : option.get_lnames())
    line += " -l " + name;
  line += " -d " + shell_quoted(option.get_description());
  if (takes_value(option)) {
    const std::string words = words_of(option);
    line += words.empty() ? " -r -F" : " -x -a " + shell_quoted(words);
  }
  return line + "\n";
}

}  // namespace

std::string bash_completion(CLI::App& program) {
  const std::vector<std::string> commands = command_names(program);
  std::string options;
  for (CLI::App* const app : shown_commands(program))
    options +=
        fmt::format("      {}) words={} ;;\n", app->get_name(), shell_quoted(all_spellings(*app)));
  return fmt::format(
      "{}_quarter() {{\n"
      "  local current=${{COMP_WORDS[COMP_CWORD]}} previous=${{COMP_WORDS[COMP_CWORD-1]}} command= "
      "word words=\n"
      "  for word in \"${{COMP_WORDS[@]:1:COMP_CWORD-1}}\"; do\n"
      "    case $word in {}) command=$word; break ;; esac\n"
      "  done\n"
      "  case $command:$previous in\n{}  esac\n"
      "  if [[ $current == -* ]]; then\n"
      "    case $command in\n{}      *) words={} ;;\n    esac\n"
      "  elif [[ -z $command ]]; then\n    words={}\n  fi\n"
      "  mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$current\")\n"
      "}}\ncomplete -o default -F _quarter quarter\n",
      kMadeBy, fmt::join(commands, "|"), bash_values(program), options,
      shell_quoted(all_spellings(program)),
      shell_quoted(fmt::format("{}", fmt::join(commands, " "))));
}

std::string zsh_completion(CLI::App& program) {
  std::string names, cases;
  for (CLI::App* const app : shown_commands(program)) {
    names += fmt::format("    {}\n", shell_quoted(app->get_name() + ":" + app->get_description()));
    std::string options;
    for (CLI::Option* const option : named_options(*app))
      options += zsh_option(*option);
    cases += fmt::format("    {})\n      _arguments -s{} \\\n        '*:file:_files' ;;\n",
                         app->get_name(), options);
  }
  std::string own;
  for (CLI::Option* const option : named_options(program))
    own += zsh_option(*option);
  return fmt::format(
      "#compdef quarter\n{}_quarter() {{\n  local -a commands=(\n{}  )\n"
      "  if (( CURRENT == 2 )); then\n    _describe command commands\n    _arguments{}\n    "
      "return\n"
      "  fi\n  local command=$words[2]\n  shift words\n  (( CURRENT-- ))\n"
      "  case $command in\n{}  esac\n}}\n_quarter \"$@\"\n",
      kMadeBy, names, own, cases);
}

std::string fish_completion(CLI::App& program) {
  std::string lines = kMadeBy;
  for (CLI::Option* const option : named_options(program))
    lines += fish_option("__fish_use_subcommand", *option);
  for (CLI::App* const app : shown_commands(program)) {
    lines += fmt::format("complete -c quarter -n __fish_use_subcommand -f -a {} -d {}\n",
                         app->get_name(), shell_quoted(app->get_description()));
    for (CLI::Option* const option : named_options(*app))
      lines += fish_option("__fish_seen_subcommand_from " + app->get_name(), *option);
  }
  return lines;
}

void write_manual(CLI::App& program, const std::filesystem::path& folder) {
  std::filesystem::create_directories(folder / "man1");
  write_text(man_page(program, program), folder / "man1" / "quarter.1");
  for (CLI::App* const app : shown_commands(program))
    write_text(man_page(program, *app), folder / "man1" / ("quarter-" + app->get_name() + ".1"));
  write_text(bash_completion(program), folder / "quarter.bash");
  write_text(zsh_completion(program), folder / "_quarter");
  write_text(fish_completion(program), folder / "quarter.fish");
  write_text(checks_schema(), folder / "checks.schema.json");
  write_text(columns_page(), folder / "columns.md");
}

}  // namespace quarter
