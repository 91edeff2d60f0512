// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "quarter/city/given_places.hpp"
#include "quarter/formats/readers.hpp"

namespace quarter {

struct Catalogue;

/// Places of the user's: points or polygons of a GeoJSON, GeoPackage, FlatGeobuf or Shapefile, or
/// points of a CSV with lon and lat, in any coordinate system, brought to WGS 84 from `datum` after
/// the file's own. Columns (any case): `category`, an id of the catalogue; `type`, a subtype of one
/// of its services; `name`; and `capacity`, `opening_hours`, `wheelchair` as OpenStreetMap has
/// them. `replaced` are ids of categories.
///
/// Throws Error for categories and types that the catalogue lacks, files without a usable row,
/// files of one name, and replaced categories that no row is related to. Rows without a category,
/// without a position, or without the type that a category of several services needs are findings
/// (bad_row).
GivenPlaces read_places(const std::vector<std::filesystem::path>& files, Datum datum,
                        const Catalogue& catalogue, const std::vector<std::string>& replaced,
                        const TextReading& how = {});

}  // namespace quarter
