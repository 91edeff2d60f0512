// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include <toml++/toml.h>

namespace quarter {

/// Where a node stands in its file, from 1.
inline std::uint32_t line_of(const toml::node& node) {
  return node.source().begin.line;
}

}  // namespace quarter
