#include "extract/patterns.hpp"
#include "support/catch.hpp"

#include <set>
#include <string>

using namespace diptych::extract;

namespace {

/// Slots by letter: N, A, T, V, p, d, g (general adjective), n (plural noun), a (singular adjective), '.'.
std::vector<Slots> slots(const std::string& letters) {
    std::vector<Slots> result;
    for (const char letter : letters) {
        switch (letter) {
        case 'N':
            result.push_back(k_noun_slot);
            break;
        case 'n':
            result.push_back(k_noun_slot | k_plural_slot);
            break;
        case 'A':
            result.push_back(k_adjective_slot);
            break;
        case 'a':
            result.push_back(k_adjective_slot | k_singular_slot);
            break;
        case 'T':
            result.push_back(k_participle_slot);
            break;
        case 'V':
            result.push_back(k_verb_slot);
            break;
        case 'p':
            result.push_back(k_preposition_slot);
            break;
        case 'd':
            result.push_back(k_article_slot);
            break;
        case 'g':
            result.push_back(k_general_slot);
            break;
        default:
            result.push_back(k_no_slot);
        }
    }
    return result;
}

std::multiset<std::string> found(std::string_view language, const std::string& letters) {
    std::vector<PatternMatch> matches;
    Patterns{language}.find(slots(letters), matches);
    std::multiset<std::string> patterns;
    for (const PatternMatch& match : matches) {
        patterns.emplace(match.pattern.str());
    }
    return patterns;
}

using Set = std::multiset<std::string>;

} // namespace

TEST_CASE("patterns: English heads come last") {
    CHECK(found("en", "AN") == Set{"A", "N", "AN"});
    CHECK(found("en", "NA") == Set{"N", "A"});
    CHECK(found("en", "TNN") == Set{"T", "N", "N", "TN", "NN", "TNN"});
}

TEST_CASE("patterns: a preposition stands between two nouns, with an article at most") {
    CHECK(found("en", "NpdN") == Set{"N", "N", "NpdN"});
    CHECK(found("en", "NdN") == Set{"N", "N"});
    CHECK(found("en", "pN") == Set{"N"});
    CHECK(found("en", "Np") == Set{"N"});
    CHECK(found("en", "NpNpN").count("NpNpN") == 0);
}

TEST_CASE("patterns: French heads come first and agree") {
    CHECK(found("fr", "NA") == Set{"N", "A", "NA"});
    CHECK(found("fr", "AN") == Set{"A", "N"});
    CHECK(found("fr", "na") == Set{"N", "A"});
    CHECK(found("fr", "NpNA") == Set{"N", "N", "A", "NA", "NpN", "NpNA"});
    CHECK(found("fr", "NpNpN").count("NpNpN") == 1);
}

TEST_CASE("patterns: general adjectives, punctuation and verbs end a candidate") {
    CHECK(found("en", "gN") == Set{"N"});
    CHECK(found("en", "N.N") == Set{"N", "N"});
    CHECK(found("en", "NVN") == Set{"N", "V", "N"});
    CHECK(found("fr", "NgN") == Set{"N", "N"});
}

TEST_CASE("patterns: no candidate is longer than the longest allowed") {
    std::vector<PatternMatch> matches;
    Patterns{"en"}.find(slots("NNNNNNNN"), matches);
    for (const PatternMatch& match : matches) {
        CHECK(match.end - match.begin <= k_longest_candidate);
        CHECK(match.pattern.size == match.end - match.begin);
    }
}
