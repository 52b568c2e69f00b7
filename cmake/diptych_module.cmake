# diptych_add_module(NAME [ROOMS folder ...] SOURCES a.cpp ... [APART a.cpp ...] [USES module ...]
#                    [LIBRARIES target ...] [PUBLIC_LIBRARIES target ...])
#
# One folder of src/ = one static library = one namespace diptych::NAME. USES names the modules below
# it that it may include; ROOMS the folders inside it, bottom to top, with . for its own files (for
# scripts/check_layers); LIBRARIES are external and stay out of its headers; PUBLIC_LIBRARIES are the
# few vocabulary libraries that base passes on to everyone. APART are those of SOURCES that have a name of their own in
# common with others: where several sources are compiled as one (CMAKE_UNITY_BUILD), each of them stays one.
function(diptych_add_module NAME)
    cmake_parse_arguments(PARSE_ARGV 1 MODULE "" "" "ROOMS;SOURCES;APART;USES;LIBRARIES;PUBLIC_LIBRARIES")
    if(MODULE_UNPARSED_ARGUMENTS)
        message(FATAL_ERROR "diptych_add_module(${NAME}): unknown arguments ${MODULE_UNPARSED_ARGUMENTS}")
    endif()
    add_library(diptych_${NAME} STATIC ${MODULE_SOURCES})
    add_library(diptych::${NAME} ALIAS diptych_${NAME})
    set_source_files_properties(${MODULE_APART} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
    target_include_directories(diptych_${NAME} PUBLIC "${PROJECT_SOURCE_DIR}/src")
    list(TRANSFORM MODULE_USES PREPEND diptych::)
    target_link_libraries(diptych_${NAME}
        PUBLIC ${MODULE_USES} ${MODULE_PUBLIC_LIBRARIES}
        PRIVATE diptych::settings ${MODULE_LIBRARIES})
    if(DIPTYCH_PRECOMPILE)
        target_precompile_headers(diptych_${NAME} REUSE_FROM diptych_precompiled)
    endif()
endfunction()
