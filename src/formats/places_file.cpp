// SPDX-License-Identifier: Apache-2.0
#include "quarter/formats/places_file.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "feature_geometry.hpp"
#include "layer_source.hpp"
#include "quarter/base/error.hpp"
#include "quarter/base/text.hpp"
#include "quarter/catalogue/rules.hpp"
#include "quarter/catalogue/services.hpp"
#include "quarter/formats/gcj02.hpp"

namespace quarter {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> category_ids(const Catalogue& catalogue) {
  std::vector<std::string> ids;
  for (const ServiceCategory& category : catalogue.categories)
    ids.push_back(category.id);
  return ids;
}

/// What a category may be called in a file, for messages: the shown ones, as there are many.
std::string shown_ids(const Catalogue& catalogue) {
  std::vector<std::string> ids = category_ids(catalogue);
  ids.resize(catalogue.shown_categories().size());
  return fmt::format("{}", fmt::join(ids, ", "));
}

class PlacesReader {
 public:
  PlacesReader(const fs::path& path, std::size_t file, Datum datum, const Catalogue& catalogue,
               const TextReading& how)
      : source_(path, LayerSource::Want::areas_or_points, how),
        file_(file),
        datum_(datum),
        catalogue_(catalogue),
        ids_(category_ids(catalogue)) {
    if (source_.column("category") < 0) {
      source_.fail_file("has no column 'category'; it has " + source_.columns(),
                        "add one that says " + shown_ids(catalogue));
    }
    if (source_.is_csv()) reader_.emplace(source_);
  }

  void read(GivenPlaces& all) {
    const std::size_t before = all.places.size();
    std::string complaint;
    source_.each([&](OGRFeature& feature, std::size_t number) {
      GivenPlace place;
      place.ref = given_ref(file_, source_.row(number));
      const std::string why = read_row(feature, number, place);
      if (complaint.empty()) complaint = why;
      if (why.empty())
        all.places.push_back(std::move(place));
      else
        all.findings.add(FindingKind::bad_row, place.ref, place.where);
    });
    if (all.places.size() == before) source_.fail_file("holds no place: " + complaint, kRemedy);
  }

 private:
  static constexpr std::string_view kRemedy = "correct it, or give another file";

  std::string text(const OGRFeature& feature, const char* column) const {
    return std::string(trim(source_.text_in(feature, source_.column(column))));
  }

  /// Says what keeps a row from being a place, or nothing. Throws Error where its words are wrong.
  std::string read_row(OGRFeature& feature, std::size_t number, GivenPlace& place) {
    const std::string category = text(feature, "category");
    const std::string row = fmt::format("row {}", source_.row(number));
    if (category.empty()) return row + " has no category";
    const auto index = catalogue_.category_index(category);
    if (!index) {
      source_.fail_at(number,
                      fmt::format("has category '{}', which the catalogue lacks{}", category,
                                  did_you_mean(category, ids_)),
                      "write one of its ids, such as " + shown_ids(catalogue_));
    }
    place.category = *index;
    place.kind = read_kind(feature, number, category, *index);
    if (place.kind.empty() && catalogue_.categories[*index].services.size() > 1)
      return fmt::format("{} has no type, which category '{}' needs", row, category);
    place.name = text(feature, "name");
    place.traits = traits_of(feature);
    try {
      locate(feature, number, place);
    } catch (const Error&) {
      return row + " has no position that can be read";
    }
    return {};
  }

  std::string read_kind(const OGRFeature& feature, std::size_t number, const std::string& category,
                        CategoryIndex index) const {
    std::string kind = text(feature, "type");
    const std::vector<std::string> kinds = kinds_of(catalogue_, index);
    if (kind.empty() || std::find(kinds.begin(), kinds.end(), kind) != kinds.end()) return kind;
    source_.fail_at(number,
                    fmt::format("has type '{}', which category '{}' lacks{}", kind, category,
                                did_you_mean(kind, kinds)),
                    fmt::format("write {}", fmt::join(kinds, ", ")));
  }

  /// What the checks look at, as OpenStreetMap writes it.
  PlaceTraits traits_of(const OGRFeature& feature) const {
    const std::string capacity = text(feature, "capacity");
    const std::string hours = text(feature, "opening_hours");
    const std::string wheelchair = text(feature, "wheelchair");
    std::vector<Tag> tags{{"capacity", capacity}, {"wheelchair", wheelchair}};
    if (!hours.empty()) tags.push_back({"opening_hours", hours});
    return place_traits(Tags(tags));
  }

  void locate(OGRFeature& feature, std::size_t number, GivenPlace& place) {
    const OGRGeometry* const geometry = feature.GetGeometryRef();
    const auto type = geometry == nullptr ? wkbUnknown : wkbFlatten(geometry->getGeometryType());
    if (source_.is_csv() || type == wkbPoint || type == wkbMultiPoint) {
      if (!reader_) reader_.emplace(source_);
      const LonLat where = reader_->read(feature, number);
      place.where = datum_ == Datum::gcj02 ? from_gcj02(where) : where;
      return;
    }
    place.area = polygons_at(source_, feature, number);
    if (datum_ == Datum::gcj02) place.area = made_valid(shifted(std::move(place.area)));
    if (place.area.empty()) source_.fail_at(number, "encloses no area", "draw it again");
  }

  static MultiPolygon shifted(MultiPolygon area) {
    const auto shift = [](Ring& ring) {
      for (LonLat& p : ring)
        p = from_gcj02(p);
    };
    for (Polygon& polygon : area) {
      shift(polygon.outer);
      for (Ring& hole : polygon.holes)
        shift(hole);
    }
    return area;
  }

  LayerSource source_;
  std::size_t file_;
  Datum datum_;
  const Catalogue& catalogue_;
  std::vector<std::string> ids_;
  std::optional<PointReader> reader_;
};

/// The categories of `--places-replace`, of which some row must be.
std::vector<CategoryIndex> read_replaced(const std::vector<std::string>& words,
                                         const Catalogue& catalogue,
                                         const std::vector<GivenPlace>& places) {
  std::vector<CategoryIndex> replaced;
  for (const std::string& word : words) {
    const auto index = catalogue.category_index(word);
    if (!index) {
      fail_usage("--places-replace: no category '{}' in the catalogue{}", valid_utf8(word),
                 did_you_mean(word, category_ids(catalogue)));
    }
    const bool any = std::any_of(places.begin(), places.end(), [&](const GivenPlace& place) {
      return are_related(catalogue, place.category, *index);
    });
    if (!any)
      fail("--places-replace {}: no row of --places is of that category; it would be empty", word);
    replaced.push_back(*index);
  }
  return replaced;
}

}  // namespace

GivenPlaces read_places(const std::vector<fs::path>& files, Datum datum, const Catalogue& catalogue,
                        const std::vector<std::string>& replaced, const TextReading& how) {
  GivenPlaces all;
  for (const fs::path& file : files) {
    const std::string name = valid_utf8(file.filename().string());
    if (std::find(all.files.begin(), all.files.end(), name) != all.files.end())
      fail_usage("--places {}: there is another file of that name; rename one", file.string());
    all.files.push_back(name);
    PlacesReader(file, all.files.size() - 1, datum, catalogue, how).read(all);
  }
  all.replaced = read_replaced(replaced, catalogue, all.places);
  return all;
}

}  // namespace quarter
