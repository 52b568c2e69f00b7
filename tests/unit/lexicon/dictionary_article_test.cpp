#include "lexicon/dictionary_article.hpp"
#include "support/catch.hpp"

using namespace diptych;
using lexicon::read_article;
using lexicon::without_notes;
using Phrases = std::vector<std::string>;

TEST_CASE("dictionary_article: what stands in brackets is no part of a phrase") {
    CHECK(without_notes("(se) laver  [qc]") == "laver");
    CHECK(without_notes("a (b [c] d) e <f> {g}") == "a e");
    CHECK(without_notes("abandon(ne)r") == "abandon r");
    CHECK(without_notes("(all)").empty());
}

TEST_CASE("dictionary_article: a bracket that is never closed stays, and what is around it too") {
    CHECK(without_notes("a (b") == "a (b");
    CHECK(without_notes("a) b") == "a) b");
    CHECK(without_notes("((a) b") == "( b");
    CHECK(without_notes(std::string(100'000, '(')).size() == 100'000);
}

TEST_CASE("dictionary_article: synonyms are separated by commas and semicolons") {
    const auto article = read_article("amas /ama/ <n, fem>\naccumulation, crowd; heap (of things)\n", "amas");
    CHECK(article.headword == "amas");
    CHECK(article.translations == Phrases{"accumulation", "crowd", "heap"});
}

TEST_CASE("dictionary_article: every sense has translations, but explanations are none") {
    const auto article = read_article("Rat /ʁaːt/ <n, masc>\n"
                                      "1. conseil, avis\n"
                                      "Empfehlung, sich in einer bestimmten Weise zu verhalten\n"
                                      "2. conseiller 2.\n"
                                      "ein Mitglied eines Gremiums\n"
                                      " 3.\n"
                                      "Amtsbezeichnung\n"
                                      "2. nothing that counts on\n"
                                      "3. magistrat\n",
                                      "rat");
    CHECK(article.headword == "Rat");
    CHECK(article.translations == Phrases{"conseil", "avis", "conseiller", "magistrat"});
}

TEST_CASE("dictionary_article: an entry with one sense has no numbers, its explanations may") {
    const auto article =
        read_article("und /ʊnt/\net 2.\nverbindet Satzteile\n 3.\naufzählend\n2. no\n", "und");
    CHECK(article.translations == Phrases{"et"});
}

TEST_CASE("dictionary_article: translations go on after a comma at the end of the line") {
    const auto article = read_article("amas <n>\naccumulation,\nheap\nan explanation\n", "amas");
    CHECK(article.translations == Phrases{"accumulation", "heap"});
}

TEST_CASE("dictionary_article: a headword without pronunciation is known by its index entry") {
    CHECK(read_article("Côte-d'Or\nCote-d'Or\n", "cotedor").headword == "Côte-d'Or");
    const auto bare = read_article("house, home\n", "maison");
    CHECK(bare.headword == "maison");
    CHECK(bare.translations == Phrases{"house", "home"});
}

TEST_CASE("dictionary_article: affixes and letters have no translations") {
    CHECK(read_article("bar /baːɐ̯/ <suffix>\nable, ible\n", "bar").translations.empty());
    CHECK(read_article("-able /abl/\n-able, -ible\n", "able").translations.empty());
    CHECK(read_article("ß /s/ <letter, neut>\nß\n", "ß").translations.empty());
}

TEST_CASE("dictionary_article: an empty article has nothing") {
    CHECK(read_article("", "x").translations.empty());
    CHECK(read_article("x /x/\n\n1.\n...\n", "x").translations.empty());
}
