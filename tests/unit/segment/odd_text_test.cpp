#include "layout/label.hpp"
#include "segment/segment.hpp"
#include "support/catch.hpp"

#include <string>
#include <vector>

// Texts that nobody writes. How long they take is for scripts/growth; here is what comes out of them, and
// that what is kept up along a text (brackets, quotation marks, numberings, calls of notes) is right in the
// middle of a long one, too.

using namespace diptych;
using Texts = std::vector<std::string>;

namespace {

model::Document cut(const std::string& text, segment::SentencePolicy policy = {}) {
    segment::Options options;
    options.language = *model::LanguageTag::parse("en");
    options.policy = policy;
    return segment::segment({"a.txt", text}, options);
}

Texts sentences(const std::string& text, segment::SentencePolicy policy = {}) {
    Texts all;
    for (const model::Unit& unit : cut(text, policy).units) {
        for (std::size_t i = 0; i < unit.sentences.size(); ++i) {
            all.emplace_back(unit.sentence(i));
        }
    }
    return all;
}

std::string repeated(const std::string& part, std::size_t times) {
    std::string text;
    for (std::size_t i = 0; i < times; ++i) {
        text += part;
    }
    return text;
}

} // namespace

TEST_CASE("odd texts: a paragraph of many sentences has them all") {
    CHECK(sentences(repeated("The cat sleeps. ", 500)) == Texts(500, "The cat sleeps."));
    CHECK(sentences(repeated("1.) The cat sleeps. ", 50)).size() == 1); // labels that go on nowhere
}

TEST_CASE("odd texts: a bracket that is never closed holds nothing, one that is holds what is in it") {
    const Texts open = sentences("See (the cat sleeps. " + repeated("The dog barks. ", 20));
    CHECK(open.size() == 21);
    const Texts closed = sentences("It says (the cat sleeps. The dog barks. Both eat) so. It ends.");
    CHECK(closed == Texts{"It says (the cat sleeps. The dog barks. Both eat) so.", "It ends."});
    CHECK(sentences("It (a. The b) ends. It says (the cat. It ends.").size() == 3);
}

TEST_CASE("odd texts: quotations are kept whole wherever they stand") {
    const segment::SentencePolicy keep{.keep_quotes = true};
    const std::string one = "He said “It sleeps. It eats” to me. ";
    CHECK(sentences(repeated(one, 30), keep) == Texts(30, "He said “It sleeps. It eats” to me."));
    CHECK(sentences(repeated(one, 3)).size() == 6);
}

TEST_CASE("odd texts: questions in an open quotation do not end it") {
    CHECK(sentences("He asked \"who? what? where? and went.").size() == 1);
    CHECK(sentences("He asked who? what? where? and went.").size() == 4);
}

TEST_CASE("odd texts: what has no word is no sentence of its own") {
    CHECK(sentences(repeated(". , ", 300) + "The cat. The dog.").size() == 2);
    CHECK(sentences(std::string(1000, '.')).size() == 1);
    CHECK(sentences(repeated("Abc.Abc.", 200)).size() == 1);
    CHECK(sentences(repeated("a.", 1000)).size() == 1);
}

TEST_CASE("odd texts: numberings in one another are counted to a depth and no further") {
    const auto label = *layout::label_at("a) one");
    layout::LabelSequences sequences;
    layout::LabelSequences::Context context;
    context.may_begin = true;
    std::size_t depth = 0;
    for (int i = 0; i < 1000; ++i) {
        depth = sequences.accept(label, context)->depth;
    }
    CHECK(depth == 199);
    const auto next = sequences.accept(*layout::label_at("b) two"), context);
    REQUIRE(next.has_value());
    CHECK(next->depth == 199);
}

TEST_CASE("odd texts: words torn at their last letters are mended one after the other") {
    const std::string line = "the quotat ion of the treat y and the parliamen t was heard in the very long\n";
    const model::Document document = cut(repeated(line, 3) + "parliament treaty end.");
    REQUIRE(document.units.size() == 1);
    CHECK(document.units[0].text.find("treaty and the parliament was") != std::string::npos);
    for (const model::Piece& piece : document.units[0].pieces) {
        const std::string source = repeated(line, 3) + "parliament treaty end.";
        CHECK(source.substr(piece.source_begin, piece.length) ==
              document.units[0].text.substr(piece.text_begin, piece.length));
    }
}

TEST_CASE("odd texts: calls of notes are taken out in the order of the notes, also of one word") {
    const model::Document document = cut("The cat1 sleeps,2,3 and the dog4 barks.\n"
                                         "The cow1 eats.\n"
                                         "_______\n"
                                         "1 One.\n2 Two.\n3 Three.\n9 Nine.\n4 Four.\n9 Nine.\n1 Five.\n");
    REQUIRE(document.units.size() >= 2);
    CHECK(document.units[0].text == "The cat sleeps,, and the dog barks.");
    CHECK(document.units[1].text == "The cow eats.");
    std::string calls;
    for (const model::NoteCall& call : document.units[0].note_calls) {
        calls += call.label + "@" + std::to_string(call.text_begin) + " ";
    }
    CHECK(calls == "1@7 2@15 3@16 4@28 ");
    REQUIRE(document.units[1].note_calls.size() == 1);
    CHECK(document.units[1].note_calls[0].text_begin == 7);
    CHECK(document.units[0].pieces.size() == 5);
}
