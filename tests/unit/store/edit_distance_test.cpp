#include "store/edit_distance.hpp"
#include "support/catch.hpp"

#include <algorithm>
#include <random>

using diptych::store::EditDistance;

namespace {

/// By the definition.
std::size_t distance(const std::u32string& a, const std::u32string& b) {
    std::vector<std::vector<std::size_t>> table(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i) {
        for (std::size_t j = 0; j <= b.size(); ++j) {
            table[i][j] = std::max(i, j);
            if (i > 0 && j > 0) {
                table[i][j] = std::min({table[i - 1][j] + 1, table[i][j - 1] + 1,
                                        table[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
            }
        }
    }
    return table[a.size()][b.size()];
}

std::string utf8(const std::u32string& text) {
    std::string bytes;
    for (const char32_t c : text) {
        if (c < 0x80) {
            bytes += static_cast<char>(c);
        } else { // two bytes are enough here
            bytes += static_cast<char>(0xC0U | c >> 6U);
            bytes += static_cast<char>(0x80U | (c & 0x3FU));
        }
    }
    return bytes;
}

} // namespace

TEST_CASE("edit_distance: is what the definition says, for short and long texts in any script") {
    std::mt19937 random{3};
    const std::u32string letters = U"abcдж";
    for (int round = 0; round < 3000; ++round) {
        const std::size_t longest = round % 10 == 0 ? 90 : 12;
        std::u32string a(random() % longest, U' ');
        std::generate(a.begin(), a.end(), [&] { return letters[random() % letters.size()]; });
        std::u32string b = a;
        for (std::size_t edits = random() % 6; edits > 0; --edits) {
            const std::size_t at = random() % (b.size() + 1);
            if (random() % 2 == 0 || at == b.size()) {
                b.insert(at, 1, letters[random() % letters.size()]);
            } else {
                b.erase(at, 1);
            }
        }
        const std::size_t expected = distance(a, b);
        const EditDistance to{utf8(a)};
        CAPTURE(utf8(a), utf8(b));
        CHECK(to.to(utf8(b), 100) == expected);
        CHECK(to.to(utf8(b), expected) == expected);
        if (expected > 0) {
            CHECK_FALSE(to.to(utf8(b), expected - 1));
        }
    }
}
