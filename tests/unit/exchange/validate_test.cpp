#include "exchange/tbx/validate.hpp"
#include "exchange/tbx/writer.hpp"
#include "exchange/vocabulary/glossary_format.hpp"
#include "sample_bitext.hpp"
#include "support/catch.hpp"

#include <random>
#include <set>
#include <sstream>

using namespace diptych;

namespace {

std::string file(const std::string& entries, const std::string& style = "dca") {
    return "<?xml version=\"1.0\"?>\n<tbx type=\"TBX-Basic\" style=\"" + style +
           "\" xml:lang=\"en\" xmlns=\"urn:iso:std:iso:30042:ed-2\" "
           "xmlns:min=\"http://www.tbxinfo.net/ns/min\">"
           "<tbxHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc></tbxHeader><text><body>\n" +
           entries + "\n</body></text></tbx>";
}

std::string entry(const std::string& of_entry, const std::string& of_term = "") {
    return "<conceptEntry id=\"c1\">" + of_entry + "<langSec xml:lang=\"en\"><termSec><term>a</term>" +
           of_term + "</termSec></langSec></conceptEntry>";
}

/// "3 picklist; 3 target"
std::string rules(const std::string& tbx) {
    std::string found;
    for (const exchange::TbxFinding& finding : exchange::validate_tbx(tbx, "f.tbx").findings) {
        found += (found.empty() ? "" : "; ") + std::to_string(finding.line) + " " + finding.rule;
    }
    return found;
}

/// Anything a user or a file could have put into a glossary, drawn from a fixed seed.
class AnyConcepts {
public:
    std::vector<model::Concept> make(std::size_t count) {
        std::vector<model::Concept> concepts;
        std::set<std::string> ids;
        for (std::size_t i = 0; i < count; ++i) {
            model::Concept made{
                one_of(k_ids) + (i % 3 == 0 ? "" : std::to_string(i)), categories(2), transactions(), {}};
            if (!ids.insert(made.id).second) {
                continue;
            }
            // A first term that is one, so that references to the concept hold.
            made.languages.push_back({test::tag("en"), {{"t", {}, categories(1), {}}}, categories(1), {}});
            for (const char* language : {"fr", "en-GB", "zh-Hant-TW", "x-mine"}) {
                made.languages.push_back({test::tag(language), terms(), categories(1), transactions()});
            }
            concepts.push_back(std::move(made));
        }
        return concepts;
    }

private:
    using Texts = std::vector<std::string>;
    inline static const Texts k_ids{"c1",  "1",   "a b",  "",      "é",
                                    "<&>", "c:1", "id.1", "id.31", std::string(1, '\1')};
    inline static const Texts k_texts{
        "",          " ",         "x",        "e\u0301", "a\x02z",
        "<b>&\"'",   "\xFF",      "\u00A0",   "a\r\nb",  "\uFFFE",
        "noun",      "masculine", "fullForm", "tab",     "preferredTerm-admn-sts",
        "2026-11-23"};
    inline static const Texts k_targets{"c1", "gone", "", "https://a/b?c", "http://", "C:\\x", "1", "id.1"};
    inline static const Texts k_names{"subjectField",
                                      "definition",
                                      "context",
                                      "source",
                                      "note",
                                      "crossReference",
                                      "externalCrossReference",
                                      "xGraphic",
                                      "customerSubset",
                                      "projectSubset",
                                      "partOfSpeech",
                                      "grammaticalGender",
                                      "geographicalUsage",
                                      "termLocation",
                                      "termType",
                                      "reliabilityCode",
                                      "xml:lang",
                                      "",
                                      "a b"};
    inline static const Texts k_dates{"", "2026-11-23", "2026-11-23T10:00:00Z", "23.11.2026"};

    std::size_t below(std::size_t end) { return m_random() % end; }

    const std::string& one_of(const Texts& texts) { return texts[below(texts.size())]; }

    std::vector<model::DataCategory> categories(int depth) {
        std::vector<model::DataCategory> made;
        for (std::size_t i = below(8); i > 0; --i) {
            made.push_back({one_of(k_names), one_of(k_texts), one_of(k_targets),
                            depth > 0 ? categories(depth - 1) : std::vector<model::DataCategory>{}});
        }
        return made;
    }

    std::vector<model::Transaction> transactions() {
        static const Texts types{"origination", "modification", "creation"};
        std::vector<model::Transaction> made;
        for (std::size_t i = below(3); i > 0; --i) {
            made.push_back({one_of(types), one_of(k_dates), one_of(k_texts)});
        }
        return made;
    }

