// SPDX-License-Identifier: Apache-2.0
#include "quarter/batch/city_list.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

#include "quarter/base/error.hpp"
#include "quarter/base/letter_case.hpp"
#include "quarter/base/text.hpp"
#include "quarter/formats/list_file.hpp"
#include "quarter/formats/readers.hpp"

namespace quarter {
namespace fs = std::filesystem;
namespace {

/// What a column may be called: by us, and in GHS-UCDB R2019A (European Commission JRC, seen) and
/// R2024A (by its documentation, not seen).
struct Names {
  std::string_view own, r2019, r2024;
};
constexpr Names kId{"id", "id_hdc_g0", "id_uc_g0"};
constexpr Names kName{"name", "uc_nm_mn", "gc_ucn_mai_2025"};
constexpr Names kCountry{"country", "ctr_mn_iso", "gc_cnt_gad_2025"};

constexpr std::size_t kShown = 5;  ///< mistakes that are told

std::string cell(const ListRow& row, const Names& names) {
  for (const std::string_view name : {names.own, names.r2019, names.r2024}) {
    const auto found = name.empty() ? row.cells.end() : row.cells.find(std::string(name));
    if (found != row.cells.end()) return found->second;
  }
  return {};
}

bool is_good_id(const std::string& id) {
  return !id.empty() && id.front() != '-' &&
         id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos;
}

/// Makes cities of rows and gathers what is wrong with them.
class ListReader {
 public:
  ListReader(const fs::path& list, const fs::path& extract)
      : list_(list), folder_(list.parent_path()), extract_(extract) {}

  std::vector<ListedCity> read() {
    std::vector<ListedCity> cities;
    for (const ListRow& row : read_list(list_))
      cities.push_back(city_of(row));
    if (mistakes_.empty()) return cities;
    const std::size_t count = mistakes_.size();
    mistakes_.resize(std::min(count, kShown));
    fail("{}: {}{}; mend the list, nothing was begun", list_.string(), fmt::join(mistakes_, "; "),
         count > kShown ? fmt::format(" and {} more", count - kShown) : "");
  }

 private:
  template <typename... Args>
  void wrong(const ListRow& row, fmt::format_string<Args...> text, Args&&... args) {
    mistakes_.push_back(
        fmt::format("row {} {}", row.row, fmt::format(text, std::forward<Args>(args)...)));
  }

  ListedCity city_of(const ListRow& row) {
    ListedCity city{.row = row.row, .id = id_of(row), .name = cell(row, kName)};
    if (city.name.empty()) city.name = city.id;
    city.country = cell(row, kCountry);
    city.extract = file_in(row, "extract");
    if (city.extract.empty()) city.extract = extract_;
    if (city.extract.empty()) wrong(row, "has no extract");
    city.boundary = file_in(row, "boundary");
    city.districts = file_in(row, "districts");
    city.population = file_in(row, "population");
    city.elevation = file_in(row, "elevation");
    city.options = file_in(row, "options");
    const auto places = row.cells.find("places");
    if (places != row.cells.end()) {
      for (const std::string& name : split(places->second, ';'))
        city.places.push_back(found(row, "places", std::string(trim(name))));
    }
    city.outline = outline_of(row, city.boundary);
    return city;
  }

  std::string id_of(const ListRow& row) {
    std::string id = cell(row, kId);
    if (id.empty())
      wrong(row, "has no id");
    else if (!is_good_id(id))
      wrong(row, "has the id '{}', which is not of a-z, 0-9 and hyphens", id);
    else if (!seen_.insert(id).second)
      wrong(row, "has the id '{}' of another row", id);
    return id;
  }

  fs::path file_in(const ListRow& row, const char* column) {
    const auto cell = row.cells.find(column);
    return cell == row.cells.end() ? fs::path() : found(row, column, cell->second);
  }

  fs::path found(const ListRow& row, const char* column, const std::string& name) {
    fs::path file = folder_ / name;  // or the name itself, if it begins with a slash
    if (!fs::is_regular_file(file)) wrong(row, "names a {} that is not there: {}", column, name);
    return file;
  }

  MultiPolygon outline_of(const ListRow& row, const fs::path& boundary) {
    if (boundary.empty() || !fs::is_regular_file(boundary)) return row.outline;
    try {
      return read_boundary(boundary);
    } catch (const Error& error) {
      wrong(row, "{}", error.what());
      return {};
    }
  }

  fs::path list_, folder_, extract_;
  std::set<std::string> seen_;
  std::vector<std::string> mistakes_;
};

}  // namespace

std::vector<ListedCity> read_city_list(const fs::path& list, const fs::path& extract) {
  return ListReader(list, extract).read();
}

bool is_extract(const fs::path& file) {
  const std::string name = lower_case(file.filename().string());
  constexpr std::string_view kEndings[] = {".pbf", ".osm", ".osm.gz", ".osm.bz2", ".o5m"};
  return std::any_of(std::begin(kEndings), std::end(kEndings),
                     [&](std::string_view ending) { return name.ends_with(ending); });
}

}  // namespace quarter
