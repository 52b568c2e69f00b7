#include "base/error.hpp"
#include "base/format.hpp"
#include "reader/html.hpp"
#include "support/catch.hpp"

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

using namespace diptych;
using namespace std::string_literals;
using Catch::Contains;
using model::UnitKind;

namespace {

model::SourceText read(const std::string& page) {
    base::Diagnostics diagnostics;
    return reader::read_html(page, "a.html", diagnostics);
}

std::string text_of(const model::SourceText& source, std::size_t block) {
    return std::string{model::slice(source.text, source.blocks.at(block).text)};
}

std::vector<std::string> texts(const model::SourceText& source) {
    std::vector<std::string> result;
    for (std::size_t i = 0; i < source.blocks.size(); ++i) {
        result.push_back(text_of(source, i));
    }
    return result;
}

std::vector<std::string> texts(const std::string& page) {
    return texts(read(page));
}

std::string label_of(const model::SourceText& source, std::size_t block) {
    return text_of(source, block).substr(0, source.blocks[block].label_length);
}

/// "Le mot|1." for a call of note 1 behind "mot".
std::string with_calls(const model::SourceText& source, std::size_t block) {
    std::string text = text_of(source, block);
    const auto& calls = source.blocks[block].note_calls;
    for (auto call = calls.rbegin(); call != calls.rend(); ++call) {
        text.insert(call->text_begin, "|" + call->label);
    }
    return text;
}

using Texts = std::vector<std::string>;

} // namespace

TEST_CASE("html: each paragraph-like element is a block, and text beside them, too") {
    const model::SourceText source = read("<p>Un.<p>Deux.<div>Trois <p>Quatre</p> Cinq</div><blockquote>Six"
                                          "<table><tr><td>7<td>8</table><dl><dt>9<dd>10</dl>");
    CHECK(texts(source) == Texts{"Un.", "Deux.", "Trois", "Quatre", "Cinq", "Six", "7", "8", "9", "10"});
    CHECK(source.places == model::Places::paragraphs);
    CHECK(source.blocks[9].line == 10);
    CHECK(source.blocks[0].kind == std::nullopt);
    CHECK(source.blocks[6].kind == UnitKind::paragraph);
}

TEST_CASE("html: blocks are in order and only white space is between them") {
    const model::SourceText source = read("<h1>Un</h1> <ul><li>deux<p>trois</ul>quatre");
    std::size_t end = 0;
    for (const model::Block& block : source.blocks) {
        REQUIRE(block.text.begin >= end);
        CHECK(source.text.substr(end, block.text.begin - end).find_first_not_of('\n') == std::string::npos);
        end = block.text.end;
    }
    CHECK(source.text.substr(end) == "\n");
}

TEST_CASE("html: inline elements join, white space collapses, no-break spaces stay") {
    CHECK(texts("<p>\n  l'<b>Assem</b><i>blée</i>\t générale &nbsp;: <span> a </span>\n</p>") ==
          Texts{"l'Assemblée générale \u00A0: a"});
    CHECK(texts("<p>&nbsp;</p><p>1<sup>er</sup>&nbsp;mars&nbsp;</p>") == Texts{"1er\u00A0mars"});
    CHECK(texts("<p>in&shy;sti&shy;tution</p>") == Texts{"institution"});
}

TEST_CASE("html: one line break is a space, two are a new block") {
    CHECK(texts("<p>Un<br>deux<br><br>trois<br>\n<br><br>quatre<br></p>") ==
          Texts{"Un deux", "trois", "quatre"});
}

TEST_CASE("html: each line of preformatted text is a block") {
    CHECK(texts("<pre>\nUn  mot\n\n  deux<b>\ntrois</b></pre>") == Texts{"Un mot", "deux", "trois"});
}

TEST_CASE("html: what a browser does not show is left out") {
    CHECK(
        texts(
            "<head><script>var a = '<p>b</p>';</script><style>p {}</style></head><body><noscript>c</noscript>"
            "<template><p>d</p></template><p hidden>e</p><div style='color: red; DISPLAY : none'><p>f</div>"
            "<svg><title>g</title></svg><select><option>h</select><!-- i --><nav>Menu</nav><p>j"
            "<footer>Pied</footer>") == Texts{"Menu", "j", "Pied"});
}

TEST_CASE("html: the first h1 is the title, other headings are headings") {
    const model::SourceText source =
        read("<title>Onglet</title><h1>Titre<br><br>suite</h1><h2>Un</h2><h1>Deux</h1><h6>Trois</h6>");
    CHECK(texts(source) == Texts{"Titre", "suite", "Un", "Deux", "Trois"});
    CHECK(source.blocks[0].kind == UnitKind::title);
    CHECK(source.blocks[1].kind == UnitKind::title);
    CHECK(source.blocks[2].kind == UnitKind::heading);
    CHECK(source.blocks[3].kind == UnitKind::heading);
    CHECK(source.blocks[4].kind == UnitKind::heading);
}

