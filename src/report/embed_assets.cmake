# SPDX-License-Identifier: Apache-2.0
# cmake -D OUTPUT=FILE.cpp -D PINNED=FOLDER "-D FILES=a;b" [-D NAME=cities_assets] -P embed_assets.cmake
# Writes a source file with the bytes of the report's parts, and for each the base64 of its SHA-256,
# which is how the page's Content-Security-Policy names the scripts and styles that may run. Files of
# the folder PINNED must have the digest its SHA256SUMS says.

cmake_minimum_required(VERSION 3.22)

if(NOT NAME)
  set(NAME assets)
endif()

function(to_base64 hex result)
  set(letters ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/)
  set(hex "${hex}00")  # 32 bytes are 10 groups of three and two bytes
  set(text "")
  foreach(group RANGE 0 10)
    math(EXPR at "${group} * 6")
    string(SUBSTRING ${hex} ${at} 6 six)
    math(EXPR bits "0x${six}")
    foreach(shift 18 12 6 0)
      math(EXPR letter "(${bits} >> ${shift}) & 63")
      string(SUBSTRING ${letters} ${letter} 1 letter)
      string(APPEND text ${letter})
    endforeach()
  endforeach()
  string(REGEX REPLACE ".$" "=" text ${text})
  set(${result} ${text} PARENT_SCOPE)
endfunction()

file(STRINGS ${PINNED}/SHA256SUMS pins)
set(rows "")
set(definitions "")
set(index 0)
foreach(path ${FILES})
  get_filename_component(name ${path} NAME)
  get_filename_component(folder ${path} DIRECTORY)
  file(SHA256 ${path} digest)
  if(folder STREQUAL PINNED AND NOT "${digest}  ${name}" IN_LIST pins)
    message(FATAL_ERROR "${path} is not the file that ${PINNED}/SHA256SUMS pins; restore it, or see the README.md there")
  endif()
  # Without the name of a source map, which a browser's tools would try to fetch.
  file(READ ${path} text)
  string(REGEX REPLACE "//# sourceMappingURL=[^\n]*\n?" "" text "${text}")
  string(SHA256 digest "${text}")
  string(HEX "${text}" bytes)
  # A string of escapes, cut into pieces: compilers read that a hundred times faster than an array.
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "\\\\x\\1" bytes "${bytes}")
  string(REPLACE "\\x0a" "\\x0a\"\n    \"" bytes "${bytes}")
  to_base64(${digest} digest)
  string(APPEND definitions "constexpr char kBytes${index}[] =\n    \"${bytes}\";\n")
  string(APPEND rows "    {\"${name}\", {kBytes${index}, sizeof kBytes${index} - 1}, \"${digest}\"},\n")
  math(EXPR index "${index} + 1")
endforeach()

file(WRITE ${OUTPUT} "// Made by embed_assets.cmake from src/report/assets and src/report/pinned; edit those instead.
#include \"assets.hpp\"

#pragma GCC diagnostic ignored \"-Woverlength-strings\"

namespace quarter {
namespace {

${definitions}
constexpr Asset kAssets[] = {
${rows}};

}  // namespace

std::span<const Asset> ${NAME}() { return kAssets; }

}  // namespace quarter
")
