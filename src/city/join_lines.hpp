// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "quarter/city/ground.hpp"

namespace quarter {

/// Lines of one kind and name that meet at an end where no third of them ends, made one: the pieces
/// of a street, so that its name fits. By kind, then name, in an order that depends on the lines
/// and their order only.
std::vector<GroundLine> join_lines(std::vector<GroundLine> lines);

}  // namespace quarter
