// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "commands.hpp"
#include "data_dictionary.hpp"
#include "quarter/base/streams.hpp"
#include "quarter/checks/rulebook.hpp"

namespace quarter {

void catalogue_command(const CatalogueOptions& options) {
  if (options.dictionary)
    dictionary_command();
  else
    write_out(load_rulebook(options.catalogue).text);
}

}  // namespace quarter
