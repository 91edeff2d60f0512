// SPDX-License-Identifier: Apache-2.0
#include "quarter/catalogue/rules.hpp"

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <fstream>
#include <system_error>

#include "quarter/base/error.hpp"
#include "quarter/base/text.hpp"
#include "quarter/catalogue/check_rule.hpp"
#include "quarter/catalogue/load_catalogue.hpp"
#include "quarter/catalogue/modes.hpp"
#include "quarter/catalogue/services.hpp"

namespace quarter {
namespace {

/// No catalogue is nearly this large; keeps an extract given by mistake out of memory.
constexpr std::size_t kMaxBytes = 4 << 20;

template <typename Thing>
std::optional<std::size_t> index_of(const std::vector<Thing>& things, std::string_view id) {
  const auto found = std::find_if(things.begin(), things.end(),
                                  [id](const Thing& thing) { return thing.id == id; });
  if (found == things.end()) return std::nullopt;
  return static_cast<std::size_t>(found - things.begin());
}

bool holds(const ServiceCategory& category, std::size_t service) {
  return std::find(category.services.begin(), category.services.end(), service) !=
         category.services.end();
}

bool is_shown(const Catalogue& catalogue, std::size_t service) {
  const auto begin = catalogue.categories.begin();
  return std::any_of(
      begin, begin + static_cast<std::ptrdiff_t>(catalogue.shown_categories()),
      [service](const ServiceCategory& category) { return holds(category, service); });
}

bool asks_for_mode(const CheckRule& check, const std::string& mode) {
  return std::find(check.modes.begin(), check.modes.end(), mode) != check.modes.end();
}

bool asks_for_service(const Catalogue& catalogue, const CheckRule& check, std::size_t service) {
  return std::any_of(check.targets.begin(), check.targets.end(), [&](const CheckTarget& target) {
    return holds(catalogue.categories[target.category], service);
  });
}

std::string read_file(const std::filesystem::path& path) {
  const std::string name = path.string();
  std::error_code ignored;  // what cannot be looked at cannot be opened either
  if (std::filesystem::is_directory(path, ignored)) {
    fail_usage("catalogue '{}' is a folder; give a TOML file", name);
  }
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    fail_usage("cannot open the catalogue '{}': {}", name, std::generic_category().message(errno));
  }
  std::string text(kMaxBytes + 1, '\0');
  file.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (file.bad()) fail_usage("cannot read the catalogue '{}'", name);
  text.resize(static_cast<std::size_t>(file.gcount()));
  if (text.size() > kMaxBytes) {
    fail_usage("'{}' is larger than {} MiB: this is no catalogue", name, kMaxBytes >> 20);
  }
  return text;
}

std::vector<char> modes_in_use(const Catalogue& catalogue, const std::vector<std::size_t>& wanted) {
  std::vector<char> used(catalogue.modes.size(), 0);
  for (const std::size_t mode : wanted) {
    used[mode] = 1;
    if (const auto pushed = catalogue.mode_index(catalogue.modes[mode].pushed_as))
      used[*pushed] = 1;
  }
  const auto walk =
      std::find_if(catalogue.modes.begin(), catalogue.modes.end(),
                   [](const TravelMode& mode) { return mode.kind == TravelMode::Kind::foot; });
  if (walk != catalogue.modes.end()) used[walk - catalogue.modes.begin()] = 1;
  return used;
}

}  // namespace

Catalogue::Catalogue() = default;
Catalogue::Catalogue(const Catalogue& other) = default;
Catalogue::Catalogue(Catalogue&& other) noexcept = default;
Catalogue& Catalogue::operator=(const Catalogue& other) = default;
Catalogue& Catalogue::operator=(Catalogue&& other) noexcept = default;
Catalogue::~Catalogue() = default;

