// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>

#include "quarter/run/request.hpp"

namespace quarter {

/// Told what people should know of a comparison.
using Notice = std::function<void(const std::string&)>;

/// Compares results of runs and, if the request names a folder, writes what changed. Returns a
/// table for people. Throws Error where the runs cannot be compared.
std::string compare_runs(const CompareOptions& options, const Notice& note);

}  // namespace quarter