TEST_CASE("html: the title of the page stands in when there is no heading") {
    const model::SourceText source = read("<title> Le\n titre </title><p>Texte.");
    CHECK(texts(source) == Texts{"Le titre", "Texte."});
    CHECK(source.blocks[0].kind == UnitKind::title);
    CHECK(texts("<title>Onglet</title><p>Texte.<h3>Un</h3>") == Texts{"Texte.", "Un"});
}

TEST_CASE("html: the language is that of the html element, or of the body") {
    CHECK(read("<html lang=fr-ca><p>a").language->str() == "fr-CA");
    CHECK(read("<html xml:lang='en'><p>a").language->str() == "en");
    CHECK(read("<html lang=''><body lang=fr><p>a").language->str() == "fr");
    CHECK_FALSE(read("<html lang='no language'><p lang=fr>a").language.has_value());
}

TEST_CASE("html: items of ordered lists get the number a browser shows") {
    const model::SourceText source =
        read("<ol><li>a<li>b<ol type=a start=26><li>c<li>d</ol><li value=7>e<li>f</ol>"
             "<ol type=I reversed start=3><li>g<li><p>h<p>i</ol>");
    CHECK(texts(source) == Texts{"1. a", "2. b", "z. c", "aa. d", "7. e", "8. f", "III. g", "II. h", "i"});
    CHECK(source.blocks[0].kind == UnitKind::item);
    CHECK(label_of(source, 3) == "aa.");
    CHECK(label_of(source, 8).empty());
    CHECK(texts("<ol style='list-style-type: lower-roman'><li>a</ol>") == Texts{"i. a"});
}

TEST_CASE("html: bullets and lists without numbers give no label") {
    const model::SourceText source =
        read("<ul><li>a</ul><ol style='list-style: none inside'><li>b</ol><li>c</li>");
    CHECK(texts(source) == Texts{"a", "b", "c"});
    CHECK(source.blocks[0].label_length == 0);
    CHECK(source.blocks[0].kind == UnitKind::item);
}

TEST_CASE("html: an item that brings its label keeps that one alone") {
    const model::SourceText source =
        read("<ol><li>a) un<li>(b)&nbsp;deux<li>iii. trois<li>12. quatre<li>2.1 cinq"
             "<li>M. Six<li>2031 sept<li>a huit</ol><ul><li>(iv) neuf</ul>");
    CHECK(texts(source) == Texts{"a) un", "(b)\u00A0deux", "iii. trois", "12. quatre", "2.1 cinq",
                                 "6. M. Six", "7. 2031 sept", "8. a huit", "(iv) neuf"});
    CHECK(label_of(source, 1) == "(b)");
    CHECK(label_of(source, 5) == "6.");
    CHECK(label_of(source, 8) == "(iv)");
}

TEST_CASE("html: footnotes go to the end, their calls and links back out of the text") {
    const model::SourceText source =
        read("<p>Les sessions<sup id=r1><a href='#fn1'>1</a></sup>. Puis <a class=footnote-ref "
             "href=#fn2>[2]</a> rien."
             "<section class=footnotes role=doc-endnotes><hr><ol><li id=fn1><p>Voir. <a href='#r1'>↩</a></li>"
             "<li id=fn2><p>Idem.<p>Suite <a href='#r2' "
             "class=footnote-back>retour</a></li></ol></section><p>Fin.");
    CHECK(texts(source) == Texts{"Les sessions. Puis rien.", "Fin.", "1 Voir.", "2 Idem.", "Suite"});
    CHECK(with_calls(source, 0) == "Les sessions|1. Puis |2rien.");
    CHECK(source.blocks[2].kind == UnitKind::footnote);
    CHECK(label_of(source, 2) == "1");
    CHECK(source.blocks[4].kind == UnitKind::footnote);
    CHECK(source.blocks[4].label_length == 0);
    CHECK(source.blocks[4].line == 5);
}

