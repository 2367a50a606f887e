# The PostgreSQL server that the tests of a build folder share, and tests that use it; included once in a build,
# by tests/ or, where that is not built, by tests/simulation.

# One server for a run of ctest, however few tests it runs and however it ends.
# In /tmp or /dev/shm, because its user must be able to get there, and because the name of a socket is short.
string(MD5 shiftdeck_postgres "${CMAKE_BINARY_DIR}")
string(SUBSTRING ${shiftdeck_postgres} 0 12 shiftdeck_postgres)
# On a memory disk that has room: databases are made and dropped by the hundred, a thousand files each.
set(shiftdeck_place /tmp)
execute_process(COMMAND df -k --output=avail /dev/shm OUTPUT_VARIABLE shiftdeck_room ERROR_QUIET)
string(REGEX MATCH "[0-9]+" shiftdeck_room "${shiftdeck_room}")
if(shiftdeck_room GREATER 4000000)
  set(shiftdeck_place /dev/shm)
endif()
set(shiftdeck_postgres ${shiftdeck_place}/shiftdeck-postgres-${shiftdeck_postgres})
foreach(what begin end)
  add_test(NAME postgres_${what}
    COMMAND sh ${CMAKE_SOURCE_DIR}/tests/support/postgresfixture.sh ${what} ${shiftdeck_postgres})
endforeach()
set_tests_properties(postgres_begin PROPERTIES FIXTURES_SETUP postgres TIMEOUT 180)
set_tests_properties(postgres_end PROPERTIES FIXTURES_CLEANUP postgres TIMEOUT 180)

# shiftdeck_postgres_test(<name> <command> [<argument>...])
#
# The command as the test <name>_postgres, with SHIFTDECK_TEST_SERVER in its environment.
function(shiftdeck_postgres_test name)
  add_test(NAME ${name}_postgres
    COMMAND sh ${CMAKE_SOURCE_DIR}/tests/support/withpostgres.sh ${shiftdeck_postgres} ${ARGN})
  set_tests_properties(${name}_postgres PROPERTIES FIXTURES_REQUIRED postgres)
endfunction()
