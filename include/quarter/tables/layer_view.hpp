// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "quarter/tables/layer.hpp"

namespace quarter {

/// Names of at most so many bytes of ASCII letters, digits and underscores, each once whatever its
/// case, none of `taken`: a name that fits stays; of others the longest part between underscores
/// gives up its last letter until all fit ("walk_food_s": "wal_food_s"), and the last letters make
/// room for a number where that is taken. Ten is what a Shapefile holds (dBASE III).
std::vector<std::string> short_names(const std::vector<std::string>& names, std::size_t most = 10,
                                     std::vector<std::string> taken = {});

/// The columns of a layer that `keep` says, in their order, under short names; Field::full_name
/// has the others. Looks at `layer`'s values as that does.
Layer narrowed(const Layer& layer, const std::function<bool(const Field&)>& keep);

/// The same rows without geometry and styles, of these columns, as a table of another name.
Layer as_table(const Layer& layer, const std::string& name,
               const std::function<bool(const Field&)>& keep);

/// The name that the column of this full name has in a layer; the full name if it has none.
std::string name_in(const Layer& layer, const std::string& full_name);

}  // namespace quarter
