#include "align/word_alignment.hpp"
#include "lexicon/dictionary.hpp"
#include "support/catch.hpp"

#include <set>
#include <string>

using namespace diptych;

namespace {

const auto k_french = *model::LanguageTag::parse("fr");
const auto k_english = *model::LanguageTag::parse("en");

bool is_function(const text::Token& token, std::string_view) {
    static const std::set<std::string, std::less<>> words{"le", "la",  "les", "de", "du",
                                                          "l'", "the", "of",  "a",  "to"};
    return words.contains(token.folded);
}

/// What of the English text `french` in the French text is rendered by; pieces of one are joined by "..".
std::string rendering(std::string_view french_text, std::string_view french, std::string_view english_text,
                      const std::vector<lexicon::DictionaryEntry>& entries) {
    const lexicon::DictionaryLexicon lexicon{entries, k_french, k_english};
    const align::PairWords source =
        align::words_of_pair(french_text, text::Analyzer{k_french}.analyze(french_text), is_function);
    const align::PairWords target =
        align::words_of_pair(english_text, text::Analyzer{k_english}.analyze(english_text), is_function);
    align::LexicalAligner aligner{{&lexicon}};
    const align::WordLinks links = aligner.links(source.words, target.words);
    std::vector<model::Range> query;
    for (std::size_t at = french_text.find(french); at != std::string_view::npos;
         at = french_text.find(french, at + 1)) {
        query.push_back({at, at + french.size()});
    }
    std::string result;
    for (const auto& ranges : align::spot_translations(links, source, target, query)) {
        result += result.empty() ? "" : " | ";
        for (const model::Range range : ranges) {
            result += (result.empty() || result.ends_with(' ') ? "" : "..") +
                      std::string{model::slice(english_text, range)};
        }
    }
    return result;
}

const std::vector<lexicon::DictionaryEntry> k_entries{{"groupe", "group"},   {"travail", "working"},
                                                      {"mandat", "mandate"}, {"renouveler", "renew"},
                                                      {"chef", "head"},      {"état", "state"}};

} // namespace

TEST_CASE("word_alignment: a phrase is rendered by the words that its own are linked to") {
    CHECK(rendering("le mandat du groupe de travail", "groupe de travail", "the mandate of the working group",
                    k_entries) == "working group");
    CHECK(rendering("le chef de l'état", "chef de l'état", "the head of state", k_entries) ==
          "head of state");
}

TEST_CASE("word_alignment: function words at the ends do not belong to a rendering") {
    CHECK(rendering("le mandat", "le mandat", "the mandate", k_entries) == "mandate");
}

TEST_CASE("word_alignment: what no lexicon and no likeness tells is not guessed") {
    CHECK(rendering("le zinzin du groupe", "zinzin", "the thing of the group", k_entries).empty());
    CHECK(rendering("le mandat", "mandat", "", k_entries).empty());
}

TEST_CASE("word_alignment: words that look alike and numbers need no lexicon") {
    CHECK(rendering("la résolution 74/12", "résolution", "resolution 74/12", {}) == "resolution");
    CHECK(rendering("en 12,5 jours", "12,5", "in 12.5 days", {}) == "12.5");
}

TEST_CASE("word_alignment: a neighbour that nothing explains belongs to a term known in part") {
    CHECK(rendering("le groupe plénier", "groupe plénier", "the mandate of the plenary group", k_entries) ==
          "plenary group");
}

TEST_CASE("word_alignment: each place of a phrase has its own rendering") {
    CHECK(rendering("le groupe renouveler le mandat du groupe", "groupe",
                    "the group to renew the mandate of the group", k_entries) == "group | group");
}

TEST_CASE("word_alignment: links are the same from both sides") {
    const lexicon::DictionaryLexicon lexicon{k_entries, k_french, k_english};
    align::LexicalAligner aligner{{&lexicon}};
    const std::vector<std::string> source{"mandat", "du", "group"};
    const std::vector<std::string> target{"group", "mandate"};
    const align::WordLinks links = aligner.links(source, target);
    CHECK(links.at(0, 1) > 0.9F);
    CHECK(links.at(2, 0) > 0.9F);
    CHECK(links.at(1, 0) == 0.0F);
    std::vector<lexicon::DictionaryEntry> turned_entries;
    for (const lexicon::DictionaryEntry& entry : k_entries) {
        turned_entries.push_back({entry.target, entry.source});
    }
    const lexicon::DictionaryLexicon turned{turned_entries, k_english, k_french};
    align::LexicalAligner turned_aligner{{&turned}};
    CHECK(turned_aligner.links(target, source).at(1, 0) == links.at(0, 1));
}
