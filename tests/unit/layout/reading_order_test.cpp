#include "boxes.hpp"
#include "layout/order/reading_order.hpp"
#include "support/catch.hpp"

#include <string>
#include <vector>

using namespace diptych;
using test::Boxes;
using test::texts_of;
using Texts = std::vector<std::string>;

namespace {

const Texts k_left{"the first column has a", "few lines of about the",  "same width and they are",
                   "read before the others", "of the second column on", "the right of the gutter",
                   "and so they come first", "although both columns",   "stand at the same heights",
                   "on the page and share"};
const Texts k_right{"their grid of baselines", "with one another as the", "typesetter has made them",
                    "so that rows run across", "the gutter and only the", "empty strip between the",
                    "columns tells that they", "are read from the top",   "to the bottom one after",
                    "the other and not across"};

Texts joined(const Texts& a, const Texts& b) {
    Texts all = a;
    all.insert(all.end(), b.begin(), b.end());
    return all;
}

} // namespace

TEST_CASE("lines_in_reading_order: columns on one grid are read one after the other") {
    Boxes page;
    page.lines(50, 100, 12, k_left);
    page.lines(190, 100, 12, k_right);
    CHECK(texts_of(layout::lines_in_reading_order(page.take())) == joined(k_left, k_right));
}

TEST_CASE("lines_in_reading_order: columns off one another's grid are read one after the other") {
    Boxes page;
    page.lines(50, 100, 12, k_left);
    page.lines(190, 105, 12, k_right);
    CHECK(texts_of(layout::lines_in_reading_order(page.take())) == joined(k_left, k_right));
}

TEST_CASE("lines_in_reading_order: a heading across the page is read between what is above and below it") {
    Boxes page;
    page.lines(50, 100, 12, k_left);
    page.lines(190, 100, 12, k_right);
    page.put(60, 240, "A heading that runs over both of the columns");
    page.lines(50, 260, 12, k_right);
    page.lines(190, 260, 12, k_left);
    Texts expected = joined(k_left, k_right);
    expected.emplace_back("A heading that runs over both of the columns");
    expected = joined(expected, joined(k_right, k_left));
    CHECK(texts_of(layout::lines_in_reading_order(page.take())) == expected);
}

TEST_CASE(
    "lines_in_reading_order: a short heading in larger type that stands alone in its band divides columns") {
    Boxes page;
    page.lines(50, 100, 12, k_left);
    page.lines(190, 100, 12, k_right);
    page.put(50, 240, "Short heading", 13);
    page.lines(50, 260, 12, k_right);
    page.lines(190, 260, 12, k_left);
    Texts expected = joined(k_left, k_right);
    expected.emplace_back("Short heading");
    expected = joined(expected, joined(k_right, k_left));
    CHECK(texts_of(layout::lines_in_reading_order(page.take())) == expected);
}

TEST_CASE("lines_in_reading_order: a table is read row by row, a cell of two lines whole") {
    Boxes page;
    page.put(50, 100, "Quay").put(150, 100, "Length").put(250, 100, "Ships").put(350, 100, "Use");
    page.put(150, 111, "(m)").put(350, 111, "(days)");
    page.put(50, 125, "North").put(150, 125, "120").put(250, 125, "14").put(350, 125, "205");
    page.put(50, 140, "South").put(150, 140, "80").put(250, 140, "9").put(350, 140, "118");
    CHECK(texts_of(layout::lines_in_reading_order(page.take())) ==
          Texts{"Quay Length (m) Ships Use (days)", "North 120 14 205", "South 80 9 118"});
}

TEST_CASE("lines_in_reading_order: labels of a list are no column") {
    Boxes page;
    const Texts items{"the first thing that the board has to do this year",
                      "the second thing that the board has to do then",
                      "the third thing that the board has to do at last",
                      "the fourth thing that is left for another year"};
    const Texts labels{"(a)", "(b)", "(c)", "(d)"};
    page.lines(50, 100, 12, labels);
    page.lines(80, 100, 12, items);
    CHECK(texts_of(layout::lines_in_reading_order(page.take())) ==
          Texts{"(a) " + items[0], "(b) " + items[1], "(c) " + items[2], "(d) " + items[3]});
}

