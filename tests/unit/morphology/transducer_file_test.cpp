#include "base/error.hpp"
#include "morphology/transducer_file.hpp"
#include "support/catch.hpp"

#include <random>
#include <string>

using namespace diptych;

namespace {

std::string header(const char* magic) {
    return magic + std::string(8, '\0');
}

/// One letter, no tags, the pair a:a, one transducer named m with two states, of which the second is final.
std::string sample() {
    return header("LTTB") + std::string{"\x01\x40\x61\0\x01\x40\x61\x40\x61\x01\x01\x40m", 13} +
           header("LTTD") + std::string{"\0\x01\x01\x02\x01\0\x01\0", 8};
}

} // namespace

TEST_CASE("check_transducer: a whole file passes, every part of it is refused") {
    const std::string whole = sample();
    CHECK_NOTHROW(morphology::check_transducer(whole, "x.bin"));
    for (std::size_t length = 0; length < whole.size(); ++length) {
        INFO(length);
        CHECK_THROWS_AS(morphology::check_transducer(whole.substr(0, length), "x.bin"), base::InputError);
    }
    CHECK_THROWS_AS(morphology::check_transducer(whole + "x", "x.bin"), base::InputError);
}

TEST_CASE("check_transducer: names of states and letters that are not there are refused") {
    std::string state = sample();
    state[state.size() - 6] = '\x02'; // the final state
    CHECK_THROWS_AS(morphology::check_transducer(state, "x.bin"), base::InputError);
    std::string letter = sample();
    letter[letter.size() - 3] = '\x01'; // the pair of the only transition
    CHECK_THROWS_AS(morphology::check_transducer(letter, "x.bin"), base::InputError);
}

TEST_CASE("check_transducer: whatever the bytes, it passes or refuses") {
    std::mt19937 random{20311125};
    for (int round = 0; round < 20'000; ++round) {
        std::string bytes = sample();
        for (int i = 0; i < 3; ++i) {
            bytes[random() % bytes.size()] = static_cast<char>(random());
        }
        try {
            morphology::check_transducer(bytes, "x.bin");
        } catch (const base::InputError&) {
            continue;
        }
    }
    SUCCEED();
}
