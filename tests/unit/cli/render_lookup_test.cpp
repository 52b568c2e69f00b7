#include "cli/render/lookup_result.hpp"
#include "support/catch.hpp"
#include "text/utf8.hpp"

#include <sstream>

using diptych::cli::Style;
using diptych::model::Concept;
using diptych::model::ConceptHit;
using diptych::model::LanguageSection;
using diptych::model::LanguageTag;
using diptych::model::LookupResult;
using diptych::model::MatchKind;
using diptych::model::PairHit;
using diptych::model::Status;
using diptych::model::Term;
using diptych::model::UnitKind;

namespace {

LanguageTag tag(const char* text) {
    return LanguageTag::parse(text).value();
}

std::string render(const LookupResult& result, bool color = false, std::size_t columns = 100) {
    std::ostringstream out;
    diptych::cli::render_lookup(result, Style{color}, columns, out);
    return out.str();
}

Term term(const char* text, Status status, const char* gender = nullptr) {
    Term made{
        .text = text, .status = status, .categories = {{"partOfSpeech", "noun", "", {}}}, .transactions = {}};
    if (gender != nullptr) {
        made.categories.push_back({"grammaticalGender", gender, "", {}});
    }
    return made;
}

ConceptHit concept_hit() {
    Concept entry{.id = "c007",
                  .categories = {{"subjectField", "UN procedure", "", {}}},
                  .transactions = {},
                  .languages = {}};
    LanguageSection english{.language = tag("en"),
                            .terms = {term("open-ended working group", Status::preferred)},
                            .categories = {},
                            .transactions = {}};
    english.categories.push_back({"definition", "working group that all States may join.", "", {}});
    LanguageSection french{.language = tag("fr"), .terms = {}, .categories = {}, .transactions = {}};
    french.terms.push_back(term("groupe de travail ouvert", Status::deprecated, "masculine"));
    french.terms.push_back(term("GTCNL", Status::admitted, "masculine"));
    french.terms.back().categories.push_back({"termType", "shortForm", "", {}});
    french.terms.push_back(
        term("groupe de travail à composition non limitée", Status::preferred, "masculine"));
    entry.languages = {english, french};
    return {
        .entry = entry, .language = tag("fr"), .term = "GTCNL", .kind = MatchKind::exact, .query = {0, 5}};
}

PairHit pair_hit() {
    PairHit pair;
    pair.id = 7;
    pair.document.symbol = "A/AC.290/2021/L.1";
    pair.source = {.language = tag("fr"),
                   .text = "Le groupe de travail a adopté son rapport.",
                   .label = "12.",
                   .kind = UnitKind::paragraph,
                   .marks = {{3, 20}}};
    pair.target = {.language = tag("en"),
                   .text = "The working group adopted its report.",
                   .label = "12.",
                   .kind = UnitKind::paragraph};
    return pair;
}

} // namespace

TEST_CASE("render_lookup: a concept is a card, the language of the query first, the term to write on top") {
    LookupResult result;
    result.concepts.push_back(concept_hit());
    CHECK(render(result, false, 120) ==
          "UN procedure (c007)\n"
          "  fr  groupe de travail à composition non limitée  n. m., preferred\n"
          "      GTCNL  n. m., short form, admitted\n"
          "      groupe de travail ouvert  n. m., do not use; use instead: groupe de travail "
          "à composition non limitée\n"
          "  en  open-ended working group  n., preferred\n"
          "      Definition: working group that all States may join.\n");
}

TEST_CASE("render_lookup: on a terminal a preferred term is green, one to avoid red, the match inverse") {
    LookupResult result;
    result.concepts.push_back(concept_hit());
    const std::string text = render(result, true);
    CHECK_THAT(text, Catch::Contains("\x1b[32mpreferred\x1b[0m"));
    CHECK_THAT(text, Catch::Contains("\x1b[31mdo not use\x1b[0m"));
    CHECK_THAT(text, Catch::Contains("\x1b[1;7mGTCNL\x1b[0m"));
}

TEST_CASE("render_lookup: a pair stands under its number, symbol, paragraph and probability") {
    LookupResult result;
    result.pairs.push_back(pair_hit());
    result.total_pairs = 1;
    CHECK(render(result) == "7  A/AC.290/2021/L.1 ¶ 12.  1.00\n"
                            "  fr  Le groupe de travail a adopté son rapport.\n"
                            "  en  The working group adopted its report.\n");
}

TEST_CASE("render_lookup: a match that is wrapped is marked on both lines") {
    LookupResult result;
    result.pairs.push_back(pair_hit());
    result.total_pairs = 1;
    CHECK_THAT(render(result, true, 20), Catch::Contains("Le \x1b[1;7mgroupe de\x1b[0m\n"
                                                         "      \x1b[1;7mtravail\x1b[0m a"));
}

