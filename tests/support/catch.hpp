#pragma once

// The one place that names the Catch2 version: 2 (Debian 12) has one header, 3 has another.
#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
#else
#include <catch2/catch.hpp>
#endif
