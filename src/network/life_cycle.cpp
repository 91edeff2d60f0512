// SPDX-License-Identifier: Apache-2.0
#include "quarter/network/life_cycle.hpp"

#include <algorithm>

#include "quarter/base/text.hpp"
#include "quarter/catalogue/tag_rule.hpp"

namespace quarter {
namespace {

bool two_digits(std::string_view text, int most) {
  if (text.size() != 2 || text[0] < '0' || text[0] > '9' || text[1] < '0' || text[1] > '9')
    return false;
  const int number = (text[0] - '0') * 10 + (text[1] - '0');
  return number >= 1 && number <= most;
}

/// A plain year, month or day, such as "2019", "2019-05" or "2019-05-31".
bool is_plain_date(std::string_view text) {
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return false;
  if (!std::all_of(text.begin(), text.begin() + 4, [](char c) { return c >= '0' && c <= '9'; }))
    return false;
  if (text.size() > 4 && (text[4] != '-' || !two_digits(text.substr(5, 2), 12))) return false;
  return text.size() < 10 || (text[7] == '-' && two_digits(text.substr(8, 2), 31));
}

/// Comments stand in quotes: `off "closed for works"`.
std::string without_comments(std::string_view hours) {
  std::string text;
  bool quoted = false;
  for (const char c : hours) {
    if (c == '"') quoted = !quoted;
    if (c != '"' && !quoted) text += c;
  }
  return std::string(trim(text));
}

}  // namespace

LifeCycle::LifeCycle(const LifeCycleRules& rules) : rules_(rules), date_(rules.date) {
  for (const LifeStageRow& row : rules.rows) {
    for (const TagTest& test : row.rule.when) {
      // A row that says "in use" only keeps others from saying more.
      if (row.stage != LifeStage::in_use) keys_.push_back(test.key);
      all_keys_.push_back(test.key);
    }
    for (const TagTest& test : row.rule.unless)
      all_keys_.push_back(test.key);
  }
  keys_.insert(keys_.end(), rules.ended.begin(), rules.ended.end());
  keys_.insert(keys_.end(), rules.begins.begin(), rules.begins.end());
  if (!rules.closed_hours.empty()) keys_.emplace_back("opening_hours");
  all_keys_.insert(all_keys_.end(), keys_.begin(), keys_.end());
  for (auto* const keys : {&keys_, &all_keys_}) {
    std::sort(keys->begin(), keys->end());
    keys->erase(std::unique(keys->begin(), keys->end()), keys->end());
  }
}

void LifeCycle::set_date(std::string_view date) {
  date = date.substr(0, 10);
  date_ = date.size() == 10 && is_plain_date(date) ? date : rules_.date;
}

/// All of the year, month or day is past.
bool LifeCycle::ended(Tags tags) const {
  return std::any_of(rules_.ended.begin(), rules_.ended.end(), [&](const std::string& key) {
    const std::string_view end = trim(tags.get(key));
    return is_plain_date(end) && std::string_view(date_).substr(0, end.size()) > end;
  });
}

/// None of it has come.
bool LifeCycle::begins_later(Tags tags) const {
  return std::any_of(rules_.begins.begin(), rules_.begins.end(), [&](const std::string& key) {
    const std::string_view begin = trim(tags.get(key));
    return is_plain_date(begin) && std::string_view(date_).substr(0, begin.size()) < begin;
  });
}

LifeStage LifeCycle::stage(Tags tags) const {
  const bool may_say = std::any_of(tags.begin(), tags.end(), [&](const Tag& tag) {
    return std::binary_search(keys_.begin(), keys_.end(), tag.key);
  });
  if (!may_say) return LifeStage::in_use;
  LifeStage stage = LifeStage::in_use;
  for (const LifeStageRow& row : rules_.rows) {
    if (!row.rule.matches(tags)) continue;
    if (row.stage == LifeStage::in_use) return LifeStage::in_use;
    stage = row.stage;
    break;
  }
  if (stage == LifeStage::gone || ended(tags) || begins_later(tags)) return LifeStage::gone;
  if (stage == LifeStage::closed) return stage;
  const std::string_view hours = tags.get("opening_hours");
  const bool never = !hours.empty() && one_of(without_comments(hours), rules_.closed_hours);
  return never ? LifeStage::closed : LifeStage::in_use;
}

bool LifeCycle::has_dates(Tags tags) const {
  const auto dated = [&](const std::vector<std::string>& keys) {
    return std::any_of(keys.begin(), keys.end(),
                       [&](const std::string& key) { return is_plain_date(trim(tags.get(key))); });
  };
  return dated(rules_.ended) || dated(rules_.begins);
}

Tags LifeCycle::without_stage(Tags tags, std::vector<Tag>& buffer) const {
  buffer.clear();
  for (const Tag& tag : tags) {
    if (!std::binary_search(keys_.begin(), keys_.end(), tag.key)) buffer.push_back(tag);
  }
  return Tags(buffer);
}

}  // namespace quarter
