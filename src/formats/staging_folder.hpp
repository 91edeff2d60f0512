// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <string>

namespace quarter {

/// A hidden folder `.NAME.partial-PID-COUNTER` beside a target NAME, on the same file system, where
/// outputs are made before they are renamed into place. Whatever is in it at the end is removed.
/// Such folders of processes that are gone are removed when the next one for the same target is
/// made.
class StagingFolder {
 public:
  /// `target` is absolute and its parent exists. Throws Error if the parent cannot be written.
  explicit StagingFolder(const std::filesystem::path& target);
  ~StagingFolder();
  StagingFolder(const StagingFolder&) = delete;
  StagingFolder& operator=(const StagingFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }
  /// A free name beside the target for an earlier set that must step aside for a moment. If the
  /// process ends in that moment, the next StagingFolder of the target moves the earlier set back.
  std::filesystem::path aside() const;

 private:
  std::filesystem::path target_;
  std::filesystem::path path_;
  int lock_ = -1;  ///< held while this process lives, so that others leave the folder alone
};

/// Removes those of this process, from any thread, even while files are written into them.
void remove_staging_folders();

/// The absolute path of an output, links followed, without a slash at the end. Throws Error for an
/// empty path, a broken link or a parent that is no folder.
std::filesystem::path resolved_target(const std::filesystem::path& given);

/// The name for people of a file that may still be in a staging folder: where it is going to be,
/// relative to the current folder if it is inside.
std::string final_name(const std::filesystem::path& path);

/// Calls `work` and turns what the file-system library throws into an Error naming the file.
void with_named_failures(const std::function<void()>& work);

/// Flushes one file or folder to the disk. Throws Error.
void sync_to_disk(const std::filesystem::path& path);

}  // namespace quarter
