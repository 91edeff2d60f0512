// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "quarter/app/options.hpp"
#include "quarter/catalogue/catalogue.hpp"

namespace quarter {

void catalogue_command(const CatalogueOptions& options) {
  fmt::print("{}", load_catalogue(options.catalogue).text);
}

}  // namespace quarter
