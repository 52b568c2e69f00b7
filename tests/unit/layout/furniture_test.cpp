#include "boxes.hpp"
#include "layout/furniture/line_numbers.hpp"
#include "layout/furniture/page_numbers.hpp"
#include "layout/furniture/running_lines.hpp"
#include "layout/rows.hpp"
#include "support/catch.hpp"

#include <string>
#include <vector>

using namespace diptych;
using test::Boxes;

namespace {

/// A page with a head, eight lines and a foot.
layout::PageEdges page_with(const std::string& head, const std::string& foot, double head_at = 40) {
    Boxes page;
    if (!head.empty()) {
        page.put(50, head_at, head);
    }
    page.lines(50, 100, 12,
               {"one line of the text that fills the page", "another line of the text of the page",
                "one more line of the text of this page", "and yet another line of the same text",
                "which goes on and on for eight lines", "until the page has enough of it to be",
                "called a page of text by those who read", "it and by those who measure it"});
    if (!foot.empty()) {
        page.put(50, 760, foot);
    }
    return layout::edges_of(layout::rows_of(page.take().words));
}

std::vector<std::size_t> heads_found(const std::vector<layout::PageEdges>& pages) {
    std::vector<std::size_t> found;
    for (std::size_t p = 0; p < pages.size(); ++p) {
        found.push_back(layout::find_running_rows(pages, p, pages.size()).top.size());
    }
    return found;
}

} // namespace

TEST_CASE("find_running_rows: a head that changes with the chapter is one where the neighbours have theirs") {
    std::vector<layout::PageEdges> pages;
    for (const char* head :
         {"The lease", "The lease", "The quay", "The quay", "The harbour", "The harbour"}) {
        pages.push_back(page_with(head, ""));
    }
    CHECK(heads_found(pages) == std::vector<std::size_t>{1, 1, 1, 1, 1, 1});
}

TEST_CASE("find_running_rows: what begins pages at the height of the text is text") {
    std::vector<layout::PageEdges> pages;
    for (const char* head : {"Section 1", "Section 2", "Section 3", "Section 4"}) {
        pages.push_back(page_with(head, "", 88));
    }
    CHECK(heads_found(pages) == std::vector<std::size_t>{0, 0, 0, 0});
}

TEST_CASE("find_running_rows: numbers that count on with the pages are theirs") {
    const std::vector<layout::PageEdges> pages{page_with("", "- 7 -"), page_with("", "- 8 -"),
                                               page_with("", "- 9 -")};
    for (std::size_t p = 0; p < pages.size(); ++p) {
        CHECK(layout::find_running_rows(pages, p, 3).bottom.size() == 1);
    }
}

TEST_CASE("find_running_rows: what stands twice in a file of two pages stays if it stands with the text") {
    const std::vector<layout::PageEdges> pages{page_with("Certificate of the harbour", "", 86),
                                               page_with("Certificate of the harbour", "", 86)};
    CHECK(heads_found(pages) == std::vector<std::size_t>{0, 0});
}

TEST_CASE("is_page_number: numbers alone, with dashes and with words around them") {
    for (const char* text : {"12", "- 12 -", "xii", "3/17", "Page 3 of 17", "-4-"}) {
        CHECK(layout::is_page_number(text));
    }
    for (const char* text : {"12 ships", "civic", "1.2", ""}) {
        CHECK_FALSE(layout::is_page_number(text));
    }
}

TEST_CASE("LineNumbers: numbers that count the rows beside running text go, and nothing else") {
    Boxes page;
    const std::vector<std::string> text{
        "the first line of a pleading with its number",  "the second line of the pleading, counted too",
        "a third line that goes on with the pleading",   "and a fourth that is like all the others are",
        "the fifth line of it, which is nearly the end", "and the sixth line, at which the pleading ends"};
    for (std::size_t i = 0; i < text.size(); ++i) {
        const double y = 100 + 24 * static_cast<double>(i);
        page.put(30, y, std::to_string(i + 1)).put(60, y, text[i]);
    }
    layout::PageWords words = page.take();
    CHECK(layout::LineNumbers{}.take(words).size() == text.size());
    CHECK(layout::rows_of(words.words).front().words.front().text == "the");
}

TEST_CASE("LineNumbers: the first column of a table that counts is no line number") {
    Boxes page;
    for (int i = 1; i <= 8; ++i) {
        const double y = 100 + 14.0 * i;
        page.put(30, y, std::to_string(i))
            .put(60, y, i == 3 ? "a name that is longer than the others" : "name")
            .put(400, y, "12");
    }
    layout::PageWords words = page.take();
    // The rows are as wide as text, but what is beside the numbers is no text: two cells.
    CHECK(words.words.size() > 16);
    CHECK(layout::LineNumbers{}.take(words).size() <= 8);
}

TEST_CASE(
    "LineNumbers: years in the last column of a table are no line numbers, nor is what counts in its first") {
    Boxes page;
    for (int i = 0; i < 7; ++i) {
        const double y = 100 + 14.0 * i;
        page.put(40, y, std::to_string(i + 1))
            .put(70, y, "the works on the bank of the river")
            .put(280, y, "a clerk of the harbour board")
            .put(480, y, std::to_string(2011 + i));
    }
    layout::PageWords words = page.take();
    CHECK(layout::LineNumbers{}.take(words).empty());
}

TEST_CASE("LineNumbers: notes that count at the foot of a page do not number its lines") {
    Boxes page;
    double y = 100;
    for (int i = 0; i < 20; ++i, y += 12) {
        page.put(50, y, "a line of the text of which the notes below say more than it says");
    }
    for (int i = 1; i <= 5; ++i, y += 12) {
        page.put(50, y, std::to_string(i), 8)
            .put(70, y, "a note that is as wide as others are, nearly the text", 8);
    }
    layout::PageWords words = page.take();
    CHECK(layout::LineNumbers{}.take(words).empty());
}

TEST_CASE("is_signature: what printers put at the foot of a sheet, and nothing else") {
    for (const char* text : {"B", "C 2", "Aa", "D*", "12*", "B2"}) {
        CAPTURE(text);
        CHECK(layout::is_signature(text));
    }
    for (const char* text : {"", "12", "Bill", "*", "A board", "ABC"}) {
        CAPTURE(text);
        CHECK_FALSE(layout::is_signature(text));
    }
}
