// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "quarter/catalogue/rules.hpp"
#include "read_parts.hpp"

namespace quarter {
namespace {

constexpr Range kLength = above(0, 1000);

void read_life_cycle(TableReader& table, LifeCycleRules& life) {
  table.text("date", life.date);
  if (life.date.size() != 10)
    table.mistake("date", fmt::format("'date' of {} must be written YYYY-MM-DD", table.title()));
  table.texts("ended", life.ended, Need::optional);
  table.texts("begins", life.begins, Need::optional);
  table.texts("closed_hours", life.closed_hours, Need::optional);
  table.each_row("row", [&](TableReader& row) {
    LifeStageRow& stage = life.rows.emplace_back();
    stage.rule = row.rule();
    row.choice(
        "stage", stage.stage,
        {{"in_use", LifeStage::in_use}, {"closed", LifeStage::closed}, {"gone", LifeStage::gone}});
  });
}

/// Without `for` a row holds for everybody.
void read_travellers(TableReader& row, GroundRow& ground) {
  std::vector<std::string> who;
  row.texts("for", who, Need::optional);
  if (who.empty()) return;
  const std::vector<std::string> known{"foot", "bicycle", "small_wheels"};
  ground.on_foot = ground.on_bicycle = ground.on_small_wheels = false;
  for (const std::string& name : who) {
    const auto index = row.resolve("for", name, known);
    if (index == 0) ground.on_foot = true;
    if (index == 1) ground.on_bicycle = true;
    if (index == 2) ground.on_small_wheels = true;
  }
}

void read_ground_row(TableReader& row, GroundRow& ground) {
  using Use = GroundRow::Use;
  ground.rule = row.rule();
  row.text("length", ground.length, Need::optional);
  row.number("over_m", ground.over_m, kLength, Need::optional);
  row.number("under_m", ground.under_m, kLength, Need::optional);
  if (ground.length.empty() == (row.has("over_m") || row.has("under_m")))
    row.mistake(fmt::format("{} needs both 'length' and one of 'over_m' and 'under_m', or neither",
                            row.title()));
  read_travellers(row, ground);
  row.choice(
      "use", ground.use,
      {{"open", Use::open}, {"closed", Use::closed}, {"push", Use::push}, {"slow", Use::slow}});
  const Need factor = ground.use == Use::slow ? Need::required : Need::optional;
  row.number("factor", ground.factor, above(0, 1), factor);
  row.flag("own_key_opens", ground.own_key_opens);
  if (ground.use != Use::slow && row.has("factor"))
    row.mistake("factor", fmt::format("'factor' of {} goes with use = \"slow\" only", row.title()));
}

void read_ground(TableReader& root, std::string_view key, std::vector<GroundRow>& rows) {
  const auto read = [&](TableReader& table) {
    table.each_row("row", [&](TableReader& row) { read_ground_row(row, rows.emplace_back()); });
  };
  root.section(key, read, Need::optional);
}

}  // namespace

void read_conditions(TableReader& root, Catalogue& catalogue) {
  root.section(
      "life_cycle", [&](TableReader& table) { read_life_cycle(table, catalogue.life_cycle); },
      Need::optional);
  read_ground(root, "season", catalogue.season);
  read_ground(root, "roughness", catalogue.roughness);
  const auto read_entrances = [&](TableReader& table) {
    table.texts("no_way_in", catalogue.entrances.no_way_in, Need::optional);
    table.texts("gates", catalogue.entrances.gates, Need::optional);
    table.texts("closed_by", catalogue.entrances.closed_by, Need::optional);
  };
  root.section("entrance", read_entrances, Need::optional);
}

}  // namespace quarter
