// SPDX-License-Identifier: Apache-2.0
#include "staging_folder.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <csignal>
#include <mutex>
#include <optional>
#include <set>
#include <system_error>
#include <vector>

#include "checked_file.hpp"
#include "quarter/base/error.hpp"

namespace quarter {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view kPartial = ".partial-";
constexpr std::string_view kAside = ".replaced-";

fs::path hidden_name(const fs::path& target, std::string_view kind, int counter) {
  return target.parent_path() /
         fmt::format(".{}{}{}-{}", target.filename().string(), kind, ::getpid(), counter);
}

/// The process of a hidden folder of this kind beside the target, or nothing for any other name.
std::optional<pid_t> owner_of(const fs::path& folder, const fs::path& target,
                              std::string_view kind) {
  const std::string name = folder.filename().string();
  const std::string start = fmt::format(".{}{}", target.filename().string(), kind);
  if (!name.starts_with(start)) return std::nullopt;
  pid_t owner = 0;
  const char* const end = name.data() + name.size();
  const auto number = std::from_chars(name.data() + start.size(), end, owner);
  if (number.ec != std::errc{} || number.ptr == end || *number.ptr != '-') return std::nullopt;
  int counter = 0;
  const auto rest = std::from_chars(number.ptr + 1, end, counter);
  if (rest.ec != std::errc{} || rest.ptr != end) return std::nullopt;
  return owner;
}

/// Opens the folder and locks it for this process; -1 if it is locked by another. A file system
/// without locks is no obstacle.
int locked(const fs::path& folder) {
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
  if (descriptor < 0) return -1;
  if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK) return descriptor;
  ::close(descriptor);
  return -1;
}

/// A process of another container may bear a number that is free here, hence the lock.
bool is_abandoned(const fs::path& folder, pid_t owner) {
  if (owner <= 0 || ::kill(owner, 0) == 0 || errno != ESRCH) return false;
  const int lock = locked(folder);
  if (lock < 0) return false;
  ::close(lock);
  return true;
}

/// Moves an earlier set back that stepped aside for a process that ended before it could finish.
void restore_or_remove(const fs::path& aside, const fs::path& target) {
  std::error_code ignored;  // what stays behind harms nothing and is tried again next time
  if (fs::exists(target)) {
    fs::remove_all(aside, ignored);
  } else {
    fs::rename(aside, target, ignored);
  }
}

void clear_leftovers(const fs::path& target) {
  std::error_code ignored;
  std::vector<fs::path> neighbours;
  for (const auto& entry : fs::directory_iterator(target.parent_path(), ignored)) {
    neighbours.push_back(entry.path());
  }
  for (const fs::path& folder : neighbours) {
    const auto made_by = owner_of(folder, target, kPartial);
    if (made_by && is_abandoned(folder, *made_by)) fs::remove_all(folder, ignored);
    const auto moved_by = owner_of(folder, target, kAside);
    if (moved_by && is_abandoned(folder, *moved_by)) restore_or_remove(folder, target);
  }
}

fs::path create_unique(const fs::path& target) {
  for (int counter = 0;; ++counter) {
    fs::path path = hidden_name(target, kPartial, counter);
    if (::mkdir(path.c_str(), 0777) == 0) return path;
    if (errno == EEXIST) continue;
    const int error = errno;
    fail("cannot write in {}: {}; {}", final_name(target.parent_path()),
         std::generic_category().message(error), remedy_of(error));
  }
}

/// Staging folders of this process.
struct Living {
  std::mutex mutex;
  std::set<fs::path> folders;
};

Living& living() {
  static Living instance;
  return instance;
}

/// "NAME" of ".NAME.partial-12-0", or empty.
std::string staged_name(const fs::path& component) {
  const std::string name = component.string();
  const auto end = name.rfind(kPartial);
  return name.starts_with('.') && end != std::string::npos && end > 1 ? name.substr(1, end - 1)
                                                                      : "";
}

}  // namespace

StagingFolder::StagingFolder(const fs::path& target) : target_(target) {
  clear_leftovers(target_);
  path_ = create_unique(target_);
  lock_ = locked(path_);
  const std::lock_guard lock(living().mutex);
  living().folders.insert(path_);
}

StagingFolder::~StagingFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
  if (lock_ >= 0) ::close(lock_);
  const std::lock_guard lock(living().mutex);
  living().folders.erase(path_);
}

void remove_staging_folders() {
  constexpr int kTries = 20;  // another thread may make a file while its folder is emptied
  const std::lock_guard lock(living().mutex);
  for (const fs::path& folder : living().folders) {
    std::error_code error;
    for (int i = 0; i < kTries && fs::exists(folder); ++i)
      fs::remove_all(folder, error);
  }
}

fs::path StagingFolder::aside() const {
  for (int counter = 0;; ++counter) {
    fs::path path = hidden_name(target_, kAside, counter);
    if (!fs::exists(fs::symlink_status(path))) return path;
  }
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
  fs::path result;
  for (const fs::path& component : path) {
    const std::string staged = staged_name(component);
    // A single file is staged in a folder of its own name.
    if (!staged.empty() && path.filename() == staged) continue;
    result /= staged.empty() ? component : fs::path(staged);
  }
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
