// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <mutex>
#include <string>

namespace quarter {

/// A hidden folder `.quarter-DIGEST-PID-COUNTER` beside a target, on the same file system, where
/// outputs are made before they are renamed into place. DIGEST is of the target's name, so that any
/// name a file system allows has room. Within are the outputs (`set`), an earlier set that must
/// step aside for a moment (`old`), and `owner`, a line that says whose it is, locked while its
/// process lives. Whatever is in it at the end is removed. Such folders of processes that are gone
/// are removed when the next one for the same target is made: only those whose `owner` says so and
/// is free.
class StagingFolder {
 public:
  enum class Of { folder, file };  ///< the target: it replaces `set`, or a file in it

  /// `target` is absolute and its parent exists. Throws Error if the parent cannot be written.
  StagingFolder(const std::filesystem::path& target, Of kind);
  ~StagingFolder();
  StagingFolder(const StagingFolder&) = delete;
  StagingFolder& operator=(const StagingFolder&) = delete;

  /// Where to make what will be the target, or hold it.
  const std::filesystem::path& path() const { return path_; }
  /// A free name for an earlier set that must step aside for a moment. If the process ends in that
  /// moment, the next StagingFolder of the target moves the earlier set back.
  std::filesystem::path aside() const;

 private:
  std::filesystem::path target_;
  std::filesystem::path outer_;
  std::filesystem::path path_;
  int lock_ = -1;  ///< held while this process lives, so that others leave the folder alone
};

/// Held while folders are made and outputs put in place, and for ever from abandon_outputs on.
std::recursive_mutex& placing();

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
