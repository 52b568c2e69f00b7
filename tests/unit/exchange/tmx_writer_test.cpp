#include "base/version.hpp"
#include "exchange/records/tmx_writer.hpp"
#include "sample_bitext.hpp"
#include "support/catch.hpp"
#include "xml/tree.hpp"

#include <sstream>

using namespace diptych;

namespace {

xml::Node child(xml::Node element, std::string_view name, std::size_t which = 0) {
    for (const xml::Node candidate : element) {
        if (candidate.name() == name && which-- == 0) {
            return candidate;
        }
    }
    throw std::runtime_error{"no such child"};
}

xml::Tree parsed(const std::string& document) {
    xml::Reader reader{document, "written.tmx"};
    return xml::read_element(reader, reader.next());
}

void add(exchange::TmxWriter& writer, const model::Bitext& bitext) {
    const model::BitextPairs pairs{bitext};
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        writer.add(pairs.pair(i));
    }
}

} // namespace

TEST_CASE("tmx_writer: the header is complete and the same every time") {
    std::ostringstream out;
    exchange::TmxWriter writer{out, test::tag("fr")};
    writer.finish();
    CHECK(out.str() == std::string{"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tmx version=\"1.4\">\n"
                                   "  <header creationtool=\"Diptych\" creationtoolversion=\""} +
                           base::version() +
                           "\" segtype=\"sentence\" o-tmf=\"Diptych\" adminlang=\"en\" srclang=\"fr\" "
                           "datatype=\"plaintext\"/>\n  <body/>\n</tmx>\n");
}

TEST_CASE("tmx_writer: a unit for each bead with two sides, the others counted") {
    std::ostringstream out;
    exchange::TmxWriter writer{out, test::tag("fr")};
    add(writer, test::sample_bitext());
    writer.finish();
    CHECK(writer.units() == 2);
    CHECK(writer.left_out() == 2);
    const xml::Tree tmx = parsed(out.str());
    const xml::Node unit = child(child(tmx.root(), "body"), "tu", 1);
    CHECK_FALSE(unit.attribute("srclang").has_value());
    CHECK(child(unit, "prop").attribute("type") == "x-document");
    CHECK(xml::text_content(child(unit, "prop")) == "A/1/L.1");
    CHECK(child(unit, "prop", 1).attribute("type") == "x-symbol");
    CHECK(xml::text_content(child(unit, "prop", 1)) == "A/1/L.1");
    CHECK(child(unit, "prop", 2).attribute("type") == "x-probability");
    CHECK(xml::text_content(child(unit, "prop", 2)) == "0.8765");
    CHECK(child(unit, "prop", 3).attribute("type") == "x-origin");
    CHECK(xml::text_content(child(unit, "prop", 3)) == "automatic");
    const xml::Node source = child(unit, "tuv");
    CHECK(source.attribute("lang", xml::k_xml_namespace) == "fr");
    CHECK(xml::text_content(child(source, "seg")) == "1. Oui & <non>. Peut-être.");
    CHECK(xml::text_content(child(child(unit, "tuv", 1), "seg")) == "1. Yes,\tno and \"maybe\".");
}

TEST_CASE("tmx_writer: a bitext from another language says so; one without a symbol is named by its file") {
    model::Bitext bitext = test::sample_bitext();
    bitext.symbol.clear();
    std::ostringstream out;
    exchange::TmxWriter writer{out, test::tag("en")};
    add(writer, bitext);
    writer.finish();
    const xml::Tree tmx = parsed(out.str());
    const xml::Node unit = child(child(tmx.root(), "body"), "tu");
    CHECK(unit.attribute("srclang") == "fr");
    CHECK(xml::text_content(child(unit, "prop")) == "a.fr.txt");
    CHECK(child(unit, "prop", 1).attribute("type") == "x-probability"); // no symbol, no x-symbol
}

TEST_CASE("tmx_writer: control characters do not get out") {
    model::Bitext bitext = test::sample_bitext();
    bitext.source.units[0].text[3] = '\x02';
    std::ostringstream out;
    exchange::TmxWriter writer{out, test::tag("fr")};
    add(writer, bitext);
    writer.finish();
    CHECK(writer.dropped_characters() == 1);
    CHECK_NOTHROW(parsed(out.str()));
}
