// SPDX-License-Identifier: Apache-2.0
#include "quarter/run/summary.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "district_lines.hpp"
#include "input_records.hpp"
#include "quarter/base/text.hpp"
#include "quarter/catalogue/rules.hpp"
#include "quarter/catalogue/services.hpp"
#include "quarter/checks/check_kind.hpp"
#include "quarter/checks/headline.hpp"
#include "quarter/checks/rulebook.hpp"
#include "quarter/checks/verdict.hpp"

namespace quarter {
namespace {

using Lines = std::vector<std::string>;

constexpr std::size_t kText = 43;           // columns before the figure; with it a line has 80
constexpr std::size_t kWhole = 72;          // columns of a line without figure
constexpr std::size_t kLine = 79;           // of a line without anything
constexpr std::size_t kMostDistricts = 20;  // that a brief summary lists

/// Lines of at most so many bytes, broken at blanks; a longer word has a line of its own.
std::vector<std::string> broken(const std::string& text, std::size_t width) {
  std::vector<std::string> lines(1);
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::string word = text.substr(at, end - at);
    if (!lines.back().empty() && lines.back().size() + 1 + word.size() > width)
      lines.emplace_back();
    lines.back() += (lines.back().empty() ? "" : " ") + word;
    at = end + 1;
  }
  return lines;
}

bool has_rows_beside(const RunResult& r, std::size_t row) {
  const auto& rows = r.assessment.rows;
  return std::count_if(rows.begin(), rows.end(),
                       [&](const CheckRow& other) { return other.check == rows[row].check; }) > 1;
}

/// "63.2-72.1 %", or a plain figure with its unit.
std::string figure_text(const CheckRule& check, const Share& share) {
  if (!share.is_known()) return "-";
  const Unit measured = check.kind->unit;
  const double scale = scale_of(measured);
  const std::string unit = is_share(measured) ? " %" : " " + std::string(english(measured));
  return interval_text(scale * share.low(), scale * share.high(), 1) + unit;
}

/// What became of the people: nobody is lost or made on the way.
void add_population(const Origins& origins, Lines& lines) {
  if (!origins.people) return;
  const PopulationTotals& p = *origins.people;
  lines.push_back(fmt::format(
      "population: {:.0f} read in {} zones = {:.0f} placed + {:.0f} outside the map or the "
      "area studied + {:.0f} not placed",
      p.read, p.zones, p.placed(), p.beyond, p.unplaced));
  lines.push_back(fmt::format(
      "  of those placed {:.0f} on homes, {:.0f} along residential streets, {:.0f} along other "
      "streets, {:.0f} in zones without a street",
      p.on_homes, p.on_residential_streets, p.on_other_streets, p.at_middles));
  if (p.empty_homes > 0) {
    lines.push_back(fmt::format("  note: {} of {} homes lie where nobody is counted", p.empty_homes,
                                origins.homes));
  }
  if (p.without_count > 0) {
    lines.push_back(fmt::format("  note: {} zones have no count, or one below 0, and are left out",
                                p.without_count));
  }
}

void add_note(const std::string& text, Lines& lines) {
  for (const std::string& line : broken("note: " + text, kWhole))
    lines.push_back("  " + line);
}

/// Services of which what is missing is unknown.
void add_hardly_mapped(const RunResult& r, Lines& lines) {
  const Coverages& all = r.assessment.coverage.back();
  std::set<ServiceIndex> looked_at;
  for (const CheckRow& row : r.assessment.rows) {
    const std::vector<ServiceIndex> services = services_of(r.catalogue, row);
    looked_at.insert(services.begin(), services.end());
  }
  std::string list;
  for (const ServiceIndex s : looked_at) {
    if (!all[s].hardly(r.catalogue.origins)) continue;
    list += fmt::format("{}{} ({:.0f} of some {:.0f})", list.empty() ? "" : ", ",
                        r.catalogue.services[s].id, all[s].found, all[s].expected);
  }
  if (list.empty()) return;
  add_note("hardly mapped, so what is missing is unknown: " + list, lines);
}

/// The band of a figure over all assumptions; empty without --sensitivity.
std::string band_text(const RunResult& r, const std::vector<SensitivityRun>& bands,
                      std::size_t row) {
  const CheckRule& check = r.catalogue.checks[r.assessment.rows[row].check];
  if (bands.empty() || !(r.assessment.city.share(row).weight > 0)) return {};
  const Band band = band_of(r, bands, row);
  const double scale = scale_of(check.kind->unit);
  return fmt::format("  (band {:.1f}-{:.1f})", scale * band.low, scale * band.high);
}

/// A text in the column of titles, with what stands to the right of its last line.
void add_line(const std::string& id, const std::string& text, const std::string& right,
              Lines& lines) {
  const Lines parts = broken(text, right.empty() ? kWhole : kText);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const bool last = i + 1 == parts.size();
    const std::string line = fmt::format("  {:<5} {}", i == 0 ? id : "", parts[i]);
    lines.push_back(last && !right.empty() ? fmt::format("{:<51} {}", line, right) : line);
  }
}

