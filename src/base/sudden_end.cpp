// SPDX-License-Identifier: Apache-2.0
#include "quarter/base/sudden_end.hpp"

#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <new>
#include <system_error>

namespace quarter {
namespace {

constexpr std::size_t kReserveBytes = std::size_t{1} << 20;  // for names of files to be removed

int (*clean_up_first)(const char* reason) = nullptr;
void* reserve = nullptr;
std::atomic_flag is_ending = ATOMIC_FLAG_INIT;
thread_local bool ends_here = false;

void say(const char* text) {
  // Nothing can be done where stderr takes nothing.
  [[maybe_unused]] const ssize_t written = ::write(STDERR_FILENO, text, std::strlen(text));
}

void at_terminate() {
  try {
    if (const std::exception_ptr thrown = std::current_exception()) std::rethrow_exception(thrown);
  } catch (const std::bad_alloc&) {
    end_suddenly(kNoMemory);
  } catch (const std::system_error& error) {
    if (error.code() == std::errc::resource_unavailable_try_again) end_suddenly(kNoThreads);
  } catch (...) {  // told below
  }
  end_suddenly("unexpected end; please report this with the command line");
}

}  // namespace

void prepare_sudden_end(int (*clean_up)(const char* reason)) {
  clean_up_first = clean_up;
  reserve = std::malloc(kReserveBytes);
  std::set_terminate(at_terminate);
}

void end_suddenly(const char* reason) {
  if (ends_here) ::_exit(1);  // it met an end while ending
  ends_here = true;
  while (is_ending.test_and_set())
    ::pause();  // another thread ends the process
  std::free(reserve);
  say("quarter: ");
  say(reason);
  say("\n");
  int status = 1;
  try {
    if (clean_up_first != nullptr) status = clean_up_first(reason);
  } catch (...) {  // the next run into the same place cleans up
  }
  ::_exit(status);
}

}  // namespace quarter
