// SPDX-License-Identifier: Apache-2.0
#include "quarter/catalogue/mistakes.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "quarter/base/error.hpp"

namespace quarter {
namespace {

/// Somebody's other TOML file would fill the screen.
constexpr std::size_t kMostTold = 100;

}  // namespace

void Mistakes::add(std::uint32_t line, std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
  list_.emplace_back(line, std::move(text));
}

void Mistakes::throw_if_any(std::string_view name) const {
  if (list_.empty()) return;
  auto sorted = list_;
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::string text;
  for (std::size_t i = 0; i < std::min(sorted.size(), kMostTold); ++i) {
    text += fmt::format("{}{}:{}: {}", i == 0 ? "" : "\n", name, sorted[i].first, sorted[i].second);
  }
  if (sorted.size() > kMostTold) {
    text += fmt::format("\n{}: {} more mistakes", name, sorted.size() - kMostTold);
  }
  throw Error(text, ExitCode::usage);
}

}  // namespace quarter
