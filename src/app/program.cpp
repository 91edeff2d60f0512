// SPDX-License-Identifier: Apache-2.0
#include "quarter/app/program.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <clocale>
#include <cstdio>
#include <functional>
#include <new>

#include "commands.hpp"
#include "help_text.hpp"
#include "interrupt.hpp"
#include "parse.hpp"
#include "quarter/base/error.hpp"
#include "quarter/formats/output_set.hpp"
#include "run_file.hpp"
#include "version.hpp"

namespace quarter {
namespace {

constexpr const char* kNoStdout = "standard output: cannot be written; check the disk or the pipe";

int report(const Error& error) {
  fmt::print(stderr, "quarter: {}\n", error.what());
  return static_cast<int>(error.code());
}

int guarded(const std::function<void()>& command) {
  try {
    command();
    if (std::fflush(stdout) != 0) fail("{}", kNoStdout);
    return static_cast<int>(ExitCode::done);
  } catch (const Error& error) {
    return report(error);
  } catch (const std::bad_alloc&) {
    return report(Error("not enough memory; use a smaller extract, or a machine with more"));
  } catch (const std::exception& error) {
    if (std::ferror(stdout) != 0) return report(Error(kNoStdout));
    return report(Error(
        fmt::format("unexpected: {}; please report this with the command line", error.what())));
  }
}

void answer(const CommandSet& set, const Parsed& asked) {
  switch (asked.wish) {
    case Parsed::Wish::act:
      tidy_up_on_signals();
      asked.command->act();
      break;
    case Parsed::Wish::help:
      fmt::print("{}", asked.command == nullptr ? help_text(set) : help_text(set, *asked.command));
      break;
    case Parsed::Wish::version:
      fmt::print("{}\n", version_text());
      break;
  }
}

}  // namespace

int run_program(int argc, char** argv) {
  std::setlocale(LC_ALL, "C");
  ignore_file_size_signal();
  Requests requests;
  const CommandSet set = commands_of(requests);
  const std::vector<std::string> words(argv + std::min(argc, 1), argv + argc);
  return guarded([&] { answer(set, parse(set, with_run_file(set, words))); });
}

}  // namespace quarter
