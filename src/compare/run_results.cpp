// SPDX-License-Identifier: Apache-2.0
#include "quarter/compare/run_results.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <tuple>

#include "quarter/base/error.hpp"
#include "quarter/base/text.hpp"
#include "quarter/checks/unit.hpp"
#include "quarter/formats/output_set.hpp"
#include "quarter/formats/readers.hpp"
#include "quarter/formats/write_layer.hpp"
#include "quarter/results/column_names.hpp"

namespace quarter {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr const char* kRunAgain = "give the folder of a finished 'quarter run', or run it again";

/// Records of runs before this was written beside the options do not say which of them decide a
/// figure: these did.
constexpr std::array kFiguresBefore{"modes",  "max_minutes", "delay",   "stress",
                                    "preset", "catalogue",   "informal"};

/// Text for people and tables on one line.
std::string line_of(std::string_view text) {
  std::string line = valid_utf8(text);
  std::replace_if(
      line.begin(), line.end(), [](char c) { return c == '\n' || c == '\t' || c == '\r'; }, ' ');
  return line;
}

json read_json(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(stream), {}};
  if (!stream) fail("cannot read {}: check its permissions", path.string());
  json read = json::parse(text, nullptr, false);
  if (read.is_discarded())
    fail("cannot read {}: it is cut off or no JSON; {}", path.string(), kRunAgain);
  return read;
}

/// The one place where the shape of a JSON file is believed.
template <typename F>
auto believing(const fs::path& path, F f) try {
  return f();
} catch (const json::exception&) {
  fail("cannot read {}: it is not as 'quarter run' writes it; {}", path.string(), kRunAgain);
}

std::string text_of(const json& row, const char* key) {
  const json& value = row.at(key);
  return value.is_null() ? std::string() : line_of(value.get<std::string>());
}

std::optional<double> number_of(const json& row, const char* key) {
  const json& value = row.at(key);
  return value.is_null() ? std::nullopt : std::optional(value.get<double>());
}

/// A value of `options` as one word; files by name and digest. A flag that is not given is like an
/// option that the program did not know yet.
std::string word_of(const json& value) {
  if (value.is_null() || value == false || (value.is_array() && value.empty())) return "-";
  if (value.is_string()) return line_of(value.get<std::string>());
  if (value.is_array()) {
    std::string words;
    for (const json& one : value)
      words += (words.empty() ? "" : ",") + word_of(one);
    return words;
  }
  if (value.is_object()) {
    std::string words =
        fmt::format("{} ({:.12})", text_of(value, "name"), text_of(value, "sha256"));
    if (value.contains("read_with")) words += " with " + word_of(value.at("read_with"));
    return words;
  }
  return value.dump();
}

/// What run.json says the option is for.
RunOption::For purpose_of(const json& record, const std::string& key) {
  if (!record.contains("options_for")) {
    const bool decides =
        std::find(kFiguresBefore.begin(), kFiguresBefore.end(), key) != kFiguresBefore.end();
    return decides ? RunOption::For::figures : RunOption::For::unsaid;
  }
  const json& all = record.at("options_for");
  const auto is_for = [&](const char* purpose) {
    const json& keys = all.at(purpose);
    return std::find(keys.begin(), keys.end(), key) != keys.end();
  };
  if (is_for("figures")) return RunOption::For::figures;
  return is_for("study") ? RunOption::For::study : RunOption::For::display;
}

std::vector<RunOption> options_of(const json& record) {
  std::vector<RunOption> found;
  for (const auto& [key, value] : record.at("options").items()) {
    std::string shown = key;
    std::replace(shown.begin(), shown.end(), '_', '-');
    found.push_back({"--" + shown, word_of(value), purpose_of(record, key)});
  }
  return found;
}

