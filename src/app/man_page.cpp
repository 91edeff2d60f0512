// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cctype>

#include "cli_parts.hpp"
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

std::string page_name(const CLI::App& program, const CLI::App& command) {
  return &program == &command ? program.get_name() : program.get_name() + "-" + command.get_name();
}

std::string value_name(CLI::Option& option) {
  const std::string words = words_of(option);
  if (words.empty()) return option.get_type_name();
  std::string alternatives = words;
  std::replace(alternatives.begin(), alternatives.end(), ' ', '|');
  return alternatives;
}

std::string paragraph(CLI::Option& option) {
  const bool is_named = !option.get_lnames().empty();
  std::vector<std::string> names;
  for (const std::string& name : spellings(option))
    names.push_back("\\fB" + roff(name) + "\\fR");
  std::string heading = is_named ? fmt::format("{}", fmt::join(names, ", "))
                                 : "\\fI" + roff(option.get_name()) + "\\fR";
  if (is_named && takes_value(option)) heading += " \\fI" + roff(value_name(option)) + "\\fR";
  std::string text = option.get_description();
  if (!option.get_default_str().empty()) text += " (default: " + option.get_default_str() + ")";
  if (option.get_required()) text += "; required";
  return fmt::format(".TP\n{}\n{}\n", heading, roff(text));
}

std::string synopsis(CLI::App& program, CLI::App& command) {
  std::string text = fmt::format("\\fB{}\\fR", roff(program.get_name()));
  if (&program == &command) return text + " \\fICOMMAND\\fR [\\fIOPTIONS\\fR]";
  text += fmt::format(" \\fB{}\\fR", roff(command.get_name()));
  for (CLI::Option* const option : positionals(command))
    text += fmt::format(" \\fI{}\\fR{}", roff(option->get_name()),
                        option->get_items_expected_max() > 1 ? " ..." : "");
  for (CLI::Option* const option : named_options(command)) {
    if (option->get_required())
      text += fmt::format(" \\fB{}\\fR \\fI{}\\fR", roff(spellings(*option).front()),
                          roff(value_name(*option)));
  }
  return text + " [\\fIOPTIONS\\fR]";
}

std::string command_list(CLI::App& program) {
  std::string text = ".SH COMMANDS\n";
  for (const CLI::App* const app : shown_commands(program))
    text += fmt::format(".TP\n\\fB{}\\fR\n{}; see \\fB{}\\fR(1)\n", roff(app->get_name()),
                        roff(app->get_description()), roff(page_name(program, *app)));
  return text;
}

/// The foot of --help: statuses, then where the data comes from.
std::string foot(const CLI::App& program) {
  std::string text = program.get_footer();
  const std::string start = "Exit status: ";
  if (text.starts_with(start)) text.erase(0, start.size());
  const std::size_t end = text.find('\n');
  return fmt::format(".SH EXIT STATUS\n{}\n.SH COPYRIGHT\n{}\n", roff(text.substr(0, end)),
                     roff(text.substr(end + 1)));
}

std::string see_also(CLI::App& program, CLI::App& command) {
  std::vector<std::string> pages;
  if (&program != &command) pages.push_back("\\fBquarter\\fR(1)");
  for (const CLI::App* const app : shown_commands(program)) {
    if (app != &command) pages.push_back("\\fB" + roff(page_name(program, *app)) + "\\fR(1)");
  }
  pages.push_back("\\fBquarter\\-manual\\fR(7)");
  return fmt::format(".SH SEE ALSO\n{}\n", fmt::join(pages, ",\n"));
}

}  // namespace

std::string words_of(CLI::Option& option) {
  try {
    return option.get_validator(0)->get_name();
  } catch (const CLI::OptionNotFound&) {
    return {};
  }
}

std::string man_page(CLI::App& program, CLI::App& command) {
  const bool of_program = &program == &command;
  const std::string name = page_name(program, command);
  std::string description = command.get_description();
  if (of_program) description = description.substr(description.find(": ") + 2);
  std::string page = fmt::format(
      ".\\\" Made by the program from its own options.\n"
      ".TH {} 1 {} \"quarter {}\" \"User Commands\"\n"
      ".SH NAME\n{} \\- {}\n.SH SYNOPSIS\n{}\n.SH DESCRIPTION\n{}\n",
      upper_case(name), QUARTER_RELEASED, QUARTER_VERSION, roff(name), roff(description),
      synopsis(program, command), roff(sentence(description)));
  if (of_program) page += command_list(program);
  page += ".SH OPTIONS\n";
  for (CLI::Option* const option : positionals(command))
    page += paragraph(*option);
  for (CLI::Option* const option : named_options(command))
    page += paragraph(*option);
  return page + foot(program) + see_also(program, command);
}

}  // namespace quarter
