// Compiled once for all test programs: Catch2's own main takes half a minute.
#define CATCH_CONFIG_MAIN
#include "support/catch.hpp"
