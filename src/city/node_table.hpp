// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "id_list.hpp"
#include "quarter/base/findings.hpp"
#include "quarter/base/ids.hpp"
#include "quarter/base/lonlat.hpp"

namespace quarter {

/// The places of all nodes of an extract, by id; 12 bytes a node, 14 if it has a version.
class NodeTable {
 public:
  void add(NodeId id, std::uint32_t version, LonLat where) {
    ordered_ = ordered_ && (ids_.empty() || ids_.back() < id.value);
    if (version > 0) {
      versions_.resize(ids_.size());
      versions_.push_back(static_cast<std::uint16_t>(std::min<std::uint32_t>(version, 65535)));
    }
    ids_.push_back(id.value);
    where_.push_back(where);
  }

  /// Sorts by id; of nodes that came twice the highest version stays, then the first place.
  void order(Findings& findings);

  /// Index of a node, or kNone. `hint` is where the last one was found: ids of one way are often
  /// close.
  std::uint32_t find(std::int64_t id, std::uint32_t hint) const {
    const std::uint32_t index = ids_.find(id, hint);
    return index < ids_.size() ? index : kNone;
  }

  std::size_t size() const { return ids_.size(); }
  std::int64_t id(std::uint32_t index) const { return ids_[index]; }
  LonLat where(std::uint32_t index) const { return where_[index]; }
  /// 0 if the reader gave none.
  std::uint16_t version(std::uint32_t index) const {
    return index < versions_.size() ? versions_[index] : std::uint16_t{0};
  }

 private:
  IdList ids_;
  std::vector<LonLat> where_;
  std::vector<std::uint16_t> versions_;  // up to the last node that has one
  bool ordered_ = true;
};

}  // namespace quarter