/// The files a run wrote, each as it was when it was written.
class RunFolder {
 public:
  explicit RunFolder(const fs::path& folder) : folder_(folder), record_path_(folder / "run.json") {
    std::error_code error;
    if (!fs::exists(folder, error)) fail("{}: no such folder; check the name", shown());
    if (!fs::is_directory(folder, error)) fail("{}: is no folder; {}", shown(), kRunAgain);
    if (!fs::is_regular_file(record_path_, error))
      fail("{}: holds no run.json, so it is no finished result; {}", shown(), kRunAgain);
    record_ = read_json(record_path_);
    const bool of_run = record_.is_object() && record_.contains("options") &&
                        record_.contains("extract") && record_.contains("files");
    if (!of_run) fail("{}: was not written by 'quarter run'; {}", record_path_.string(), kRunAgain);
  }

  std::string shown() const { return line_of(folder_.string()); }
  const fs::path& record_path() const { return record_path_; }
  const json& record() const { return record_; }

  bool holds(const std::string& name) const { return entry_of(name) != nullptr; }

  fs::path file(const std::string& name) const {
    const json* const entry = entry_of(name);
    const fs::path path = folder_ / name;
    std::error_code error;
    if (entry == nullptr || !fs::is_regular_file(path, error))
      fail("{}: holds no {}; {}", shown(), name, kRunAgain);
    if (sha256_of_file(path) != text_of(*entry, "sha256"))
      fail("{}: was changed after the run wrote it; restore it, or run again", path.string());
    return path;
  }

 private:
  const json* entry_of(const std::string& name) const {
    for (const json& entry : record_.at("files")) {
      if (entry.at("name") == name) return &entry;
    }
    return nullptr;
  }

  fs::path folder_;
  fs::path record_path_;
  json record_;
};

/// As the row says; by its unit in results of an earlier version.
bool is_share_of(const json& row, const std::string& unit) {
  if (row.contains(column::kIsShare)) return text_of(row, column::kIsShare) == "yes";
  const auto known = unit_named(unit);
  return known && is_share(*known);
}

CheckResult check_of(const json& row) {
  CheckResult check;
  check.district = text_of(row, column::kDistrict);
  check.name = text_of(row, column::kName);
  check.check = text_of(row, column::kCheck);
  check.title = text_of(row, column::kTitle);
  check.title_zh = text_of(row, column::kTitleZh);
  check.categories = text_of(row, column::kCategories);
  check.modes = text_of(row, column::kModes);
  check.unit = text_of(row, column::kUnit);
  check.is_share = is_share_of(row, check.unit);
  check.verdict = text_of(row, column::kVerdict);
  check.weight_kind = text_of(row, column::kWeightKind);
  check.module = row.at(column::kModule).get<std::int64_t>();
  check.minutes = number_of(row, column::kMinutes);
  check.metres = number_of(row, column::kMetres);
  check.share = number_of(row, column::kShare);
  check.share_high = number_of(row, column::kShareHigh);
  check.met_from = number_of(row, column::kMetFrom);
  check.near_from = number_of(row, column::kNearFrom);
  check.weight = row.at(column::kWeight).get<double>();
  const std::string of = column::kShareOf;
  for (const auto& [key, value] : row.items()) {
    if (key.starts_with(of) && !key.ends_with(column::kHighEnd) && value.is_number())
      check.group_shares[line_of(key.substr(of.size()))] = value.get<double>();
  }
  return check;
}

std::vector<CheckResult> read_checks(const fs::path& path) {
  const json document = read_json(path);
  return believing(path, [&] {
    std::vector<CheckResult> checks;
    for (const json& row : document.at("checks"))
      checks.push_back(check_of(row));
    return checks;
  });
}

