// SPDX-License-Identifier: Apache-2.0
#include "quarter/base/error.hpp"

namespace quarter {}  // namespace quarter
