#include "exchange/records/xliff_writer.hpp"
#include "reader/xliff.hpp"
#include "sample_bitext.hpp"
#include "support/catch.hpp"
#include "unit/reader/bitexts.hpp"

#include <algorithm>
#include <sstream>

using namespace diptych;
using Catch::Contains;

namespace {

void add(exchange::XliffWriter& writer, const model::Bitext& bitext, const std::vector<std::size_t>& chosen) {
    const model::BitextPairs pairs{bitext};
    for (const std::size_t i : chosen) {
        writer.add(pairs.pair(i));
    }
}

std::string written(const model::Bitext& bitext) {
    std::ostringstream out;
    exchange::XliffWriter writer{out, bitext.source.language, bitext.target.language};
    add(writer, bitext, test::all_beads(bitext.beads));
    writer.finish();
    return out.str();
}

std::vector<model::Bitext> read_back(const std::string& bytes, base::Diagnostics& diagnostics) {
    return test::bitexts_of("x.xlf", [&](const model::UnitSink& sink) {
        reader::read_xliff(xml::source_of(bytes), "x.xlf", diagnostics, sink);
    });
}

/// Texts of each bead; white space as XML collapses it.
std::vector<std::pair<std::string, std::string>> pairs_of(const model::Bitext& bitext) {
    const auto source = model::sentences_of(bitext.source);
    const auto target = model::sentences_of(bitext.target);
    std::vector<std::pair<std::string, std::string>> pairs;
    for (const model::Bead& bead : bitext.beads) {
        pairs.emplace_back(model::text_of(bitext.source, source, bead.source),
                           model::text_of(bitext.target, target, bead.target));
        for (std::string* text : {&pairs.back().first, &pairs.back().second}) {
            std::replace(text->begin(), text->end(), '\t', ' ');
        }
    }
    return pairs;
}

} // namespace

TEST_CASE("xliff_writer: a unit for each bead, with metadata, notes and states") {
    const std::string file = written(test::sample_bitext());
    CHECK_THAT(file, Contains("<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" "
                              "xmlns:mda=\"urn:oasis:names:tc:xliff:metadata:2.0\" version=\"2.1\" "
                              "srcLang=\"fr\" trgLang=\"en\">\n"
                              "  <file id=\"f1\" original=\"A/1/L.1\" xml:space=\"preserve\">\n"
                              "    <unit id=\"u1\">\n"));
    CHECK_THAT(file, Contains("      <segment state=\"translated\">\n"
                              "        <source>1. Oui &amp; &lt;non&gt;. Peut-être.</source>\n"));
    CHECK_THAT(file, Contains("<mda:meta type=\"probability\">0.8765</mda:meta>"));
    CHECK_THAT(file, Contains("<segment>\n        <source>Omis.</source>\n      </segment>"));
    CHECK_THAT(file, Contains("<note category=\"alignment\">Nothing in the target answers to this.</note>"));
    CHECK_THAT(file, Contains("<mda:meta type=\"origin\">corrected</mda:meta>") &&
                         Contains("<segment state=\"reviewed\">\n        <source/>\n        "
                                  "<target>(a) Added.</target>"));
}

TEST_CASE("xliff_writer: what is written is read back as the same pairs") {
    const model::Bitext bitext = test::sample_bitext();
    base::Diagnostics diagnostics;
    const std::vector<model::Bitext> read = read_back(written(bitext), diagnostics);
    CHECK(diagnostics.empty());
    REQUIRE(read.size() == 1);
    CHECK(read[0].symbol == bitext.symbol);
    CHECK(read[0].source.language == bitext.source.language);
    CHECK(read[0].target.language == bitext.target.language);
    CHECK(pairs_of(read[0]) == pairs_of(bitext));
}

TEST_CASE("xliff_writer: characters that XML cannot hold are elements, wherever they stand") {
    model::Bitext bitext;
    bitext.source.language = test::tag("fr");
    bitext.target.language = test::tag("en");
    bitext.source.units = {test::unit(model::UnitKind::paragraph, "",
                                      {"\x01"
                                       "a\x1F\x0B"
                                       "b"},
                                      0, 1)};
    bitext.target.units = {test::unit(model::UnitKind::paragraph, "", {"c\xEF\xBF\xBE\xC2\x80\xFF."}, 0, 1)};
    bitext.beads = {{{0, 1}, {0, 1}, 1.0, model::BeadOrigin::automatic}};
    std::ostringstream out;
    exchange::XliffWriter writer{out, bitext.source.language, bitext.target.language};
    add(writer, bitext, {0});
    writer.finish();
    CHECK_THAT(out.str(),
               Contains("<source><cp hex=\"0001\"/>a<cp hex=\"001F\"/><cp hex=\"000B\"/>b</source>"));
    CHECK_THAT(out.str(), Contains("<target>c<cp hex=\"FFFE\"/>.</target>"));
    CHECK(writer.dropped_characters() ==
          2); // U+0080, which XML advises against, and a byte that is not UTF-8
    base::Diagnostics diagnostics;
    const auto read = read_back(out.str(), diagnostics);
    CHECK(pairs_of(read.at(0)) == std::vector<std::pair<std::string, std::string>>{{"ab", "c."}});
}

TEST_CASE("xliff_writer: a unit has the number of its bead; without beads there is no file element") {
    const model::Bitext bitext = test::sample_bitext();
    std::ostringstream out;
    exchange::XliffWriter writer{out, bitext.source.language, bitext.target.language};
    add(writer, bitext, {});
    add(writer, bitext, {1});
    writer.finish();
    CHECK_THAT(out.str(), Contains("<file id=\"f1\"") && !Contains("f2") && Contains("<unit id=\"u2\">") &&
                              !Contains("\"u1\""));
}
