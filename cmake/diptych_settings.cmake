# What every target is compiled with. No global flags: modules and tests link diptych::settings.

if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
    set(CMAKE_BUILD_TYPE Release CACHE STRING "Release or Debug" FORCE)
endif()

# Extensions off and the standard named here (not only cxx_std_20), so that the flag reaches
# compile_commands.json and clang-tidy parses what the compiler parses.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")

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
