# SPDX-License-Identifier: Apache-2.0
# Installs the build into an empty folder, then configures, builds and runs the project in consumer/
# against it. -DBUILD=build folder -DWORK=scratch folder -DTARGETS=quarter::base,… -DGENERATOR=…

function(run)
  execute_process(COMMAND ${ARGV} RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_VARIABLE output)
  if(NOT status EQUAL 0)
    list(JOIN ARGV " " command)
    message(FATAL_ERROR "${command}\nfailed (${status}):\n${output}")
  endif()
  set(output "${output}" PARENT_SCOPE)
endfunction()

file(REMOVE_RECURSE ${WORK})
run(${CMAKE_COMMAND} --install ${BUILD} --prefix ${WORK}/prefix)
run(${CMAKE_COMMAND} -S ${CMAKE_CURRENT_LIST_DIR}/consumer -B ${WORK}/build -G ${GENERATOR}
    -DCMAKE_PREFIX_PATH=${WORK}/prefix "-DQUARTER_TARGETS=${TARGETS}"
    -DCMAKE_CXX_FLAGS=${CXX_FLAGS})
run(${CMAKE_COMMAND} --build ${WORK}/build)
run(${WORK}/build/consumer --version)
if(NOT output MATCHES "^481 m to walk\nquarter [0-9.]+\ncommit ")
  message(FATAL_ERROR "the consumer printed '${output}'")
endif()

# The core alone, where nothing else is.
run(${CMAKE_COMMAND} -S ${CMAKE_CURRENT_LIST_DIR}/core -B ${WORK}/core -G ${GENERATOR}
    -DCMAKE_PREFIX_PATH=${WORK}/prefix -DCMAKE_CXX_FLAGS=${CXX_FLAGS} -DCMAKE_DISABLE_FIND_PACKAGE_GDAL=ON
    -DCMAKE_DISABLE_FIND_PACKAGE_PkgConfig=ON -DCMAKE_DISABLE_FIND_PACKAGE_CLI11=ON
    -DCMAKE_DISABLE_FIND_PACKAGE_OpenSSL=ON -DCMAKE_DISABLE_FIND_PACKAGE_nlohmann_json=ON)
run(${CMAKE_COMMAND} --build ${WORK}/core)
run(${WORK}/core/core)
if(NOT output MATCHES "^walk, [1-9][0-9]+ checks\n$")
  message(FATAL_ERROR "the core printed '${output}'")
endif()

# The programs of samples/library, as README says.
set(samples ${CMAKE_CURRENT_LIST_DIR}/../../samples)
file(READ ${samples}/library/nearest.cpp nearest)
file(READ ${samples}/../README.md readme)
string(REGEX REPLACE "^[^\n]*\n" "" nearest "${nearest}")  # the licence
string(FIND "${readme}" "${nearest}" place)
if(place EQUAL -1)
  message(FATAL_ERROR "README.md shows another program than samples/library/nearest.cpp")
endif()
set(city ${samples}/neubrandenburg.osm.pbf)
run(${CMAKE_COMMAND} -S ${samples}/library -B ${WORK}/library -G ${GENERATOR}
    -DCMAKE_PREFIX_PATH=${WORK}/prefix -DCMAKE_CXX_FLAGS=${CXX_FLAGS})
run(${CMAKE_COMMAND} --build ${WORK}/library)
run(${WORK}/library/nearest ${city} 13.2611 53.5571)
if(NOT output MATCHES "^food +[0-9.]+ min\nschool +[0-9.]+ min\n")
  message(FATAL_ERROR "nearest printed '${output}'")
endif()
run(${WORK}/library/verdicts ${city} 8 Wulkenzin)
if(NOT output MATCHES "^3.1 +[a-z ]+ Each daily need")
  message(FATAL_ERROR "verdicts printed '${output}'")
endif()
run(${WORK}/library/whatif ${city} 13.1951 53.5474)
if(NOT output MATCHES "^no food within 30 min\n0.[0-9] min to food\n$")
  message(FATAL_ERROR "whatif printed '${output}'")
endif()
