// What can be seen without knowing what the texts say. Kinds of errors are in tests/probes/check/form_*.tsv; here is where
// a finding points, what it offers, and what makes it none.

#include "check/placeholders.hpp"
#include "check_fixture.hpp"
#include "support/catch.hpp"

#include <algorithm>

using namespace diptych;
using namespace diptych::check;
using fixture::tag;

namespace {

/// Of pairs of a document in these languages, by one rule.
std::vector<std::vector<model::Finding>> findings(Rule rule, const std::vector<PairTexts>& pairs,
                                                  std::string_view source = "en", std::string_view target = "fr") {
    static const TermBase k_no_terms;
    CheckOptions options;
    options.rules.clear();
    options.rules.set(rule, true);
    return Checker{k_no_terms, tag(source), tag(target), options}.check(pairs);
}

/// "found|replacement" of each finding in a target
std::vector<std::string> in(Rule rule, std::string_view source, std::string_view target, std::string_view from = "en",
                            std::string_view to = "fr") {
    std::vector<std::string> found;
    const auto of_pairs = findings(rule, {{source, target}}, from, to);
    for (const model::Finding& finding : of_pairs.front()) {
        CHECK(model::slice(target, finding.target) == finding.found);
        found.push_back(finding.found + "|" + finding.replacement.value_or("none"));
    }
    return found;
}

using Texts = std::vector<std::string>;

} // namespace

TEST_CASE("form_rules: a space that is missing or too much is shown with what is right") {
    CHECK(in(Rule::spacing, "The boat; the crew.", "La barque; l'équipage.") == Texts{";|\u00a0;"});
    CHECK(in(Rule::spacing, "The boat, lost.", "La barque ,perdue.") == Texts{" ,|, "});
    CHECK(in(Rule::spacing, "The boat is lost.", "La  barque est perdue.") == Texts{"  | "});
    CHECK(in(Rule::spacing, "The boat.", " La barque.") == Texts{" |"});
    CHECK(in(Rule::spacing, "The boat.", "La barque. ") == Texts{" |"});
}

TEST_CASE("form_rules: spaces that the source has as well, and what is no punctuation, are right") {
    CHECK(in(Rule::spacing, "A , B", "A , B").empty());
    CHECK(in(Rule::spacing, "At 10:30", "À 10:30").empty());
    CHECK(in(Rule::spacing, "See http://a.example/x;y", "Voir http://a.example/x;y").empty());
    CHECK(in(Rule::spacing, "Il vient ; il part.", "He comes; he goes.", "fr", "en").empty());
}

TEST_CASE("form_rules: a document that never has a space before its marks has none on purpose") {
    const PairTexts pair{"Who goes there?", "Qui va là?"};
    CHECK(findings(Rule::spacing, {pair}).front().size() == 1);
    for (const std::vector<model::Finding>& found : findings(Rule::spacing, {pair, pair, pair, pair, pair})) {
        CHECK(found.empty());
    }
}

TEST_CASE("form_rules: placeholders are found where they are, and what only looks like one is none") {
    const auto of = [](std::string_view text) {
        Texts found;
        for (const model::Range range : find_placeholders(text)) {
            found.emplace_back(model::slice(text, range));
        }
        return found;
    };
    CHECK(of("%s of %1$d, {0} and {{name}}, ${user}") == Texts{"%s", "%1$d", "{0}", "{{name}}", "${user}"});
    CHECK(of("<b>bold</b><br/> <a href=\"x\">&amp;&#233;</a>") ==
          Texts{"<b>", "</b>", "<br/>", "<a href=\"x\">", "&amp;", "&#233;", "</a>"});
    CHECK(of("50 % des voix, 5 < 6 > 4, <<une>>, <a@b.example>, R&D; {a b}").empty());
    CHECK(of("{{{{{ %( <a &x").empty());
    CHECK(of("%(name)s %NAME% %.2f") == Texts{"%(name)s", "%NAME%", "%.2f"});
}

TEST_CASE("form_rules: a number keeps its unit and currency, in any of their names") {
    CHECK(in(Rule::unit_differs, "It is 12 miles long.", "Elle a 12 kilomètres.").size() == 1);
    CHECK(in(Rule::unit_differs, "It cost $4,000 in 2015.", "Il a coûté 4 000 dollars en 2015.").empty());
    CHECK(in(Rule::unit_differs, "It cost EUR 2 million.", "Il a coûté 2 millions d'euros.").empty());
    CHECK(in(Rule::unit_differs, "It cost £2 million.", "Il a coûté 2 millions d'euros.").size() == 1);
    CHECK(in(Rule::unit_differs, "45 and 46 per cent", "45 % et 46 %").empty());
    CHECK(in(Rule::unit_differs, "15 per cent", "15 p. 100").empty());
    CHECK(in(Rule::unit_differs, "15 per cent went", "15 sont partis").size() == 1);
}

