// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace quarter {

/// The mistakes of one file, kept until all of it is read.
class Mistakes {
 public:
  /// Control characters, which may come from the file, become spaces.
  void add(std::uint32_t line, std::string text);

  /// Throws one Error with ExitCode::usage, a line "NAME:LINE: text" each, in the order of the
  /// file; after a hundred only the number of the others.
  void throw_if_any(std::string_view name) const;

 private:
  std::vector<std::pair<std::uint32_t, std::string>> list_;
};

}  // namespace quarter
