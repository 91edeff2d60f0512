// SPDX-License-Identifier: Apache-2.0
#include "quarter/formats/output_set.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstdio>
#include <fstream>
#include <mutex>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <stdexcept>
#include <system_error>
#include <utility>

#include "checked_file.hpp"
#include "quarter/base/lacking.hpp"
#include "staging_folder.hpp"

namespace quarter {
namespace fs = std::filesystem;
namespace {

constexpr const char* kRecord = "run.json";  ///< names the files of a set; its own name included
constexpr const char* kMarker = ".quarter";  ///< names them too, a line each, below one for people
constexpr const char* kMarkerLine = "Files that quarter wrote into this folder, and may replace:";

/// Whether something else is mounted at the folder, which therefore cannot be renamed.
bool is_mount_point(const fs::path& folder) {
  struct statx status = {};
  return ::statx(AT_FDCWD, folder.c_str(), 0, STATX_TYPE, &status) == 0 &&
         (status.stx_attributes & STATX_ATTR_MOUNT_ROOT) != 0;
}

/// Names of the files an earlier run wrote into the folder, from the list `files` of its record;
/// nothing if there is no record.
std::optional<std::set<std::string>> names_of_record(const fs::path& folder) {
  std::ifstream stream(folder / kRecord);
  const auto record = nlohmann::json::parse(stream, nullptr, false);
  const auto files = record.is_object() ? record.find("files") : record.end();
  if (files == record.end() || !files->is_array()) return std::nullopt;
  std::set<std::string> names = {kRecord, kMarker};
  for (const auto& file : *files) {
    if (!file.is_object()) return std::nullopt;
    const auto name = file.find("name");
    if (name == file.end() || !name->is_string()) return std::nullopt;
    names.insert(name->get<std::string>());
  }
  return names;
}

/// The same from the marker.
std::optional<std::set<std::string>> names_of_marker(const fs::path& folder) {
  std::ifstream stream(folder / kMarker);
  std::string line;
  if (!std::getline(stream, line) || line != kMarkerLine) return std::nullopt;
  std::set<std::string> names = {kMarker};
  while (std::getline(stream, line))
    names.insert(line);
  return names;
}

std::optional<std::set<std::string>> names_of_earlier_run(const fs::path& folder) {
  auto names = names_of_record(folder);
  return names ? names : names_of_marker(folder);
}

bool holds_something(const fs::path& folder) {
  return fs::exists(folder) && !fs::is_empty(folder);
}

void refuse_unfit_folder(const fs::path& target, const std::string& given) {
  if (!fs::exists(target)) return;
  if (!fs::is_directory(target)) fail("{} is a file; give a folder with -o", given);
  if (is_mount_point(target)) {
    fail("{} is a mount point and cannot be replaced as a whole; give a folder inside it", given);
  }
  if (fs::equivalent(target, fs::current_path())) {
    fail("{} is the current folder and would be replaced under your feet; give a folder inside it",
         given);
  }
}

void refuse_to_harm(const fs::path& target, const std::string& given, bool overwrite) {
  if (!holds_something(target)) return;
  if (!overwrite) {
    fail("{} exists and is not empty; give another -o, or --overwrite to replace the results in it",
         given);
  }
  if (!names_of_earlier_run(target)) {
    fail("{} holds no {} of an earlier run, so its files are not ours to replace; give another -o",
         given, kRecord);
  }
}

/// Gives the file a second name in the new folder, so that at no moment it hangs on a single folder
/// that might be removed; a copy where the file system has no hard links.
void keep_file(const fs::path& from, const fs::path& to) {
  fs::create_directories(to.parent_path());
  if (::linkat(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), 0) == 0) return;
  std::error_code error(errno, std::generic_category());
  const bool no_links = error == std::errc::operation_not_permitted ||
                        error == std::errc::not_supported || error == std::errc::too_many_links;
  if (no_links) fs::copy(from, to, fs::copy_options::copy_symlinks, error);
  if (error) {
    fail("cannot keep {}: {}; move it to another folder", final_name(from), error.message());
  }
}

/// Keeps everything below `from` whose name, relative to the set, is none of `ours`.
void keep_foreign(const fs::path& from, const fs::path& to, const std::string& prefix,
                  const std::set<std::string>& ours) {
  for (const auto& entry : fs::directory_iterator(from)) {
    const std::string name = prefix + entry.path().filename().string();
    const fs::path kept = to / entry.path().filename();
    if (!entry.is_directory() || entry.is_symlink()) {
      if (!ours.contains(name)) keep_file(entry.path(), kept);
      continue;
    }
    if (fs::is_empty(entry.path())) fs::create_directories(kept);
    keep_foreign(entry.path(), kept, name + '/', ours);
    if (fs::exists(kept)) fs::permissions(kept, entry.status().permissions());
  }
}

void sync_folders(const fs::path& folder) {
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_directory() && !entry.is_symlink()) sync_to_disk(entry.path());
  }
  sync_to_disk(folder);
}

