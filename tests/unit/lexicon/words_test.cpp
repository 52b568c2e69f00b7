#include "lexicon/sentence_pairs.hpp"
#include "lexicon/translation_table.hpp"
#include "lexicon/words.hpp"
#include "support/catch.hpp"

#include <array>
#include <string>

using namespace diptych;
using lexicon::Vocabulary;
using lexicon::WordKind;

namespace {

/// The words of a French sentence with spaces between them, each with the first letter of its kind.
std::string words(std::string_view sentence) {
    const text::Analyzer analyzer{*model::LanguageTag::parse("fr")};
    std::string line;
    for (const lexicon::Word& word : lexicon::words_of(analyzer, sentence)) {
        constexpr std::array<char, 4> k_letters{'w', 'n', 's', 'm'};
        line += line.empty() ? "" : " ";
        line += word.text;
        line += ':';
        line += k_letters[static_cast<std::size_t>(word.kind)];
    }
    return line;
}

} // namespace

TEST_CASE("words: words are their folded stems") {
    CHECK(words("États membres") == "etat:w membr:w");
    CHECK(words("ÉTAT, Membre") == words("États membres"));
    CHECK(words("L’Assemblée") == words("l'assemblée"));
}

TEST_CASE("words: numbers lose their separators") {
    CHECK(words("1,000 et 3.5") == "1000:n et:w 35:n");
    CHECK(words("1.000") == words("1,000"));
}

TEST_CASE("words: document symbols stay whole") {
    CHECK(words("voir A/AC.290/2021/L.1.") == "voir:w a/ac.290/2021/l.1:s");
}

TEST_CASE("words: marks are plain, wherever they stand") {
    CHECK(words("« Qui ? » (moi) !") == "\":m qui:w ?:m \":m (:m moi:w !:m");
    CHECK(words("“moi”") == words("«moi»"));
    CHECK(words("a, b.") == "a:w b:w");
    CHECK(words("").empty());
}

TEST_CASE("vocabulary: words are numbered as they come") {
    Vocabulary vocabulary;
    CHECK(vocabulary.add("b") == 0);
    CHECK(vocabulary.add("a") == 1);
    CHECK(vocabulary.add("b") == 0);
    CHECK(vocabulary.size() == 2);
    CHECK(vocabulary.word(1) == "a");
    CHECK(vocabulary.find("a") == lexicon::WordId{1});
    CHECK_FALSE(vocabulary.find("c"));
}

TEST_CASE("vocabulary: a word stays where it is when thousands come after it, and when it is moved") {
    Vocabulary vocabulary;
    vocabulary.add("first");
    const char* const first = vocabulary.word(0).data();
    for (int i = 0; i < 5000; ++i) {
        vocabulary.add(std::to_string(i));
    }
    CHECK(vocabulary.word(0).data() == first);
    const Vocabulary moved = std::move(vocabulary);
    CHECK(moved.word(0) == "first");
    CHECK(moved.find("4999") == lexicon::WordId{5000});
}

TEST_CASE("sentences: a range of sentences is their words one after the other") {
    lexicon::Sentences sentences;
    sentences.push(1);
    sentences.push(2);
    sentences.end_sentence();
    sentences.end_sentence();
    sentences.push(3);
    sentences.end_sentence();
    REQUIRE(sentences.size() == 3);
    CHECK(sentences.words() == 3);
    CHECK(sentences[0].size() == 2);
    CHECK(sentences[1].empty());
    CHECK(sentences[2].front() == 3);
    CHECK(sentences.words_of(0, 3).size() == 3);
    CHECK(sentences.words_of(0, 0).empty());
}

TEST_CASE("translation_table: a word beyond the last row has no translations") {
    lexicon::TranslationTable table;
    table.add_row({});
    const std::array<lexicon::Translation, 2> row{{{4, 0.5F}, {7, 0.25F}}};
    table.add_row(row);
    CHECK(table[0].empty());
    REQUIRE(table[1].size() == 2);
    CHECK(table[1][1].word == 7);
    CHECK(table[2].empty());
    CHECK(table.entries() == 2);
}
