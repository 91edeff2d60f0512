// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

namespace quarter {

/// The absolute name of a file, for libraries: it begins with a slash, so that none takes it for an
/// address (http:…), for standard input (-) or for an option. It names the same file: links and
/// dots in it stay. Throws Error where the working folder is gone.
std::filesystem::path plain_path(const std::filesystem::path& path);

}  // namespace quarter