[[noreturn]] void fail_placing(const fs::path& target, int error) {
  const std::string text =
      fmt::format("cannot put {} in place: {}; what was there is untouched, give another -o",
                  final_name(target), std::generic_category().message(error));
  if (is_lack(error)) throw Lacking(text);
  throw Error(text);
}

std::function<void()>& check_of_placing() {
  static std::function<void()> instance;
  return instance;
}

void check_placing() {
  if (check_of_placing()) check_of_placing()();
}

/// Sets and files that this process has put in place.
std::atomic<std::size_t> placed_outputs = 0;
std::atomic<std::uint64_t> placed_bytes = 0;

/// What is in place is in place, whatever comes after it.
void sync_placed(const fs::path& target, std::uint64_t bytes) {
  ++placed_outputs;
  placed_bytes += bytes;
  try {
    sync_to_disk(target.parent_path());
  } catch (const Error& error) {
    fail("{} may be lost if the power fails now ({})", final_name(target), error.what());
  }
}

bool is_unsupported(int error) {
  return error == EINVAL || error == ENOSYS || error == ENOTSUP;
}

/// For file systems that cannot exchange two names. Between the two renames nothing bears the name
/// of the target; StagingFolder repairs that if the process ends there.
void exchange_by_renaming(const StagingFolder& staging, const fs::path& target) {
  const fs::path aside = staging.aside();
  if (std::rename(target.c_str(), aside.c_str()) != 0) fail_placing(target, errno);
  if (std::rename(staging.path().c_str(), target.c_str()) != 0) {
    const int error = errno;
    std::error_code ignored;  // the end of the staging folder tries again
    fs::rename(aside, target, ignored);
    fail_placing(target, error);
  }
}

/// Afterwards the earlier set is where the new one was made, and goes with it.
void exchange(const StagingFolder& staging, const fs::path& target) {
  if (::renameat2(AT_FDCWD, staging.path().c_str(), AT_FDCWD, target.c_str(), RENAME_EXCHANGE) ==
      0) {
    return;
  }
  if (!is_unsupported(errno)) fail_placing(target, errno);
  exchange_by_renaming(staging, target);
}

void rename_to_new(const fs::path& from, const fs::path& target) {
  if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, target.c_str(), RENAME_NOREPLACE) == 0) return;
  if (!is_unsupported(errno) || fs::exists(target)) fail_placing(target, errno);
  if (std::rename(from.c_str(), target.c_str()) != 0) fail_placing(target, errno);
}

void refuse_existing_file(const fs::path& target, const std::string& given, bool overwrite) {
  if (!fs::exists(target)) return;
  if (!fs::is_regular_file(target)) fail("{} is not a plain file; give another -o", given);
  if (!overwrite) fail("{} exists; give another -o, or --overwrite to replace it", given);
}

/// Puts the staged folder where the target is; an earlier set is then where the new one was made.
void place_folder(const StagingFolder& staging, const fs::path& target, bool overwrite) {
  const bool replaces = holds_something(target);
  if (replaces) {
    const auto earlier = names_of_earlier_run(target);
    if (!overwrite || !earlier) fail_placing(target, EEXIST);
    keep_foreign(target, staging.path(), "", *earlier);
  }
  if (fs::exists(target)) fs::permissions(staging.path(), fs::status(target).permissions());
  sync_folders(staging.path());
  if (replaces) {
    exchange(staging, target);
  } else if (std::rename(staging.path().c_str(), target.c_str()) != 0) {
    fail_placing(target, errno);
  }
}

