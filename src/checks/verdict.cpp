// SPDX-License-Identifier: Apache-2.0
#include "quarter/checks/verdict.hpp"

#include "quarter/checks/check_rule.hpp"
#include "quarter/checks/distribution.hpp"

namespace quarter {
namespace {

bool within(TravelCost cost, double minutes, double metres) {
  if (!cost.reached()) return false;
  if (minutes > 0 && to_tenths(cost) > minutes * 600) return false;
  return metres <= 0 || cost.cm() <= metres * 100;
}

}  // namespace

std::string_view name_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::met:
      return "met";
    case Verdict::near:
      return "near";
    case Verdict::not_met:
      return "not met";
    case Verdict::unknown:
      return "unknown";
    case Verdict::reported:
      return "reported";
    case Verdict::untestable:
      return "not testable";
  }
  return "";
}

std::string_view chinese(Verdict verdict) {
  switch (verdict) {
    case Verdict::met:
      return "达标";
    case Verdict::near:
      return "接近";
    case Verdict::not_met:
      return "未达标";
    case Verdict::unknown:
      return "无法判断";
    case Verdict::reported:
      return "仅报告";
    case Verdict::untestable:
      return "缺少数据";
  }
  return "";
}

Share& Share::operator+=(const Share& other) {
  weight += other.weight;
  yes += other.yes;
  open += other.open;
  return *this;
}

Verdict verdict_of(const Share& share, double met, double near) {
  if (!(share.weight > 0)) return Verdict::unknown;
  const auto grade = [&](double value) {
    // Sums of weights may fall short by their last bits.
    const double sign = near > met ? -1 : 1;
    if (sign * (value - met) >= -1e-9) return Verdict::met;
    return sign * (value - near) >= -1e-9 ? Verdict::near : Verdict::not_met;
  };
  const Verdict low = grade(share.low());
  return low == grade(share.high()) ? low : Verdict::unknown;
}

Verdict verdict_of(const CheckRule& check, const Share& share) {
  if (check.report_only) return share.is_known() ? Verdict::reported : Verdict::unknown;
  return verdict_of(share, check.met, check.near);
}

Answer answer(TravelCost to_place, TravelCost to_edge, double minutes, double metres) {
  if (within(to_place, minutes, metres)) return Answer::yes;
  return within(to_edge, minutes, metres) ? Answer::open : Answer::no;
}

}  // namespace quarter