TEST_CASE("form_rules: another country is told from one with a longer name") {
    CHECK(in(Rule::country_differs, "The flag of Niger", "Le drapeau du Nigéria") == Texts{"Nigéria|none"});
    CHECK(in(Rule::country_differs, "The flag of Niger", "Le drapeau nigérien").empty());
    CHECK(in(Rule::country_differs, "The flag of Equatorial Guinea", "Le drapeau de la Guinée équatoriale").empty());
    CHECK(in(Rule::country_differs, "The flag of Equatorial Guinea", "Le drapeau de la Guinée").size() == 1);
}

TEST_CASE("form_rules: UTF-8 that was read as Windows-1252 is given back") {
    CHECK(in(Rule::corrupted_characters, "The café", "Le cafÃ©") == Texts{"Ã©|é"});
    CHECK(in(Rule::corrupted_characters, "The crew", "Lâ€™Ã©quipage") == Texts{"â€™|’", "Ã©|é"});
    CHECK(in(Rule::corrupted_characters, "ÉCOLE »", "« ÉCOLE »").empty());
    CHECK(in(Rule::corrupted_characters, "a\u200bb", "c\u200bd").empty());
    CHECK(in(Rule::corrupted_characters, "ab", "c\u200bd") == Texts{"\u200b|"});
}

TEST_CASE("form_rules: numbers are written as the target's language writes them") {
    CHECK(in(Rule::number_format, "1,234.5", "1,234.5").size() == 1);
    CHECK(in(Rule::number_format, "1,234.5", "1 234,5").empty());
    CHECK(in(Rule::number_format, "12,500", "12,500").size() == 1);
    CHECK(in(Rule::number_format, "see section 3.5", "voir la section 3.5").empty());
    CHECK(in(Rule::number_format, "3.5 per cent", "3.5 %").size() == 1);
    CHECK(in(Rule::number_format, "at 11 a.m.", "a las 11.00 horas", "en", "es").empty());
    CHECK(in(Rule::date_format, "March 12, 2021", "mars 12, 2021").size() == 1);
    CHECK(in(Rule::date_format, "12 mars 2021", "March 12, 2021", "fr", "en").empty());
}

TEST_CASE("form_rules: the same source with two translations is said where the second one is") {
    const auto found = findings(Rule::translation_inconsistent, {{"The roof is old.", "Le toit est vieux."},
                                                                 {"the roof is old", "LE TOIT EST VIEUX"},
                                                                 {"The roof is old.", "La toiture est ancienne."}});
    CHECK(found[0].empty());
    CHECK(found[1].empty());
    REQUIRE(found[2].size() == 1);
    CHECK(found[2].front().expected == "Le toit est vieux.");
    CHECK(findings(Rule::source_inconsistent, {{"The roof is old.", "Le toit est vieux."},
                                               {"The roof is ancient.", "Le toit est vieux."}})[1]
              .size() == 1);
}

TEST_CASE("form_rules: symbols that go together all through a document are one finding") {
    const std::vector<PairTexts> pairs{{"See SOR/98-1.", "Voir DORS/98-1."},
                                       {"See SOR/98-1 again.", "Voir encore DORS/98-1."},
                                       {"As SOR/98-1 says.", "Comme le dit DORS/98-1."}};
    const auto found = findings(Rule::symbol_differs, pairs);
    REQUIRE(found[0].size() == 1);
    CHECK_THAT(found[0].front().message, Catch::Contains("3 times in the document"));
    CHECK(found[1].empty());
    CHECK(found[2].empty());
}

TEST_CASE("form_rules: marks at the end are the same in any script") {
    CHECK(in(Rule::end_punctuation, "It ends;", "结束；", "en", "zh").empty());
    CHECK(in(Rule::end_punctuation, "Does it end?", "هل انتهى؟", "en", "ar").empty());
    CHECK(in(Rule::end_punctuation, "Does it end?", "Τελειώνει;", "en", "el").empty());
    CHECK(in(Rule::end_punctuation, "It ends, etc.", "C'est fini", "en", "fr").empty());
    CHECK(in(Rule::end_punctuation, "It ends.", "C'est fini", "en", "fr").size() == 1);
}

TEST_CASE("form_rules: costs grow with the length of a text") {
    std::string source;
    std::string target;
    for (int i = 0; i < 20'000; ++i) {
        source += "( { %( <a 5 km, ";
        target += "[ {x <b 5 km; « ";
    }
    CHECK_FALSE(findings(Rule::brackets, {{source, target}}).empty());
    CHECK_FALSE(findings(Rule::spacing, {{source, target}}).empty());
}
