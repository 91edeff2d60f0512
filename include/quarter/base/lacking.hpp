// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <utility>

#include "quarter/base/error.hpp"

namespace quarter {

/// What fails for want of memory, disk or threads, or since a file was changed meanwhile: the same
/// request may succeed with more, or a second time. All other Errors come again.
class Lacking : public Error {
 public:
  using Error::Error;
};

template <typename... Args>
[[noreturn]] void fail_lacking(fmt::format_string<Args...> text, Args&&... args) {
  throw Lacking(fmt::format(text, std::forward<Args>(args)...));
}

}  // namespace quarter
