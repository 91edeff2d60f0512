# SPDX-License-Identifier: Apache-2.0
# cmake -D INPUT=FILE -D OUTPUT=FILE.cpp -P embed.cmake
# Writes a source file that holds the bytes of INPUT. Bytes rather than a raw string: nothing in the
# text can end them early, and compilers limit the length of strings.

file(READ ${INPUT} bytes HEX)
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," bytes "${bytes}")
string(REPLACE "'\\x0a'," "'\\x0a',\n    " bytes "${bytes}")  # a line each
file(WRITE ${OUTPUT} "// Made from catalogue.toml by embed.cmake; edit that file instead.
#include \"quarter/catalogue/load_catalogue.hpp\"

namespace quarter {
namespace {

constexpr char kBytes[] = {
    ${bytes}
};

}  // namespace

std::string_view built_in_catalogue() { return {kBytes, sizeof kBytes}; }

}  // namespace quarter
")
