// SPDX-License-Identifier: Apache-2.0
#include "quarter/app/program.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <clocale>
#include <functional>
#include <new>
#include <system_error>

#include "commands.hpp"
#include "help_text.hpp"
#include "input_guard.hpp"
#include "interrupt.hpp"
#include "parse.hpp"
#include "quarter/base/error.hpp"
#include "quarter/base/streams.hpp"
#include "quarter/base/sudden_end.hpp"
#include "quarter/formats/output_set.hpp"
#include "run_file.hpp"
#include "version.hpp"

namespace quarter {
namespace {

constexpr const char* kNoStdout = "standard output: cannot be written; check the disk or the pipe";

/// The line for people, and the exit status. What fails once the results are in place takes
/// nothing from them.
int report(const Error& error) {
  std::string line = error.what();
  std::replace(line.begin(), line.end(), '\n', ' ');  // names may hold any
  if (error.code() == ExitCode::failed && outputs_in_place()) {
    print_err("quarter: note: the results are in place and whole, but: {}\n", line);
    return static_cast<int>(ExitCode::done);
  }
  print_err("quarter: {}\n", line);
  return static_cast<int>(error.code());
}

int report_system(const std::system_error& error) {
  if (error.code() == std::errc::resource_unavailable_try_again) return report(Error(kNoThreads));
  if (error.code() == std::errc::not_enough_memory) return report(Error(kNoMemory));
  return report(
      Error(fmt::format("unexpected: {}; please report this with the command line", error.what())));
}

int guarded(const std::function<void()>& command) {
  try {
    command();
    if (end_of_output() == OutputEnd::failed) fail("{}", kNoStdout);
    return static_cast<int>(ExitCode::done);
  } catch (const Error& error) {
    return report(error);
  } catch (const std::bad_alloc&) {
    return report(Error(kNoMemory));
  } catch (const std::system_error& error) {
    return report_system(error);
  } catch (const std::exception& error) {
    return report(Error(
        fmt::format("unexpected: {}; please report this with the command line", error.what())));
  }
}

/// For an end in the midst of a library. Returns the exit status: what is in place stays good.
int give_up_outputs() {
  abandon_outputs();
  return static_cast<int>(outputs_in_place() ? ExitCode::done : ExitCode::failed);
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
    answer(set, parse(set, with_run_file(set, words)), config_file(set, words));
  });
}

}  // namespace quarter
