// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <vector>

#include "quarter/run/option_row.hpp"

namespace quarter {

/// Every file and folder that a command reads, by its rows, with what is read beside each.
std::vector<std::filesystem::path> inputs_of(const std::vector<OptionRow>& rows);

/// Keeps inputs from harm. Throws Error (ExitCode::usage) where something that a row of the command
/// writes is one of the inputs, by whatever name or link, or lies in one, or holds one. From then
/// on no output is put in place if an input has changed since: its digest would be of other bytes
/// than were read.
void guard_inputs(const std::vector<OptionRow>& rows,
                  const std::vector<std::filesystem::path>& inputs);

}  // namespace quarter
