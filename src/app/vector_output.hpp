// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

namespace quarter {

/// Refuses a file to be written whose ending is none that can be, which would only be noticed after
/// the search.
void refuse_unfit_output(const std::filesystem::path& out);

}  // namespace quarter
