#include "check/checker.hpp"
#include "check_fixture.hpp"
#include "support/catch.hpp"

#include <set>

using namespace diptych;
using namespace diptych::check;
using fixture::Check;
using fixture::term;
using model::Status;
using Texts = std::vector<std::string>;

namespace {

Check with_glossary() {
    Check check;
    check.add("oewg",
              {term("groupe de travail à composition non limitée", Status::preferred),
               term("groupe de travail ouvert", Status::deprecated)},
              {term("OEWG", Status::admitted), term("open-ended working group", Status::preferred)});
    check.add("agenda", {term("ordre du jour")}, {term("agenda")});
    check.add("provisional", {term("ordre du jour provisoire")}, {term("provisional agenda")});
    check.add("chair", {term("président")}, {term("Chair"), term("chairman", Status::deprecated)});
    check.add("member", {term("État Membre")}, {term("Member State")});
    check.add("mail", {term("courriel")}, {term("email"), term("e-mail", Status::superseded)});
    return check;
}

} // namespace

TEST_CASE("term-missing: an approved translation is wanted, whichever it is") {
    Check check = with_glossary();
    CHECK(check.of("Le groupe de travail à composition non limitée", "The open-ended working group").empty());
    CHECK(check.of("Les groupes de travail à composition non limitée", "The OEWG").empty());
    CHECK(check.of("Le groupe de travail à composition non limitée", "The unlimited group") ==
          Texts{"term-missing open-ended working group; OEWG|"});
}

TEST_CASE("term-missing: the finding says where the term is") {
    Check check = with_glossary();
    const auto findings = check.findings({{"L'ordre du jour est adopté.", "It is adopted."}});
    REQUIRE(findings.front().size() == 1);
    const model::Finding& finding = findings.front().front();
    CHECK(finding.source == model::Range{2, 15});
    CHECK(finding.target.empty());
    CHECK(finding.entry == "agenda");
    CHECK(finding.severity == base::Severity::warning);
    CHECK(finding.message ==
          "‘ordre du jour’ is to be rendered as ‘agenda’, which the target does not have.");
    CHECK(finding.key.size() == 16);
}

TEST_CASE("term-missing: a term inside a longer one does not count") {
    Check check = with_glossary();
    CHECK(check.of("L'ordre du jour provisoire", "The provisional programme") ==
          Texts{"term-missing provisional agenda|"});
}

TEST_CASE("term-missing: a coordination or a compound may hold the term") {
    Check check = with_glossary();
    CHECK(check.of("Les États Membres et observateurs", "Member and observer States").empty());
    CHECK(check.of("Les États Membres", "The States that have a member").size() == 1);
    CHECK(check.of("un ordre du jour", "agenda-setting").empty());
}

TEST_CASE("term-missing: a term that stands in the pair beside it is a note") {
    Check check = with_glossary();
    const auto findings =
        check.findings({{"L'ordre du jour", "This one"}, {"est adopté.", "agenda is adopted."}});
    REQUIRE(findings[0].size() == 1);
    CHECK(findings[0][0].severity == base::Severity::note);
}

TEST_CASE("term-missing: a word that the document mostly renders otherwise is a note") {
    Check check = with_glossary();
    const PairTexts away{"Le président parle.", "The president speaks."};
    const PairTexts gap{"Oui.", "Yes."};
    CHECK(check.findings({away, gap, away})[0][0].severity == base::Severity::warning);
    CHECK(check.findings({away, gap, away, gap, away})[0][0].severity == base::Severity::note);
}

TEST_CASE("term-missing: verbs and adjectives are notes, and a word of the family will do") {
    TermBase base;
    base.add({"adopt",
              {{"adopter", {}, {morphology::PartOfSpeech::verb, false}}},
              {{"adopt", {}, {morphology::PartOfSpeech::verb, false}}}});
    Checker checker{base, fixture::tag("fr"), fixture::tag("en"), {}};
    CHECK(checker.check({{"Il faut adopter le texte.", "The adoption of the text."}})[0].empty());
    const auto findings = checker.check({{"Il faut adopter le texte.", "The text has to pass."}});
    REQUIRE(findings[0].size() == 1);
    CHECK(findings[0][0].severity == base::Severity::note);
}

TEST_CASE("term-missing: a concept with proposed terms alone asks for nothing") {
    Check check;
    check.add("a", {term("ordre du jour")}, {term("agenda", Status::proposed)});
    CHECK(check.of("L'ordre du jour", "The programme").empty());
}

TEST_CASE("term-forbidden: deprecated terms on both sides, with what to use") {
    Check check = with_glossary();
    CHECK(check.of("Le groupe de travail ouvert", "The OEWG") ==
          Texts{"term-forbidden groupe de travail à composition non limitée|groupe de travail ouvert"});
    CHECK(check.of("Le président", "The chairmen") == Texts{"term-forbidden Chair|chairmen"});
    const auto findings = check.findings({{"Le groupe de travail ouvert", "The chairman"}});
    REQUIRE(findings[0].size() == 3);
    CHECK(findings[0][1].severity == base::Severity::warning); // of the source
    CHECK(findings[0][2].severity == base::Severity::error);
    CHECK(findings[0][2].message == "‘chairman’ in the target is deprecated; use ‘Chair’.");
}

TEST_CASE("term-forbidden: a spelling that is superseded is told from the one that is not") {
    Check check = with_glossary();
    CHECK(check.of("Un courriel", "An email").empty());
    CHECK(check.of("Un courriel", "An e-mail") == Texts{"term-forbidden email|e-mail"});
}

