// SPDX-License-Identifier: Apache-2.0
#include <fcntl.h>
#include <openssl/evp.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <memory>
#include <system_error>
#include <vector>

#include "quarter/base/error.hpp"
#include "quarter/formats/output_set.hpp"

namespace quarter {
namespace {

constexpr std::size_t kReadBytes = 1 << 20;

using Digest = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;

[[noreturn]] void fail_reading(const std::filesystem::path& path, int error) {
  fail("cannot read {}: {}; check the name and the permissions", path.string(),
       std::generic_category().message(error));
}

void require(int result) {
  if (result != 1) fail("OpenSSL cannot compute SHA-256; check its configuration");
}

void digest_file(const std::filesystem::path& path, int descriptor, EVP_MD_CTX* digest) {
  std::vector<char> buffer(kReadBytes);
  while (true) {
    const ssize_t got = ::read(descriptor, buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail_reading(path, errno);
    if (got == 0) return;
    require(EVP_DigestUpdate(digest, buffer.data(), static_cast<std::size_t>(got)));
  }
}

Digest begun_digest() {
  Digest digest(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
  require(digest != nullptr ? EVP_DigestInit_ex(digest.get(), EVP_sha256(), nullptr) : 0);
  return digest;
}

std::string ended(EVP_MD_CTX* digest) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> bytes{};
  unsigned int length = 0;
  require(EVP_DigestFinal_ex(digest, bytes.data(), &length));
  std::string hex;
  for (unsigned int i = 0; i < length; ++i)
    hex += fmt::format("{:02x}", bytes[i]);
  return hex;
}

/// Closes the descriptor at the end of its life.
struct Descriptor {
  int value;
  ~Descriptor() { ::close(value); }
};

}  // namespace

std::string sha256_of_file(const std::filesystem::path& path) {
  const Digest digest = begun_digest();
  const int opened = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (opened < 0) fail_reading(path, errno);
  const Descriptor descriptor{opened};
  digest_file(path, descriptor.value, digest.get());
  return ended(digest.get());
}

std::string sha256_of_text(std::string_view text) {
  const Digest digest = begun_digest();
  require(EVP_DigestUpdate(digest.get(), text.data(), text.size()));
  return ended(digest.get());
}

}  // namespace quarter
