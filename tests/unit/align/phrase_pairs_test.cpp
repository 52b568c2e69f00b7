#include "align/phrase_pairs.hpp"
#include "align/term_pairs.hpp"
#include "support/catch.hpp"

#include <set>
#include <string>
#include <utility>
#include <vector>

using namespace diptych;

namespace {

/// Words parted by spaces; a comma before a word stands alone and is none.
align::PairWords words_of(std::string_view text) {
    static const std::set<std::string, std::less<>> functions{"de", "la", "le", "of", "the", "in", "a", "à"};
    align::PairWords words;
    bool after_mark = false;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        const std::string word{text.substr(begin, end - begin)};
        if (word != ",") {
            words.words.push_back(word);
            words.bytes.push_back({begin, end});
            words.is_function.push_back(functions.contains(word));
            words.after_mark.push_back(after_mark);
        }
        after_mark = word == ",";
        begin = end + 1;
    }
    return words;
}

struct Pair {
    align::PairWords source;
    align::PairWords target;
    std::string target_text;
    align::AlignmentMatrix links;

    Pair(std::string_view source_text, std::string text,
         const std::vector<std::pair<std::size_t, std::size_t>>& linked)
        : source{words_of(source_text)}, target{words_of(text)},
          target_text{std::move(text)}, links{source.words.size(), target.words.size()} {
        for (const auto& [i, j] : linked) {
            links.link(i, j);
        }
    }

    std::string text_of(const align::TargetPhrase& phrase) const {
        std::string result;
        for (const model::Range piece : phrase.pieces) {
            result += result.empty() ? "" : " … ";
            result +=
                model::slice(target_text, {target.bytes[piece.begin].begin, target.bytes[piece.end - 1].end});
        }
        return result;
    }

    std::string smallest(model::Range span) const {
        const auto phrase = align::smallest_phrase(links, source, target, span);
        return phrase ? text_of(*phrase) + (phrase->is_consistent ? "" : " (not consistent)") : "nothing";
    }
};

} // namespace

TEST_CASE("phrase_pairs: a span is rendered by all words it is linked to, and what stands in between") {
    const Pair pair{"le taux de mortalité", "the mortality rate", {{0, 0}, {1, 2}, {3, 1}}};
    CHECK(pair.smallest({1, 4}) == "mortality rate");
    CHECK(pair.smallest({1, 2}) == "rate");
    const Pair back{"mortality rate", "taux de mortalité", {{0, 2}, {1, 0}}};
    CHECK(back.smallest({0, 2}) == "taux de mortalité");
}

TEST_CASE("phrase_pairs: function words stay out at the ends unless those of the span are linked to them") {
    const Pair pair{
        "chef de la mission", "the head of the mission", {{0, 0}, {0, 1}, {1, 2}, {2, 3}, {3, 4}}};
    CHECK(pair.smallest({0, 1}) == "head");
    CHECK(pair.smallest({0, 4}) == "head of the mission");
    CHECK(pair.smallest({0, 2}) == "the head of"); // the term itself ends so
    CHECK(pair.smallest({2, 3}) == "the");         // there is nothing else
}

TEST_CASE("phrase_pairs: content words stay at the ends when function words are rendered by them") {
    const Pair pair{"la État de membre", "the non member state", {{0, 0}, {1, 3}, {2, 1}, {3, 2}}};
    CHECK(pair.smallest({1, 4}) == "non member state");
    CHECK(pair.smallest({1, 2}) == "state");
}

TEST_CASE("phrase_pairs: a phrase is not consistent when another word is rendered by a part of it") {
    const Pair pair{"sécurité internationale garantie", "guaranteed security", {{0, 1}, {1, 0}, {2, 0}}};
    CHECK(pair.smallest({0, 2}) == "guaranteed security (not consistent)");
    CHECK(pair.smallest({0, 1}) == "security");
    CHECK(pair.smallest({0, 3}) == "guaranteed security");
}