TEST_CASE("html: a label that the footnote has already is not put in again") {
    // As Word writes them: call and note point to each other with raised numbers.
    const model::SourceText source =
        read("<p>Mot<a href='#_ftn1' name='_ftnref1'><sup>[1]</sup></a>, mot.<div id=ftn1><p>"
             "<a href='#_ftnref1' name='_ftn1'><sup>[1]</sup></a> Note.</div>");
    CHECK(texts(source) == Texts{"Mot, mot.", "1 Note."});
    CHECK(with_calls(source, 0) == "Mot|1, mot.");
    CHECK(label_of(source, 1) == "1");
    CHECK(texts("<p>a<sup><a href=#n>*</a></sup><p id=n>* b") == Texts{"a", "* b"});
    CHECK(texts("<p>a<sup><a href=#n>3</a></sup><p id=n>3. b") == Texts{"a", "3 b"});
    CHECK(texts("<p>a<sup><a href=#n>3</a></sup><p id=n>30 b") == Texts{"a", "3 30 b"});
}

TEST_CASE("html: calls next to each other and calls in footnotes keep their places") {
    const model::SourceText source = read(
        "<p id=b>a<sup>[<a href=#x>1</a>], [<a href=#y>2</a>]</sup> b<p id=x>^ <a href=#b>↑</a> un <sup><a "
        "href=#y>2</a></sup> et<p id=y>deux");
    CHECK(with_calls(source, 0) == "a|1|2 b");
    CHECK(with_calls(source, 1) == "1 ^ un |2et");
    CHECK(text_of(source, 2) == "2 deux");
}

TEST_CASE("html: raised links that are no calls stay, calls without a note go") {
    CHECK(
        texts(
            "<p id=t>a<sup><a href=#s>voir plus bas</a></sup><h2 id=s>B</h2>c<sup><a href=#t>1</a></sup>") ==
        Texts{"avoir plus bas", "B", "c1"});
    CHECK(texts("<p>a<sup><a href=#s>1</a></sup><h2 id=s>B</h2>") == Texts{"a1", "B"});
    CHECK(texts("<p>a<sup><a href=#lost>1</a></sup>.") == Texts{"a."});
    CHECK(texts("<p>a <a href=#s>1</a><p id=s>b") == Texts{"a 1", "b"});
    CHECK(texts("<p>a<sup><a href=b.html#s>1</a></sup><p id=s>b") == Texts{"a\u00B9", "b"});
}

TEST_CASE("html: what says that it is a footnote is one, called or not") {
    const model::SourceText source =
        read("<aside role=doc-footnote><p>Nul appel.</aside><p>Texte."
             "<div class=footnotes><h2>Notes</h2><ol><li>Une.<li>Deux.</ol></div>");
    CHECK(texts(source) == Texts{"Texte.", "Notes", "Nul appel.", "1 Une.", "2 Deux."});
    CHECK(source.blocks[1].kind == UnitKind::heading);
    CHECK(source.blocks[2].kind == UnitKind::footnote);
    CHECK(label_of(source, 4) == "2");
}

TEST_CASE("html: a page without text is refused") {
    CHECK_THROWS_WITH(read("<html><title>Titre</title><body><script>run()</script><img src=a.png alt=b>"),
                      Contains("a.html: There is no text in the page."));
    CHECK_THROWS_AS(read(""), base::InputError);
}

TEST_CASE("html: tag soup gives its text") {
    CHECK(
        texts("</p></ol><li>a</td><b><p>b</b></i>c<ol></ul><li>d</ol></sup></a>e<a href=#x><p>f</a>g<sup>") ==
        Texts{"a", "bc", "1. d", "e", "f", "g"});
    CHECK(texts("a\0b<p>\0\0c"s) == Texts{"ab", "c"});
    CHECK_NOTHROW(read("x<sup><a href=#a>1<p>2</a></sup><p id=a><sup><a href=#a>1</sup></a>"));
}

TEST_CASE("html: a page that does not say what it is in is read as what it looks like, with a note") {
    const auto read_with_note = [](const std::string& page) {
        base::Diagnostics diagnostics;
        const model::SourceText source = reader::read_html(page, "a.html", diagnostics);
        return text_of(source, 0) + (diagnostics.empty() ? "" : " | " + diagnostics.all().front().message);
    };
    CHECK(read_with_note("<html><p>Le Comit\xE9 a si\xE9g\xE9 l\x92\xE9t\xE9 pass\xE9.") ==
          "Le Comité a siégé l’été passé. | The text is not UTF-8; it was read as windows-1252.");
    CHECK(read_with_note("<p>\xCA\xEE\xEC\xE8\xF2\xE5\xF2 \xEF\xF0\xE8\xED\xFF\xEB \xEA "
                         "\xF1\xE2\xE5\xE4\xE5\xED\xE8\xFE \xE4\xEE\xEA\xEB\xE0\xE4.") ==
          "Комитет принял к сведению доклад. | The text is not UTF-8; it was read as windows-1251.");
    // What a mark, a declaration or UTF-8 itself says is no guess.
    for (const char* const page : {"\xEF\xBB\xBF<p>été", "<meta charset=latin1><p>\xE9t\xE9", "<p>été"}) {
        CHECK(read_with_note(page) == "été");
    }
    CHECK_THROWS_WITH(read("<meta charset=utf-8><p>\xE9t\xE9"), Contains("not valid UTF-8 at byte 23"));
    CHECK_THROWS_WITH(read("<p>L’été où\n l\xE9 été"), Contains("a.html:2: The page is not valid UTF-8"));
}

