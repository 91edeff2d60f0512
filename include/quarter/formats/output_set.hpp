// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace quarter {

class StagingFolder;

/// All outputs of one run, which appear together or not at all.
///
/// Files are written into a temporary folder beside the target folder; `commit` syncs them and puts
/// the folder in place with one rename. A run that is killed or meets a full disk therefore leaves
/// nothing under a final name and never harms an earlier set. Without commit, the destructor
/// removes the temporary folder. A file in it that was not asked for, such as a scratch file that
/// could not be removed, keeps the set from being put in place.
class OutputSet {
 public:
  /// Refuses (Error) before anything is read or written: a target that exists and is not an empty
  /// folder unless `overwrite`, a target that is a file, a parent that does not exist or cannot be
  /// written, a mount point or the current folder (neither can be replaced as a whole). With
  /// `overwrite`, the target must hold the run.json of an earlier run, whose list `files` of
  /// objects with a `name` says which files it wrote; all others are kept. Where run.json was
  /// deleted, as engines do with what a failed job was to make, the hidden file `.quarter`, which
  /// commit adds to each set, says the same.
  OutputSet(std::filesystem::path target, bool overwrite);
  ~OutputSet();
  OutputSet(const OutputSet&) = delete;
  OutputSet& operator=(const OutputSet&) = delete;

  /// Where to write the file that will be `name` (may hold slashes) in the target folder. Throws
  /// Error if the target holds a file of that name that no earlier run wrote.
  std::filesystem::path file(const std::string& name);
  const std::vector<std::string>& names() const { return names_; }

  /// Syncs every file and puts the set in place. Call once, after everything was written.
  void commit();

 private:
  void write_marker();

  std::filesystem::path target_;
  bool overwrite_;
  std::unique_ptr<StagingFolder> staging_;  ///< none after commit
  std::vector<std::string> names_;
};

/// The same for a single file: `write` gets a temporary path beside `target` with the same ending;
/// the file is synced and renamed into place when it returns. Refuses an existing target unless
/// `overwrite`.
void write_file_atomically(const std::filesystem::path& target, bool overwrite,
                           const std::function<void(const std::filesystem::path&)>& write);

/// Removes whatever is being made and keeps anything from being put in place from now on; a set
/// that is just being put in place is waited for. For a process that ends at once.
void abandon_outputs();

/// Calls `check` before anything is put in place from now on; what it throws keeps that from
/// happening.
void check_before_placing(std::function<void()> check);

/// Whether this process has put a set or a file in place: what fails after that leaves it whole.
bool outputs_in_place();
/// The bytes of all of them.
std::uint64_t bytes_in_place();

/// SHA-256 of a file, in hex. Throws Error if it cannot be read.
std::string sha256_of_file(const std::filesystem::path& path);

/// SHA-256 of the bytes of a text, in hex.
std::string sha256_of_text(std::string_view text);

}  // namespace quarter
