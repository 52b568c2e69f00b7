# diptych_embed_text(LIST FILE NAMESPACE NAME HEADER)
#
# Makes a text file a C++ string, anew when it changes: FILE, relative to the folder of the caller, is
# diptych::NAMESPACE::NAME, which HEADER declares as an extern std::string_view. A raw string literal with a
# delimiter of its own, so that the text needs no escaping. The made source is appended to LIST.
function(diptych_embed_text LIST FILE NAMESPACE NAME HEADER)
    file(READ "${FILE}" TEXT)
    set(SOURCE "${CMAKE_CURRENT_BINARY_DIR}/${FILE}.cpp")
    configure_file("${PROJECT_SOURCE_DIR}/cmake/embedded_text.cpp.in" "${SOURCE}" @ONLY)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/${FILE}")
    list(APPEND ${LIST} "${SOURCE}")
    set(${LIST} "${${LIST}}" PARENT_SCOPE)
endfunction()