TEST_CASE("html: a link inside an open link ends it, also where a space is not written yet") {
    CHECK(texts("<p>Un<sup><a href='#n1'>1</a><i> <a href='#r1'><b><a href=''></p><p>x</p>") ==
          Texts{"Un", "x"});
    CHECK(texts("<p>Un <sup> <a href='#r1'><b><a href=''> </b></sup></p><p>x</p>") == Texts{"Un", "x"});
}

TEST_CASE("html: large and hostile pages are read in bounded time or refused") {
    const auto repeated = [](const std::string& part, int times) {
        std::string page;
        for (int i = 0; i < times; ++i) {
            page += part;
        }
        return page;
    };
    CHECK_THROWS_AS(read(repeated("<div>", 100'000) + "a"), base::InputError);
    CHECK(read(repeated("<sup><a href=#a>1</a></sup>", 20'000) + "a<p id=a>b").blocks.size() == 2);
    CHECK(read(repeated("<ol><li>", 1500) + "a").blocks.size() == 1);
    CHECK(read(repeated("<p id=a><sup>", 2000) + "a").blocks.size() == 1);
    CHECK(read("<p title='" + std::string(3'000'000, 'x') + "'>" + std::string(3'000'000, 'y')).text.size() ==
          3'000'001);
}

TEST_CASE("html: pages made of random pieces never break the promises of blocks") {
    const std::vector<std::string> pieces{"<p>",
                                          "</p>",
                                          "<ol>",
                                          "<ol type=a>",
                                          "</ol>",
                                          "<li>",
                                          "<sup>",
                                          "</sup>",
                                          "<a href=#a>",
                                          "<a href=#b id=a>",
                                          "</a>",
                                          "1",
                                          "[2]",
                                          " ",
                                          "mot ",
                                          "\u00A0",
                                          "<p id=b>",
                                          "<div id=a class=footnote>",
                                          "</div>",
                                          "<br>",
                                          "<pre>",
                                          "</pre>",
                                          "\n",
                                          "<h1>",
                                          "</h1>",
                                          "<td>",
                                          "<b id=b>",
                                          "</b>",
                                          "<span hidden>",
                                          "</span>",
                                          "<section class=footnotes>",
                                          "</section>",
                                          "a) ",
                                          "é",
                                          "&#146;",
                                          "*"};
    unsigned int state = 20'240'501;
    const auto next = [&](std::size_t below) {
        state = state * 1'664'525U + 1'013'904'223U;
        return static_cast<std::size_t>(state >> 8U) % below;
    };
    for (int round = 0; round < 1500; ++round) {
        std::string page = "x";
        for (std::size_t i = next(40); i > 0; --i) {
            page += pieces[next(pieces.size())];
        }
        INFO(page);
        const model::SourceText source = read(page);
        std::size_t end = 0;
        for (const model::Block& block : source.blocks) {
            REQUIRE(block.text.begin >= end);
            REQUIRE(block.text.end > block.text.begin);
            REQUIRE(block.text.end < source.text.size());
            const std::string_view text = model::slice(source.text, block.text);
            REQUIRE(text.find('\n') == std::string_view::npos);
            REQUIRE(text.front() != ' ');
            REQUIRE(text.back() != ' ');
            REQUIRE(block.label_length <= text.size());
            for (const model::NoteCall& call : block.note_calls) {
                REQUIRE(call.text_begin <= text.size());
            }
            end = block.text.end;
        }
    }
}

TEST_CASE("html: the sample report has the units of the gold text") {
    for (const std::string language : {"fr", "en"}) {
        const std::string folder = DIPTYCH_SAMPLE;
        std::ifstream page{folder + "/report." + language + ".html"};
        std::ostringstream bytes;
        bytes << page.rdbuf();
        const model::SourceText source = read(bytes.str());
        std::ifstream gold{folder + "/gold/" + language + ".para"};
        Texts expected;
        for (std::string line; std::getline(gold, line);) {
            expected.push_back(line);
        }
        CHECK(texts(source) == expected);
        CHECK(source.language->str() == language);
        CHECK(source.blocks.back().kind == UnitKind::footnote);
        std::size_t calls = 0;
        for (const model::Block& block : source.blocks) {
            calls += block.note_calls.size();
        }
        CHECK(calls == 2);
    }
}
