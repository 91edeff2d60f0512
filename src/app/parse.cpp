// SPDX-License-Identifier: Apache-2.0
// The only file that knows CLI11.
#include "parse.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <deque>
#include <map>

#include "quarter/base/error.hpp"
#include "quarter/base/text.hpp"

namespace quarter {
namespace {

using Shape = OptionRow::Shape;

/// A row and what the parser knows of it.
struct Bound {
  const OptionRow* row;
  CLI::Option* option;
};

/// A command as CLI11 knows it.
class Parser {
 public:
  explicit Parser(const CommandSet& set) : set_(set), app_(set.summary, set.name) {
    app_.set_version_flag("--version", set.name);
    app_.require_subcommand(1);
    for (const Command& command : set.commands)
      add(command);
  }

  Parsed operator()(const std::vector<std::string>& words) {
    try {
      app_.parse(std::vector<std::string>(words.rbegin(), words.rend()));  // its order
    } catch (const CLI::CallForVersion&) {
      return {Parsed::Wish::version, nullptr};
    } catch (const CLI::CallForHelp&) {
      return {Parsed::Wish::help, chosen()};
    } catch (const CLI::ParseError& error) {
      fail_usage("{}", advice(error.what(), words));
    }
    const Command* const command = chosen();
    for (const Bound& bound : bound_[command])
      read(bound, *command);
    return {Parsed::Wish::act, command};
  }

 private:
  void add(const Command& command) {
    CLI::App* const app = app_.add_subcommand(command.name, command.summary);
    std::vector<Bound>& all = bound_[&command];
    for (const OptionRow& row : command.rows) {
      if (row.shape != Shape::handled) all.push_back({&row, add(row, *app)});
    }
    for (const Bound& bound : all) {
      if (!bound.row->needed.empty()) bound.option->needs(app->get_option(bound.row->needed));
      if (!bound.row->excluded.empty())
        bound.option->excludes(app->get_option(bound.row->excluded));
    }
  }

  CLI::Option* add(const OptionRow& row, CLI::App& app) {
    const std::string name =
        row.is_positional() ? row.value
                            : (row.short_name.empty() ? "" : row.short_name + ",") + row.long_name;
    if (row.shape == Shape::flag) return app.add_flag(name, flags_.emplace_back(), row.help);
    CLI::Option* const option = app.add_option(
        name, [](const CLI::results_t&) { return true; }, row.help);
    option->required(row.is_required);
    if (row.shape == Shape::one)  // read() says that it is given twice, once each word is right
      return option->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    option->expected(1, CLI::detail::expected_max_vector_size);
    option->allow_extra_args(row.is_positional());
    if (row.shape == Shape::list) option->delimiter(',');
    return option;
  }

  void read(const Bound& bound, const Command& command) const {
    if (bound.option->count() == 0) return;
    const std::string help = fmt::format("; see '{} {} --help'", set_.name, command.name);
    const OptionRow& row = *bound.row;
    if (row.shape == Shape::flag)
      return read_values(row, {bound.option->as<bool>() ? "true" : "false"}, "", help);
    const std::vector<std::string> values = bound.option->results();
    if (row.shape != Shape::one) return read_values(row, values, "", help);
    for (const std::string& value : values)
      read_values(row, {value}, "", help);
    if (values.size() > 1)
      fail_usage("{}: is given {} times; give it once{}", row.shown(), values.size(), help);
  }

  const Command* chosen() const {
    const auto parsed = app_.get_subcommands();
    if (parsed.empty()) return nullptr;
    const auto command =
        std::find_if(set_.commands.begin(), set_.commands.end(),
                     [&](const Command& c) { return c.name == parsed.front()->get_name(); });
    return command == set_.commands.end() ? nullptr : &*command;
  }

  /// What CLI11 says, with the nearest word that would have been right.
  std::string advice(std::string text, const std::vector<std::string>& words) const {
    std::replace(text.begin(), text.end(), '\n', ' ');
    const Command* const command = chosen();
    if (command == nullptr) return words.empty() ? no_command(text) : wrong_command(text, words[0]);
    std::vector<std::string> names;
    for (const OptionRow& row : command->rows) {
      if (!row.is_positional()) names.push_back(row.long_name);
    }
    const std::string help = fmt::format("; see '{} {} --help'", set_.name, command->name);
    for (const std::string& word : words) {
      const std::string name = word.substr(0, word.find('='));
      const bool known = std::find(names.begin(), names.end(), name) != names.end();
      if (name.starts_with("--") && !known)
        return fmt::format("{}: unknown option{}{}", name, did_you_mean(name, names), help);
    }
    return text + help;
  }

  std::string no_command(const std::string& text) const {
    return fmt::format("{}; see '{} --help'", text, set_.name);
  }

  std::string wrong_command(const std::string& text, const std::string& first) const {
    std::vector<std::string> known;
    for (const Command& command : set_.commands)
      known.push_back(command.name);
    const std::string word = first.substr(0, first.find('='));
    if (std::find(known.begin(), known.end(), word) != known.end()) return no_command(text);
    return fmt::format("{}: unknown {}{}; see '{} --help'", word,
                       word.starts_with("-") ? "option" : "command", did_you_mean(word, known),
                       set_.name);
  }

  const CommandSet& set_;
  CLI::App app_;
  std::deque<bool> flags_;
  std::map<const Command*, std::vector<Bound>> bound_;
};

}  // namespace

Parsed parse(const CommandSet& set, const std::vector<std::string>& words) {
  return Parser(set)(words);
}

}  // namespace quarter
