// SPDX-License-Identifier: Apache-2.0
#include "staging_owner.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <string_view>

#include "quarter/formats/output_set.hpp"

namespace quarter {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kDigestDigits = 16;

std::string digest_of(const fs::path& target) {
  return sha256_of_text(target.filename().string()).substr(0, kDigestDigits);
}

std::string host_name() {
  std::array<char, 256> name{};
  return ::gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "";
}

std::string owner_line(const fs::path& target, const std::string& pid) {
  return fmt::format("quarter makes {} on {} as {}\n", digest_of(target), host_name(), pid);
}

/// "123" of ".quarter-DIGEST-123-0", or empty.
std::string pid_in(const fs::path& folder, const fs::path& target) {
  const std::string name = folder.filename().string();
  const std::string prefix = staging_prefix(target);
  if (!name.starts_with(prefix)) return {};
  const std::string rest = name.substr(prefix.size());
  const std::size_t dash = rest.find('-');
  const auto is_number = [](const std::string& text) {
    return !text.empty() && text.size() < 10 &&
           text.find_first_not_of("0123456789") == std::string::npos;
  };
  if (dash == std::string::npos || !is_number(rest.substr(dash + 1))) return {};
  return is_number(rest.substr(0, dash)) ? rest.substr(0, dash) : std::string();
}

bool is_gone(const std::string& pid) {
  pid_t number = 0;
  std::from_chars(pid.data(), pid.data() + pid.size(), number);
  return number > 0 && ::kill(number, 0) != 0 && errno == ESRCH;
}

/// What a file holds, as far as an owner's line can go.
std::string text_of(int descriptor) {
  std::array<char, 512> buffer{};
  const ssize_t got = ::pread(descriptor, buffer.data(), buffer.size(), 0);
  return got > 0 ? std::string(buffer.data(), static_cast<std::size_t>(got)) : std::string();
}

bool is_free(int descriptor, const fs::path& target, const std::string& pid) {
  const std::string text = text_of(descriptor);
  const std::string start = fmt::format("quarter makes {} on ", digest_of(target));
  const bool is_whole = text.starts_with(start) && text.ends_with("as " + pid + "\n");
  if (!is_whole && !text.empty()) return false;
  if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0) return is_whole || is_gone(pid);
  return errno != EWOULDBLOCK && text == owner_line(target, pid) && is_gone(pid);
}

}  // namespace

std::string staging_prefix(const fs::path& target) {
  return fmt::format(".quarter-{}-", digest_of(target));
}

int own_staging_folder(const fs::path& folder, const fs::path& target) {
  const fs::path owner = folder / "owner";
  const int descriptor = ::open(owner.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (descriptor < 0) return -1;
  ::flock(descriptor, LOCK_EX | LOCK_NB);  // a file system without locks is no obstacle
  const std::string line = owner_line(target, std::to_string(::getpid()));
  const ssize_t written = ::write(descriptor, line.data(), line.size());
  if (written == static_cast<ssize_t>(line.size())) return descriptor;
  const int error = written < 0 ? errno : ENOSPC;
  ::close(descriptor);
  errno = error;
  return -1;
}

bool is_abandoned(const fs::path& folder, const fs::path& target) {
  const std::string pid = pid_in(folder, target);
  if (pid.empty()) return false;
  const fs::path owner = folder / "owner";
  const int descriptor = ::open(owner.c_str(), O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  if (descriptor < 0) {
    // Its process ended before it could write the line, or is about to and then takes another.
    if (errno == ENOENT) ::rmdir(folder.c_str());  // only what is empty
    return false;
  }
  const bool free = is_free(descriptor, target, pid);
  ::close(descriptor);
  return free;
}

}  // namespace quarter
