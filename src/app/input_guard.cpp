// SPDX-License-Identifier: Apache-2.0
#include "input_guard.hpp"

#include <sys/stat.h>

#include <utility>

#include "quarter/base/lacking.hpp"
#include "quarter/formats/companions.hpp"
#include "quarter/formats/output_set.hpp"

namespace quarter {
namespace fs = std::filesystem;
namespace {

std::vector<fs::path> paths_in(const OptionValue& value) {
  if (const auto* const one = std::get_if<fs::path>(&value)) return {*one};
  if (const auto* const several = std::get_if<std::vector<fs::path>>(&value)) return *several;
  return {};
}

/// Both are there and the same, whatever their names.
bool is_same(const fs::path& a, const fs::path& b) {
  std::error_code ignored;  // what is not there is not the same
  return fs::equivalent(a, b, ignored);
}

/// Whether one of the folders above `path`, by its name as given or with links followed, is
/// `folder`.
bool lies_in(const fs::path& path, const fs::path& folder) {
  std::error_code ignored;
  for (const fs::path& name : {fs::absolute(path, ignored), fs::weakly_canonical(path, ignored)}) {
    for (fs::path above = name.parent_path(); above.has_relative_path();
         above = above.parent_path()) {
      if (is_same(above, folder)) return true;
    }
  }
  return false;
}

void refuse_harm(const OptionRow& row, const fs::path& out, const fs::path& input) {
  const std::string name = row.short_name.empty() ? row.shown() : row.short_name;
  const auto refuse = [&](std::string_view why) {
    fail_usage("{} {}: {} the input {}; give another name", name, out.string(), why,
               input.string());
  };
  if (is_same(out, input)) refuse("is");
  if (lies_in(out, input)) refuse("lies in");
  if (lies_in(input, out)) refuse("holds");
}

/// What tells whether a file is still as it was: it was neither written nor replaced.
struct Seen {
  fs::path file;
  struct stat status = {};
};

bool is_as_seen(const Seen& seen) {
  struct stat now = {};
  if (::stat(seen.file.c_str(), &now) != 0) return false;
  const struct stat& then = seen.status;
  return now.st_dev == then.st_dev && now.st_ino == then.st_ino && now.st_size == then.st_size &&
         now.st_mtim.tv_sec == then.st_mtim.tv_sec && now.st_mtim.tv_nsec == then.st_mtim.tv_nsec &&
         now.st_ctim.tv_sec == then.st_ctim.tv_sec && now.st_ctim.tv_nsec == then.st_ctim.tv_nsec;
}

std::vector<Seen> look_at(const std::vector<fs::path>& inputs) {
  std::vector<Seen> all;
  for (const fs::path& input : inputs) {
    Seen seen{input};
    if (::stat(input.c_str(), &seen.status) == 0 && S_ISREG(seen.status.st_mode))
      all.push_back(std::move(seen));
  }
  return all;
}

}  // namespace

std::vector<fs::path> inputs_of(const std::vector<OptionRow>& rows) {
  std::vector<fs::path> all;
  for (const OptionRow& row : rows) {
    if (row.is_written || !row.said) continue;
    for (const fs::path& path : paths_in(row.said())) {
      all.push_back(path);
      const std::vector<fs::path> beside = companions_of(path);
      all.insert(all.end(), beside.begin(), beside.end());
    }
  }
  return all;
}

void guard_inputs(const std::vector<OptionRow>& rows, const std::vector<fs::path>& inputs) {
  for (const OptionRow& row : rows) {
    if (!row.is_written) continue;
    for (const fs::path& out : paths_in(row.said())) {
      for (const fs::path& input : inputs)
        refuse_harm(row, out, input);
    }
  }
  check_before_placing([seen = look_at(inputs)] {
    for (const Seen& file : seen) {
      if (!is_as_seen(file))
        fail_lacking("{} was changed while it was read; run again", file.file.string());
    }
  });
}

}  // namespace quarter
