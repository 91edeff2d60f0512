// SPDX-License-Identifier: Apache-2.0
// Kind "untestable": needs what no run is given, and says so.
#include "check_reader.hpp"
#include "quarter/checks/check_kind.hpp"
#include "quarter/checks/measure.hpp"

namespace quarter::kinds {
namespace {

struct Keys {
  std::string needs;  ///< what would be needed
};

std::string needs(const CheckRule& check, const GivenInputs&, std::size_t) {
  return own_of<Keys>(check).needs;
}

void read(CheckReader& reader) {
  reader.table.text("needs", reader.own<Keys>().needs);
}

}  // namespace

extern const CheckKind untestable{
    .name = "untestable",
    .better = CheckKind::Better::never,
    .read = read,
    .needs = needs,
    .example = R"(needs = "counts of traffic")",
};

}  // namespace quarter::kinds
