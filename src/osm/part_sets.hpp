// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <utility>
#include <vector>

namespace quarter {

/// Sets of parts by number: few differ, as most objects are in one part or two.
class PartSets {
 public:
  using Set = std::uint32_t;
  static constexpr Set kEmpty = 0;

  PartSets() : sets_(1), by_parts_{{{}, kEmpty}} {}

  /// Of ascending numbers.
  Set of(const std::vector<std::uint32_t>& parts);
  Set united(Set a, Set b);
  const std::vector<std::uint32_t>& parts(Set set) const { return sets_[set]; }

 private:
  std::vector<std::vector<std::uint32_t>> sets_;
  std::map<std::vector<std::uint32_t>, Set> by_parts_;
  std::map<std::pair<Set, Set>, Set> unions_;
};

/// Which parts objects of one type are in, by id. Ids are added in any order; `sort` puts twins
/// together, after which they are found.
class ObjectParts {
 public:
  void add(std::int64_t id, PartSets::Set set) {
    ids_.push_back(id);
    parts_.push_back(set);
  }
  /// Unless they were added in the order of ids, each once.
  void sort(PartSets& sets);
  PartSets::Set find(std::int64_t id) const;

 private:
  std::vector<std::int64_t> ids_;
  std::vector<PartSets::Set> parts_;
};

}  // namespace quarter
