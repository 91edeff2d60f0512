// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "quarter/base/text.hpp"
#include "quarter/batch/estimate.hpp"

namespace quarter {
namespace {

using nlohmann::ordered_json;

/// A word as a shell takes it.
std::string quoted(const std::string& word) {
  const bool plain = !word.empty() && word.find_first_not_of(
                                          "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                          "0123456789-_=+,.:/") == std::string::npos;
  if (plain) return word;
  std::string text = "'";
  for (const char c : word)
    text += c == '\'' ? "'\\''" : std::string(1, c);
  return text + "'";
}

std::string shell_line(const std::vector<std::string>& words) {
  std::vector<std::string> all;
  for (const std::string& word : words)
    all.push_back(quoted(word));
  return fmt::format("{}", fmt::join(all, " "));
}

std::string why(const Halo& halo) {
  std::string text =
      fmt::format("{:.0f} m by {} at {:.2f} m/s", halo.reach_m, halo.reach_mode, halo.reach_mps);
  if (!halo.check.empty())
    text += fmt::format(", or {:.0f} m of check {}", halo.check_m, halo.check);
  return text +
         fmt::format("; {:.0f} m for islands of streets, joins and parts of places", halo.margin_m);
}

}  // namespace

std::string estimate_text(const std::vector<CityEstimate>& cities) {
  std::string text;
  double cpu_s = 0, memory_mb = 0;
  for (const CityEstimate& c : cities) {
    text += fmt::format("{}: {}{:.0f} nodes, {:.0f} ways; {:.0f} s of CPU, {:.0f} MB\n",
                        valid_utf8(c.city.id), c.exact ? "" : "about ", c.nodes, c.ways,
                        std::ceil(c.cost.cpu_s), std::ceil(c.cost.memory_mb));
    text += fmt::format("  halo {:.0f} m: {}\n", c.halo.metres(), why(c.halo));
    text += fmt::format("  {}\n", valid_utf8(shell_line(c.command)));
    cpu_s += c.cost.cpu_s;
    memory_mb = std::max(memory_mb, c.cost.memory_mb);
  }
  if (cities.size() > 1)
    text += fmt::format("{} cities: {:.0f} s of CPU, at most {:.0f} MB each\n", cities.size(),
                        std::ceil(cpu_s), std::ceil(memory_mb));
  return text +
         "ferries that state a duration may get farther than the halo: run.json says (halo)\n";
}

std::string estimate_json(const std::vector<CityEstimate>& cities) {
  ordered_json all = ordered_json::array();
  for (const CityEstimate& c : cities) {
    ordered_json words = ordered_json::array();
    for (const std::string& word : c.command)
      words.push_back(valid_utf8(word));
    all.push_back({{"id", c.city.id},
                   {"name", valid_utf8(c.city.name)},
                   {"country", valid_utf8(c.city.country)},
                   {"extract", valid_utf8(c.city.extract.string())},
                   {"is_part", c.is_part},
                   {"nodes", std::round(c.nodes)},
                   {"ways", std::round(c.ways)},
                   {"exact", c.exact},
                   {"cpu_s", std::ceil(c.cost.cpu_s)},
                   {"memory_mb", std::ceil(c.cost.memory_mb)},
                   {"halo",
                    {{"metres", c.halo.metres()},
                     {"reach_m", std::round(c.halo.reach_m)},
                     {"reach_mode", c.halo.reach_mode},
                     {"check_m", std::round(c.halo.check_m)},
                     {"check", c.halo.check},
                     {"margin_m", c.halo.margin_m}}},
                   {"command", words}});
  }
  return ordered_json{{"cities", all}}.dump(2) + "\n";
}

}  // namespace quarter
