// SPDX-License-Identifier: Apache-2.0
#include "interrupt.hpp"

#include <csignal>
#include <thread>

#include "console.hpp"
#include "quarter/formats/output_set.hpp"

namespace quarter {
namespace {

bool is_ignored(int signal) {
  struct sigaction action = {};
  return sigaction(signal, nullptr, &action) == 0 && action.sa_handler == SIG_IGN;
}

/// Waits in a thread of its own, where all may be called that a handler must not.
void wait_and_tidy_up(sigset_t signals) {
  int signal = 0;
  while (sigwait(&signals, &signal) != 0)
    continue;
  wipe_progress();
  abandon_outputs();
  std::signal(signal, SIG_DFL);
  pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);
  std::raise(signal);
}

}  // namespace

void tidy_up_on_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  for (const int signal : {SIGINT, SIGHUP, SIGTERM}) {
    if (!is_ignored(signal)) sigaddset(&signals, signal);
  }
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  std::thread(wait_and_tidy_up, signals).detach();
}

}  // namespace quarter
