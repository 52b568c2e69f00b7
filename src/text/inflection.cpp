#include "text/inflection.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace diptych::text {

namespace {

struct Rewrite {
    std::string_view ending;
    std::string_view replacement;
    std::size_t shortest; ///< letters that must stand before the ending
};

/// Rewrites the first ending that fits; the tables list longer endings first.
template <std::size_t N>
bool rewrite_ending(std::string& word, const std::array<Rewrite, N>& rules) {
    const auto rule = std::find_if(rules.begin(), rules.end(), [&](const Rewrite& r) {
        return word.ends_with(r.ending) && word.size() >= r.ending.size() + r.shortest;
    });
    if (rule == rules.end()) {
        return false;
    }
    word.replace(word.size() - rule->ending.size(), rule->ending.size(), rule->replacement);
    return true;
}

template <std::size_t N>
bool replace_whole(std::string& word, const std::array<std::array<std::string_view, 2>, N>& irregular) {
    for (const auto& [form, lemma] : irregular) {
        if (word == form) {
            word = lemma;
            return true;
        }
    }
    return false;
}

constexpr std::size_t k_too_short = 3; ///< words up to this length are left alone

/// Plurals whose singular no ending tells: -aux of -ail, and the irregular ones of institutional texts.
constexpr std::array<std::array<std::string_view, 2>, 8> k_french_irregular{{
    {"travaux", "travail"},
    {"baux", "bail"},
    {"coraux", "corail"},
    {"vitraux", "vitrail"},
    {"yeux", "oeil"},
    {"eaux", "eau"},
    {"cieux", "ciel"},
    {"mesdames", "madame"},
}};

/// Singulars in -s or -x, which are no plurals.
constexpr std::array<std::string_view, 46> k_french_invariable{
    "pays",   "corps", "temps", "cours", "proces",   "progres", "succes",   "acces",    "congres", "avis",
    "mois",   "fois",  "repos", "bras",  "discours", "recours", "concours", "parcours", "secours", "deces",
    "fonds",  "poids", "choix", "voix",  "prix",     "paix",    "croix",    "taux",     "faux",    "deux",
    "dans",   "sans",  "sous",  "vers",  "plus",     "moins",   "jamais",   "toujours", "alors",   "pres",
    "depuis", "puis",  "mais",  "dix",   "refus",    "abus"};

constexpr std::array<Rewrite, 3> k_french_plural{{
    {"eaux", "eau", 2},
    {"aux", "al", 2},
    {"eux", "eu", 2},
}};

/// Feminine endings and the masculine that answers to them; the final -e and -s are off already.
constexpr std::array<Rewrite, 9> k_french_feminine{{
    {"atric", "ateur", 2},
    {"itric", "iteur", 2},
    {"utric", "uteur", 2},
    {"ctric", "cteur", 1},
    {"iv", "if", 2},
    {"ell", "el", 1},
    {"enn", "en", 1},
    {"onn", "on", 1},
    {"ett", "et", 2},
}};

constexpr std::array<std::array<std::string_view, 2>, 10> k_english_irregular{{
    {"children", "child"},
    {"men", "man"},
    {"women", "woman"},
    {"people", "person"},
    {"feet", "foot"},
    {"criteria", "criterion"},
    {"phenomena", "phenomenon"},
    {"indices", "index"},
    {"lives", "life"},
    {"data", "data"},
}};

constexpr std::array<Rewrite, 10> k_english_plural{{
    {"sses", "ss", 1},
    {"yses", "ysis", 2},
    {"ses", "se", 3},
    {"xes", "x", 1},
    {"zes", "ze", 1},
    {"ches", "ch", 1},
    {"shes", "sh", 1},
    {"ies", "y", 2},
    {"ss", "ss", 0},
    {"us", "us", 0},
}};

constexpr std::array<Rewrite, 6> k_english_spelling{{
    {"isation", "ization", 2},
    {"isational", "izational", 2},
    {"programme", "program", 0},
    {"ising", "izing", 3},
    {"ised", "ized", 3},
    {"our", "or", 3},
}};

} // namespace

std::string french_stem(std::string_view folded) {
    std::string word{folded};
    const bool invariable =
        std::find(k_french_invariable.begin(), k_french_invariable.end(), word) != k_french_invariable.end();
    if (word.size() <= k_too_short || invariable || replace_whole(word, k_french_irregular)) {
        return word;
    }
    if (!rewrite_ending(word, k_french_plural) && (word.back() == 's' || word.back() == 'x')) {
        word.pop_back();
    }
    while (word.size() > k_too_short && word.back() == 'e') { // "limite", "limitee": limit
        word.pop_back();
    }
    rewrite_ending(word, k_french_feminine);
    return word;
}

std::string english_stem(std::string_view folded) {
    std::string word{folded};
    if (word.size() < k_too_short || replace_whole(word, k_english_irregular)) {
        return word;
    }
    if (word.size() > k_too_short && word.back() == 's' && !rewrite_ending(word, k_english_plural) &&
        !word.ends_with("is")) {
        word.pop_back();
    }
    rewrite_ending(word, k_english_spelling);
    return word;
}

} // namespace diptych::text
