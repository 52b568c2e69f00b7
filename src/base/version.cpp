#include "base/version.hpp"

namespace diptych::base {

const char* version() {
    return DIPTYCH_VERSION; // from CMakeLists.txt
}

} // namespace diptych::base
