// SPDX-License-Identifier: Apache-2.0
#include "interrupt.hpp"

#include <fmt/format.h>
#include <pthread.h>

#include <csignal>
#include <cstring>

#include "console.hpp"
#include "quarter/formats/output_set.hpp"
#include "status_file.hpp"

namespace quarter {
namespace {

/// An exit status above it is of a signal, as shells have it.
constexpr int kBySignal = 128;

/// Enough to walk through folders; a thread's usual 8 MiB are much where memory is limited.
constexpr std::size_t kStackBytes = std::size_t{256} << 10;

bool is_ignored(int signal) {
  struct sigaction action = {};
  return sigaction(signal, nullptr, &action) == 0 && action.sa_handler == SIG_IGN;
}

sigset_t ending_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  for (const int signal : {SIGINT, SIGHUP, SIGTERM, SIGQUIT, SIGXCPU, SIGALRM, SIGUSR1, SIGUSR2}) {
    if (!is_ignored(signal)) sigaddset(&signals, signal);
  }
  return signals;
}

/// Waits in a thread of its own, where all may be called that a handler must not.
void* wait_and_tidy_up(void*) {
  sigset_t signals = ending_signals();
  int signal = 0;
  while (sigwait(&signals, &signal) != 0)
    continue;
  wipe_progress();
  abandon_outputs();
  end_status(kBySignal + signal, fmt::format("ended by the signal {}", ::sigabbrev_np(signal)));
  std::signal(signal, SIG_DFL);
  pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);
  std::raise(signal);
  return nullptr;
}

bool start_waiting() {
  pthread_attr_t how;
  pthread_t thread;
  if (pthread_attr_init(&how) != 0) return false;
  pthread_attr_setstacksize(&how, kStackBytes);
  pthread_attr_setdetachstate(&how, PTHREAD_CREATE_DETACHED);
  const bool started = pthread_create(&thread, &how, wait_and_tidy_up, nullptr) == 0;
  pthread_attr_destroy(&how);
  return started;
}

}  // namespace

void ignore_signals_of_writing() {
  std::signal(SIGXFSZ, SIG_IGN);
  std::signal(SIGPIPE, SIG_IGN);
}

void tidy_up_on_signals() {
  sigset_t signals = ending_signals();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  if (!start_waiting()) pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);
}

}  // namespace quarter
