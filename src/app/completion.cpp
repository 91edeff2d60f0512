// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

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

std::string all_names(const std::vector<OptionRow>& rows) {
  std::vector<std::string> all;
  for (const OptionRow& row : rows) {
    for (const std::string& name : row.names())
      all.push_back(name);
  }
  return fmt::format("{}", fmt::join(all, " "));
}

std::string words_of(const OptionRow& row) {
  return fmt::format("{}", fmt::join(row.choices, " "));
}

std::string command_names(const CommandSet& set, std::string_view between) {
  std::vector<std::string> names;
  for (const Command* const command : set.shown())
    names.push_back(command->name);
  return fmt::format("{}", fmt::join(names, between));
}

/// What bash offers for the value of an option: folders, its words, or files.
std::string bash_reply(const OptionRow& row) {
  if (row.content == OptionRow::Content::folder) return "compgen -d -- \"$current\"";
  if (row.choices.empty()) return "compgen -f -- \"$current\"";
  return fmt::format("compgen -W {} -- \"$current\"", shell_quoted(words_of(row)));
}

/// Which value follows which option of which command.
std::string bash_values(const CommandSet& set) {
  std::string lines;
  for (const Command* const command : set.shown()) {
    for (const OptionRow& row : command->rows) {
      if (!row.takes_value()) continue;
      std::vector<std::string> patterns;
      for (const std::string& name : row.names())
        patterns.push_back(command->name + ":" + name);
      lines += fmt::format("    {}) mapfile -t COMPREPLY < <({}); return ;;\n",
                           fmt::join(patterns, "|"), bash_reply(row));
    }
  }
  return lines;
}

std::string zsh_values(const OptionRow& row) {
  if (!row.choices.empty()) return "(" + words_of(row) + ")";
  return row.content == OptionRow::Content::folder ? "_files -/" : "_files";
}

std::string zsh_options(const std::vector<OptionRow>& rows) {
  std::string lines;
  for (const OptionRow& row : rows) {
    for (const std::string& name : row.names()) {
      std::string spec = name;
      if (row.takes_value()) spec += name.starts_with("--") ? "=" : "+";
      spec += "[" + zsh_text(row.help) + "]";
      if (row.takes_value()) spec += ":value:" + zsh_values(row);
      lines += " \\\n        " + shell_quoted(spec);
    }
  }
  return lines;
}

std::string fish_options(const std::string& condition, const std::vector<OptionRow>& rows) {
  std::string lines;
  for (const OptionRow& row : rows) {
    if (row.is_positional()) continue;
    lines += fmt::format("complete -c quarter -n {}", shell_quoted(condition));
    if (!row.short_name.empty()) lines += " -s " + row.short_name.substr(1);
    lines += " -l " + row.long_name.substr(2) + " -d " + shell_quoted(row.help);
    if (row.takes_value())
      lines += row.choices.empty() ? " -r -F" : " -x -a " + shell_quoted(words_of(row));
    lines += "\n";
  }
  return lines;
}

}  // namespace

std::string bash_completion(const CommandSet& set) {
  std::string options;
  for (const Command* const command : set.shown())
    options += fmt::format("      {}) words={} ;;\n", command->name,
                           shell_quoted(all_names(command->rows)));
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
      kMadeBy, command_names(set, "|"), bash_values(set), options,
      shell_quoted(all_names(set.rows)), shell_quoted(command_names(set, " ")));
}

std::string zsh_completion(const CommandSet& set) {
  std::string names, cases;
  for (const Command* const command : set.shown()) {
    names += fmt::format("    {}\n", shell_quoted(command->name + ":" + command->summary));
    cases += fmt::format("    {})\n      _arguments -s{} \\\n        '*:file:_files' ;;\n",
                         command->name, zsh_options(command->rows));
  }
  return fmt::format(
      "#compdef quarter\n{}_quarter() {{\n  local -a commands=(\n{}  )\n"
      "  if (( CURRENT == 2 )); then\n    _describe command commands\n    _arguments{}\n    "
      "return\n"
      "  fi\n  local command=$words[2]\n  shift words\n  (( CURRENT-- ))\n"
      "  case $command in\n{}  esac\n}}\n_quarter \"$@\"\n",
      kMadeBy, names, zsh_options(set.rows), cases);
}

std::string fish_completion(const CommandSet& set) {
  std::string lines = kMadeBy + fish_options("__fish_use_subcommand", set.rows);
  for (const Command* const command : set.shown()) {
    lines += fmt::format("complete -c quarter -n __fish_use_subcommand -f -a {} -d {}\n",
                         command->name, shell_quoted(command->summary));
    lines += fish_options("__fish_seen_subcommand_from " + command->name, command->rows);
  }
  return lines;
}

void write_manual(const CommandSet& set, const std::filesystem::path& folder) {
  const std::filesystem::path pages = folder / "man1";
  std::filesystem::create_directories(pages);
  write_text(man_page(set), pages / (set.name + ".1"));
  for (const Command* const command : set.shown())
    write_text(man_page(set, *command), pages / fmt::format("{}-{}.1", set.name, command->name));
  write_text(bash_completion(set), folder / "quarter.bash");
  write_text(zsh_completion(set), folder / "_quarter");
  write_text(fish_completion(set), folder / "quarter.fish");
  write_text(checks_schema(), folder / "checks.schema.json");
  write_text(columns_page(), folder / "columns.md");
}

}  // namespace quarter
