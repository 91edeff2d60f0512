// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace quarter {

struct MapGround;

/// The ground as the page draws it, as JSON: layers `covered`, `sea`, `areas` (column kind),
/// `lines` (kind, name) and `names` (name, kind), kinds by their ids in the catalogue. Without
/// buildings, and coarser than on paper where it would take more than `most_bytes`: a page is to
/// stay small.
std::string page_ground(const MapGround& ground, std::size_t most_bytes = 1'500'000);

}  // namespace quarter
