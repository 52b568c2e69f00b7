#include "cli/editor/bead_editor.hpp"
#include "cli/editor/bead_frame.hpp"
#include "frame_text.hpp"
#include "support/catch.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <random>

using namespace diptych;
using namespace diptych::cli;
using pipeline::FixAction;
using pipeline::Fixed;
using pipeline::ShownBead;
using test::text_of;

namespace {

ShownBead bead(std::int64_t id, std::size_t ordinal, double probability, std::vector<std::string> source,
               std::vector<std::string> target) {
    ShownBead made;
    made.stored.id = id;
    made.stored.ordinal = ordinal;
    made.stored.bead.probability = probability;
    made.source = std::move(source);
    made.target = std::move(target);
    return made;
}

std::vector<ShownBead> five_beads() {
    return {bead(11, 0, 0.95, {"Titre"}, {"Title"}), bead(12, 1, 0.40, {"Un.", "Deux."}, {"One."}),
            bead(13, 2, 0.10, {"Trois."}, {"Two."}), bead(14, 3, 0.90, {"Été à Genève."}, {"Summer."}),
            bead(15, 4, 0.30, {"Fin."}, {"End."})};
}

model::DocumentSummary document() {
    model::DocumentSummary made;
    made.id = 7;
    made.symbol = "A/1";
    made.source_language = "fr";
    made.target_language = "en";
    return made;
}

struct Editing {
    BeadEditor editor{document(), five_beads(), {}};

    EditorRequest press(char32_t c) { return editor.press({.name = Key::Name::character, .character = c}); }

    EditorRequest press(Key::Name name) { return editor.press({.name = name}); }

    EditorRequest type(const std::u32string& text) {
        for (const char32_t c : text) {
            press(c);
        }
        return press(Key::Name::enter);
    }

    std::int64_t at() const { return editor.current().stored.id; }

    /// As the database would confirm the bead under the cursor.
    void confirm() {
        const auto action = std::get<FixAction>(press(Key::Name::enter));
        ShownBead confirmed = editor.current();
        confirmed.stored.pinned = true;
        confirmed.stored.bead.probability = 1.0;
        editor.done(action, Fixed{pipeline::words_of(action), {confirmed}, {}});
    }

    std::string message() const { return editor.message().text; }
};

/// What an action request asks for, as typed; empty for another.
std::string words_of(const EditorRequest& request) {
    const auto* action = std::get_if<FixAction>(&request);
    return action == nullptr ? "" : pipeline::words_of(*action);
}

} // namespace

TEST_CASE("bead_editor: it begins at the first doubtful pair, and n goes round them") {
    Editing e;
    CHECK(e.at() == 12);
    CHECK(e.editor.due() == 3);
    e.press(U'n');
    CHECK(e.at() == 13);
    e.press(U'n');
    CHECK(e.at() == 15);
    e.press(U'n');
    CHECK(e.at() == 12);
    CHECK(e.message() == "From the beginning again.");
    e.press(U'p');
    CHECK(e.at() == 15);
}

TEST_CASE("bead_editor: by probability the least comes first, also after it has been confirmed") {
    Editing e;
    e.press(U'o');
    e.press(Key::Name::home);
    e.press(U'n'); // from the title, where it was before: 12, the most probable of them
    CHECK(e.at() == 13);
    e.confirm();
    CHECK(e.at() == 15);
    e.confirm();
    CHECK(e.at() == 12);
    e.press(U'n');
    CHECK(e.message() == "There is no other.");
}

TEST_CASE("bead_editor: confirming goes on to the next doubtful pair and says when it was the last") {
    Editing e;
    CHECK(words_of(e.press(U'c')) == "confirm 12");
    e.confirm();
    CHECK(e.at() == 13);
    CHECK(e.message() == "Done: confirm 12. z takes it back.");
    e.confirm();
    e.confirm();
    CHECK(e.editor.due() == 0);
    CHECK_THAT(e.message(),
               Catch::EndsWith("That was the last doubtful pair: all of them are done. q quits."));
    CHECK(e.editor.summary() == "3 confirmed in A/1. No doubtful pair is left.");
}

