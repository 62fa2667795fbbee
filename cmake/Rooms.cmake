# cascade_room(NAME LINKS targets...): makes the folder one static library, cascade_NAME, alias Cascade::NAME,
# from all its .cpp files, linked only with what the room may know.
function(cascade_room name)
  cmake_parse_arguments(ROOM "" "" "LINKS;EXCLUDE" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/*.cpp" "${CMAKE_CURRENT_SOURCE_DIR}/*.h")
  if(ROOM_EXCLUDE)
    list(FILTER sources EXCLUDE REGEX "${ROOM_EXCLUDE}")
  endif()
  add_library(cascade_${name} STATIC ${sources})
  add_library(Cascade::${name} ALIAS cascade_${name})
  target_include_directories(cascade_${name} PUBLIC "${CMAKE_SOURCE_DIR}")
  target_link_libraries(cascade_${name} PUBLIC ${ROOM_LINKS} PRIVATE cascade_warnings)
endfunction()
