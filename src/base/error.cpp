// SPDX-License-Identifier: Apache-2.0
#include "quarter/base/error.hpp"

namespace quarter {}  // Error is header-only; this file keeps its place in the mirrored trees.
