// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace quarter {

/// The overview of many cities as one HTML file that asks no host for anything: `data` is JSON, see
/// src/report/assets/cities.js, without "<".
std::string cities_page(std::string_view title, std::string_view data);

}  // namespace quarter
