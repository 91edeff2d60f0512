// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <mutex>
#include <string>
#include <string_view>

namespace quarter {

/// Registers GDAL's drivers and forbids what this program never wants: sockets, downloaded grids,
/// sidecar files beside the user's own, more cache than is needed. Cheap after the first call.
void prepare_gdal();

/// The name under which GDAL opens a file of the disk: absolute, so that GDAL cannot take it for a
/// connection string or for inline data. Throws Error for names of GDAL's virtual file systems
/// (/vsi…).
std::string gdal_name(const std::filesystem::path& path);

/// Watches GDAL while one file is read or written. Every error GDAL reports in that time, on this
/// thread or on one of GDAL's own, is collected instead of printed; GDAL often reports an error and
/// still returns success, so `check` belongs at the end of each stage. Warnings are not failures.
class GdalStage {
 public:
  /// `doing` starts the message, such as "cannot write"; `remedy` ends it. Where it fails on a full
  /// disk, that is a Lacking.
  GdalStage(std::string doing, const std::filesystem::path& file, std::string remedy);
  ~GdalStage();
  GdalStage(const GdalStage&) = delete;
  GdalStage& operator=(const GdalStage&) = delete;

  /// Throws Error with GDAL's own words if an error was reported.
  void check() const;
  /// The same, and throws Error saying `what` went wrong if `ok` is false and GDAL said nothing.
  void require(bool ok, std::string_view what) const;
  [[noreturn]] void fail(std::string_view what) const;

  /// Called by GDAL's error handler, from any thread.
  void report(std::string_view message);

 private:
  std::string first_error() const;

  std::string doing_;
  std::filesystem::path path_;
  std::string file_;
  std::string remedy_;
  mutable std::mutex mutex_;
  std::string error_;           ///< the first one; those after it are mostly its consequences
  GdalStage* outer_ = nullptr;  ///< the stage this one interrupts on the same thread
};

}  // namespace quarter
