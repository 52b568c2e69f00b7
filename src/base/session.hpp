#pragma once

#include "base/diagnostics.hpp"
#include "base/progress.hpp"

#include <iosfwd>

namespace diptych::base {

/// What goes along with all the work of a command, or of one of its jobs: what it may read besides files,
/// where it shows how far it is, and what is to be said of its inputs.
struct Session {
    std::istream& in;                     ///< standard input, which is what the path `-` stands for
    ProgressListener* progress = nullptr; ///< who is to know how far it is, or nullptr
    Diagnostics diagnostics = {};
    bool details = false; ///< notes on what was done without being asked about are wanted, too
};

} // namespace diptych::base
