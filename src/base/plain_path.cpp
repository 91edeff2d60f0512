// SPDX-License-Identifier: Apache-2.0
#include "quarter/base/plain_path.hpp"

#include "quarter/base/error.hpp"

namespace quarter {

std::filesystem::path plain_path(const std::filesystem::path& path) {
  std::error_code error;
  std::filesystem::path plain = std::filesystem::absolute(path, error);
  if (error) {
    fail("{}: its folder cannot be told ({}); give a name that begins with a slash", path.string(),
         error.message());
  }
  return plain;
}

}  // namespace quarter
