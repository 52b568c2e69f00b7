#include "base/error.hpp"
#include "base/file.hpp"
#include "pdf_builder.hpp"
#include "reader/pdf.hpp"
#include "support/catch.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <iostream>
#include <random>
#include <sstream>
#include <string>
#include <vector>

using namespace diptych;
using test::PdfBuilder;

namespace {

model::SourceText read(const std::string& bytes) {
    base::Diagnostics diagnostics;
    return reader::read_pdf(bytes, "a.pdf", diagnostics);
}

std::string text_of(const PdfBuilder& pdf) {
    return read(pdf.build()).text;
}

std::string message_for(const std::string& bytes) {
    try {
        read(bytes);
    } catch (const base::InputError& error) {
        return error.what();
    }
    return "no error";
}

/// Lines of about 210 points in 10-point Times, enough for the leading to be told.
const std::vector<std::string> k_paragraph{"The group of authors met in the spring to prepare",
                                           "the final version of the guide, which had been due",
                                           "for some time, and to share out the chapters that",
                                           "nobody had wanted to write, as is often the case in",
                                           "a work of several hands, and it agreed on all but",
                                           "one."};

const std::string k_paragraph_text = "The group of authors met in the spring to prepare\n"
                                     "the final version of the guide, which had been due\n"
                                     "for some time, and to share out the chapters that\n"
                                     "nobody had wanted to write, as is often the case in\n"
                                     "a work of several hands, and it agreed on all but\n"
                                     "one.\n";

} // namespace

// Fontconfig, with which Poppler looks for fonts that a PDF names but does not hold, keeps its configuration
// to the end; the leak checker of sanitized builds should not count that.
extern "C" const char* __lsan_default_suppressions();

extern "C" const char* __lsan_default_suppressions() {
    return "leak:libfontconfig";
}

TEST_CASE("read_pdf: a paragraph is a block of printed lines") {
    PdfBuilder pdf;
    const double next = pdf.page().lines(72, 100, 12, k_paragraph);
    pdf.lines(72, next + 6, 12, k_paragraph);
    const model::SourceText source = read(pdf.build());
    CHECK(source.text == k_paragraph_text + "\n" + k_paragraph_text);
    CHECK(source.name == "a.pdf");
    CHECK(source.places == model::Places::pages);
    REQUIRE(source.blocks.size() == 2);
    CHECK(source.blocks[1].lines.size() == k_paragraph.size());
    CHECK(source.blocks[1].lines.front().page == 1);
    CHECK(source.blocks[1].lines.front().line == k_paragraph.size() + 1);
}

TEST_CASE("read_pdf: double spacing is the leading of its page") {
    PdfBuilder pdf;
    pdf.page().lines(72, 100, 24, k_paragraph);
    CHECK(text_of(pdf) == k_paragraph_text);
}

TEST_CASE("read_pdf: a label at an indent begins an item") {
    PdfBuilder pdf;
    const double next = pdf.page().lines(72, 100, 12, k_paragraph);
    pdf.put(92, next, 10, "\\(a\\) An item;");
    const model::SourceText source = read(pdf.build());
    REQUIRE(source.blocks.size() == 2);
    CHECK(source.blocks[1].kind == model::UnitKind::item);
    CHECK(source.blocks[1].label_length == 3);
}

TEST_CASE("read_pdf: words set apart on a line are separated by one space") {
    PdfBuilder pdf;
    pdf.page().put(72, 100, 10, "1.").put(100, 100, 10, "Introduction");
    CHECK(text_of(pdf) == "1. Introduction\n");
}

TEST_CASE("read_pdf: accented letters and typographic signs are UTF-8") {
    PdfBuilder pdf;
    pdf.page().put(72, 100, 10, "L\\222\\311tat \\253 souverain \\273 \\226 \\234uvre");
    CHECK(text_of(pdf) == "L’État « souverain » – œuvre\n");
}

