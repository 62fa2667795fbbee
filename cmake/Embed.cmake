# cascade_embed(TARGET FUNCTION files...): compiles files into TARGET as plain data. The generated source defines
#   std::span<const cascade::EmbeddedFile> cascade::FUNCTION();
# with names relative to resources/. The core reads its catalog this way, so that it needs neither files nor Qt.
function(cascade_embed target function)
  set(output "${CMAKE_CURRENT_BINARY_DIR}/embedded_${function}.cpp")
  add_custom_command(
    OUTPUT "${output}"
    COMMAND "${CMAKE_COMMAND}" "-DOUTPUT=${output}" "-DFUNCTION=${function}" "-DROOT=${CMAKE_SOURCE_DIR}/resources"
            "-DFILES=${ARGN}" -P "${CMAKE_SOURCE_DIR}/cmake/EmbedScript.cmake"
    DEPENDS ${ARGN} "${CMAKE_SOURCE_DIR}/cmake/EmbedScript.cmake"
    COMMENT "Embedding ${function}"
    VERBATIM)
  target_sources(${target} PRIVATE "${output}")
endfunction()
