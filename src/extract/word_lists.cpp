#include "extract/word_lists.hpp"

#include <array>

namespace diptych::extract {

namespace {

struct List {
    std::string_view language;
    std::string_view words; ///< between spaces
};

constexpr std::array<List, 2> k_linking_prepositions{{
    {"en", " of "},
    {"fr", " de d' du des à au aux "},
}};

constexpr std::array<List, 2> k_linking_articles{{
    {"en", " the "},
    {"fr", " la l' "},
}};

constexpr std::array<List, 2> k_general_adjectives{{
    {"en", " able actual appropriate available bad best better big certain clear current "
           "different difficult early easy entire few first following further future "
           "good great hard important large last late least less little "
           "main major many minor more most necessary new next normal old only other own "
           "particular past possible previous real recent relevant respective same "
           "second several similar simple small specific strong such sufficient "
           "third total true typical usual various very weak whole worse worst "},
    {"fr", " actuel actuelle actuelles actuels autre autres beau belle bon bonne "
           "bonnes bons certain certaine certaines certains clair courant dernier "
           "derniers dernière dernières deuxième difficile différent différente différentes "
           "différents divers diverses entier facile fort forte futur grand grande "
           "grandes grands habituel important "
           "importante importantes importants jeune majeur mauvais "
           "mauvaise meilleur meilleure meilleures meilleurs mineur moindre même mêmes "
           "nombreuses nombreux normal nouveau nouveaux nouvel nouvelle nouvelles nécessaire "
           "nécessaires particulier particuliers particulière particulières petit petite petites "
           "petits pire plusieurs possible possibles premier premiers première premières "
           "principal principale principales principaux prochain prochaine propre propres "
           "précédent précédente présent présente récent récente récents réel réelle second "
           "seconde semblable seul seule seules seuls simple simples "
           "suffisant suivant suivante suivantes suivants tel telle telles tels total totale "
           "troisième vieille vieux vrai vraie "},
}};

bool is_in(const std::array<List, 2>& lists, std::string_view language, std::string_view word) {
    for (const List& list : lists) {
        if (list.language != language) {
            continue;
        }
        for (std::size_t at = list.words.find(word); at != std::string_view::npos && !word.empty();
             at = list.words.find(word, at + 1)) {
            if (list.words[at - 1] == ' ' && list.words[at + word.size()] == ' ') {
                return true;
            }
        }
    }
    return false;
}

} // namespace

bool is_linking_preposition(std::string_view language, std::string_view lower) {
    return is_in(k_linking_prepositions, language, lower);
}

bool is_linking_article(std::string_view language, std::string_view lower) {
    return is_in(k_linking_articles, language, lower);
}

bool is_general_adjective(std::string_view language, std::string_view lower) {
    return is_in(k_general_adjectives, language, lower);
}

} // namespace diptych::extract
