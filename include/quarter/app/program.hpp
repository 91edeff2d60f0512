// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace quarter {

/// The whole program: reads the command line, runs a command, turns every failure into one line of
/// advice on stderr and an exit status (see ExitCode).
int run_program(int argc, char** argv);

}  // namespace quarter
