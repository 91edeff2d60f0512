// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "option_row.hpp"
#include "quarter/app/options.hpp"

namespace quarter {

/// What each command is asked for; rows are bound to it.
struct Requests {
  RunOptions run;
  TimesOptions times;
  ExplainOptions explain;
  CompareOptions compare;
  CityOptions inspect;
  CatalogueOptions catalogue;
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

/// The commands bound to `requests`, which must outlive them and stay where they are.
CommandSet commands_of(Requests& requests);

}  // namespace quarter
