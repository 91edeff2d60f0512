// SPDX-License-Identifier: Apache-2.0
#include "quarter/report/map_format.hpp"

#include <array>
#include <stdexcept>

namespace quarter {
namespace {

struct Ending {
  MapFormat::Kind kind;
  std::string_view text;
};
constexpr std::array kEndings{Ending{MapFormat::Kind::png, "png"},
                              Ending{MapFormat::Kind::pdf, "pdf"},
                              Ending{MapFormat::Kind::svg, "svg"}};

}  // namespace

std::string_view MapFormat::ending() const {
  for (const Ending& ending : kEndings) {
    if (ending.kind == kind) return ending.text;
  }
  throw std::logic_error("a kind of map without an ending");
}

std::vector<std::string> map_endings() {
  std::vector<std::string> all;
  for (const Ending& ending : kEndings)
    all.emplace_back(ending.text);
  return all;
}

std::optional<MapFormat::Kind> map_kind(std::string_view ending) {
  for (const Ending& known : kEndings) {
    if (known.text == ending) return known.kind;
  }
  return std::nullopt;
}

}  // namespace quarter
