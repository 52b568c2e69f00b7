#include "boxes.hpp"
#include "layout/kinds/blocks.hpp"
#include "layout/order/reading_order.hpp"
#include "layout/paragraphs/measures.hpp"
#include "layout/paragraphs/notes.hpp"
#include "layout/paragraphs/paragraphs.hpp"
#include "support/catch.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

using namespace diptych;
using test::Boxes;
using Texts = std::vector<std::string>;

namespace {

struct Found {
    Texts texts; ///< lines joined by spaces
    Texts kinds;
};

Found blocks_of(std::vector<layout::PageWords> pages) {
    std::vector<layout::Line> lines;
    for (std::size_t p = 0; p < pages.size(); ++p) {
        for (layout::Line& line : layout::lines_in_reading_order(std::move(pages[p]))) {
            line.page = p;
            lines.push_back(std::move(line));
        }
    }
    const layout::Measures measures = layout::measure(lines);
    const layout::Notes notes = layout::find_notes(lines, measures.body_size);
    Found found;
    for (const layout::PageBlock& block :
         layout::name_blocks(lines, measures, layout::find_paragraphs(lines, measures, notes.taken), notes)) {
        std::string text;
        for (const std::size_t line : block.lines) {
            text += (text.empty() ? "" : " ") + lines[line].text;
        }
        found.texts.push_back(text);
        found.kinds.emplace_back(model::name_of(block.kind));
    }
    return found;
}

Found blocks_of(Boxes& page) {
    std::vector<layout::PageWords> pages;
    pages.push_back(page.take());
    return blocks_of(std::move(pages));
}

// Each takes 240 points in a type of 10.
const std::string k_full = "this line of the text fills the whole measure is";
const std::string k_more = "and so does this one, which goes on with text as";

} // namespace

TEST_CASE("find_paragraphs: an indent begins a paragraph without any room above it") {
    Boxes page;
    page.lines(50, 100, 12, {k_full, k_more, "and ends here as the whole measure would end it."});
    page.lines(65, 136, 12, {"An indented line which is the first of another"});
    page.lines(50, 148, 12, {k_more, "and ends."});
    CHECK(blocks_of(page).texts.size() == 2);
}

TEST_CASE("find_paragraphs: the leading is that of the lines about") {
    Boxes page;
    page.lines(50, 100, 20, {k_full, k_more, k_more, "and ends."});
    page.lines(80, 190, 13,
               {"a quotation is set closer and narrower", "than the text around it, and still has",
                "one paragraph."});
    page.lines(50, 246, 20, {k_full, k_more, k_more, "and ends."});
    CHECK(blocks_of(page).texts.size() == 3);
}

TEST_CASE("find_paragraphs: a line that had room for the next word ends its paragraph") {
    Boxes page;
    page.lines(50, 100, 12,
               {k_full, k_more, "and ends.", "Another paragraph begins without an indent, as do", k_more,
                "the third."});
    CHECK(blocks_of(page).texts.size() == 2);
}

TEST_CASE("find_paragraphs: a paragraph goes on overleaf, over the notes between") {
    Boxes first;
    first.lines(50, 100, 12, {k_full, k_more, k_full, k_more});
    first.put(50, 700, "1 A note at the foot of the page.", 8);
    Boxes second;
    second.lines(50, 100, 12, {"goes on here with the text of the page before it", k_more, "and ends."});
    std::vector<layout::PageWords> pages;
    pages.push_back(first.take());
    pages.push_back(second.take());
    const Found found = blocks_of(std::move(pages));
    REQUIRE(found.texts.size() == 2);
    CHECK(found.texts[0].ends_with(k_more + " and ends."));
    CHECK(found.kinds == Texts{"paragraph", "footnote"});
}

TEST_CASE("find_paragraphs: items of a list are apart, with the lines that hang below their text") {
    Boxes page;
    page.lines(50, 100, 12, {k_full, "and this is what the list has to say to all:"});
    page.put(60, 124, "(a)").put(80, 124, "an item that takes two lines of this narrow");
    page.put(80, 136, "list;");
    page.put(60, 148, "(b)").put(80, 148, "and one that takes a single line.");
    const Found found = blocks_of(page);
    CHECK(found.texts.size() == 3);
    CHECK(found.kinds == Texts{"paragraph", "item", "item"});
}

TEST_CASE("name_blocks: a bold line in the spacing of the text is a heading, a short plain one is not") {
    Boxes page;
    page.lines(50, 100, 12, {k_full, k_more, "and ends."});
    page.put(50, 136, "What the lease says", 10, true);
    page.lines(50, 148, 12, {k_full, k_more, "and ends.", "Harbour Road 3"});
    const Found found = blocks_of(page);
    CHECK(found.kinds == Texts{"paragraph", "title", "paragraph", "paragraph"});
}

TEST_CASE("name_blocks: lines of contents and rows of tables are no headings") {
    Boxes page;
    page.lines(50, 100, 12, {k_full, k_more, "and ends."});
    page.put(50, 150, "Introduction ................................. 3");
    page.put(50, 162, "The works at the quay ........................ 5");
    const Found found = blocks_of(page);
    CHECK(found.kinds == Texts{"paragraph", "contents", "contents"});
}

