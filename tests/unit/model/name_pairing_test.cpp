#include "base/error.hpp"
#include "model/name_pairing.hpp"
#include "support/catch.hpp"

using namespace diptych;
using model::NamedPair;
using model::pair_names;

namespace {

model::LanguageTag tag(const char* text) {
    return model::LanguageTag::parse(text).value();
}

model::NamePairing in_fr_en(const std::vector<std::string>& paths) {
    return pair_names(paths, tag("fr"), tag("en"));
}

std::vector<NamedPair> one(const std::string& source, const std::string& target) {
    return {{source, target}};
}

} // namespace

TEST_CASE("pair_names: names that differ in a code between points make a pair") {
    CHECK(in_fr_en({"report.en.txt", "report.fr.txt"}).pairs == one("report.fr.txt", "report.en.txt"));
    CHECK(in_fr_en({"corpus.en", "corpus.fr"}).pairs == one("corpus.fr", "corpus.en"));
    CHECK(in_fr_en({"FR-report.txt", "EN-report.txt"}).pairs == one("FR-report.txt", "EN-report.txt"));
}

TEST_CASE("pair_names: the ending and what stands around the code may differ as well") {
    CHECK(in_fr_en({"report_fr.pdf", "report-en.docx"}).pairs == one("report_fr.pdf", "report-en.docx"));
    CHECK(in_fr_en({"a b fr.txt", "a_b_en.txt"}).pairs == one("a b fr.txt", "a_b_en.txt"));
}

TEST_CASE("pair_names: folders may be named for the languages") {
    CHECK(in_fr_en({"x/en/report.txt", "x/fr/report.txt"}).pairs ==
          one("x/fr/report.txt", "x/en/report.txt"));
    CHECK(in_fr_en({"en/report.docx", "fr/report.pdf"}).pairs == one("fr/report.pdf", "en/report.docx"));
    CHECK(in_fr_en({"a/report.fr.txt", "b/report.en.txt"}).pairs.empty());
}

TEST_CASE("pair_names: a name goes with the one that differs in the code only, if there is such a one") {
    const auto pairing = in_fr_en({"a.en.docx", "a.en.pdf", "a.fr.docx", "a.fr.pdf"});
    CHECK(pairing.pairs == std::vector<NamedPair>{{"a.fr.docx", "a.en.docx"}, {"a.fr.pdf", "a.en.pdf"}});
    CHECK(pairing.ambiguous.empty());
}

TEST_CASE("pair_names: without a partner, with several and without a code are told apart") {
    const auto pairing = in_fr_en({"a.fr.txt", "b.fr.txt", "b.en.docx", "b_en.pdf", "notes.txt", "c.de.txt"});
    CHECK(pairing.pairs.empty());
    CHECK(pairing.alone == std::vector<std::string>{"a.fr.txt"});
    CHECK(pairing.ambiguous == std::vector<std::string>{"b.fr.txt", "b.en.docx", "b_en.pdf"});
    CHECK(pairing.others == 2);
}

TEST_CASE("pair_names: words that are codes of other languages do not matter") {
    CHECK(in_fr_en({"loi_de_la_mer.fr.txt", "loi_de_la_mer.en.txt"}).pairs ==
          one("loi_de_la_mer.fr.txt", "loi_de_la_mer.en.txt"));
    CHECK(in_fr_en({"fr.fr.txt", "fr.en.txt"}).pairs == one("fr.fr.txt", "fr.en.txt"));
}

TEST_CASE("pair_names: a code with a region is one code") {
    CHECK(pair_names({"a.pt-BR.txt", "a.pt-PT.txt"}, tag("pt-BR"), tag("pt-PT")).pairs ==
          one("a.pt-BR.txt", "a.pt-PT.txt"));
    CHECK(pair_names({"a.pt_br.txt", "a.en.txt"}, tag("pt-BR"), std::nullopt).pairs ==
          one("a.pt_br.txt", "a.en.txt"));
    CHECK(pair_names({"a.pt.txt", "a.en.txt"}, tag("pt-BR"), tag("en-GB")).pairs ==
          one("a.pt.txt", "a.en.txt"));
}

TEST_CASE("pair_names: the other language is the one with the most pairs") {
    const auto pairing = pair_names({"a.fr.txt", "a.en.txt", "b.fr.txt", "b.en.txt", "c.fr.txt", "c.es.txt"},
                                    tag("fr"), std::nullopt);
    CHECK(pairing.target == tag("en"));
    CHECK(pairing.pairs.size() == 2);
    CHECK(pair_names({"a.fr.txt", "a.en.txt"}, std::nullopt, tag("fr")).source == tag("en"));
}

TEST_CASE("pair_names: what is not clear is asked") {
    CHECK_THROWS_AS(pair_names({"a.fr.txt", "a.en.txt"}, std::nullopt, std::nullopt), base::UsageError);
    CHECK_THROWS_AS(pair_names({"a.fr.txt", "a.en.txt", "a.es.txt"}, tag("fr"), std::nullopt),
                    base::UsageError);
    CHECK_THROWS_AS(pair_names({"a.txt", "b.txt"}, std::nullopt, std::nullopt), base::UsageError);
    CHECK(in_fr_en({}).pairs.empty());
}
