// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "quarter/base/tags.hpp"

namespace quarter {

struct EntranceRules;

/// What a node of an outline is to those who come to a place.
enum class Door : std::uint8_t {
  none,
  way_in,  ///< an entrance or gate that the public may enter by
  shut,    ///< one that lets nobody in: an exit, a door of flats, a private gate
};

/// By the values of `entrance` and `barrier`, then `locked`, `foot` and `access`; see
/// EntranceRules. Of a `;` list one item that leads in is enough.
Door door_of(const EntranceRules& rules, Tags tags);

/// Whether lines over a square lead to it: any door that people come out of, whoever may go in.
bool opens_on_square(const EntranceRules& rules, Tags tags);

}  // namespace quarter