TEST_CASE("read_pdf: two columns are read one after the other, under a title that stands across") {
    PdfBuilder pdf;
    pdf.page().put(150, 80, 14, "A title that stands across both of the columns");
    std::vector<std::string> right = k_paragraph;
    right.front() = "Quite another group met in autumn and prepared";
    pdf.lines(72, 120, 12, k_paragraph);
    pdf.lines(310, 123, 12, right);
    const std::string text = text_of(pdf);
    const std::size_t title = text.find("A title");
    const std::size_t left = text.find(k_paragraph_text);
    const std::size_t second = text.find("Quite another group met in autumn and prepared\nthe final");
    REQUIRE(title != std::string::npos);
    REQUIRE(left != std::string::npos);
    REQUIRE(second != std::string::npos);
    CHECK(title < left);
    CHECK(left < second);
}

TEST_CASE("read_pdf: the rows of a table are lines") {
    PdfBuilder pdf;
    pdf.page();
    std::string expected;
    for (int row = 0; row < 8; ++row) {
        pdf.put(72, 100 + 14 * row, 10, "State " + std::to_string(row)).put(300, 100 + 14 * row, 10, "yes");
        expected += "State " + std::to_string(row) + " yes\n";
    }
    CHECK(text::collapse_white_space(text_of(pdf)) == text::collapse_white_space(expected));
}

TEST_CASE("read_pdf: a raised figure stays at its word") {
    PdfBuilder pdf;
    pdf.page().put(72, 100, 10, "the Group").put(112.5, 96.5, 6, "1").put(115.5, 100, 10, ", on 1");
    pdf.put(138.3, 96.5, 6, "er").put(145.5, 100, 10, "May");
    CHECK(text_of(pdf) == "the Group1, on 1er May\n");
}

TEST_CASE("read_pdf: footnotes are blocks of their own behind the text") {
    PdfBuilder pdf;
    pdf.page().lines(72, 100, 12, k_paragraph);
    pdf.put(76, 756.5, 5, "1").put(80, 760, 8, "See the guide, in particular");
    pdf.put(72, 769, 8, "its second chapter.");
    pdf.put(76, 774.5, 5, "2").put(80, 778, 8, "Ibid.");
    CHECK(text_of(pdf) ==
          k_paragraph_text + "\n1 See the guide, in particular\nits second chapter.\n\n2 Ibid.\n");
}

TEST_CASE("read_pdf: a footnote that goes on at the foot of the next page is one note") {
    const auto first_page = [](const std::string& note) {
        PdfBuilder pdf;
        pdf.page().lines(72, 100, 12, k_paragraph);
        pdf.put(76, 765.5, 5, "1")
            .put(80, 769, 8, "See the guide, in particular its second")
            .put(72, 778, 8, note);
        pdf.page().lines(72, 130, 12, k_paragraph);
        return pdf;
    };
    const std::string begun =
        k_paragraph_text + "\n" + k_paragraph_text + "\n1 See the guide, in particular its second\n";
    PdfBuilder unfinished = first_page("chapter, which the group of");
    unfinished.put(72, 769, 8, "authors wrote last.").put(76, 774.5, 5, "2").put(80, 778, 8, "Ibid.");
    CHECK(text_of(unfinished) == begun + "chapter, which the group of\nauthors wrote last.\n\n2 Ibid.\n");
    PdfBuilder finished = first_page("chapter.");
    finished.put(72, 769, 8, "It was written last.").put(72, 778, 8, "It is long.");
    CHECK(text_of(finished) == begun + "chapter.\nIt was written last.\nIt is long.\n");
    PdfBuilder ruled = first_page("chapter.");
    ruled.put(72, 300, 10, "__________________").put(72, 312, 8, "It was written last.");
    CHECK(text_of(ruled) == begun + "chapter.\nIt was written last.\n");
}

