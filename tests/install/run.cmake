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