TEST_CASE("phrase_pairs: other words in between leave a gap, when it is a small one") {
    const Pair pair{"paix et sécurité internationale",
                    "international peace et security",
                    {{0, 1}, {1, 2}, {2, 3}, {3, 0}}};
    CHECK(pair.smallest({2, 4}) == "international … security");
    const Pair far{"sécurité a b c d internationale",
                   "international A B C D security",
                   {{0, 5}, {1, 1}, {2, 2}, {3, 3}, {4, 4}, {5, 0}}};
    CHECK(far.smallest({0, 1}) == "security");
    CHECK(align::smallest_phrase(far.links, far.source, far.target, {0, 6})->pieces.size() == 1);
}

TEST_CASE("phrase_pairs: what is linked far away is left out, and nothing is linked to nothing") {
    const Pair pair{"groupe de travail", "working group x1 x2 x3 x4 group", {{0, 1}, {0, 6}, {2, 0}}};
    CHECK(pair.smallest({0, 3}) == "working group");
    CHECK(Pair("groupe inconnu", "group", {{0, 0}}).smallest({1, 2}) == "nothing");
}

TEST_CASE("phrase_pairs: neighbours without a link may belong to it") {
    const Pair pair{"gel , mains", "gel hydroalcoolique de qualité , mains", {{0, 0}, {1, 4}}};
    const auto phrase = align::smallest_phrase(pair.links, pair.source, pair.target, {0, 1});
    REQUIRE(phrase);
    std::vector<std::string> wider;
    for (const align::TargetPhrase& more : align::wider_phrases(pair.links, pair.target, *phrase)) {
        wider.push_back(pair.text_of(more));
    }
    CHECK(wider == std::vector<std::string>{"gel hydroalcoolique", "gel hydroalcoolique de qualité"});
}

TEST_CASE("term_pairs: the rendering of most occurrences comes first, its forms in one group") {
    lexicon::SentencePairs pairs;
    const auto push = [&](const align::PairWords& target) {
        pairs.source.end_sentence();
        for (const std::string& word : target.words) {
            pairs.target.push(pairs.target_words.add(word));
        }
        pairs.target.end_sentence();
    };
    const std::vector<Pair> corpus{{"outbreak", "épidémie", {{0, 0}}},
                                   {"the outbreak", "la flambée", {{0, 0}, {1, 1}}},
                                   {"outbreaks", "épidémies", {{0, 0}}},
                                   {"outbreak ends", "épidémie finie", {{0, 0}, {1, 1}}},
                                   {"ends", "flambée finie", {{0, 1}}}};
    for (const Pair& pair : corpus) {
        push(pair.target);
    }
    align::TermPairs found{pairs, 1};
    found.add(0, corpus[0].source, corpus[0].target, corpus[0].target_text, corpus[0].links,
              {{0, {0, 1}, true}});
    found.add(1, corpus[1].source, corpus[1].target, corpus[1].target_text, corpus[1].links,
              {{0, {1, 2}, true}});
    found.add(2, corpus[2].source, corpus[2].target, corpus[2].target_text, corpus[2].links,
              {{0, {0, 1}, false}});
    found.add(3, corpus[3].source, corpus[3].target, corpus[3].target_text, corpus[3].links,
              {{0, {0, 1}, true}});
    const auto ranked =
        found.ranked([](const std::string& text) { return text.substr(0, text.find_last_not_of('s') + 1); });
    REQUIRE(ranked.size() == 1);
    REQUIRE(ranked[0].size() == 2);
    const align::TermRendering& best = ranked[0][0];
    CHECK(best.text == "épidémie");
    CHECK(best.count == 3);
    CHECK(best.pairs == 3);
    REQUIRE(best.forms.size() == 2);
    CHECK(best.forms[0].text == "épidémie");
    CHECK(best.forms[0].count == 2);
    CHECK(best.forms[1].text == "épidémies");
    CHECK(ranked[0][1].text == "flambée");
    CHECK(ranked[0][1].pairs == 2);
    CHECK(ranked[0][1].example == 1);
    CHECK(ranked[0][1].score < best.score);
    CHECK(found.pairs_with(0) == 4);
}
