# What every target is compiled with. No global flags: modules and tests link diptych::settings.

if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
    set(CMAKE_BUILD_TYPE Release CACHE STRING "Release or Debug" FORCE)
endif()

# Extensions off and the standard named here (not only cxx_std_20), so that the flag reaches
# compile_commands.json and clang-tidy parses what the compiler parses.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
# libdiptych shows only its interface. Hidden names also keep calls as direct as they are in a program.
set(CMAKE_CXX_VISIBILITY_PRESET hidden)
set(CMAKE_VISIBILITY_INLINES_HIDDEN ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")

# Seconds instead of minutes after a change: the standard headers are read once for all modules.
option(DIPTYCH_PRECOMPILE "Precompile the headers that most files include" OFF)

# With ccache a file that was compiled before, in this checkout or in another one, is not compiled again. It is
# told the folder of the sources so that a clean clone elsewhere is the same to it.
find_program(DIPTYCH_CCACHE ccache)
if(DIPTYCH_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER env "CCACHE_BASEDIR=${PROJECT_SOURCE_DIR}" CCACHE_NOHASHDIR=1
        CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime CCACHE_PCH_EXTSUM=1
        "${DIPTYCH_CCACHE}")
endif()

# A precompiled header is never made twice with the same bytes, and has some eighty megabytes. ccache takes the file
# .sum beside it instead, which tells what the headers say. That clang is also given the header's own name, which CMake
# does for compilers that cannot read the other, would be another argument in each checkout.
if(DIPTYCH_CCACHE AND CMAKE_CXX_COMPILER_ID MATCHES "Clang")
    set(CMAKE_CXX_COMPILE_OPTIONS_USE_PCH -Xclang -include-pch -Xclang <PCH_FILE>)
endif()
function(diptych_sum_precompiled TARGET FOLDER HEADERS)
    if(NOT DIPTYCH_CCACHE)
        return()
    endif()
    set(precompiled cmake_pch.hxx.gch)
    if(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
        set(precompiled cmake_pch.hxx.pch)
    endif()
    list(TRANSFORM HEADERS PREPEND "#include ")
    list(JOIN HEADERS "\n" includes)
    set(folder "${CMAKE_CURRENT_BINARY_DIR}/CMakeFiles/${TARGET}.dir")
    file(WRITE "${folder}/headers.cpp" "${includes}\n")
    separate_arguments(flags UNIX_COMMAND "${CMAKE_CXX_FLAGS}")
    execute_process(
        COMMAND "${CMAKE_CXX_COMPILER}" ${flags} -std=c++20 "-I${FOLDER}" -E -P -dD "${folder}/headers.cpp"
        OUTPUT_VARIABLE text COMMAND_ERROR_IS_FATAL ANY)
    string(SHA256 sum "${text}")
    file(WRITE "${folder}/${precompiled}.sum" "${sum}\n")
endfunction()

option(DIPTYCH_WERROR "Treat warnings as errors" OFF)
set(DIPTYCH_SANITIZE "" CACHE STRING "Sanitizers to build with, as in -fsanitize=")

add_library(diptych_settings INTERFACE)
add_library(diptych::settings ALIAS diptych_settings)
target_compile_options(diptych_settings INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast
    -Wnon-virtual-dtor -Woverloaded-virtual -Wimplicit-fallthrough -Wcast-align
    # gcc 12 misreads its own std::string assignment (GCC bug 105651).
    $<$<AND:$<CXX_COMPILER_ID:GNU>,$<VERSION_LESS:$<CXX_COMPILER_VERSION>,13>>:-Wno-restrict>
    $<$<BOOL:${DIPTYCH_WERROR}>:-Werror>)
if(CMAKE_UNITY_BUILD AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # The members of a class that is private to its file are in none; the release build warns of shadows within one.
    target_compile_options(diptych_settings INTERFACE -Wno-subobject-linkage -Wno-shadow)
endif()
# No path of the building machine in the objects.
target_compile_options(diptych_settings INTERFACE "-ffile-prefix-map=${PROJECT_SOURCE_DIR}/=")
if(DIPTYCH_SANITIZE)
    target_compile_options(diptych_settings INTERFACE
        -fsanitize=${DIPTYCH_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer -O1
        # gcc 12 sees uninitialised values inside libstdc++'s <regex> once it is instrumented.
        $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
    target_link_options(diptych_settings INTERFACE -fsanitize=${DIPTYCH_SANITIZE})
    target_compile_definitions(diptych_settings INTERFACE _GLIBCXX_ASSERTIONS)
endif()

if(DIPTYCH_PRECOMPILE)
    add_library(diptych_precompiled OBJECT "${CMAKE_CURRENT_LIST_DIR}/precompiled.cpp")
    target_link_libraries(diptych_precompiled PRIVATE diptych::settings)
    set_target_properties(diptych_precompiled PROPERTIES POSITION_INDEPENDENT_CODE ON) # as the modules
    set(headers <algorithm> <array> <charconv> <cmath> <cstddef> <cstdint> <filesystem> <functional> <iosfwd> <iterator>
        <limits> <map> <memory> <numeric> <optional> <ostream> <set> <span> <sstream> <stdexcept> <string>
        <string_view> <system_error> <unordered_map> <unordered_set> <utility> <vector>)
    target_precompile_headers(diptych_precompiled PRIVATE ${headers})
    diptych_sum_precompiled(diptych_precompiled "${CMAKE_CURRENT_LIST_DIR}" "${headers}")
    # So that ccache can keep what is compiled with it. What gcc 12 warns of by the way of values is wrong at -O1
    # in places where the release build, which has these warnings, sees farther.
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        target_compile_options(diptych_settings INTERFACE -fpch-preprocess -Wno-maybe-uninitialized
            -Wno-array-bounds -Wno-stringop-overflow -Wno-stringop-overread)
    else()
        target_compile_options(diptych_settings INTERFACE "SHELL:-Xclang -fno-pch-timestamp")
    endif()
endif()
