// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

namespace quarter {

/// The start of the names of all staging folders of a target: ".quarter-DIGEST-".
std::string staging_prefix(const std::filesystem::path& target);

/// Writes and locks the line `owner` of a new staging folder. Returns its descriptor, which is to
/// be kept open while the folder lives, or -1 with errno.
int own_staging_folder(const std::filesystem::path& folder, const std::filesystem::path& target);

/// Whether a folder is certainly a staging folder of the target whose process is gone. A process of
/// another container may bear any number, hence the lock decides; where a file system has none,
/// the number does, if it is of this computer.
bool is_abandoned(const std::filesystem::path& folder, const std::filesystem::path& target);

}  // namespace quarter