std::vector<EquityResult> read_equity(const fs::path& path) {
  const Layer table = read_layer(path, Layer::Kind::none);
  std::vector<EquityResult> rows;
  // Results of earlier versions have rows of the city only, and no such column.
  const auto district = column_of(table, column::kDistrict);
  for (std::size_t i = 0; i < table.count; ++i) {
    if (district && text_at(table, district, i) != column::kCity) continue;
    EquityResult row{line_of(text_at(table, column_of(table, column::kMode), i)),
                     line_of(text_at(table, column_of(table, column::kCategory), i)),
                     line_of(text_at(table, column_of(table, column::kGroup), i)),
                     {}};
    for (std::size_t f = 0; f < table.fields.size(); ++f) {
      if (const auto number = number_at(table, f, i)) row.figures[table.fields[f].name] = *number;
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<PlaceResult> read_places(const fs::path& path) {
  const json document = read_json(path);
  std::vector<PlaceResult> places = believing(path, [&] {
    std::vector<PlaceResult> rows;
    for (const json& feature : document.at("features")) {
      const json& row = feature.at("properties");
      const json& at = feature.at("geometry").at("coordinates");
      rows.push_back({text_of(row, "osm"), text_of(row, "service"),
                      row.contains("name") ? text_of(row, "name") : std::string(),
                      LonLat::from_degrees(at.at(0).get<double>(), at.at(1).get<double>())});
    }
    return rows;
  });
  std::sort(places.begin(), places.end(), [](const PlaceResult& a, const PlaceResult& b) {
    return std::tie(a.osm, a.service) < std::tie(b.osm, b.service);
  });
  return places;
}

/// Coordinates of a GeoJSON MultiPolygon.
MultiPolygon polygons_of(const json& outline) {
  const auto ring = [](const json& positions) {
    Ring points;
    for (const json& p : positions) {
      points.push_back(LonLat::from_degrees(p.at(0).get<double>(), p.at(1).get<double>()));
      if (!points.back().valid())
        fail("run.json: the area studied leaves the globe; {}", kRunAgain);
    }
    return points;
  };
  MultiPolygon polygons;
  for (const json& rings : outline) {
    Polygon& polygon = polygons.emplace_back();
    polygon.outer = ring(rings.at(0));
    for (std::size_t i = 1; i < rings.size(); ++i)
      polygon.holes.push_back(ring(rings[i]));
  }
  return polygons;
}

void read_record(const RunFolder& folder, RunResults& results) {
  believing(folder.record_path(), [&] {
    const json& record = folder.record();
    const json& extract = record.at("extract");
    const json& options = record.at("options");
    results.date = text_of(extract, "date");
    results.extract = text_of(extract, "name");
    results.version = text_of(record, "version");
    results.weight = fmt::format("{} ({})", text_of(record.at("origins"), "weight"),
                                 text_of(record.at("origins"), "unit"));
    results.total = record.at("origins").at("total").get<double>();
    // Results of earlier versions do not say it.
    if (record.contains("area_studied"))
      results.area = polygons_of(record.at("area_studied").at("outline"));
    results.max_minutes = options.at("max_minutes").get<double>();
    for (const json& mode : options.at("modes"))
      results.modes.push_back(line_of(mode.get<std::string>()));
    results.options = options_of(record);
  });
}

/// The blocks in the first format that is there.
fs::path blocks_file(const RunFolder& folder) {
  for (const std::string& extension : area_extensions()) {
    if (folder.holds("blocks" + extension)) return folder.file("blocks" + extension);
  }
  fail("{}: holds no blocks{}; {}", folder.shown(), fmt::join(area_extensions(), " or blocks"),
       kRunAgain);
}

}  // namespace

RunResults read_results(const fs::path& path, ResultParts parts) {
  const RunFolder folder(path);
  RunResults results;
  results.shown = folder.shown();
  results.digest = sha256_of_file(folder.record_path());
  read_record(folder, results);
  believing(folder.record_path(), [&] {
    results.checks = read_checks(folder.file("checks.json"));
    if (parts == ResultParts::checks) return;
    results.blocks = read_layer(blocks_file(folder), Layer::Kind::area);
    results.districts = read_layer(folder.file("districts.geojson"), Layer::Kind::area);
    if (folder.holds("places.geojson")) results.places = read_places(folder.file("places.geojson"));
    if (folder.holds("equity.csv")) results.equity = read_equity(folder.file("equity.csv"));
  });
  return results;
}

}  // namespace quarter
