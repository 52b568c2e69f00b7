// A guard by name: gcc forgets a "pragma once" of a header that was precompiled with -fpch-preprocess.
#ifndef DIPTYCH_SUPPORT_CATCH_HPP
#define DIPTYCH_SUPPORT_CATCH_HPP

// The one place that knows the versions of Catch2: 2 (Debian 12) is one header, 3 (Debian 13) has another,
// and other names for some matchers. Tests use those of version 2.
#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>

#include <string>

namespace Catch {

using Matchers::EndsWith;
using Matchers::StartsWith;

inline Matchers::StringContainsMatcher Contains(const std::string& part) {
    return Matchers::ContainsSubstring(part);
}

} // namespace Catch

using Catch::Approx;
#else
#include <catch2/catch.hpp>
#endif
#endif
