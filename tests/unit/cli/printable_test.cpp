#include "cli/terminal/messages.hpp"
#include "cli/terminal/printable.hpp"
#include "cli/terminal/printable_buffer.hpp"
#include "cli/terminal/style.hpp"
#include "support/catch.hpp"
#include "text/utf8.hpp"

#include <sstream>
#include <string>

using namespace diptych::cli;
using namespace std::string_literals;

namespace {

/// Bytes that hold all kinds of what a terminal or a reader could be deceived with.
const std::string k_hostile = "a\x1b[2Jb\x07\r\n\tc\x7f"
                              "d\xc2\x9b"
                              "e\u202e"
                              "f\u2066"
                              "g\u2028"
                              "h\xff"
                              "i\xe2\x82"s;

std::string through_buffer(const std::string& text, std::size_t part, PrintableBuffer::MakePrintable make) {
    std::ostringstream terminal;
    PrintableBuffer buffer{terminal, make};
    std::ostream out{&buffer};
    for (std::size_t i = 0; i < text.size(); i += part) {
        out << text.substr(i, part);
    }
    out << std::flush;
    return terminal.str();
}

} // namespace

TEST_CASE("printable: nothing that acts on a terminal is left, and all of it is UTF-8") {
    CHECK(printable(k_hostile) == "a [2Jb    c d  e\uFFFD"
                                  "f\uFFFD"
                                  "g   h\uFFFD"
                                  "i\uFFFD");
    CHECK(printable_lines(k_hostile) == "a [2Jb \r\n\tc d  e\uFFFD"
                                        "f\uFFFD"
                                        "g   h\uFFFD"
                                        "i\uFFFD");
    CHECK(printable("Größe ² \u200f\u05d0 日本") == "Größe ² \u200f\u05d0 日本");
    CHECK(printable_lines("a\rb") == "a b");
}

TEST_CASE("printable: valid text keeps its length, so that places in it stay") {
    const std::string text = "a\x1b"
                             "b\u0085"
                             "c\u202e"
                             "d\u2029"
                             "e\u2069";
    CHECK(printable(text).size() == text.size());
}

TEST_CASE("printable: of sequences only those of Style may stay") {
    const Style style{true};
    for (const std::string& styled : {style.heading("x"), style.dim("x"), style.match("x"), style.good("x"),
                                      style.fair("x"), style.bad("x")}) {
        CHECK(printable_styled(styled) == styled);
        CHECK(printable_lines(styled).find('\x1b') == std::string::npos);
    }
    CHECK(printable_styled("\x1b[8mhidden\x1b[0m\x1b]0;title\x07") == " [8mhidden\x1b[0m ]0;title ");
}

TEST_CASE("printable: a sentence that nobody would read keeps its beginning and its end") {
    CHECK(printable_sentence("short\n") == "short ");
    const std::string sentence =
        printable_sentence("The file '" + std::string(1'000'000, 'x') + "é' is long. Do that.");
    CHECK(sentence.size() < 2100);
    CHECK_THAT(sentence, Catch::StartsWith("The file 'xxx") && Catch::EndsWith("é' is long. Do that."));
    for (std::size_t spaces = 0; spaces < 4; ++spaces) { // cut in no character
        std::string text(spaces, ' ');
        for (int i = 0; i < 2000; ++i) {
            text += "日";
        }
        CHECK(printable_sentence(text).find("\uFFFD") == std::string::npos);
    }
}

TEST_CASE("printable: a buffer gives the same however the text comes in parts") {
    const Style style{true};
    const std::string text = "日本é𝄞\r\n" + style.heading("Titel") + style.match("x") + k_hostile;
    for (std::size_t part = 1; part < 20; ++part) {
        CAPTURE(part);
        CHECK(through_buffer(text, part, printable_lines) == printable_lines(text));
        CHECK(through_buffer(text, part, printable_styled) == printable_styled(text));
    }
}

TEST_CASE("messages: each is one printable line") {
    std::ostringstream err;
    Messages messages{err};
    messages.say("a\nb\x1b[31m");
    messages.say({diptych::base::Severity::warning, "na\nme", 12, "It\u202e is."});
    messages.say({diptych::base::Severity::note, "name", 0, "It is."});
    CHECK(err.str() == "a b [31m\nna me:12: warning: It\uFFFD is.\nname: note: It is.\n");
}
