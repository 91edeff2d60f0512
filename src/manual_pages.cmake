# SPDX-License-Identifier: Apache-2.0
# The pages of samples/manual as man pages, quarter-results(5) and so on, by scripts/manual-page; without lowdown they
# are left out. The texts themselves, with the tutorials and the sample city, go to share/doc/quarter.
set(samples ${PROJECT_SOURCE_DIR}/samples)
file(GLOB pages CONFIGURE_DEPENDS ${samples}/manual/*.md)

install(FILES ${pages} DESTINATION ${CMAKE_INSTALL_DOCDIR}/manual COMPONENT runtime)
install(FILES ${samples}/tutorial-planner.md ${samples}/tutorial-researcher.md ${samples}/neubrandenburg.osm.pbf
              ${samples}/neubrandenburg-quarters.geojson ${samples}/neubrandenburg.png ${samples}/README.md DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT runtime)

find_program(QUARTER_LOWDOWN lowdown DOC "Makes man pages of the manual")
mark_as_advanced(QUARTER_LOWDOWN)
if(NOT QUARTER_LOWDOWN)
  message(STATUS "no lowdown: the manual is not made into man pages")
  add_custom_target(manual)
  return()
endif()

set(manual_page ${PROJECT_SOURCE_DIR}/scripts/manual-page)
set(made "")
foreach(page ${pages})
  execute_process(COMMAND ${manual_page} --file ${page} OUTPUT_VARIABLE file OUTPUT_STRIP_TRAILING_WHITESPACE
                  COMMAND_ERROR_IS_FATAL ANY)
  set(out ${PROJECT_BINARY_DIR}/manual/${file})
  get_filename_component(folder ${out} DIRECTORY)
  file(MAKE_DIRECTORY ${folder})
  add_custom_command(OUTPUT ${out} DEPENDS ${page} ${manual_page} VERBATIM
                     COMMAND ${manual_page} ${page} ${PROJECT_VERSION} ${QUARTER_RELEASED} > ${out})
  list(APPEND made ${out})
endforeach()
add_custom_target(manual ALL DEPENDS ${made})
install(DIRECTORY ${PROJECT_BINARY_DIR}/manual/man5 ${PROJECT_BINARY_DIR}/manual/man7 DESTINATION ${CMAKE_INSTALL_MANDIR}
        COMPONENT runtime)
