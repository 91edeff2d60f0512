// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace quarter {

/// From now on Ctrl-C, a closed terminal and a request to end (SIGINT, SIGHUP, SIGTERM) wipe the
/// line of progress and remove half-made outputs before the process ends of the signal. Signals
/// that are ignored stay ignored. Call once, before any thread is started.
void tidy_up_on_signals();

}  // namespace quarter
