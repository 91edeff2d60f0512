// SPDX-License-Identifier: Apache-2.0
#include "quarter/base/streams.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>

#include "quarter/base/text.hpp"

namespace quarter {
namespace {

int output_error = 0;  ///< of the first write to standard output that failed

void note_output(bool ok) {
  if (!ok && output_error == 0) output_error = errno == 0 ? EIO : errno;
}

}  // namespace

void hold_standard_streams() {
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (::fcntl(stream, F_GETFD) >= 0 || errno != EBADF) continue;
    // The lowest free number is the stream's own. Reading only: what is written to it is lost.
    if (::open("/dev/null", stream == STDERR_FILENO ? O_WRONLY : O_RDONLY) < 0)
      ::open("/", O_RDONLY | O_DIRECTORY);
  }
}

void write_out(std::string_view text) {
  note_output(std::fwrite(text.data(), 1, text.size(), stdout) == text.size());
}

void write_err(std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), stderr);
}

void tell_out(std::string_view text) {
  write_out(valid_utf8(text));
}

void tell_err(std::string_view text) {
  write_err(valid_utf8(text));
}

OutputEnd end_of_output() {
  note_output(std::fflush(stdout) == 0);
  if (output_error == 0) return OutputEnd::written;
  return output_error == EPIPE ? OutputEnd::reader_gone : OutputEnd::failed;
}

}  // namespace quarter
