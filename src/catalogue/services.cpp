// SPDX-License-Identifier: Apache-2.0
#include "quarter/catalogue/services.hpp"

namespace quarter {

const PlaceRule& Service::rule(std::uint32_t index) const {
  static const PlaceRule any;
  return index == kNone ? any : rules[index];
}

const std::string& Service::kind(std::uint32_t index) const {
  return rules.empty() ? rule(index).subtype : rules[index == kNone ? 0 : index].subtype;
}

}  // namespace quarter
