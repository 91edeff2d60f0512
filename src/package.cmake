# SPDX-License-Identifier: Apache-2.0
# `cpack -G DEB` in the build folder makes quarter_VERSION_ARCH.deb: the program, its man pages, completion, manual and
# sample, without libraries and headers (cmake --install has those). scripts/check-package tries it in a bare Debian.
install(FILES ${PROJECT_SOURCE_DIR}/CHANGELOG.md ${CMAKE_CURRENT_SOURCE_DIR}/debian/copyright
        DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT runtime)

set(CPACK_PACKAGE_NAME quarter)
set(CPACK_PACKAGE_VENDOR "the authors of quarter")
set(CPACK_PACKAGE_CONTACT "the authors of quarter <quarter@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "walking and cycling times of a city's blocks, and 15-minute city checks")
set(CPACK_PACKAGE_DESCRIPTION "Computes from an OpenStreetMap extract how long every block of a city walks and rides to the\n\
services of daily life, and verdicts of 15-minute city checks with their intervals\nand sources: as a page, maps, tables and rasters.")
set(CPACK_COMPONENTS_ALL runtime)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_COMPONENTS_GROUPING ALL_COMPONENTS_IN_ONE)
set(CPACK_DEBIAN_PACKAGE_NAME quarter)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS fonts-dejavu-core)        # letters of the maps
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS fonts-noto-cjk)        # Chinese ones
include(CPack)
