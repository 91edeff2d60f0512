// SPDX-License-Identifier: Apache-2.0
#include "quarter/app/run_record.hpp"

#include <nlohmann/json.hpp>

#include "quarter/base/text.hpp"
#include "quarter/formats/output_set.hpp"

namespace quarter {
namespace {

using nlohmann::ordered_json;

ordered_json file_entry(const std::filesystem::path& path, const std::string& name) {
  return {{"name", valid_utf8(name)},
          {"bytes", std::filesystem::file_size(path)},
          {"sha256", sha256_of_file(path)}};
}

/// Side inputs by name, size and digest; words such as "grid:100" as they are.
ordered_json file_or_word(const std::string& text) {
  if (text.empty()) return nullptr;
  const std::filesystem::path path(text);
  std::error_code error;
  if (std::filesystem::is_regular_file(path, error))
    return file_entry(path, path.filename().string());
  return valid_utf8(text);
}

ordered_json options_entry(const RunOptions& options, const RunResult& r) {
  ordered_json modes = ordered_json::array();
  for (const std::size_t mode : r.times.modes())
    modes.push_back(r.catalogue.modes[mode].id);
  // Named as on the command line, so that --config can read them again.
  return {{"modes", modes},
          {"max_minutes", options.city.max_minutes},
          {"delay", options.city.delay},
          {"preset", options.preset.empty() ? ordered_json(nullptr) : ordered_json(options.preset)},
          {"blocks", file_or_word(options.blocks)},
          {"districts", file_or_word(options.districts)},
          {"boundary", file_or_word(options.boundary.string())},
          {"blocks_format", options.formats},
          {"cell", options.cell_m},
          {"title",
           options.title.empty() ? ordered_json(nullptr) : ordered_json(valid_utf8(options.title))},
          {"map_dpi", options.map_dpi},
          {"no_report", !options.report},
          {"catalogue", options.city.catalogue.empty()
                            ? ordered_json("built in")
                            : file_or_word(options.city.catalogue.string())}};
}

ordered_json findings_entry(const Findings& findings) {
  ordered_json entry = ordered_json::object();
  for (const auto& [kind, count] : findings.counts())
    entry[std::string(name_of(kind))] = count;
  return entry;
}

ordered_json places_entry(const RunResult& r) {
  ordered_json entry = ordered_json::object();
  for (std::size_t s = 0; s < r.catalogue.services.size(); ++s) {
    std::size_t count = 0;
    for (const ServedPlace& served : r.times.served())
      count += served.service == s ? 1 : 0;
    entry[r.catalogue.services[s].id] = count;
  }
  return entry;
}

}  // namespace

std::string run_facts(const RunOptions& options, const RunResult& r) {
  const MapData& map = r.map;
  ordered_json extract = file_entry(options.city.extract, options.city.extract.filename().string());
  extract["date"] = map.date.empty() ? ordered_json(nullptr) : ordered_json(map.date);
  extract["nodes"] = map.nodes;
  extract["ways"] = map.ways;
  extract["relations"] = map.relations;
  extract["extent_from_header"] = map.extent.from_header;
  const ordered_json record{
      {"program", "quarter"},
      {"version", QUARTER_VERSION},
      {"attribution",
       "© OpenStreetMap contributors, ODbL 1.0, https://www.openstreetmap.org/copyright"},
      {"extract", extract},
      {"options", options_entry(options, r)},
      {"origins",
       {{"kind", name_of(r.origins.kind)},
        {"count", r.assessment.city.origins},
        {"not_joined", r.assessment.city.not_joined},
        {"weight", weight_name(r.origins.kind)},
        {"unit", weight_unit(r.origins.kind)},
        {"total", r.assessment.city.weight}}},
      {"blocks", r.study.blocks.size()},
      {"districts", r.study.districts.size()},
      {"network",
       {{"junctions", r.times.index().network().junctions.size()},
        {"segments", r.times.index().network().segments.size()}}},
      {"places", places_entry(r)},
      {"findings", findings_entry(map.findings)}};
  return record.dump();
}

std::string run_record(const std::string& facts, const std::vector<std::string>& files,
                       const std::filesystem::path& folder) {
  ordered_json record = ordered_json::parse(facts);
  ordered_json& entries = record["files"] = ordered_json::array();
  for (const std::string& name : files)
    entries.push_back(file_entry(folder / name, name));
  entries.push_back({{"name", "run.json"}});
  return record.dump(2) + "\n";
}

}  // namespace quarter
