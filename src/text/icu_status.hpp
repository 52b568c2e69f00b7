#pragma once

// For the .cpp files of text/ only: ICU headers go no further.

#include "base/error.hpp"

#include <unicode/errorcode.h>

#include <string>

namespace diptych::text {

/// ICU's status, checked after each call and named by what was tried.
class IcuStatus : public icu::ErrorCode {
public:
    /// \throws base::Error saying that ICU could not do `operation`
    void check(const char* operation) {
        const UErrorCode code = reset();
        if (U_FAILURE(code)) {
            throw base::Error{std::string{"ICU could not "} + operation + ": " + u_errorName(code) + "."};
        }
    }
};

} // namespace diptych::text
