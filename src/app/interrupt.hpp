// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace quarter {

/// Makes a file-size limit (ulimit -f) and a reader that went away errors of the write that meets
/// them instead of the end of the process. Call once, at the start of the program.
void ignore_signals_of_writing();

/// From now on Ctrl-C, a closed terminal, a request to end and their like (SIGINT, SIGHUP, SIGTERM,
/// SIGQUIT, SIGXCPU, SIGALRM, SIGUSR1, SIGUSR2) wipe the line of progress and remove half-made
/// outputs before the process ends of the signal. Signals that are ignored stay ignored. Where not
/// one thread more can be started, the process ends at once, and what it leaves is removed by the
/// next run into the same place. Call once, before any thread is started.
void tidy_up_on_signals();

}  // namespace quarter
