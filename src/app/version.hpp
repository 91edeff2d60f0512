// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace quarter {

/// What `quarter --version` says, in four lines: the version; the commit it was built from, with a
/// + where files differed from it, "unknown" outside a repository; the libraries within; the
/// SHA-256 of the built-in catalogue.
std::string version_text();

}  // namespace quarter