TEST_CASE("render_lookup: without colour the texts stand as they are stored") {
    LookupResult result;
    result.pairs.push_back(pair_hit());
    result.total_pairs = 1;
    CHECK_THAT(render(result), !Catch::Contains("\x1b"));
}

TEST_CASE("render_lookup: what has no counterpart and what is doubtful say so") {
    LookupResult result;
    result.pairs.push_back(pair_hit());
    result.pairs.back().target.text.clear();
    result.pairs.back().probability = 0.3;
    result.total_pairs = 1;
    CHECK_THAT(render(result), Catch::Contains("  en  (no counterpart)\n"));
    CHECK_THAT(render(result), Catch::Contains("¶ 12. (doubtful pairing)  0.30\n"));
}

TEST_CASE("render_lookup: pairs beyond the limit are counted") {
    LookupResult result;
    result.pairs.push_back(pair_hit());
    result.total_pairs = 24;
    CHECK_THAT(render(result), Catch::EndsWith("\nand 23 more pairs; use --limit 24 to see them\n"));
}

TEST_CASE("render_lookup: control characters in stored texts do not reach the terminal") {
    LookupResult result;
    result.pairs.push_back(pair_hit());
    result.pairs.back().document.symbol = "A\x1b]0;title\x07";
    result.pairs.back().source.text = "un\x1b[2Jdeux \xc2\x9b trois";
    result.pairs.back().source.marks = {{6, 8}};
    result.total_pairs = 1;
    const std::string text = render(result, true);
    CHECK_THAT(text, !Catch::Contains("\x1b]"));
    CHECK_THAT(text, !Catch::Contains("\x1b[2J"));
    CHECK_THAT(text, !Catch::Contains("\xc2\x9b"));
}

TEST_CASE("render_lookup: a narrow terminal gets narrow lines") {
    LookupResult result;
    result.concepts.push_back(concept_hit());
    result.pairs.push_back(pair_hit());
    result.total_pairs = 1;
    std::istringstream lines{render(result, false, 40)};
    for (std::string line; std::getline(lines, line);) {
        CAPTURE(line);
        CHECK(diptych::text::display_width(line) <= 40);
    }
}

TEST_CASE("render_lookup: what a concept was rendered as stands under its card, one to avoid in red") {
    LookupResult result;
    result.concepts.push_back(concept_hit());
    result.concepts.front().renderings = {
        {tag("en"),
         {{"open-ended working group", Status::preferred, 12}, {"open working group", Status::deprecated, 1}},
         2,
         15}};
    result.counted_pairs = result.total_pairs = 15;
    CHECK_THAT(render(result),
               Catch::Contains("  Rendered in en as: open-ended working group (12), open working group (1), "
                               "otherwise (2)\n"));
    CHECK_THAT(render(result, true), Catch::Contains("\x1b[31mopen working group (1)\x1b[0m"));
    result.total_pairs = 40;
    CHECK_THAT(render(result), Catch::Contains("    (in 15 of 40 pairs)\n"));
}

TEST_CASE("render_lookup: several concepts of one name, and terms that do not match, say so") {
    LookupResult result;
    result.query = "GTCNL";
    result.concepts = {concept_hit(), concept_hit()};
    CHECK_THAT(render(result), Catch::StartsWith("Several concepts: 'GTCNL' is a term of 2.\n\n"));
    result.concepts.pop_back();
    result.concepts.front().relation = diptych::model::Relation::similar;
    CHECK_THAT(render(result), Catch::StartsWith("Similar terms:\n\nUN procedure (c007)\n"));
    result.concepts.front().relation = diptych::model::Relation::completion;
    CHECK_THAT(render(result), Catch::StartsWith("Terms that begin with 'GTCNL':\n"));
}

TEST_CASE("render_lookup: what is not letter for letter the same says in what it differs") {
    LookupResult result;
    result.concepts.push_back(concept_hit());
    result.concepts.front().differences.add(diptych::model::Difference::accent);
    result.concepts.front().kind = MatchKind::folded;
    CHECK_THAT(render(result), Catch::StartsWith("UN procedure (c007), differs by accent\n"));
}

TEST_CASE("render_lookup: a definition names its source") {
    LookupResult result;
    result.concepts.push_back(concept_hit());
    result.concepts.front().entry.languages.front().categories.front().qualifiers = {
        {"source", "A/520/Rev.20", "", {}}};
    CHECK_THAT(render(result), Catch::Contains("all States may join. [A/520/Rev.20]\n"));
}
