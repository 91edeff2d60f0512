# SPDX-License-Identifier: Apache-2.0
# What makes a mistake in the program a clean end instead of a door: tests/app/hardening_checks.py
# asks the built program for it. Sanitized builds have checks of their own.
option(QUARTER_HARDEN "Stack protector, _FORTIFY_SOURCE and control-flow protection" ON)
if(QUARTER_HARDEN AND NOT QUARTER_SANITIZE)
  target_compile_options(quarter_options INTERFACE -fstack-protector-strong
                         $<$<NOT:$<CONFIG:Debug>>:-U_FORTIFY_SOURCE> $<$<NOT:$<CONFIG:Debug>>:-D_FORTIFY_SOURCE=2>)
  if(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64")
    target_compile_options(quarter_options INTERFACE -fcf-protection)
  endif()
endif()

# Developers' builds but those whose time is measured look at every index.
if(QUARTER_DEVELOPER)
  target_compile_definitions(quarter_options INTERFACE $<$<NOT:$<CONFIG:Release>>:_GLIBCXX_ASSERTIONS>)
endif()

# harden_program(TARGET): at an address of its own each time, its tables read-only once it runs.
function(harden_program target)
  set_target_properties(${target} PROPERTIES POSITION_INDEPENDENT_CODE ON)
  target_link_options(${target} PRIVATE -pie -Wl,-z,relro,-z,now -Wl,-z,noexecstack)
endfunction()