TEST_CASE("lines_in_reading_order: a letter several lines high begins the word beside it") {
    Boxes page;
    page.put(50, 121, "T", 30);
    page.put(66, 100, "he letter stands beside two lines of text");
    page.put(66, 112, "and belongs to the word that begins there");
    page.put(50, 124, "and the third line stands below the letter");
    const std::vector<layout::Line> lines = layout::lines_in_reading_order(page.take());
    REQUIRE(lines.size() == 3);
    CHECK(lines[0].text == "The letter stands beside two lines of text");
    CHECK(lines[0].drop_cap);
    CHECK(lines[1].left == 50);
}

TEST_CASE(
    "lines_in_reading_order: a page read from right to left begins with its right column, in logical order") {
    Boxes page;
    // Hebrew letters as they stand from the left, "shalom olam"; x is mirrored.
    page.put(50, 100, "םולש").put(100, 100, "םלוע");
    layout::PageWords words = page.take();
    words.right_to_left = true;
    CHECK(texts_of(layout::lines_in_reading_order(std::move(words))) == Texts{"שלום עולם"});
}

TEST_CASE("lines_in_reading_order: three columns off one another's grid are no table") {
    Boxes page;
    page.lines(50, 100, 12, k_left);
    page.lines(190, 104, 12, k_right);
    page.lines(330, 108, 12, k_left);
    CHECK(texts_of(layout::lines_in_reading_order(page.take())) == joined(joined(k_left, k_right), k_left));
}

TEST_CASE("lines_in_reading_order: a cell that fills its column is told from the next by the other rows") {
    Boxes page;
    const auto row = [&](double y, const std::string& first, const std::string& second,
                         const std::string& third) {
        page.put(50, y, first).put(150, y, second).put(300, y, third);
    };
    row(100, "Works", "Person", "Year");
    row(120, "Repair of the quay", "the owner", "2011"); // ends 10 points before the second column
    row(132, "and of its steps", "", "");
    row(152, "A survey", "the engineer", "2012");
    row(172, "Dredging", "the board of the harbour", "2013");
    row(184, "", "and the company", "");
    CHECK(texts_of(layout::lines_in_reading_order(page.take())) ==
          Texts{"Works Person Year", "Repair of the quay and of its steps the owner 2011",
                "A survey the engineer 2012", "Dredging the board of the harbour and the company 2013"});
}

TEST_CASE("lines_in_reading_order: notes in the margin are no column and break no line of the text") {
    Boxes page;
    page.lines(200, 100, 12, joined(k_left, k_right), 10);
    page.put(50, 112, "The scope", 8);
    page.put(50, 196, "What the", 8).put(50, 206, "board does", 8);
    Texts expected = joined(k_left, k_right);
    expected.insert(expected.end(), {"The scope", "What the", "board does"});
    std::vector<layout::Line> lines = layout::lines_in_reading_order(page.take());
    CHECK(texts_of(lines) == expected);
    CHECK(lines.back().in_margin);
    CHECK_FALSE(lines.front().in_margin);
}

TEST_CASE("lines_in_reading_order: a table in one column does not take the lines of the other for cells") {
    Boxes page;
    page.lines(50, 100, 12, joined(k_left, k_right));
    page.lines(190, 100, 12, k_right);
    page.put(190, 220, "Month").put(240, 220, "In").put(280, 220, "Out");
    page.put(190, 232, "January").put(240, 232, "31").put(280, 232, "30");
    page.put(190, 244, "March").put(240, 244, "44").put(280, 244, "40");
    Texts expected = joined(joined(k_left, k_right), k_right);
    expected.insert(expected.end(), {"Month In Out", "January 31 30", "March 44 40"});
    CHECK(texts_of(layout::lines_in_reading_order(page.take())) == expected);
}

TEST_CASE("lines_in_reading_order: raised letters as large as browsers set them belong to their line") {
    Boxes page;
    page.put(50, 100, "the board met on the 1", 12).put(182, 96, "st", 10).put(200, 100, "of May", 12);
    CHECK(texts_of(layout::lines_in_reading_order(page.take())) == Texts{"the board met on the 1st of May"});
}

TEST_CASE(
    "lines_in_reading_order: dots a thin space apart are an ellipsis, dots further apart lead to a number") {
    Boxes page;
    page.put(50, 100, "[").put(55, 100, ".").put(62, 100, ".").put(69, 100, ".").put(76, 100, "]");
    page.put(50, 120, "Costs").put(85, 120, ".").put(95, 120, ".").put(105, 120, ".").put(115, 120, ".");
    CHECK(texts_of(layout::lines_in_reading_order(page.take())) == Texts{"[...]", "Costs . . . ."});
}
