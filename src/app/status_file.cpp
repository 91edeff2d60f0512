// SPDX-License-Identifier: Apache-2.0
#include "status_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cmath>
#include <fstream>
#include <mutex>
#include <nlohmann/json.hpp>
#include <system_error>

#include "quarter/base/error.hpp"
#include "quarter/base/text.hpp"
#include "quarter/formats/output_set.hpp"

namespace quarter {
namespace fs = std::filesystem;
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::string_view kName = "--status";
constexpr std::string_view kStart = "{\"program\":\"quarter\",";

/// Of the process; there is one command line.
struct Status {
  std::mutex mutex;
  int descriptor = -1;
  bool ended = false;
  Clock::time_point begin = Clock::now();
  std::string stage;
};

/// Never destroyed: a signal may come while the program ends.
Status& status() {
  static Status* const instance = new Status;
  return *instance;
}

double rounded(double value) {
  return std::round(value * 100) / 100;
}

double seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

/// `exit` below 0: at work.
std::string line_of(const Status& s, int exit, std::string_view message) {
  rusage used = {};
  ::getrusage(RUSAGE_SELF, &used);
  const nlohmann::ordered_json line{
      {"program", "quarter"},
      {"version", QUARTER_VERSION},
      {"exit", exit < 0 ? nlohmann::ordered_json(nullptr) : nlohmann::ordered_json(exit)},
      {"message", valid_utf8(message)},
      {"stage", s.stage},
      {"cpu_s", rounded(seconds(used.ru_utime) + seconds(used.ru_stime))},
      {"wall_s", rounded(std::chrono::duration<double>(Clock::now() - s.begin).count())},
      {"peak_mb", rounded(static_cast<double>(used.ru_maxrss) / 1024)},
      {"bytes", bytes_in_place()}};
  return line.dump() + '\n';
}

/// In place of what the file holds: a full disk has room for what it already holds. Where nothing
/// can be written there is nobody to tell.
void write_line(const Status& s, const std::string& line) {
  [[maybe_unused]] const ssize_t written = ::pwrite(s.descriptor, line.data(), line.size(), 0);
  [[maybe_unused]] const int cut = ::ftruncate(s.descriptor, static_cast<off_t>(line.size()));
}

/// Of no use to anybody but this program: a status, or nothing.
bool may_be_replaced(const fs::path& file) {
  std::error_code ignored;
  if (!fs::exists(file, ignored)) return true;
  if (!fs::is_regular_file(file, ignored)) return false;
  std::ifstream stream(file, std::ios::binary);
  std::string start(kStart.size(), '\0');
  stream.read(start.data(), static_cast<std::streamsize>(start.size()));
  return stream.gcount() == 0 || start == kStart;
}

}  // namespace

fs::path status_file(const std::vector<std::string>& words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].starts_with(std::string(kName) + '=')) return words[i].substr(kName.size() + 1);
    if (words[i] == kName && i + 1 < words.size()) return words[i + 1];
  }
  return {};
}

void begin_status(const fs::path& file) {
  Status& s = status();
  if (file.empty() || s.descriptor >= 0) return;
  if (!may_be_replaced(file))
    fail_usage("--status {}: is no status of an earlier run; give another name", file.string());
  s.descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
  if (s.descriptor < 0) {
    fail_usage("--status {}: cannot be written: {}; check its folder", file.string(),
               std::generic_category().message(errno));
  }
  s.stage = "start";
  write_line(s, line_of(s, -1, "at work, or killed before it could say why"));
}

bool has_status() {
  return status().descriptor >= 0;
}

void tell_status_stage(std::string_view name) {
  Status& s = status();
  const std::lock_guard lock(s.mutex);
  s.stage = name;
  if (s.descriptor >= 0 && !s.ended)
    write_line(s, line_of(s, -1, "at work, or killed before it could say why"));
}

void end_status(int exit, std::string_view message) noexcept try {
  Status& s = status();
  if (s.descriptor < 0) return;
  const std::unique_lock lock(s.mutex, std::try_to_lock);  // memory may end while it is held
  if (s.ended) return;
  s.ended = true;
  write_line(s, line_of(s, exit, message));
} catch (...) {  // not even memory for a line: the one before it stays
}

}  // namespace quarter