void place_file(const fs::path& staged, const fs::path& target, bool overwrite) {
  if (!overwrite) {
    rename_to_new(staged, target);
    return;
  }
  if (fs::exists(target)) fs::permissions(staged, fs::status(target).permissions());
  if (std::rename(staged.c_str(), target.c_str()) != 0) fail_placing(target, errno);
}

/// The name of an output as a path inside the set.
fs::path checked_name(const std::string& name) {
  const fs::path relative = fs::path(name).lexically_normal();
  const bool sound = relative.has_filename() && relative.is_relative() && relative != "." &&
                     *relative.begin() != ".." && relative.string() == name;
  if (!sound) throw std::logic_error("not a name of an output: " + name);
  return relative;
}

/// Scratch files of libraries that could not be removed.
void refuse_strays(const fs::path& folder, const std::vector<std::string>& names) {
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const std::string name = entry.path().lexically_relative(folder).string();
    if (entry.is_directory() || std::find(names.begin(), names.end(), name) != names.end())
      continue;
    fail("cannot write {}: the scratch file {} could not be removed; check the disk",
         final_name(folder), name);
  }
}

void refuse_foreign_name(const fs::path& target, const fs::path& name) {
  if (!fs::exists(fs::symlink_status(target / name))) return;
  const auto earlier = names_of_earlier_run(target);
  if (earlier && earlier->contains(name.string())) return;
  fail("{} was not written by an earlier run and would be lost; move it to another folder",
       final_name(target / name));
}

}  // namespace

OutputSet::OutputSet(fs::path target, bool overwrite)
    : target_(resolved_target(target)), overwrite_(overwrite) {
  with_named_failures([&] {
    refuse_unfit_folder(target_, target.string());
    refuse_to_harm(target_, target.string(), overwrite_);
    staging_ = std::make_unique<StagingFolder>(target_, StagingFolder::Of::folder);
    // An earlier set may have been moved back into place just now.
    refuse_to_harm(target_, target.string(), overwrite_);
  });
}

OutputSet::~OutputSet() = default;

fs::path OutputSet::file(const std::string& name) {
  const fs::path relative = checked_name(name);
  const fs::path path = staging_->path() / relative;
  with_named_failures([&] {
    refuse_foreign_name(target_, relative);
    const std::lock_guard no_signal(placing());
    fs::create_directories(path.parent_path());
  });
  if (std::find(names_.begin(), names_.end(), name) == names_.end()) names_.push_back(name);
  return path;
}

void OutputSet::write_marker() {
  std::string text = std::string(kMarkerLine) + '\n';
  for (const std::string& name : names_)
    text += name + '\n';
  CheckedFile marker(file(kMarker));
  marker.write(text);
  marker.finish();
}

void OutputSet::commit() {
  if (staging_ == nullptr) throw std::logic_error("a set of outputs is committed once");
  write_marker();
  std::uint64_t bytes = 0;
  for (const std::string& name : names_) {
    sync_to_disk(staging_->path() / name);
    bytes += fs::file_size(staging_->path() / name);
  }
  check_placing();
  const std::lock_guard lock(placing());
  with_named_failures([&] {
    refuse_strays(staging_->path(), names_);
    place_folder(*staging_, target_, overwrite_);
  });
  sync_placed(target_, bytes);
  staging_.reset();
}

void write_file_atomically(const fs::path& target, bool overwrite,
                           const std::function<void(const fs::path&)>& write) {
  const fs::path path = resolved_target(target);
  refuse_existing_file(path, target.string(), overwrite);
  const StagingFolder staging(path, StagingFolder::Of::file);
  const fs::path staged = staging.path() / path.filename();
  write(staged);
  sync_to_disk(staged);
  const std::uint64_t bytes = fs::file_size(staged);
  check_placing();
  const std::lock_guard lock(placing());
  with_named_failures([&] { place_file(staged, path, overwrite); });
  sync_placed(path, bytes);
}

void check_before_placing(std::function<void()> check) {
  check_of_placing() = std::move(check);
}

bool outputs_in_place() {
  return placed_outputs > 0;
}

std::uint64_t bytes_in_place() {
  return placed_bytes;
}

void abandon_outputs() {
  placing().lock();
  remove_staging_folders();
}

}  // namespace quarter