TEST_CASE("bead_editor: keys ask for the actions of the command line") {
    Editing e;
    CHECK(words_of(e.press(U'm')) == "merge 12 13");
    CHECK(words_of(e.press(U'M')) == "merge 11 12");
    CHECK(words_of(e.press(U'u')) == "move 12 up --side target --count 1");
    e.press(Key::Name::left);
    CHECK(words_of(e.press(U'd')) == "move 12 down --side source --count 1");
    CHECK(words_of(e.press(U'x')) == "unconfirm 12");
    e.press(Key::Name::end);
    CHECK(words_of(e.press(U'm')).empty());
    CHECK_THAT(e.message(), Catch::StartsWith("This is the last pair"));
    CHECK(std::holds_alternative<QuitRequest>(e.press(U'q')));
    CHECK(std::holds_alternative<QuitRequest>(
        e.editor.press({.name = Key::Name::character, .character = U'c', .ctrl = true})));
    CHECK(
        words_of(e.editor.press({.name = Key::Name::character, .character = U'm', .pasted = true})).empty());
}

TEST_CASE("bead_editor: after a merge and its undo the beads are what they were") {
    Editing e;
    const auto action = std::get<FixAction>(e.press(U'm'));
    ShownBead merged = bead(12, 1, 1.0, {"Un.", "Deux.", "Trois."}, {"One.", "Two."});
    merged.stored.pinned = true;
    e.editor.done(action, Fixed{"merge 12 13", {merged}, {13}});
    REQUIRE(e.editor.beads().size() == 4);
    CHECK(e.at() == 12);
    CHECK(e.editor.beads()[3].stored.ordinal == 3);
    const auto undo = std::get<UndoRequest>(e.press(U'z'));
    CHECK(undo.expected == "merge 12 13");
    const std::vector<ShownBead> before = five_beads();
    e.editor.undone(Fixed{"merge 12 13", {before[1], before[2]}, {}});
    REQUIRE(e.editor.beads().size() == 5);
    for (std::size_t i = 0; i < 5; ++i) {
        CHECK(e.editor.beads()[i].stored == before[i].stored);
    }
    CHECK(std::holds_alternative<std::monostate>(e.press(U'z'))); // what others did is not undone by accident
    CHECK(std::get<UndoRequest>(e.press(U'Z')).expected.empty());
    CHECK(e.editor.summary() == "1 undone in A/1. 3 doubtful pairs are left.");
}

TEST_CASE("bead_editor: the place of a split is chosen on both sides, and Escape chooses none") {
    Editing e;
    e.press(U's');
    CHECK(e.editor.mode() == BeadEditor::Mode::split);
    CHECK(e.editor.cut().source == 1);
    CHECK(e.editor.cut().target == 1);
    e.press(Key::Name::up); // the side at first is the target
    e.press(Key::Name::up);
    CHECK(words_of(e.press(Key::Name::enter)) == "split 12 --source-sentences 1 --target-sentences 0");
    e.press(U's');
    e.press(Key::Name::tab);
    e.press(Key::Name::down);
    e.press(Key::Name::down);
    CHECK(e.editor.cut().source == 2);
    CHECK(words_of(e.press(Key::Name::escape)).empty());
    CHECK(e.editor.mode() == BeadEditor::Mode::browse);
}

TEST_CASE("bead_editor: a note is typed, and an empty one takes the flag away") {
    Editing e;
    e.press(U'f');
    e.press(U'é');
    e.press(Key::Name::backspace);
    CHECK(words_of(e.type(U"à voir")) == "flag 12 --note 'à voir'");
    e.press(U'f');
    CHECK(words_of(e.press(Key::Name::enter)) == "unflag 12");
    e.press(U'f');
    e.press(U'q'); // a letter, not the command
    CHECK(words_of(e.press(Key::Name::escape)).empty());
    CHECK(e.editor.mode() == BeadEditor::Mode::browse);
}