TEST_CASE("read_pdf: small print under the text is no footnote's end where no note can go on") {
    const auto source_of_table = [](PdfBuilder pdf, double y) {
        return text_of(pdf.page()
                           .put(72, 100, 10, "The text of this page is short.")
                           .put(72, y, 8, "Source: the group."));
    };
    PdfBuilder with_note;
    with_note.page().lines(72, 100, 12, k_paragraph);
    PdfBuilder without = with_note;
    with_note.put(76, 774.5, 5, "1").put(80, 778, 8, "See the guide.");
    CHECK(source_of_table(with_note, 140).ends_with("short.\n\nSource: the group.\n\n1 See the guide.\n"));
    CHECK(source_of_table(without, 778).ends_with("short.\n\nSource: the group.\n"));
    CHECK(source_of_table(with_note.page().put(72, 100, 10, "A page between."), 778)
              .ends_with("Source: the group.\n\n1 See the guide.\n"));
}

TEST_CASE("read_pdf: a printed rule above footnotes is left out") {
    PdfBuilder pdf;
    pdf.page().lines(72, 100, 12, k_paragraph);
    pdf.put(72, 745, 10, "__________________").put(76, 760, 10, "1").put(90, 760, 10, "See the guide.");
    CHECK(text_of(pdf) == k_paragraph_text + "\n1 See the guide.\n");
}

TEST_CASE("read_pdf: footnotes of columns come after the last column") {
    PdfBuilder pdf;
    pdf.page().lines(72, 120, 12, k_paragraph);
    pdf.lines(310, 120, 12, k_paragraph);
    pdf.put(72, 756.5, 5, "1").put(78, 760, 8, "The left one has a note of its own.");
    const std::string text = text_of(pdf);
    CHECK(text.find("The left one") > text.rfind("one.\n"));
    CHECK(text.find("\n\n1 The left one") != std::string::npos);
}

TEST_CASE("read_pdf: an empty page is counted, and said") {
    PdfBuilder pdf;
    pdf.page().put(72, 100, 10, "First.").page().page().put(72, 300, 10, "Third.");
    base::Diagnostics diagnostics;
    const model::SourceText source = reader::read_pdf(pdf.build(), "a.pdf", diagnostics);
    REQUIRE(source.blocks.size() == 2);
    CHECK(source.blocks[1].lines.front().page == 3);
    REQUIRE(diagnostics.all().size() == 1);
    CHECK(base::text_of(diagnostics.all().front()) ==
          "a.pdf: note: There is no text on page 2: blank, a picture or a scan.");
}

TEST_CASE("read_pdf: running heads and page numbers are left out, whichever side they stand on") {
    PdfBuilder pdf;
    for (int p = 1; p <= 4; ++p) {
        const bool odd = p % 2 == 1;
        pdf.page().put(odd ? 450 : 72, 50, 9, "A/AC.997/2032/L.1");
        pdf.lines(72, 100 + 9 * p, 12, k_paragraph);
        pdf.put(odd ? 480 : 72, 800, 9, std::to_string(p) + "/4").put(odd ? 72 : 480, 800, 9, "32-00123");
    }
    CHECK(text_of(pdf) ==
          k_paragraph_text + "\n" + k_paragraph_text + "\n" + k_paragraph_text + "\n" + k_paragraph_text);
}

TEST_CASE("read_pdf: the head of one chapter counts on from page to page") {
    PdfBuilder pdf;
    for (int p = 1; p <= 12; ++p) {
        pdf.page().put(72, 50, 9, "Chapter " + std::string(1 + static_cast<std::size_t>(p) / 3, 'x'));
        pdf.put(480, 50, 9, std::to_string(100 + p));
        pdf.lines(72, 100 + 9 * p, 12, k_paragraph);
    }
    const std::string text = text_of(pdf);
    CHECK(text.find("Chapter xx ") == std::string::npos);
    CHECK(text.find("Chapter xxx ") == std::string::npos);
}

TEST_CASE(
    "read_pdf: a document of one page loses its page number and the symbol in its margin, and says so") {
    PdfBuilder pdf;
    pdf.page().put(450, 40, 9, "A/AC.997/2032/L.1");
    pdf.lines(72, 70, 12, {"Head of the guide"});
    pdf.lines(72, 100, 12, k_paragraph);
    pdf.put(300, 800, 9, "- 1 -");
    const model::SourceText source = read(pdf.build());
    CHECK(source.text == "Head of the guide\n\n" + k_paragraph_text);
    REQUIRE(source.left_out.size() == 2);
    CHECK(source.left_out[0].text == "A/AC.997/2032/L.1");
    CHECK(source.left_out[1].text == "- 1 -");
    CHECK(source.left_out[1].reason == "page number");
}