    std::vector<model::Term> terms() {
        std::vector<model::Term> made;
        for (std::size_t i = below(5); i > 0; --i) {
            std::optional<model::Status> status;
            if (const std::size_t which = below(6); which < 5) {
                status = static_cast<model::Status>(which);
            }
            made.push_back({one_of(k_texts), status, categories(2), transactions()});
        }
        return made;
    }

    std::mt19937 m_random{5}; // NOLINT: the same each time
};

std::string written(const std::vector<model::Concept>& concepts, exchange::TbxDialect dialect, bool pair) {
    std::set<std::string, std::less<>> ids;
    for (const model::Concept& made : concepts) {
        ids.insert(made.id);
    }
    std::ostringstream out;
    base::Diagnostics diagnostics;
    exchange::GlossaryWriterOptions options;
    options.source_language = test::tag("en");
    if (pair) {
        options.target_language = test::tag("fr");
    }
    options.has_concept = [&](std::string_view id) { return ids.contains(id); };
    const auto writer = exchange::make_tbx_writer(dialect, out, std::move(options), diagnostics);
    for (const model::Concept& made : concepts) {
        writer->add(made);
    }
    writer->finish();
    return out.str();
}

} // namespace

TEST_CASE("validate_tbx: a sound file has no finding, in either style") {
    CHECK(rules(file(entry("<descrip type=\"subjectField\">x</descrip>"))).empty());
    CHECK(rules(file(entry("<min:subjectField>x</min:subjectField>"), "dct")).empty());
}

TEST_CASE("validate_tbx: rules beyond the grammar name their line") {
    CHECK(rules(file(entry("", "<termNote type=\"partOfSpeech\">substantif</termNote>"))) == "3 picklist");
    CHECK(rules(file(entry("", "<termNote type=\"reliabilityCode\">4</termNote>"))) == "3 category-unknown");
    CHECK(rules(file(entry("<descrip type=\"context\">x</descrip>"))) == "3 category-level");
    CHECK(rules(file(entry("<admin type=\"definition\">x</admin>"))) == "3 category-element");
    CHECK(rules(file(entry("<ref type=\"crossReference\" target=\"c9\">x</ref>"))) == "3 reference");
    CHECK(rules(file(entry("<xref type=\"externalCrossReference\" target=\"a.org\">x</xref>"))) ==
          "3 target");
    CHECK(rules(file(entry("<transacGrp><transac type=\"transactionType\">creation</transac>"
                           "<date>1.1.2026</date></transacGrp>"))) == "3 picklist; 3 date");
    CHECK(rules(file(entry("") + "\n" + entry(""))) == "4 id-duplicate");
    CHECK(rules(file("<conceptEntry id=\"1\"><langSec xml:lang=\"fr_FR\"><termSec><term> </term></termSec>"
                     "<termSec><term>e\u0301</term></termSec><termSec><term>\u00E9</term></termSec></langSec>"
                     "</conceptEntry>")) ==
          "3 id-form; 3 language-code; 3 term-empty; 3 nfc; 3 term-duplicate");
    CHECK(rules(file(entry("<min:subjectField>x</min:subjectField>"))) == "3 style");
}

TEST_CASE("validate_tbx: what breaks the grammar is said once") {
    CHECK(rules(file(entry("", "<b>x</b>"))) == "3 grammar");
    CHECK(rules(file("<conceptEntry id=\"c1\"/>")) == "3 language-missing");
    CHECK(
        rules(file("<conceptEntry id=\"c1\"><langSec lang=\"fr\"><termSec><term>a</term></termSec></langSec>"
                   "</conceptEntry>")) == "3 language-missing");
    CHECK(rules(file("")) == "2 no-entries");
}

TEST_CASE("validate_tbx: files that cannot be read have that as a finding") {
    CHECK(rules("") == "0 well-formed");
    CHECK(rules("no XML") == "1 well-formed");
    CHECK(rules("<html/>") == "1 root");
    CHECK(rules("<!DOCTYPE tbx [<!ENTITY a \"b\">]><tbx/>") == "1 well-formed");
}

TEST_CASE("validate_tbx: whatever a glossary holds, what is written of it is valid") {
    const std::vector<model::Concept> concepts = AnyConcepts{}.make(150);
    using exchange::TbxDialect;
    for (const TbxDialect dialect : {TbxDialect::basic_dca, TbxDialect::basic_dct, TbxDialect::basic_v2,
                                     TbxDialect::min_dca, TbxDialect::min_dct}) {
        for (const bool pair : {false, true}) {
            const exchange::TbxValidation result =
                exchange::validate_tbx(written(concepts, dialect, pair), "written.tbx");
            CHECK(result.concepts == concepts.size());
            for (const exchange::TbxFinding& finding : result.findings) {
                INFO(static_cast<int>(dialect) << " line " << finding.line << ": " << finding.message);
                CHECK(finding.severity != base::Severity::error);
            }
        }
    }
}
