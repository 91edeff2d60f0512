// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace quarter {

/// What to install where no font of this computer has all letters of some text that maps are to
/// bear: one line with the package of Debian. Empty if all can be written.
std::string missing_font(const std::vector<std::string>& texts);

}  // namespace quarter
