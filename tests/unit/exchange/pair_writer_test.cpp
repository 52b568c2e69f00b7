#include "exchange/pair_formats.hpp"
#include "page_check.hpp"
#include "sample_bitext.hpp"
#include "support/catch.hpp"
#include "xml/tree.hpp"

#include <set>
#include <sstream>

using namespace diptych;
using exchange::PairFormat;

namespace {

model::Pair pair_of(const std::string& source, const std::string& target) {
    model::Pair pair;
    pair.id = 7;
    pair.document = {.number = 2, .symbol = "A/2", .name = "a.txt"};
    pair.source = {.language = test::tag("fr"), .text = source, .label = {}};
    pair.target = {.language = test::tag("en"), .text = target, .label = {}};
    pair.probability = 0.5;
    return pair;
}

struct Written {
    std::string text;
    std::size_t pairs = 0;
    std::size_t left_out = 0;
    std::size_t dropped = 0;
};

Written write(PairFormat format, const std::vector<model::Pair>& pairs) {
    std::ostringstream out;
    const auto writer = exchange::make_pair_writer(format, out, {test::tag("fr"), test::tag("en")});
    for (const model::Pair& pair : pairs) {
        writer->add(pair);
    }
    writer->finish();
    return {out.str(), writer->written(), writer->left_out(), writer->dropped_characters()};
}

std::string last_line(const std::string& text) {
    return text.substr(text.rfind('\n', text.size() - 2) + 1);
}

} // namespace

TEST_CASE("pair_writer: every format is found by its name, and no other") {
    std::set<exchange::PairFormat> found;
    for (const std::string& name : exchange::pair_format_names()) {
        const auto format = exchange::find_pair_format(name);
        REQUIRE(format);
        CHECK(found.insert(*format).second);
    }
    CHECK_FALSE(exchange::find_pair_format("tbx"));
}

TEST_CASE("pair_writer: tabs and line ends in a text do not break a line of TSV") {
    const Written written = write(PairFormat::tsv, {pair_of("un\tdeux\ntrois", "one")});
    CHECK(last_line(written.text) == "7\t2\tA/2\t\t\tfr\tun deux trois\ten\tone\t\t\t\t0.5000\t\t\n");
}

TEST_CASE("pair_writer: nothing else in a text is changed") {
    const std::string text = "  un\u00A0\u00BB  e\u0301te\u0301 \\t ";
    CHECK_THAT(write(PairFormat::tsv, {pair_of(text, "one")}).text,
               Catch::Contains("\tfr\t" + text + "\ten\t"));
    CHECK_THAT(write(PairFormat::csv, {pair_of(text, "one")}).text,
               Catch::Contains(",fr,\"" + text + "\",en,"));
}

TEST_CASE("pair_writer: CSV quotes what has to be quoted") {
    const Written written = write(PairFormat::csv, {pair_of("dit \"oui\", puis non", "one")});
    CHECK(last_line(written.text) == "7,2,A/2,,,fr,\"dit \"\"oui\"\", puis non\",en,one,,,,0.5000,,\n");
}

TEST_CASE("pair_writer: TMX leaves out the characters that XML cannot hold, and counts them; XLIFF has them "
          "by number") {
    const model::Pair pair = pair_of("a\x01z \x0C\xEF\xBF\xBE", "b");
    const Written tmx = write(PairFormat::tmx, {pair});
    CHECK(tmx.dropped == 3);
    CHECK(tmx.text.find("<seg>az </seg>") != std::string::npos);
    const Written xliff = write(PairFormat::xliff, {pair});
    CHECK(xliff.dropped == 0);
    CHECK(xliff.text.find("a<cp hex=\"0001\"/>z <cp hex=\"000C\"/><cp hex=\"FFFE\"/>") != std::string::npos);
    for (const Written& written : {tmx, xliff}) {
        CHECK(written.pairs == 1);
        xml::Reader reader{written.text, "written"};
        CHECK_NOTHROW(xml::read_element(reader, reader.next()));
    }
}

TEST_CASE("pair_writer: TMX and Moses leave out what has no translation, and count it") {
    const Written written = write(PairFormat::tmx, {pair_of("seul", ""), pair_of("un", "one")});
    CHECK(written.pairs == 1);
    CHECK(written.left_out == 1);

    std::ostringstream source;
    std::ostringstream target;
    const auto moses = exchange::make_moses_writer(source, test::tag("fr"), target, test::tag("en"));
    moses->add(pair_of("seul", ""));
    moses->add(pair_of("un\ndeux", "one two"));
    moses->finish();
    CHECK(source.str() == "un deux\n");
    CHECK(target.str() == "one two\n");
    CHECK(moses->left_out() == 1);
}

TEST_CASE("pair_writer: XLIFF leaves out pairs in other languages, and counts them") {
    model::Pair spanish = pair_of("uno", "one");
    spanish.source.language = test::tag("es");
    const Written written = write(PairFormat::xliff, {spanish, pair_of("un", "one")});
    CHECK(written.pairs == 1);
    CHECK(written.left_out == 1);
}

TEST_CASE("pair_writer: what matches is marked on the page, and the text is escaped") {
    model::Pair pair = pair_of("<un> deux", "one two");
    pair.source.marks = {{5, 9}};
    const Written written = write(PairFormat::html, {pair});
    CHECK(written.text.find("&lt;un&gt; <mark>deux</mark>") != std::string::npos);
    CHECK(test::check_page(written.text).rows == 1);
}