TEST_CASE("bead_editor: a number or a text is gone to, whatever its accents") {
    Editing e;
    e.press(U'g');
    e.type(U"15");
    CHECK(e.at() == 15);
    e.press(U'g');
    e.type(U"16");
    CHECK(e.message() == "There is no pair 16 in this document.");
    CHECK(e.editor.message().kind == ViewMessage::Kind::error);
    e.press(U'/');
    e.type(U"ETE");
    CHECK(e.at() == 14);
    e.press(U'/');
    e.type(U"");
    CHECK(e.message() == "It is in no other pair.");
    e.press(U'/');
    e.type(U"zzz");
    CHECK(e.message() == "No pair has 'zzz'.");
    CHECK(e.at() == 14);
}

TEST_CASE("bead_editor: pairing anew takes as many beads as the new ones have sentences for") {
    Editing e;
    e.press(U'r');
    CHECK(words_of(e.type(U"1-1 2-1")) == "pair 12 13 --as '1-1 2-1'");
    e.press(U'r');
    CHECK(words_of(e.type(U"1-1 1-1")).empty());
    CHECK_THAT(e.message(), Catch::Contains("no run of pairs from here has just as many"));
    e.press(U'r');
    CHECK(words_of(e.type(U"1-x")).empty());
    CHECK_THAT(e.message(), Catch::StartsWith("'1-x' is no pair."));
}

TEST_CASE("bead_editor: what failed is said, and beads that others changed are taken over") {
    Editing e;
    e.editor.failed("The database is locked.");
    CHECK(e.editor.message().kind == ViewMessage::Kind::error);
    std::vector<ShownBead> other = five_beads();
    other.erase(other.begin() + 1);
    e.editor.reload(other, "Changed.");
    CHECK(e.message() == "The database is locked. Changed.");
    CHECK(e.at() == 13);
}

TEST_CASE("bead_editor: with flags to look at, n goes from one to the next") {
    std::vector<ShownBead> beads = five_beads();
    beads[3].stored.flag = "ask";
    Editing e{BeadEditor{document(), beads, {.below = 0.5, .flagged = true}}};
    CHECK(e.at() == 14);
    CHECK(e.editor.due() == 1);
}

TEST_CASE("bead_frame: the bead under the cursor is shown with its neighbours, never wider than the window") {
    Editing e;
    for (const std::size_t columns : {30U, 41U, 80U, 200U}) {
        for (const std::size_t rows : {7U, 10U, 24U, 60U}) {
            CAPTURE(columns, rows);
            const Frame frame = frame_of(e.editor, columns, rows);
            CHECK(frame.lines.size() <= rows);
            CHECK(text_of(frame).find("> Pair 12") != std::string::npos);
        }
    }
    const std::string shown = text_of(frame_of(e.editor, 80, 24));
    CHECK(shown.find("A/1  pair 2 of 5, 3 doubtful (under 0.5)") != std::string::npos);
    CHECK(shown.find("Pair 11  1-1  0.95") != std::string::npos);
    CHECK(shown.find("1 Un.") < shown.find("One."));
    CHECK(shown.find("Summer.") != std::string::npos);
    CHECK(text_of(frame_of(e.editor, 10, 3)) == "Make the window larger.\n");
}

