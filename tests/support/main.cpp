// Compiled once for all test programs: Catch2's own runner takes half a minute where it is a header.
#define CATCH_CONFIG_RUNNER
#include "support/catch.hpp"

int main(int argc, char* argv[]) {
    return Catch::Session{}.run(argc, argv);
}
