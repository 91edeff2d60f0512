// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "quarter/tables/layer.hpp"

namespace quarter {

inline Value integer(std::size_t n) {
  return static_cast<std::int64_t>(n);
}

inline Value text_or_null(std::string text) {
  return text.empty() ? Value{} : Value{std::move(text)};
}

inline Value text_value(std::string_view text) {
  return std::string(text);
}

inline Value number_or_null(std::optional<double> number) {
  return number ? Value{*number} : Value{};
}

}  // namespace quarter
