// SPDX-License-Identifier: Apache-2.0
#include "quarter/app/program.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <clocale>
#include <functional>
#include <new>
#include <string_view>
#include <system_error>

#include "commands.hpp"
#include "help_text.hpp"
#include "input_guard.hpp"
#include "interrupt.hpp"
#include "parse.hpp"
#include "quarter/base/error.hpp"
#include "quarter/base/lacking.hpp"
#include "quarter/base/streams.hpp"
#include "quarter/base/sudden_end.hpp"
#include "quarter/formats/output_set.hpp"
#include "run_file.hpp"
#include "status_file.hpp"
#include "version.hpp"

namespace quarter {
namespace {

constexpr const char* kNoStdout = "standard output: cannot be written; check the disk or the pipe";

/// What an engine that starts many runs is told in place of 1, by `sysexits.h`.
enum class EngineCode : int {
  bad_input = 65,  ///< the same request fails again (EX_DATAERR)
  lacking = 75,    ///< memory, disk or threads ran short: again, with more (EX_TEMPFAIL)
};

int told(ExitCode code, EngineCode to_engine) {
  return code == ExitCode::failed && has_status() ? static_cast<int>(to_engine)
                                                  : static_cast<int>(code);
}

int ended(int exit, std::string_view message) {
  end_status(exit, message);
  return exit;
}

/// The line for people, and the exit status. What fails once the results are in place takes
/// nothing from them.
int report(std::string line, int exit) {
  std::replace(line.begin(), line.end(), '\n', ' ');  // names may hold any
  const bool failed = exit != static_cast<int>(ExitCode::usage) &&
                      exit != static_cast<int>(ExitCode::not_met) &&
                      exit != static_cast<int>(ExitCode::undecidable);
  if (failed && outputs_in_place()) {
    print_err("quarter: note: the results are in place and whole, but: {}\n", line);
    return ended(static_cast<int>(ExitCode::done), line);
  }
  print_err("quarter: {}\n", line);
  return ended(exit, line);
}

int report(const Error& error) {
  return report(error.what(), told(error.code(), EngineCode::bad_input));
}

int report(const Lacking& error) {
  return report(error.what(), told(error.code(), EngineCode::lacking));
}

int report_unexpected(const std::exception& error) {
  return report(
      fmt::format("unexpected: {}; please report this with the command line", error.what()),
      static_cast<int>(ExitCode::failed));
}

int report_system(const std::system_error& error) {
  if (error.code() == std::errc::resource_unavailable_try_again) return report(Lacking(kNoThreads));
  if (error.code() == std::errc::not_enough_memory) return report(Lacking(kNoMemory));
  return report_unexpected(error);
}

int guarded(const std::function<void()>& command) {
  try {
    command();
    if (end_of_output() == OutputEnd::failed) fail("{}", kNoStdout);
    return ended(static_cast<int>(ExitCode::done), "");
  } catch (const Lacking& error) {
    return report(error);
  } catch (const Error& error) {
    return report(error);
  } catch (const std::bad_alloc&) {
    return report(Lacking(kNoMemory));
  } catch (const std::system_error& error) {
    return report_system(error);
  } catch (const std::exception& error) {
    return report_unexpected(error);
  }
}

/// For an end in the midst of a library. Returns the exit status: what is in place stays good.
int give_up_outputs(const char* reason) {
  abandon_outputs();
  const bool lacks =
      reason == std::string_view(kNoMemory) || reason == std::string_view(kNoThreads);
  const int failed =
      lacks ? told(ExitCode::failed, EngineCode::lacking) : static_cast<int>(ExitCode::failed);
  return ended(outputs_in_place() ? static_cast<int>(ExitCode::done) : failed, reason);
}

void act(const Command& command, const std::string& config) {
  tidy_up_on_signals();
  std::vector<std::filesystem::path> inputs = inputs_of(command.rows);
  if (!config.empty()) inputs.emplace_back(config);
  guard_inputs(command.rows, inputs);
  command.act();
}

void answer(const CommandSet& set, const Parsed& asked, const std::string& config) {
  switch (asked.wish) {
    case Parsed::Wish::act:
      act(*asked.command, config);
      break;
    case Parsed::Wish::help:
      write_out(asked.command == nullptr ? help_text(set) : help_text(set, *asked.command));
      break;
    case Parsed::Wish::version:
      print_out("{}\n", version_text());
      break;
  }
}

/// The words call a command that has the option: what is wrong with them is told there too.
bool takes_status(const CommandSet& set, const std::vector<std::string>& words) {
  return std::any_of(set.commands.begin(), set.commands.end(), [&](const Command& command) {
    return !words.empty() && command.name == words.front() && command.row("status") != nullptr;
  });
}

}  // namespace

int run_program(int argc, char** argv) {
  std::setlocale(LC_ALL, "C");
  hold_standard_streams();
  ignore_signals_of_writing();
  prepare_sudden_end(give_up_outputs);
  return guarded([&] {
    Requests requests;
    const CommandSet set = commands_of(requests);
    const std::vector<std::string> words(argv + std::min(argc, 1), argv + argc);
    if (takes_status(set, words)) begin_status(status_file(words));
    const std::vector<std::string> all = with_run_file(set, words);
    if (takes_status(set, all)) begin_status(status_file(all));
    answer(set, parse(set, all), config_file(set, words));
  });
}

}  // namespace quarter