/// Checks of one figure take a line; the figures of others stand below their title.
void add_figures(const RunResult& r, const std::vector<SensitivityRun>& bands, Lines& lines) {
  for (std::size_t row = 0; row < r.assessment.rows.size(); ++row) {
    const CheckRow& of = r.assessment.rows[row];
    const CheckRule& check = r.catalogue.checks[of.check];
    const Share& share = r.assessment.city.shares[row];
    const std::string right =
        fmt::format("{:>14}  {}{}", figure_text(check, share),
                    name_of(verdict_of(r.catalogue, of, share)), band_text(r, bands, row));
    if (!has_rows_beside(r, row)) {
      add_line(check.id, check.title.en, right, lines);
      continue;
    }
    if (row == 0 || r.assessment.rows[row - 1].check != of.check)
      add_line(check.id, check.title.en, "", lines);
    add_line("", "  " + r.catalogue.categories[of.targets.front().category].label.en, right, lines);
  }
}

/// "98 figures: 2 met, 6 near, 36 not met, …".
std::string sums_of_figures(const RunResult& r) {
  std::map<Verdict, std::size_t> counts;
  for (std::size_t row = 0; row < r.assessment.rows.size(); ++row)
    ++counts[verdict_of(r.catalogue, r.assessment.rows[row], r.assessment.city.shares[row])];
  std::string sums;
  for (const auto& [verdict, count] : counts)
    sums += fmt::format("{}{} {}", sums.empty() ? "" : ", ", count, name_of(verdict));
  return fmt::format("{} figures: {}", r.assessment.rows.size(), sums);
}

/// Districts of which the map or the area studied hold less than all.
void add_partial_districts(const RunResult& r, Lines& lines) {
  constexpr double kAll = 0.9995;  // printed as 100 %
  std::size_t partial = 0;
  for (std::size_t d = 0; d < r.study.districts.size(); ++d)
    partial += std::min(r.study.covers[d].in_map, r.study.covers[d].in_study) < kAll ? 1 : 0;
  if (partial > 0)
    add_note(fmt::format("{} of {} districts lie partly outside the map or the area studied",
                         partial, r.study.districts.size()),
             lines);
}

void add_street_note(const RunResult& r, Lines& lines) {
  if (r.origins.kind != OriginKind::street_points || r.origins.homes == 0) return;
  add_note(fmt::format("homes are mapped along {:.0f} % of the residential streets; streets count "
                       "instead",
                       r.origins.streets_with_homes * 100),
           lines);
}

/// All there is to be told but figures.
void add_grounds(const RunResult& r, Detail detail, Lines& lines) {
  lines.push_back(fmt::format("{} blocks, {} origins ({}), weighted by {}", r.study.blocks.size(),
                              r.assessment.city.origins, name_of(r.origins.kind),
                              weight_name(r.origins.kind)));
  add_street_note(r, lines);
  if (detail == Detail::full) add_population(r.origins, lines);
  add_hardly_mapped(r, lines);
  if (detail == Detail::brief) add_partial_districts(r, lines);
  if (detail == Detail::full) {
    for (const std::string& line : cover_lines(r))
      lines.push_back("  " + line);
  }
  for (const std::string& note : r.notes)
    add_note(note, lines);
}

/// Those that change what ground is judged at all.
bool is_always_told(FindingKind kind) {
  return kind == FindingKind::far_part || kind == FindingKind::empty_box;
}

void add_findings(const Findings& findings, Detail detail, Lines& lines) {
  if (detail == Detail::brief && findings.size() > 0)
    lines.push_back(fmt::format("{} note{} on the data; -v says of what kind", findings.size(),
                                findings.size() == 1 ? "" : "s"));
  for (const auto& [kind, count] : findings.counts()) {
    if (detail == Detail::full || is_always_told(kind))
      lines.push_back(fmt::format("  note: {} x {}", count, sentence_of(kind)));
  }
}

/// The sentence that says it all, and the districts.
void add_answer(const RunResult& r, Detail detail, Lines& lines) {
  const std::size_t city = r.study.districts.size();
  const Headline headline = headline_of(r.catalogue, r.assessment, r.origins.kind, city);
  lines.emplace_back();
  for (std::string& line : broken(headline_text(r.catalogue, r.assessment, headline).en, kLine))
    lines.push_back(std::move(line));
  const std::size_t most = detail == Detail::full ? city : kMostDistricts;
  for (std::string& line : district_lines(r, most))
    lines.push_back(std::move(line));
  lines.emplace_back();
}

}  // namespace

std::vector<std::string> summary_lines(const RunResult& r, const std::vector<SensitivityRun>& bands,
                                       Detail detail) {
  Lines lines;
  add_grounds(r, detail, lines);
  const bool with_figures = detail == Detail::full || !bands.empty();
  if (with_figures) add_figures(r, bands, lines);
  for (std::string& line :
       broken(sums_of_figures(r) + (with_figures ? "" : "; -v lists them"), kLine))
    lines.push_back(std::move(line));
  add_findings(r.map.findings, detail, lines);
  add_answer(r, detail, lines);
  return lines;
}

}  // namespace quarter
