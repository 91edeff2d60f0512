// SPDX-License-Identifier: Apache-2.0
#include "vector_output.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <cctype>
#include <string>
#include <vector>

#include "quarter/base/error.hpp"
#include "quarter/formats/write_layer.hpp"

namespace quarter {

void refuse_unfit_output(const std::filesystem::path& out) {
  const std::vector<std::string> endings = vector_extensions();
  std::string ending = out.extension().string();
  std::transform(ending.begin(), ending.end(), ending.begin(),
                 [](unsigned char c) { return std::tolower(c); });
  if (std::find(endings.begin(), endings.end(), ending) == endings.end()) {
    fail_usage("cannot write {}: its ending is none of {}; give it one of these", out.string(),
               fmt::join(endings, ", "));
  }
}

}  // namespace quarter