TEST_CASE("bead_frame: a bead that is longer than the window can be scrolled to its end") {
    std::string word = "mot";
    std::string text;
    for (int i = 0; i < 400; ++i) {
        text += word + std::to_string(i) + " ";
    }
    Editing e{BeadEditor{document(), {bead(1, 0, 0.2, {text}, {"short"})}, {}}};
    Frame frame = frame_of(e.editor, 60, 20);
    CHECK(frame.furthest_line > 50);
    CHECK(text_of(frame).find("mot399") == std::string::npos);
    for (int i = 0; i < 40; ++i) {
        e.editor.set_furthest_line(frame.furthest_line);
        e.press(Key::Name::page_down);
        frame = frame_of(e.editor, 60, 20);
    }
    CHECK(text_of(frame).find("mot399") != std::string::npos);
    e.editor.set_furthest_line(frame.furthest_line);
    e.press(Key::Name::page_up);
    CHECK(text_of(frame_of(e.editor, 60, 20)).find("mot399") == std::string::npos);
}

TEST_CASE("bead_frame: a cut stands between the sentences, and what is typed has the caret") {
    Editing e;
    e.press(U's');
    const std::string split = text_of(frame_of(e.editor, 60, 24));
    CHECK(split.find("1 Un.") < split.find("[cut]"));
    CHECK(split.find("[cut]") < split.find("2 Deux."));
    e.press(Key::Name::escape);
    e.press(U'f');
    for (int i = 0; i < 100; ++i) {
        e.press(U'宽'); // two columns
    }
    const Frame frame = frame_of(e.editor, 60, 24);
    REQUIRE(frame.caret);
    CHECK(frame.caret->row == 23);
    CHECK(frame.caret->column < 60);
    CHECK(text::display_width(text_of({.lines = {frame.lines[23]}})) <= 60);
}

TEST_CASE("bead_editor: whatever keys are pressed, it stays in order and the frame in the window") {
    std::mt19937 random{20240502};
    const auto pick = [&](std::size_t below) {
        return std::uniform_int_distribution<std::size_t>{0, below - 1}(random);
    };
    const std::u32string letters = U"cxmMudsnpozZ?fg/r1-2 étq3j";
    Editing e;
    for (int i = 0; i < 6000; ++i) {
        const Key key = pick(2) == 0
                            ? Key{.name = Key::Name::character, .character = letters[pick(letters.size())]}
                            : Key{.name = static_cast<Key::Name>(pick(15)), .character = U'l'};
        const EditorRequest request = e.editor.press(key);
        if (const auto* action = std::get_if<FixAction>(&request)) {
            const bool flags = std::holds_alternative<pipeline::FlagBeads>(*action);
            ShownBead changed = e.editor.current();
            changed.stored.flag = flags ? std::get<pipeline::FlagBeads>(*action).note : "old";
            pick(2) == 0 ? e.editor.failed("No.")
                         : e.editor.done(*action, Fixed{pipeline::words_of(*action), {changed}, {}});
        } else if (std::holds_alternative<UndoRequest>(request)) {
            e.editor.undone(std::nullopt);
        }
        if (pick(50) == 0) {
            e.editor.reload(five_beads(), "Read anew.");
        }
        const std::size_t columns = 30 + pick(60);
        const std::size_t rows = 7 + pick(20);
        const Frame frame = frame_of(e.editor, columns, rows);
        e.editor.set_furthest_line(frame.furthest_line);
        REQUIRE(e.editor.cursor() < e.editor.beads().size());
        REQUIRE(frame.lines.size() == rows);
        REQUIRE((!frame.caret || (frame.caret->row < rows && frame.caret->column < columns)));
    }
}

TEST_CASE("frame: a window's bytes have no line wider than it, and no colour where none is wanted") {
    Frame frame;
    frame.lines = {{{"abc", Paint::bad}, {"def", Paint::selected}}};
    CHECK(terminal_bytes(frame, 4, 1, true) == "\x1b[?25l\x1b[1;1H\x1b[31mabc\x1b[0m\x1b[7md\x1b[0m");
    CHECK(terminal_bytes(frame, 8, 1, false) == "\x1b[?25l\x1b[1;1Habc\x1b[7mdef\x1b[0m\x1b[K");
    CHECK(clipped("a宽b", 2) == "a");
}
