// SPDX-License-Identifier: Apache-2.0
#include "verdict_mark.hpp"

#include "map_furniture.hpp"
#include "quarter/checks/verdict.hpp"

namespace quarter {

const std::vector<VerdictWord>& verdict_words() {
  static const std::vector<VerdictWord> words = [] {
    std::vector<VerdictWord> all;
    for (const Verdict verdict :
         {Verdict::met, Verdict::near, Verdict::not_met, Verdict::unknown}) {
      const std::string name(name_of(verdict));
      all.push_back({name, {name, std::string(chinese(verdict))}});
    }
    return all;
  }();
  return words;
}

void paint_mark(Point2 at, double radius, const std::string& verdict, MapCanvas& canvas) {
  const double r = radius;
  canvas.add_disc(at, r);
  if (verdict == "unknown") {
    canvas.fill(kWhite, 1, MapCanvas::After::keep);
    canvas.stroke(kSoft, r * 0.2, r * 0.4);
    const TextStyle style{.size = r * 1.8, .bold = true, .colour = kSoft};
    canvas.write_turned(at, 0, "?", style);
    return;
  }
  canvas.fill(verdict_colour(verdict), 1, MapCanvas::After::keep);
  canvas.stroke(kWhite, r * 0.22);
  const auto line = [&](double ax, double ay, double bx, double by) {
    canvas.add_line({at.x + ax * r, at.y + ay * r}, {at.x + bx * r, at.y + by * r});
  };
  if (verdict == "met") {
    line(-0.55, 0.05, -0.15, 0.45);
    line(-0.15, 0.45, 0.55, -0.42);
  } else if (verdict == "near") {
    line(-0.5, -0.2, 0.5, -0.2);
    line(-0.5, 0.25, 0.5, 0.25);
  } else {
    line(-0.42, -0.42, 0.42, 0.42);
    line(-0.42, 0.42, 0.42, -0.42);
  }
  canvas.stroke(verdict == "met" ? kWhite : kInk, r * 0.26);
}

}  // namespace quarter
