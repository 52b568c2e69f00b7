#include "align/patience_diff.hpp"
#include "support/catch.hpp"

#include <random>
#include <string>
#include <vector>

using namespace diptych;
using align::patience_diff;

namespace {

std::vector<std::string> letters(const std::string& text) {
    std::vector<std::string> sentences;
    for (const char c : text) {
        sentences.emplace_back(1, c);
    }
    return sentences;
}

/// "0-2" : for each letter of the old text its place in the new one, or '-'.
std::string places(const std::string& before, const std::string& after) {
    std::string text;
    for (const auto& place : patience_diff(letters(before), letters(after))) {
        text += place ? static_cast<char>('0' + static_cast<int>(*place)) : '-';
    }
    return text;
}

} // namespace

TEST_CASE("patience_diff: sentences are found again behind and before what was changed") {
    CHECK(places("abcd", "abcd") == "0123");
    CHECK(places("abcd", "xabyd") == "12-4");
    CHECK(places("abcd", "") == "----");
    CHECK(places("", "abcd").empty());
    CHECK(places("abc", "xyz") == "---");
}

TEST_CASE("patience_diff: a sentence that stands in the text many times is found by its neighbours") {
    CHECK(places("a-b-c-", "xa-b-c-y") == "123456");
    CHECK(places("--a--", "-a--") == "0-123");
}

TEST_CASE("patience_diff: sentences that changed places are not all kept, and the others stay in order") {
    CHECK(places("abcde", "cdeab") == "--012");
}

TEST_CASE("patience_diff: places are always of equal sentences and ascend") {
    std::mt19937 random{7};
    for (int round = 0; round < 500; ++round) {
        std::string before;
        std::string after;
        for (std::string* text : {&before, &after}) {
            const std::size_t length = random() % 12;
            for (std::size_t i = 0; i < length; ++i) {
                *text += static_cast<char>('a' + static_cast<int>(random() % 5));
            }
        }
        const align::Places found = patience_diff(letters(before), letters(after));
        REQUIRE(found.size() == before.size());
        std::size_t next = 0;
        for (std::size_t i = 0; i < found.size(); ++i) {
            if (found[i]) {
                REQUIRE(*found[i] >= next);
                REQUIRE(after.at(*found[i]) == before[i]);
                next = *found[i] + 1;
            }
        }
    }
}