TEST_CASE("term-inconsistent: the rarer rendering in a document is a note") {
    Check check = with_glossary();
    const PairTexts full{"Le groupe de travail à composition non limitée", "The open-ended working group"};
    const PairTexts acronym{"Le groupe de travail à composition non limitée", "The OEWG"};
    const auto findings = check.findings({full, full, acronym});
    CHECK(findings[0].empty());
    REQUIRE(findings[2].size() == 1);
    CHECK(findings[2][0].rule == "term-inconsistent");
    CHECK(findings[2][0].severity == base::Severity::note);
    CHECK(findings[2][0].expected == "open-ended working group");
    CHECK(findings[2][0].found == "OEWG");
}

TEST_CASE("term-ambiguous: one term for two concepts of the source") {
    Check check;
    check.add("a", {term("cybersécurité")}, {term("cybersecurity"), term("information security")});
    check.add("b", {term("sécurité de l'information")}, {term("information security")});
    const auto findings = check.findings({{"La cybersécurité", "Information security"},
                                          {"La sécurité de l'information", "Information security"}});
    CHECK(findings[0].empty());
    REQUIRE(findings[1].size() == 1);
    CHECK(findings[1][0].rule == "term-ambiguous");
    CHECK(findings[1][0].entry == "b");
    CHECK(check
              .findings({{"La cybersécurité", "Cybersecurity"},
                         {"La sécurité de l'information", "Information security"}})[1]
              .empty());
}

TEST_CASE("number-differs, date-differs, symbol-differs, url-differs: each has its rule") {
    Check check;
    CHECK(check.of("12 voix", "14 votes") == Texts{"number-differs 12|14"});
    CHECK(check.of("le 3 mai", "3 June") == Texts{"date-differs 3 mai|3 June"});
    CHECK(check.of("document A/76/1", "document A/76/2") == Texts{"symbol-differs A/76/1|A/76/2"});
    CHECK(check.of("voir a@b.org", "see c@b.org") == Texts{"url-differs a@b.org|c@b.org"});
}

TEST_CASE("untranslated: the same words, or those of the source's language") {
    Check check;
    const std::string_view source = "Le comité a décidé de ne pas se prononcer sur la question.";
    CHECK(check.of(source, source) == Texts{"untranslated |"});
    CHECK(check.of(source, "LE COMITÉ A DÉCIDÉ DE NE PAS SE PRONONCER SUR LA QUESTION") ==
          Texts{"untranslated |"});
    CHECK(check.of(source, "Les membres ne sont pas parvenus à un accord dans le délai.") ==
          Texts{"untranslated |"});
    CHECK(check.of(source, "The committee decided to take no position on the question.").empty());
    CHECK(check.of("New York, Genève", "New York, Genève").empty());
    CHECK(check.of("A/76/183", "A/76/183").empty());
}

TEST_CASE("untranslated: other languages are guessed by who can") {
    TermBase base;
    CheckOptions options;
    options.guess_language = [](std::string_view) { return model::LanguageTag::parse("es"); };
    Checker checker{base, fixture::tag("es"), fixture::tag("en"), options};
    CHECK(checker.check({{"Uno", "Dos"}})[0].size() == 1);
    Checker other{base, fixture::tag("ru"), fixture::tag("en"), options};
    CHECK(other.check({{"Uno", "Dos"}})[0].empty());
}

TEST_CASE("empty-target, empty-source: a bead with one side is a note") {
    Check check = with_glossary();
    CHECK(check.of("L'ordre du jour compte 12 points.", "") == Texts{"empty-target |"});
    CHECK(check.of("", "The agenda has 12 items.") == Texts{"empty-source |"});
}

TEST_CASE("checker: rules can be turned off") {
    Check check = with_glossary();
    CheckOptions options;
    options.rules.clear();
    options.rules.set(Rule::number_differs, true);
    const auto findings =
        check.findings({{"L'ordre du jour compte 12 points.", "It has 13 items."}}, options);
    REQUIRE(findings[0].size() == 1);
    CHECK(findings[0][0].rule == "number-differs");
}

TEST_CASE("checker: a key depends on rule, texts and finding, not on case, space and place") {
    Check check = with_glossary();
    const auto key = [&](const std::vector<PairTexts>& pairs, std::size_t pair) {
        return check.findings(pairs)[pair].at(0).key;
    };
    const std::string first = key({{"L'ordre du jour est adopté.", "It is adopted."}}, 0);
    CHECK(key({{"Oui", "Yes"}, {"L'ORDRE  du jour est adopté.", "it is adopted."}}, 1) == first);
    CHECK(key({{"L'ordre du jour est adopté!", "It is adopted."}}, 0) != first);
}

TEST_CASE("checker: the result does not depend on how many threads there are") {
    Check check = with_glossary();
    std::vector<std::string> sources;
    std::vector<PairTexts> pairs;
    for (int i = 0; i < 2000; ++i) {
        sources.push_back("L'ordre du jour compte " + std::to_string(i % 7) + " points.");
    }
    for (const std::string& source : sources) {
        pairs.push_back({source, pairs.size() % 3 == 0 ? "The agenda has 3 items." : "It has 3 items."});
    }
    const auto keys = [&](std::size_t jobs) {
        CheckOptions options;
        options.jobs = jobs;
        Texts all;
        for (const auto& findings : check.findings(pairs, options)) {
            for (const model::Finding& finding : findings) {
                all.push_back(finding.key + finding.message);
            }
        }
        return all;
    };
    const Texts one = keys(1);
    CHECK(one.size() > 2000);
    CHECK(keys(3) == one);
}

TEST_CASE("rule: names and their rules are one to one") {
    std::set<std::string> names;
    for (const std::string& name : rule_names()) {
        CHECK(names.insert(name).second);
        CHECK(description_of(*rule_of(name)).name == name);
    }
    CHECK(names.size() == k_rule_count);
    CHECK_FALSE(rule_of("term"));
}
