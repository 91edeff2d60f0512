// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "quarter/run/request.hpp"

namespace quarter {

/// The options of the run whose results lie in a folder, from its run.json. The files that its city
/// is read with are those `moved` (of several, those of the same name), or files of that name in
/// the current folder or beside the results; other files are known by name only. Throws Error if
/// there is none, if its bytes are not those of the record, or if one is given that the run did
/// without.
RunOptions options_of_run(const std::filesystem::path& results, CityOptions moved);

}  // namespace quarter
