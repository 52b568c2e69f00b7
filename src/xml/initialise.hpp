#pragma once

#include <libxml/parser.h>

// For the .cpp files of xml/ only.

namespace diptych::xml {

/// Once, whoever is first: libxml2 asks for it where there are several threads.
inline void initialise_parser() {
    static const bool done = [] {
        xmlInitParser();
        return true;
    }();
    static_cast<void>(done);
}

} // namespace diptych::xml
