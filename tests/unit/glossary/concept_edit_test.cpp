#include "glossary/concept_edit.hpp"
#include "model/merge_concepts.hpp"
#include "support/catch.hpp"

using namespace diptych;
using namespace diptych::glossary;
using model::Status;

namespace {

model::LanguageTag tag(const char* name) {
    return *model::LanguageTag::parse(name);
}

model::Concept entry_of(const char* id, std::vector<model::LanguageSection> languages) {
    return {id, {}, {}, std::move(languages)};
}

model::LanguageSection section_of(const char* language, std::vector<model::Term> terms) {
    return {tag(language), std::move(terms), {}, {}};
}

} // namespace

TEST_CASE("concept_edit: a term goes to its language, also when that has a region") {
    model::Concept entry = entry_of("c1", {section_of("fr-CA", {{"un", {}, {}, {}}})});
    REQUIRE(add_term(entry, {tag("fr"), "deux"}) != nullptr);
    CHECK(entry.languages.size() == 1);
    CHECK(find_term(entry, {tag("fr"), "deux"}) == &entry.languages[0].terms[1]);
    CHECK(add_term(entry, {tag("fr"), "deux"}) == nullptr);
    REQUIRE(add_term(entry, {tag("fr-FR"), "trois"}) != nullptr);
    CHECK(entry.languages.size() == 2);
    CHECK(find_section(entry, tag("fr")) == nullptr); // which of the two?
}

TEST_CASE("concept_edit: the last term takes its language along, unless something is said of it") {
    model::Concept entry =
        entry_of("c1", {section_of("fr", {{"un", {}, {}, {}}}), section_of("en", {{"one", {}, {}, {}}})});
    entry.languages[1].categories.push_back({"definition", "The first number.", "", {}});
    CHECK(remove_term(entry, {tag("fr"), "un"}));
    CHECK(remove_term(entry, {tag("en"), "one"}));
    CHECK_FALSE(remove_term(entry, {tag("en"), "two"}));
    REQUIRE(entry.languages.size() == 1);
    CHECK(entry.languages[0].language == tag("en"));
}

TEST_CASE("concept_edit: setting a category leaves one of that name, in its place") {
    std::vector<model::DataCategory> categories{
        {"note", "a", "", {}}, {"source", "s", "", {}}, {"note", "b", "", {}}};
    set_category(categories, "note", "c");
    REQUIRE(categories.size() == 2);
    CHECK(categories[0].value == "c");
    CHECK(categories[1].name == "source");
    set_category(categories, "note", "");
    CHECK(categories.size() == 1);
    set_category(categories, "context", "x");
    CHECK(model::value_of(categories, "context") == "x");
}

TEST_CASE("concept_edit: approving leaves one preferred term in each language") {
    model::Concept entry = entry_of(
        "c1", {section_of("fr", {{"un", Status::proposed, {}, {}}, {"deux", Status::proposed, {}, {}}}),
               section_of("en", {{"one", Status::proposed, {}, {}}, {"two", Status::preferred, {}, {}}})});
    CHECK(approve(entry) == 3);
    CHECK(entry.languages[0].terms[0].status == Status::preferred);
    CHECK(entry.languages[0].terms[1].status == Status::admitted);
    CHECK(entry.languages[1].terms[0].status == Status::admitted);
    CHECK(approve(entry) == 0);
}

TEST_CASE("concept_edit: merging keeps what both have once, and all that only one has") {
    model::Concept into = entry_of("c1", {section_of("fr", {{"un", {}, {}, {}}})});
    into.categories.push_back({"subjectField", "numbers", "", {}});
    sign(into, "origination", "2026-01-01", "A");
    model::Concept from =
        entry_of("c2", {section_of("fr", {{"un", Status::admitted, {{"partOfSpeech", "noun", "", {}}}, {}},
                                          {"l'un", {}, {}, {}}}),
                        section_of("en", {{"one", {}, {}, {}}})});
    from.categories.push_back({"subjectField", "numbers", "", {}});
    from.categories.push_back({"note", "n", "", {}});
    sign(from, "origination", "2026-02-02", "B");
    model::merge(into, from, model::MergedTransactions::one_of_a_type);
    CHECK(into.id == "c1");
    CHECK(into.categories.size() == 2);
    CHECK(into.transactions == std::vector<model::Transaction>{{"origination", "2026-01-01", "A"}});
    REQUIRE(into.languages.size() == 2);
    REQUIRE(into.languages[0].terms.size() == 2);
    CHECK(into.languages[0].terms[0].status == Status::admitted);
    CHECK(model::value_of(into.languages[0].terms[0].categories, "partOfSpeech") == "noun");
    const model::Concept once = into;
    model::merge(into, from, model::MergedTransactions::one_of_a_type);
    CHECK(into == once);
}

TEST_CASE("concept_edit: references are redirected at every level") {
    const model::DataCategory reference{"crossReference", "", "c2", {}};
    model::Concept entry = entry_of("c1", {section_of("fr", {{"un", {}, {reference}, {}}})});
    entry.categories.push_back({"note", "c2", "", {reference}});
    entry.languages[0].categories.push_back(reference);
    CHECK(redirect(entry, "c2", "c9") == 3);
    CHECK(entry.categories[0].value == "c2");
    CHECK(entry.categories[0].qualifiers[0].target == "c9");
    CHECK(redirect(entry, "c2", "c9") == 0);
}

TEST_CASE("concept_edit: a concept is signed by who made it and who changed it last") {
    model::Concept entry;
    sign(entry, "origination", "2026-01-01", "A");
    sign(entry, "modification", "2026-02-01", "B");
    sign(entry, "modification", "2026-03-01", "C");
    CHECK(entry.transactions == std::vector<model::Transaction>{{"origination", "2026-01-01", "A"},
                                                                {"modification", "2026-03-01", "C"}});
}
