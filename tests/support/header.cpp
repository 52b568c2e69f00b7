// The object whose precompiled header the test programs share.
#include "support/catch.hpp"
