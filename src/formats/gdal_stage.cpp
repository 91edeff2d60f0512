// SPDX-License-Identifier: Apache-2.0
#include "gdal_stage.hpp"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <gdal.h>
#include <ogr_srs_api.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "checked_file.hpp"
#include "quarter/base/lacking.hpp"
#include "quarter/base/plain_path.hpp"
#include "quarter/base/sudden_end.hpp"
#include "quarter/base/text.hpp"
#include "staging_folder.hpp"

namespace quarter {
namespace {

constexpr GIntBig kCacheBytes = GIntBig{64} << 20;

std::mutex& stages_mutex() {
  static std::mutex mutex;
  return mutex;
}

/// Every stage that is under way, on any thread.
std::vector<GdalStage*>& stages() {
  static std::vector<GdalStage*> all;
  return all;
}

thread_local GdalStage* stage_of_this_thread = nullptr;

/// GDAL's words in one line, without what could upset a terminal.
std::string one_line(std::string_view message) {
  std::string text = valid_utf8(message);
  std::replace(text.begin(), text.end(), '\n', ' ');
  std::replace(text.begin(), text.end(), '\t', ' ');
  while (!text.empty() && (text.back() == ' ' || text.back() == '.'))
    text.pop_back();
  return text;
}

/// An error of a thread without a stage comes from GDAL's or our own workers; it cannot be told
/// whose it is, so every stage under way fails. Outside all stages what GDAL returns says enough.
void CPL_STDCALL handle_error(CPLErr severity, CPLErrorNum, const char* message) {
  if (severity == CE_Debug || severity == CE_None || severity == CE_Warning) return;
  if (severity == CE_Fatal) end_suddenly(kNoMemory);  // else GDAL aborts, as CPLMalloc does
  if (stage_of_this_thread != nullptr) {
    stage_of_this_thread->report(message);
    return;
  }
  const std::lock_guard lock(stages_mutex());
  for (GdalStage* const stage : stages())
    stage->report(message);
}

void prepare_once() {
  const std::pair<const char*, const char*> options[] = {
      {"GDAL_PAM_ENABLED", "NO"},  // no .aux.xml beside the user's files
      {"GDAL_DISABLE_READDIR_ON_OPEN", "TRUE"},
      {"GDAL_HTTP_MAX_RETRY", "0"},
      {"CPL_VSIL_CURL_ALLOWED_EXTENSIONS", "{none}"},
      {"OGR_ENABLE_PARTIAL_REPROJECTION", "NO"},
  };
  for (const auto& [key, value] : options)
    CPLSetConfigOption(key, value);
  OSRSetPROJEnableNetwork(FALSE);
  GDALAllRegister();
  GDALSetCacheMax64(kCacheBytes);
  CPLSetErrorHandler(handle_error);
}

}  // namespace

void prepare_gdal() {
  static std::once_flag once;
  std::call_once(once, prepare_once);
}

std::string gdal_name(const std::filesystem::path& path) {
  const std::string name = plain_path(path).string();
  if (name.starts_with("/vsi") || path.string().starts_with("/vsi")) {
    fail("{} is not a file of this computer; copy it to a local folder first", path.string());
  }
  return name;
}

GdalStage::GdalStage(std::string doing, const std::filesystem::path& file, std::string remedy)
    : doing_(std::move(doing)), path_(file), file_(final_name(file)), remedy_(std::move(remedy)) {
  prepare_gdal();
  const std::lock_guard lock(stages_mutex());
  stages().push_back(this);
  outer_ = std::exchange(stage_of_this_thread, this);
}

GdalStage::~GdalStage() {
  const std::lock_guard lock(stages_mutex());
  std::erase(stages(), this);
  stage_of_this_thread = outer_;
}

void GdalStage::check() const {
  require(true, "");
}

void GdalStage::require(bool ok, std::string_view what) const {
  if (!ok || !first_error().empty()) fail(what);
}

void GdalStage::fail(std::string_view what) const {
  const std::string error = first_error();
  const std::string text = fmt::format("{} {}: {}; {}", doing_, file_,
                                       error.empty() ? std::string(what) : error, remedy_);
  if (is_disk_full(path_)) throw Lacking(text);
  throw Error(text);
}

void GdalStage::report(std::string_view message) {
  const std::lock_guard lock(mutex_);
  if (error_.empty()) error_ = one_line(message);
}

std::string GdalStage::first_error() const {
  const std::lock_guard lock(mutex_);
  return error_;
}

}  // namespace quarter