TEST_CASE("read_pdf: a page that has only a number keeps it") {
    PdfBuilder pdf;
    pdf.page().put(72, 100, 10, "2031");
    CHECK(text_of(pdf) == "2031\n");
}

TEST_CASE("read_pdf: text along the margin and off the page is left out") {
    PdfBuilder pdf;
    pdf.page().lines(72, 100, 12, k_paragraph);
    pdf.put_upwards(30, 600, 10, "DRAFT").put(2000, 100, 10, "hidden");
    CHECK(text_of(pdf) == k_paragraph_text);
}

TEST_CASE("read_pdf: a page of which all text runs upwards is read") {
    PdfBuilder pdf;
    pdf.page();
    double x = 100;
    for (const std::string& line : k_paragraph) {
        pdf.put_upwards(x, 700, 10, line);
        x += 12;
    }
    CHECK(text_of(pdf) == k_paragraph_text);
}

TEST_CASE("read_pdf: a PDF without text says that it may be a scan") {
    PdfBuilder pdf;
    pdf.page().page();
    CHECK(message_for(pdf.build()) ==
          "a.pdf: There is no text in the PDF: it is probably a scan. Recognise its text first, for example "
          "with 'ocrmypdf FILE.pdf COPY.pdf'.");
}

TEST_CASE("read_pdf: a PDF that needs a password says so") {
    PdfBuilder pdf;
    pdf.page().put(72, 100, 10, "Secret");
    const std::string key(64, '5'); // fits no password
    const std::string message = message_for(pdf.build(
        "/ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <" + key + "> /U <" + key + "> >>"));
    CHECK(message.find("protected by a password") != std::string::npos);
    CHECK(message.find("qpdf") != std::string::npos);
}

TEST_CASE("read_pdf: what is no PDF behind its signature is refused") {
    CHECK(message_for("%PDF-1.4\nand nothing else").starts_with("a.pdf: The PDF is damaged"));
    CHECK(message_for("").starts_with("a.pdf: The PDF is damaged"));
}

TEST_CASE("read_pdf: a wrong number of pages is an error, not a loop") {
    std::string bytes = PdfBuilder{}.page().put(72, 100, 10, "One").build();
    const std::size_t at = bytes.find("/Count 1 ");
    REQUIRE(at != std::string::npos);
    bytes.replace(at, 9, "/Count 2147483000 ");
    const std::string message = message_for(bytes);
    CHECK((message == "no error" || message.starts_with("a.pdf: ")));
}

TEST_CASE("read_pdf: cut off or damaged anywhere, it is read or refused") {
    PdfBuilder pdf;
    pdf.page().lines(72, 100, 12, k_paragraph);
    pdf.page().put(72, 100, 10, "The end").put(72, 760, 8, "1 A note");
    const std::string whole = pdf.build();
    const auto survives = [](const std::string& bytes) {
        try {
            const model::SourceText source = read(bytes);
            return !text::find_invalid_utf8(source.text).has_value() && !source.text.empty();
        } catch (const base::InputError& error) {
            return std::string{error.what()}.starts_with("a.pdf: ");
        }
    };
    for (std::size_t length = 0; length < whole.size(); length += 23) {
        INFO(length);
        CHECK(survives(whole.substr(0, length)));
    }
    std::mt19937 random{20230917};
    for (int round = 0; round < 200; ++round) {
        std::string bytes = whole;
        for (int change = 0; change < 6; ++change) {
            bytes[random() % bytes.size()] = static_cast<char>(random() % 256);
        }
        INFO(round);
        CHECK(survives(bytes));
    }
    for (int round = 0; round < 20; ++round) {
        std::string bytes = "%PDF-1.7\n";
        for (int i = 0; i < 500; ++i) {
            bytes += static_cast<char>(random() % 256);
        }
        CHECK(survives(bytes));
    }
}