TEST_CASE("find_contents: an entry of two lines is one, and chapters without dots are entries, too") {
    Boxes page;
    page.put(50, 100, "1 Method").put(345, 100, "2");
    page.put(60, 112, "1.1 A survey of all that the board has said about its")
        .put(60, 124, "report ....................")
        .put(345, 124, "3");
    page.put(60, 136, "1.2 Costs ..................").put(345, 136, "4");
    page.put(50, 160, "2 Night work").put(345, 160, "5");
    const Found found = blocks_of(page);
    CHECK(found.kinds == Texts{"contents", "contents", "contents", "contents"});
}

TEST_CASE("find_contents: a list without any dots is told by numbers that never fall") {
    Boxes page;
    double y = 100;
    for (const char* number : {"1", "3", "3", "8", "12"}) {
        const double width = number[1] == 0 ? 5 : 10;
        page.put(50, y, "A chapter of the report").put(350 - width, y, number);
        y += 12;
    }
    CHECK(blocks_of(page).kinds == Texts(5, "contents"));
}

TEST_CASE("find_paragraphs: lines of addresses side by side are each its own") {
    Boxes page;
    page.lines(50, 100, 12, {"Harbour Board", "12 Quay Street", "Saltby"});
    page.put(265, 100, "Telephone 0155").put(245, 112, "office@saltby.test").put(295, 124, "HB 14/22");
    page.lines(50, 180, 12, {"The board has read your letter of the first of May and thanks", "you for it."});
    CHECK(blocks_of(page).texts ==
          Texts{"Harbour Board", "12 Quay Street", "Saltby", "Telephone 0155", "office@saltby.test",
                "HB 14/22", "The board has read your letter of the first of May and thanks you for it."});
}

TEST_CASE("find_notes: marks in every form begin notes in smaller type") {
    for (const std::string_view mark : {"1", "1.", "(1)", "*"}) {
        Boxes page;
        page.lines(50, 100, 12, {k_full, k_more, "and ends."});
        page.put(50, 700, std::string{mark} + " See the report of the board.", 8);
        CAPTURE(mark);
        CHECK(blocks_of(page).kinds == Texts{"paragraph", "footnote"});
    }
}

TEST_CASE("find_notes: a number in smaller type that nothing calls is no note in the middle of numbers") {
    Boxes page;
    page.lines(50, 100, 12, {k_full, k_more, "and ends."});
    page.lines(50, 150, 10, {"2 units of the minor number", "4 units of the other one"}, 8);
    const Found found = blocks_of(page);
    REQUIRE(!found.kinds.empty());
    CHECK(found.kinds.front() == "paragraph");
    CHECK_FALSE(found.kinds.back() == "footnote");
}

TEST_CASE("find_notes: marks behind the text are notes if the text calls them one after the other") {
    Boxes page;
    page.put(50, 100, "The board has met as it does each year in May").put(275, 97, "i", 6);
    page.put(285, 100, "and the company");
    page.put(50, 112, "The owner of the mill was there as he had said").put(280, 109, "ii", 6);
    page.put(50, 124, "and went home.");
    page.put(50, 160, "Notes", 10, true);
    page.put(50, 180, "i The minutes of the first meeting.");
    page.put(50, 192, "ii A letter of the owner to the board.");
    const Found found = blocks_of(page);
    REQUIRE(found.kinds.size() >= 3);
    CHECK(std::count(found.kinds.begin(), found.kinds.end(), "footnote") == 2);
}

TEST_CASE("measure: a small line above a short page does not set the size of its text") {
    Boxes page;
    page.put(50, 80, "A name", 8);
    page.lines(50, 100, 12, {k_full, k_more, "and ends."});
    CHECK(layout::measure(layout::lines_in_reading_order(page.take())).body_size == 10);
}

TEST_CASE("measure: long notes do not make their size that of the text") {
    Boxes page;
    page.lines(50, 100, 12, {k_full, k_more, "and ends."});
    double y = 200;
    for (int i = 0; i < 8; ++i) {
        y = page.lines(50, y, 10, {k_full, k_more}, 8);
    }
    layout::PageWords words = page.take();
    CHECK(layout::measure(layout::lines_in_reading_order(words)).body_size == 10);
}

TEST_CASE(
    "find_paragraphs: a note in the margin comes before the paragraph that begins beside it, or behind the "
    "one it stands beside") {
    const Texts text{"the first paragraph of an order is as", "wide as all the others are in this",
                     "text and has four lines of which each", "fills its own up to the right"};
    Boxes page;
    double y = page.lines(200, 100, 12, text) + 8;
    y = page.lines(200, y, 12, text) + 8;
    page.lines(200, y, 12, text);
    page.put(50, 156, "Short title", 8).put(50, 236, "Scope", 8);
    const Found found = blocks_of({page.take()});
    REQUIRE(found.texts.size() == 5);
    CHECK(found.texts[1] == "Short title");
    CHECK(found.kinds[1] == "heading");
    CHECK(found.texts[4] == "Scope");
}

TEST_CASE(
    "find_paragraphs: the longest cell of a column leaves a row of its table less room than the others") {
    Boxes page;
    page.put(50, 100, "Right").put(101, 100, "Holder");
    page.put(50, 114, "Peat").put(101, 114, "Pike");
    page.put(50, 128, "Moorings").put(101, 128, "Varley");
    const Found found = blocks_of({page.take()});
    CHECK(found.texts == Texts{"Right Holder", "Peat Pike", "Moorings Varley"});
}
