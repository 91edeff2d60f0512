// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace quarter {

/// As text of XML, also within an attribute in double quotes; valid UTF-8, whatever it was.
std::string escaped_xml(std::string_view text);

}  // namespace quarter
