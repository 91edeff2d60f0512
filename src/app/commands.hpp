// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "quarter/batch/requests.hpp"
#include "quarter/run/option_row.hpp"
#include "quarter/run/request.hpp"

namespace quarter {

/// A command of the program.
struct Command {
  struct Example {
    std::string line;  ///< to be typed as it stands; up to 78 characters
    std::string what;  ///< what it does
  };
  std::string name;
  std::string summary;
  std::vector<OptionRow> rows;
  std::vector<Example> examples;
  std::function<void()> act;
  bool is_shown = true;  ///< in --help

  /// The row of this name, as in files; none: null.
  const OptionRow* row(std::string_view key) const;
};

/// What each command is asked for; rows are bound to it.
struct Requests {
  RunOptions run;
  TimesOptions times;
  ExplainOptions explain;
  CompareOptions compare;
  CityOptions inspect;
  CatalogueOptions catalogue;
  EstimateOptions estimate;
  CutOptions cut;
  std::filesystem::path manual;  ///< folder for man pages and completion
};

/// All that the command line knows.
struct CommandSet {
  std::string name;
  std::string summary;
  std::vector<OptionRow> rows;  ///< --help and --version
  std::vector<Command> commands;
  std::string statuses;   ///< what the exit statuses mean
  std::string copyright;  ///< of the data

  std::vector<const Command*> shown() const;
};

/// What they do. Each throws Error on failure.
void run_command(const RunOptions& options);
void times_command(const TimesOptions& options);
/// `run`: the options of the run that is explained.
void explain_command(const ExplainOptions& options, const RunOptions& run);
void compare_command(const CompareOptions& options);
void inspect_command(const CityOptions& options);
void catalogue_command(const CatalogueOptions& options);
void cut_command(const CutOptions& options);
void estimate_command(const EstimateOptions& options);

/// The commands bound to `requests`, which must outlive them and stay where they are.
CommandSet commands_of(Requests& requests);

}  // namespace quarter
