// SPDX-License-Identifier: Apache-2.0
#include "help_text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace quarter {
namespace {

constexpr std::size_t kColumns = 80;
/// Where the sentences begin.
constexpr std::size_t kSentence = 28;

/// A line of a list: what it is of, then what is said of it, beside or below.
std::string entry(const std::string& heading, const std::string& sentence) {
  std::string line = "  " + wrapped(heading, 2, 6, kColumns);
  if (line.size() + 2 > kSentence)
    line += "\n" + std::string(kSentence, ' ');
  else
    line.resize(kSentence, ' ');
  return line + wrapped(sentence, kSentence, kSentence, kColumns) + "\n";
}

std::string heading_of(const OptionRow& row) {
  std::string heading = fmt::format("{}", fmt::join(row.names(), ", "));
  if (row.is_positional()) return row.value;
  return row.takes_value() ? heading + " " + row.value : heading;
}

std::string options_text(const std::vector<OptionRow>& rows) {
  std::string text, group;
  for (const OptionRow& row : rows) {
    if (row.group != group) text += fmt::format("\n{}:\n", row.group);
    group = row.group;
    text += entry(heading_of(row), sentence_of(row));
  }
  return text;
}

std::string examples_text(const Command& command) {
  if (command.examples.empty()) return {};
  std::string text = "\nExamples:\n";
  for (const Command::Example& example : command.examples) {
    text += "  " + example.line + "\n";
    text += "      " + wrapped(example.what, 6, 6, kColumns) + "\n";
  }
  return text;
}

}  // namespace

namespace {

/// How much of a text stands on one line: up to the next blank, or, of a list too long for any
/// line, up to a comma or bar within the room that there is.
std::size_t word_length(std::string_view text, std::size_t room) {
  const std::size_t blank = std::min(text.find(' '), text.size());
  if (blank <= room) return blank;
  const std::size_t cut = text.substr(0, room).find_last_of(",|");
  return cut == std::string_view::npos ? blank : cut + 1;
}

}  // namespace

std::string wrapped(std::string_view text, std::size_t first, std::size_t indent,
                    std::size_t columns) {
  std::string lines;
  std::size_t used = first;
  bool after_blank = false;
  while (!text.empty()) {
    const std::string_view word = text.substr(0, word_length(text, columns - indent));
    text.remove_prefix(word.size());
    if (!lines.empty() && used + (after_blank ? 1 : 0) + word.size() > columns) {
      lines += "\n" + std::string(indent, ' ');
      used = indent;
    } else if (after_blank) {
      lines += ' ';
      ++used;
    }
    lines += word;
    used += word.size();
    after_blank = text.starts_with(' ');
    if (after_blank) text.remove_prefix(1);
  }
  return lines;
}

std::string sentence_of(const OptionRow& row) {
  std::string text = row.help;
  if (!row.default_text.empty()) text += " (default: " + row.default_text + ")";
  if (row.is_required) text += "; required";
  return text;
}

std::string usage_of(const CommandSet& set, const Command& command) {
  std::string text = set.name + " " + command.name;
  for (const OptionRow& row : command.rows) {
    if (row.is_positional())
      text += " " + row.value + (row.shape == OptionRow::Shape::several ? " ..." : "");
  }
  for (const OptionRow& row : command.rows) {
    if (!row.is_positional() && row.is_required)
      text += fmt::format(" {} {}", row.names().front(), row.value);
  }
  return text + " [OPTIONS]";
}

std::string help_text(const CommandSet& set) {
  std::string text = wrapped(set.name + ": " + set.summary, 0, 2, kColumns);
  text += fmt::format("\n\nUsage: {} COMMAND [OPTIONS]\n\nCommands:\n", set.name);
  for (const Command* command : set.shown())
    text += entry(command->name, command->summary);
  text += options_text(set.rows);
  text += "\n" + wrapped("Exit status: " + set.statuses, 0, 0, kColumns) + "\n";
  return text + fmt::format("See '{} COMMAND --help' for the options of a command.\n{}\n", set.name,
                            set.copyright);
}

std::string help_text(const CommandSet& set, const Command& command) {
  const std::string title = fmt::format("{} {}: {}", set.name, command.name, command.summary);
  return wrapped(title, 0, 2, kColumns) + "\n\n" +
         wrapped("Usage: " + usage_of(set, command), 0, 7, kColumns) + "\n" +
         options_text(command.rows) + examples_text(command);
}

}  // namespace quarter
