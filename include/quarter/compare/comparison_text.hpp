// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "quarter/compare/comparison.hpp"

namespace quarter {

/// The comparison as tables for people: what changed in the area studied, check by check and minute
/// by minute, which verdicts of districts changed, how groups fare, and how far blocks could be
/// compared.
std::string comparison_text(const Comparison& comparison);

/// "63.2 %", "63.2-72.1 %" or a figure with its unit; "-" where nothing was measured.
std::string figure_text(const CheckResult& check);
/// Title of a check, with its category where it has one of several rows.
std::string title_text(const CheckResult& check, bool with_categories);

}  // namespace quarter
