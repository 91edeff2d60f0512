// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace quarter {

/// What is said where memory or threads run out.
inline constexpr const char* kNoMemory =
    "not enough memory; use a smaller extract, or a machine with more";
inline constexpr const char* kNoThreads =
    "no more threads can be started; raise the limit (ulimit -u), or give fewer --threads";

/// Sets what must be done before the process may end, from any thread, such as removing half-made
/// outputs, and keeps memory for it; it is told the reason and returns the exit status. Makes
/// std::terminate end the program with a line, as end_suddenly does, instead of aborting. Call
/// once.
void prepare_sudden_end(int (*clean_up)(const char* reason));

/// Ends the process after one line, "quarter: REASON": for libraries that would
/// abort where memory is short.
[[noreturn]] void end_suddenly(const char* reason);

}  // namespace quarter
