// SPDX-License-Identifier: Apache-2.0
#include "staging_folder.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <map>
#include <system_error>
#include <vector>

#include "checked_file.hpp"
#include "quarter/base/lacking.hpp"
#include "staging_owner.hpp"

namespace quarter {
namespace fs = std::filesystem;
namespace {

/// Removes a staging folder; an earlier set that stepped aside and was not replaced is moved back
/// first. Where neither can be done, the folder stays as it is: the next run tries again.
void restore_or_remove(const fs::path& outer, const fs::path& target) {
  std::error_code error;
  const fs::path old = outer / "old";
  if (fs::exists(fs::symlink_status(old, error))) {
    if (!fs::exists(fs::symlink_status(target, error))) {
      fs::rename(old, target, error);
      if (error) return;
    } else if (fs::exists(outer / "set", error)) {
      return;  // another than the new set bears the name: the earlier one is not to be lost
    }
  }
  fs::remove_all(outer, error);
}

void clear_leftovers(const fs::path& target) {
  std::error_code ignored;
  const std::string prefix = staging_prefix(target);
  std::vector<fs::path> leftovers;
  for (const auto& entry : fs::directory_iterator(target.parent_path(), ignored)) {
    if (entry.path().filename().string().starts_with(prefix)) leftovers.push_back(entry.path());
  }
  for (const fs::path& folder : leftovers) {
    if (is_abandoned(folder, target)) restore_or_remove(folder, target);
  }
}

[[noreturn]] void fail_making(const fs::path& target, int error) {
  const std::string text =
      fmt::format("cannot write in {}: {}; {}", final_name(target.parent_path()),
                  std::generic_category().message(error), remedy_of(error));
  if (is_lack(error)) throw Lacking(text);
  throw Error(text);
}

struct Made {
  fs::path outer;
  int lock;
};

/// A new folder with its owner and an empty `set`.
Made make_unique(const fs::path& target) {
  constexpr int kTries = 1000;  // another process may take an empty folder for a leftover
  for (int counter = 0; counter < kTries; ++counter) {
    fs::path outer =
        target.parent_path() / fmt::format("{}{}-{}", staging_prefix(target), ::getpid(), counter);
    if (::mkdir(outer.c_str(), 0700) != 0) {
      if (errno == EEXIST) continue;
      fail_making(target, errno);
    }
    const int lock = own_staging_folder(outer, target);
    if (lock < 0 && errno == ENOENT) continue;
    if (lock >= 0 && ::mkdir((outer / "set").c_str(), 0777) == 0) return {outer, lock};
    const int error = errno;
    if (lock >= 0) ::close(lock);
    std::error_code ignored;
    fs::remove_all(outer, ignored);
    fail_making(target, error);
  }
  fail_making(target, EEXIST);
}

/// Staging folders of this process.
struct Living {
  struct Folder {
    fs::path outer;
    fs::path target;
    fs::path becomes;  ///< what the files in `set` will be in
  };
  std::mutex mutex;
  std::map<fs::path, Folder> folders;  ///< by their `set`
};

/// Never destroyed: a signal may come while the program ends.
Living& living() {
  static Living* const instance = new Living;
  return *instance;
}

/// The path with the staging folder in it replaced by what it becomes.
fs::path placed(const fs::path& path) {
  const std::lock_guard lock(living().mutex);
  for (const auto& [set, folder] : living().folders) {
    const fs::path within = path.lexically_relative(set);
    if (within.empty() || *within.begin() == "..") continue;
    return within == "." ? folder.becomes : folder.becomes / within;
  }
  return path;
}

}  // namespace

std::recursive_mutex& placing() {
  static std::recursive_mutex* const instance = new std::recursive_mutex;
  return *instance;
}

StagingFolder::StagingFolder(const fs::path& target, Of kind) : target_(target) {
  const std::lock_guard no_signal(placing());
  clear_leftovers(target_);
  Made made = make_unique(target_);
  outer_ = std::move(made.outer);
  path_ = outer_ / "set";
  lock_ = made.lock;
  const std::lock_guard lock(living().mutex);
  living().folders[path_] = {outer_, target_, kind == Of::folder ? target_ : target_.parent_path()};
}

StagingFolder::~StagingFolder() {
  restore_or_remove(outer_, target_);
  const std::lock_guard lock(living().mutex);
  living().folders.erase(path_);
  if (lock_ >= 0) ::close(lock_);
}

void remove_staging_folders() {
  constexpr int kTries = 20;  // another thread may make a file while its folder is emptied
  const std::lock_guard lock(living().mutex);
  for (const auto& [set, folder] : living().folders) {
    std::error_code error;
    for (int i = 0; i < kTries && fs::exists(folder.outer, error); ++i)
      restore_or_remove(folder.outer, folder.target);
  }
}

fs::path StagingFolder::aside() const {
  return outer_ / "old";
}

fs::path resolved_target(const fs::path& given) {
  if (given.empty()) fail_usage("the name of the output is empty; give one with -o");
  fs::path path;
  with_named_failures([&] { path = fs::weakly_canonical(fs::absolute(given)); });
  if (!path.has_filename()) path = path.parent_path();
  if (!fs::exists(path) && fs::is_symlink(fs::symlink_status(path))) {
    fail("{} is a link to nothing; remove it or give another -o", given.string());
  }
  if (!fs::is_directory(path.parent_path())) {
    fail("cannot write {}: there is no folder {}; create it first", given.string(),
         path.parent_path().string());
  }
  return path;
}

std::string final_name(const fs::path& path) {
  const fs::path result = placed(path);
  std::error_code ignored;
  const fs::path here = result.lexically_relative(fs::current_path(ignored));
  const bool inside = result.is_absolute() && !here.empty() && *here.begin() != "..";
  return (inside ? here : result).string();
}

void with_named_failures(const std::function<void()>& work) {
  try {
    work();
  } catch (const fs::filesystem_error& failure) {
    fail("cannot use {}: {}; check the folder and its permissions", final_name(failure.path1()),
         failure.code().message());
  }
}

void sync_to_disk(const fs::path& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) fail_writing(path, errno);
  const int result = ::fsync(descriptor);
  const int error = errno;
  ::close(descriptor);
  // Some file systems cannot sync a folder and say EINVAL.
  if (result != 0 && error != EINVAL && error != ENOTSUP) fail_writing(path, error);
}

}  // namespace quarter
