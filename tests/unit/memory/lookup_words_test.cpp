#include "memory/lookup_words.hpp"
#include "memory/similarity.hpp"
#include "support/catch.hpp"

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <vector>

using namespace diptych;

TEST_CASE("lookup_words: each word once, with what its absence costs") {
    memory::SegmentMaker maker{*model::LanguageTag::parse("fr")};
    const auto words = memory::words_of(maker.make("Le groupe, les groupes et 12."));
    const std::uint32_t number = maker.make("12").parts.front().stem;
    const std::uint32_t twice = maker.make("groupes").parts.front().stem;
    REQUIRE(words.size() == 5);
    for (const memory::LookupWord& word : words) {
        const unsigned cost = word.stem == number  ? memory::k_placeable_cost
                              : word.stem == twice ? 2 * memory::k_word_weight
                                                   : memory::k_word_weight;
        CHECK(word.cost == cost);
    }
}

TEST_CASE("lookup_words: so many of the rarest that none of them is missing in what is like enough") {
    std::vector<memory::LookupWord> words{{1, 20, 50}, {2, 20, 10}, {3, 5, 1}, {4, 40, 30}};
    CHECK(memory::order_for_lookup(words, 26) == 3);
    CHECK(words[0].stem == 3);
    CHECK(words[1].stem == 2);
    CHECK(words[2].stem == 4);
    CHECK(memory::order_for_lookup(words, 0) == 1);
    CHECK(memory::order_for_lookup(words, 1000) == 4);
    std::vector<memory::LookupWord> none;
    CHECK(memory::order_for_lookup(none, 0) == 0);
}

TEST_CASE("lookup_words: what has none of them is below the threshold, for random sentences") {
    std::mt19937 random{7};
    const std::vector<std::string> vocabulary{"un", "deux", "texte", "textes", "vote",   "12",
                                              "13", "le",   "de",    ",",      "A/75/1", "oui"};
    memory::SegmentMaker maker{*model::LanguageTag::parse("fr")};
    const auto sentence = [&] {
        std::string text;
        for (std::size_t i = 1 + random() % 12; i > 0; --i) {
            text += (text.empty() ? "" : " ") + vocabulary[random() % vocabulary.size()];
        }
        return maker.make(text);
    };
    std::size_t without = 0;
    for (int i = 0; i < 5000; ++i) {
        const memory::Segment a = sentence();
        const memory::Segment b = sentence();
        const auto threshold = static_cast<unsigned>(30 + random() % 70);
        std::vector<memory::LookupWord> words = memory::words_of(a);
        unsigned all = 0;
        for (memory::LookupWord& word : words) {
            word.frequency = static_cast<double>(random() % 4);
            all += word.cost;
        }
        const unsigned limit = memory::greatest_cost(a.weight, threshold);
        const std::size_t needed = memory::order_for_lookup(words, limit);
        std::set<std::uint32_t> stems;
        for (const memory::Part& part : b.parts) {
            stems.insert(part.stem);
        }
        const bool has_one =
            std::any_of(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(needed),
                        [&](const memory::LookupWord& word) { return stems.contains(word.stem); });
        if (!has_one && all > limit) {
            ++without;
            CHECK_FALSE(memory::similarity(a, b, threshold));
        }
    }
    CHECK(without > 500);
}
