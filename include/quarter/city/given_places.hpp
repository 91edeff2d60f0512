// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "quarter/base/findings.hpp"
#include "quarter/base/geometry.hpp"
#include "quarter/base/indexed.hpp"
#include "quarter/city/map_data.hpp"
#include "quarter/city/place_rules.hpp"

namespace quarter {

struct Catalogue;

/// A place that a file of the user's names.
struct GivenPlace {
  OsmRef ref;              ///< given_ref of its file and row
  CategoryIndex category;  ///< index into Catalogue::categories
  std::string kind;        ///< a subtype of one of its services; empty: nobody said
  std::string name;        ///< valid UTF-8, may be empty
  PlaceTraits traits;
  LonLat where;       ///< of a point
  MultiPolygon area;  ///< of an area; empty for a point
};

/// The places of all such files.
struct GivenPlaces {
  std::vector<std::string> files;  ///< names without folders, each once
  std::vector<GivenPlace> places;
  std::vector<CategoryIndex>
      replaced;       ///< categories of which the extract's own places are left out
  Findings findings;  ///< rows that are no place
};

/// The services of which a place of a category is one, with its rule: those of the category and
/// those that are like them or that they are like, as far as its kind and size go. A supermarket
/// of `food` is a `market` too. Without a kind (kNone as the rule) only a category of one service
/// tells anything, and of the others those count that take all kinds.
std::vector<PlaceFeature::Role> given_roles(const Catalogue& catalogue, CategoryIndex category,
                                            const std::string& kind, double area_m2,
                                            const WideEnough& wide_enough);

/// The kinds (subtypes) of a category's services, each once, in the order of the catalogue.
std::vector<std::string> kinds_of(const Catalogue& catalogue, CategoryIndex category);

/// Whether two categories have services that are like one another.
bool are_related(const Catalogue& catalogue, CategoryIndex a, CategoryIndex b);

/// Per service, whether it is one of the replaced categories'.
Indexed<ServiceIndex, bool> replaced_services(const Catalogue& catalogue,
                                              const std::vector<CategoryIndex>& categories);

}  // namespace quarter
