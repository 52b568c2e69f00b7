#include "extract/sequence_table.hpp"
#include "support/catch.hpp"

#include <algorithm>
#include <array>
#include <vector>

using diptych::extract::SequenceTable;

TEST_CASE("sequence_table: numbers are given in order, once for each sequence") {
    SequenceTable table;
    const std::vector<std::uint32_t> ab{1, 2};
    const std::vector<std::uint32_t> ba{2, 1};
    CHECK(table.intern(ab) == std::pair{0U, true});
    CHECK(table.intern(ba) == std::pair{1U, true});
    CHECK(table.intern(ab) == std::pair{0U, false});
    CHECK(table.find(ba) == 1U);
    CHECK_FALSE(table.find(std::vector<std::uint32_t>{1}));
    CHECK(std::ranges::equal(table.at(1), ba));
}

TEST_CASE("sequence_table: thousands of sequences stay what they were") {
    SequenceTable table;
    constexpr std::uint32_t k_sequences = 20'000;
    for (std::uint32_t i = 0; i < k_sequences; ++i) {
        REQUIRE(table.intern(std::array{i, i / 7}).first == i);
    }
    REQUIRE(table.size() == k_sequences);
    for (std::uint32_t i = 0; i < k_sequences; i += 97) {
        CHECK(table.find(std::array{i, i / 7}) == i);
        CHECK_FALSE(table.find(std::array{i, i / 7 + 1}));
    }
}
