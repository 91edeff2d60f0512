// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cctype>

#include "help_text.hpp"
#include "manual.hpp"

namespace quarter {
namespace {

/// Text in a line of man(7).
std::string roff(const std::string& text) {
  std::string safe;
  for (const char c : text) {
    if (c == '\\')
      safe += "\\e";
    else if (c == '-')
      safe += "\\-";
    else if (c == '\'')
      safe += "\\(aq";
    else if (c == '"')
      safe += "\\(dq";
    else
      safe += c == '\n' ? ' ' : c;
  }
  return safe.starts_with('.') ? "\\&" + safe : safe;
}

std::string upper_case(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return text;
}

std::string sentence(const std::string& text) {
  return upper_case(text.substr(0, 1)) + text.substr(1) + (text.ends_with('?') ? "" : ".");
}

std::string page_name(const CommandSet& set, const Command& command) {
  return set.name + "-" + command.name;
}

std::string paragraph(const OptionRow& row) {
  std::vector<std::string> names;
  for (const std::string& name : row.names())
    names.push_back("\\fB" + roff(name) + "\\fR");
  std::string heading = row.is_positional() ? "\\fI" + roff(row.value) + "\\fR"
                                            : fmt::format("{}", fmt::join(names, ", "));
  if (row.takes_value()) heading += " \\fI" + roff(row.value) + "\\fR";
  return fmt::format(".TP\n{}\n{}\n", heading, roff(sentence_of(row)));
}

/// The options, each group under its heading.
std::string paragraphs(const std::vector<OptionRow>& rows) {
  std::string text, group;
  for (const OptionRow& row : rows) {
    if (row.group != group && row.group != "Options") text += fmt::format(".SS {}\n", row.group);
    group = row.group;
    text += paragraph(row);
  }
  return ".SH OPTIONS\n" + text;
}

std::string synopsis(const CommandSet& set, const Command& command) {
  std::string text = fmt::format("\\fB{}\\fR \\fB{}\\fR", roff(set.name), roff(command.name));
  for (const OptionRow& row : command.rows) {
    if (row.is_positional())
      text += fmt::format(" \\fI{}\\fR{}", roff(row.value),
                          row.shape == OptionRow::Shape::several ? " ..." : "");
  }
  for (const OptionRow& row : command.rows) {
    if (!row.is_positional() && row.is_required)
      text += fmt::format(" \\fB{}\\fR \\fI{}\\fR", roff(row.names().front()), roff(row.value));
  }
  return text + " [\\fIOPTIONS\\fR]";
}

std::string command_list(const CommandSet& set) {
  std::string text = ".SH COMMANDS\n";
  for (const Command* const command : set.shown())
    text += fmt::format(".TP\n\\fB{}\\fR\n{}; see \\fB{}\\fR(1)\n", roff(command->name),
                        roff(command->summary), roff(page_name(set, *command)));
  return text;
}

std::string examples(const Command& command) {
  if (command.examples.empty()) return {};
  std::string text = ".SH EXAMPLES\n";
  for (const Command::Example& example : command.examples)
    text += fmt::format(".TP\n\\fB{}\\fR\n{}\n", roff(example.line), roff(sentence(example.what)));
  return text;
}

/// What statuses mean, then where the data comes from.
std::string foot(const CommandSet& set) {
  return fmt::format(".SH EXIT STATUS\n{}\n.SH COPYRIGHT\n{}\n", roff(set.statuses),
                     roff(set.copyright));
}

/// `command`: whose page it is; null: the program's.
std::string see_also(const CommandSet& set, const Command* command) {
  std::vector<std::string> pages;
  if (command != nullptr) pages.push_back("\\fBquarter\\fR(1)");
  for (const Command* const other : set.shown()) {
    if (other != command) pages.push_back("\\fB" + roff(page_name(set, *other)) + "\\fR(1)");
  }
  pages.push_back("\\fBquarter\\-manual\\fR(7)");
  return fmt::format(".SH SEE ALSO\n{}\n", fmt::join(pages, ",\n"));
}

std::string top(const std::string& name, const std::string& summary, const std::string& synopsis) {
  return fmt::format(
      ".\\\" Made by the program from its own options.\n"
      ".TH {} 1 {} \"quarter {}\" \"User Commands\"\n"
      ".SH NAME\n{} \\- {}\n.SH SYNOPSIS\n{}\n.SH DESCRIPTION\n{}\n",
      upper_case(name), QUARTER_RELEASED, QUARTER_VERSION, roff(name), roff(summary), synopsis,
      roff(sentence(summary)));
}

}  // namespace

std::string man_page(const CommandSet& set) {
  const std::string synopsis =
      fmt::format("\\fB{}\\fR \\fICOMMAND\\fR [\\fIOPTIONS\\fR]", roff(set.name));
  return top(set.name, set.summary, synopsis) + command_list(set) + paragraphs(set.rows) +
         foot(set) + see_also(set, nullptr);
}

std::string man_page(const CommandSet& set, const Command& command) {
  return top(page_name(set, command), command.summary, synopsis(set, command)) +
         paragraphs(command.rows) + examples(command) + foot(set) + see_also(set, &command);
}

}  // namespace quarter
