// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <vector>

namespace quarter {

/// Refuses a file to be written whose ending is none that can be, or that is one of the inputs:
/// what would only be noticed after the search, or too late for the input.
void refuse_unfit_output(const std::filesystem::path& out,
                         const std::vector<std::filesystem::path>& inputs);

}  // namespace quarter