double Decay::at(double minutes, double part) const {
  if (half_minutes > 0) return std::exp2(-minutes / half_minutes);
  const auto zones = static_cast<double>(weights.size());
  const double zone = std::clamp(std::ceil(part * zones), 1.0, zones);
  return weights[static_cast<std::size_t>(zone) - 1];
}

const PlaceRule& Service::rule(std::uint32_t index) const {
  static const PlaceRule any;
  return index == kNone ? any : rules[index];
}

const std::string& Service::kind(std::uint32_t index) const {
  return rules.empty() ? rule(index).subtype : rules[index == kNone ? 0 : index].subtype;
}

void keep_modes(Catalogue& catalogue, const std::vector<std::size_t>& wanted) {
  const std::vector<char> used = modes_in_use(catalogue, wanted);
  std::vector<TravelMode> kept;
  for (std::size_t m = 0; m < used.size(); ++m) {
    if (used[m] != 0) kept.push_back(std::move(catalogue.modes[m]));
  }
  catalogue.modes = std::move(kept);
}

std::optional<std::size_t> Catalogue::mode_index(std::string_view id) const {
  return index_of(modes, id);
}

std::optional<std::size_t> Catalogue::category_index(std::string_view id) const {
  return index_of(categories, id);
}

std::size_t Catalogue::shown_categories() const {
  const auto hidden = [](const ServiceCategory& category) { return category.hidden; };
  return static_cast<std::size_t>(std::find_if(categories.begin(), categories.end(), hidden) -
                                  categories.begin());
}

void Catalogue::choose_preset(const std::string& id) {
  if (presets.empty() && id.empty()) return;
  std::vector<std::string> known;
  for (const Preset& preset : presets)
    known.push_back(preset.id);
  const auto index = id.empty() ? std::optional<std::size_t>(0) : index_of(presets, id);
  if (!index)
    fail_usage("--preset: the catalogue has no preset '{}'{}", id, did_you_mean(id, known));
  const std::vector<std::string>& wanted = presets[*index].checks;
  if (wanted.empty()) return;
  std::erase_if(checks, [&](const CheckRule& check) {
    return std::find(wanted.begin(), wanted.end(), check.id) == wanted.end();
  });
}

std::size_t Catalogue::first_foot_mode() const {
  const auto on_foot = [](const TravelMode& mode) { return mode.kind == TravelMode::Kind::foot; };
  const auto found = std::find_if(modes.begin(), modes.end(), on_foot);
  if (found == modes.end())
    fail_usage("the catalogue has no mode of kind \"foot\"; add one, places are found on foot");
  return static_cast<std::size_t>(found - modes.begin());
}

bool Catalogue::searched(std::size_t mode, std::size_t service) const {
  if (is_shown(*this, service)) return true;
  return std::any_of(checks.begin(), checks.end(), [&](const CheckRule& check) {
    // Which places are open to the public is known from their access points on foot.
    const bool by_mode = check.straight || check.modes.empty()
                             ? mode == first_foot_mode()
                             : asks_for_mode(check, modes[mode].id);
    return by_mode && asks_for_service(*this, check, service);
  });
}

bool Catalogue::timed(std::size_t mode, std::size_t service) const {
  if (is_shown(*this, service)) return true;
  using Kind = CheckRule::Kind;
  return std::any_of(checks.begin(), checks.end(), [&](const CheckRule& check) {
    const bool by_nearest = check.kind == Kind::nearest || check.kind == Kind::completeness ||
                            check.kind == Kind::circuity || check.kind == Kind::severance ||
                            check.kind == Kind::gap || check.kind == Kind::same_way;
    return by_nearest && !check.straight && asks_for_mode(check, modes[mode].id) &&
           asks_for_service(*this, check, service);
  });
}

Catalogue load_catalogue(const std::filesystem::path& path) {
  if (path.empty()) return parse_catalogue(built_in_catalogue(), "built-in catalogue");
  return parse_catalogue(read_file(path), path.string());
}

}  // namespace quarter