TEST_CASE("read_pdf: lines that a hostile file puts on one another come out once each") {
    PdfBuilder pdf;
    pdf.page();
    for (int i = 0; i < 2000; ++i) {
        pdf.put(72 + i % 7, 100 + 0.01 * i, 1 + i % 50, "word");
    }
    CHECK(text_of(pdf).find("word") != std::string::npos);
}

TEST_CASE("read_pdf: the sample report's blocks are its gold paragraphs, notes last") {
    const std::string sample = DIPTYCH_SAMPLE;
    for (const std::string language : {"fr", "en"}) {
        const std::string path = sample + "/report." + language + ".pdf";
        base::Diagnostics diagnostics;
        const model::SourceText source = reader::read_pdf(base::read_file(path, std::cin), path, diagnostics);
        // Lines to paragraphs: joined by a space, or at a hyphen without one.
        std::vector<std::string> paragraphs;
        for (const model::Block& block : source.blocks) {
            std::string& joined = paragraphs.emplace_back();
            for (const model::PrintedLine& line : block.lines) {
                joined += joined.empty() || joined.ends_with('-') ? "" : " ";
                joined += model::slice(source.text, line.text);
            }
        }
        std::vector<std::string> gold;
        std::istringstream file{base::read_file(sample + "/gold/" + language + ".para", std::cin)};
        for (std::string line; std::getline(file, line);) {
            if (!line.empty()) {
                gold.push_back(text::collapse_white_space(line));
            }
        }
        std::sort(paragraphs.begin(), paragraphs.end());
        std::sort(gold.begin(), gold.end());
        CHECK(paragraphs == gold);
    }
}

TEST_CASE("read_pdf: fonts that do not say which letters they draw are refused") {
    PdfBuilder pdf;
    pdf.page();
    for (int line = 0; line < 12; ++line) {
        pdf.put(72, 100 + 12 * line, 10, "!\"#$%&' *+,-./ :;<=>?@ [^_`{|}~ !\"#$%");
    }
    CHECK(message_for(pdf.build())
              .starts_with("a.pdf: The fonts of the PDF do not say which letters they draw"));
}

TEST_CASE("read_pdf: a page among others whose fonts do not say which letters they draw is named") {
    PdfBuilder pdf;
    for (int page = 0; page < 3; ++page) {
        pdf.page();
        for (int line = 0; line < 12; ++line) {
            pdf.put(72, 100 + 12 * line, 10,
                    page == 1 ? "!\"#$%&' *+,-./ :;<=>?@ [^_`{|}~ !\"#$%"
                              : "The board met in the hall of the mill.");
        }
    }
    base::Diagnostics diagnostics;
    reader::read_pdf(pdf.build(), "a.pdf", diagnostics);
    REQUIRE(diagnostics.count(base::Severity::warning) == 1);
    CHECK(diagnostics.all().front().message.starts_with(
        "The fonts on page 2 do not say which letters they draw: the text there is wrong."));
}

TEST_CASE("read_pdf: tells how far a long file is, and of a short one nothing") {
    class Listener : public base::ProgressListener {
    public:
        void advanced(const std::string& what, std::size_t done, std::size_t total) override {
            told = told || (what == "Reading page" && done > 0 && done <= total && total == pages);
        }

        void ended() noexcept override {}

        bool told = false;
        std::size_t pages = 0;
    };

    for (const std::size_t pages : {std::size_t{20}, std::size_t{600}}) {
        PdfBuilder pdf;
        for (std::size_t page = 0; page < pages; ++page) {
            pdf.page();
            for (int line = 0; line < 40; ++line) {
                pdf.put(72, 100 + 12 * line, 10, "A line of a long file, which takes its time to be read.");
            }
        }
        Listener listener;
        listener.pages = pages;
        base::Diagnostics diagnostics;
        reader::read_pdf(pdf.build(), "a.pdf", diagnostics, &listener);
        CHECK(listener.told == (pages > 100));
    }
}
