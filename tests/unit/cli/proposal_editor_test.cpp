#include "cli/editor/proposal_editor.hpp"
#include "frame_text.hpp"
#include "support/catch.hpp"
#include "text/utf8.hpp"

using namespace diptych;
using namespace diptych::cli;
using test::text_of;

namespace {

model::ReviewedProposal proposal(const std::string& term, const std::vector<std::string>& translations) {
    model::ReviewedProposal made;
    made.proposal.term = term;
    for (const std::string& translation : translations) {
        made.proposal.renderings.push_back({translation, 2});
    }
    made.proposal.source_context = "Phrase avec " + term + ".";
    return made;
}

struct Reviewing {
    ProposalEditor editor{{proposal("un", {"one", "a"}), proposal("deux", {}), proposal("trois", {"three"})}};

    ProposalRequest press(char32_t c) { return editor.press({.name = Key::Name::character, .character = c}); }

    ProposalRequest press(Key::Name name) { return editor.press({.name = name}); }

    ProposalRequest type(const std::u32string& text) {
        for (const char32_t c : text) {
            press(c);
        }
        return press(Key::Name::enter);
    }
};

template <typename Request>
bool is(const ProposalRequest& request) {
    return std::holds_alternative<Request>(request);
}

} // namespace

TEST_CASE("The marked translation becomes the first when it is accepted", "[proposal_editor]") {
    Reviewing r;
    r.press(Key::Name::down);
    r.press(Key::Name::down); // there are two
    CHECK(r.editor.marked() == 1);
    REQUIRE(is<DecideRequest>(r.press(Key::Name::enter)));
    CHECK(r.editor.current().verdict == model::Verdict::accept);
    CHECK(r.editor.current().proposal.renderings.front().text == "a");
    r.editor.decided("accepted");
    CHECK(r.editor.cursor() == 1);
    CHECK(r.editor.left() == 2);
}

TEST_CASE("A decision that the database refuses is none", "[proposal_editor]") {
    Reviewing r;
    REQUIRE(is<DecideRequest>(r.press(U'2')));
    r.editor.failed("The database is locked.");
    CHECK(r.editor.message().kind == ViewMessage::Kind::error);
    CHECK(r.editor.cursor() == 0);
    CHECK(r.editor.left() == 3);
    CHECK(r.editor.current().proposal.renderings.front().text == "one");
    CHECK(is<DecideRequest>(r.press(U'r')));
}

TEST_CASE("A proposal without a translation takes one that is typed", "[proposal_editor]") {
    Reviewing r;
    r.press(U's');
    CHECK(is<std::monostate>(r.press(U'a')));
    CHECK(is<std::monostate>(r.press(U'1')));
    r.press(U'e');
    REQUIRE(r.editor.mode() == ProposalEditor::Mode::translation);
    CHECK(is<std::monostate>(r.type(U"  "))); // nothing is no translation
    r.press(U'e');
    REQUIRE(is<DecideRequest>(r.type(U"deüx")));
    CHECK(r.editor.current().proposal.renderings.front().text == "deüx");
}

TEST_CASE("Decisions are taken back one by one, the last first", "[proposal_editor]") {
    Reviewing r;
    CHECK(is<std::monostate>(r.press(U'z')));
    r.press(U'r');
    r.editor.decided("rejected");
    r.press(U's');
    r.press(U'r');
    r.editor.decided("rejected");
    CHECK(r.editor.cursor() == 1); // the one that is left
    REQUIRE(is<TakeBackRequest>(r.press(U'z')));
    CHECK(r.editor.cursor() == 2);
    r.editor.failed("Somebody has changed it since.");
    CHECK(r.editor.current().verdict == model::Verdict::reject); // it holds still
    REQUIRE(is<TakeBackRequest>(r.press(U'z')));
    r.editor.taken_back();
    CHECK(r.editor.current().verdict == model::Verdict::none);
    REQUIRE(is<TakeBackRequest>(r.press(U'z')));
    CHECK(r.editor.cursor() == 0);
}

TEST_CASE("What is decided is not decided again", "[proposal_editor]") {
    Reviewing r;
    r.press(U'r');
    r.editor.decided("rejected");
    r.press(U'b');
    for (const char32_t command : {U'a', U'r', U'1', U'e', U't'}) {
        CHECK(is<std::monostate>(r.press(command)));
        CHECK(r.editor.mode() == ProposalEditor::Mode::browse);
        CHECK(r.editor.message().kind == ViewMessage::Kind::error);
    }
}

TEST_CASE("A review fits into every window", "[proposal_editor]") {
    Reviewing r;
    for (const bool helps : {false, true}) {
        if (helps) {
            r.press(U'?');
        }
        for (std::size_t columns = 1; columns < 100; columns += 7) {
            for (std::size_t rows = 1; rows < 40; rows += 3) {
                const Frame frame = frame_of(r.editor, columns, rows);
                CHECK(frame.lines.size() <= rows);
            }
        }
    }
    r.press(U'q'); // any key leaves the help
    const std::string shown = text_of(frame_of(r.editor, 80, 24));
    CHECK(shown.find("Proposal 1 of 3, 3 left") != std::string::npos);
    CHECK(shown.find("> 1  und: one (2)") != std::string::npos);
    CHECK(shown.find("Phrase avec un.") != std::string::npos);
}

TEST_CASE("What is pasted is no command", "[proposal_editor]") {
    Reviewing r;
    CHECK(is<std::monostate>(
        r.editor.press({.name = Key::Name::character, .character = U'r', .pasted = true})));
    CHECK(r.editor.left() == 3);
}
