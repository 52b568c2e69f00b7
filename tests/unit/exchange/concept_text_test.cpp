#include "base/error.hpp"
#include "exchange/tables/concept_text.hpp"
#include "support/catch.hpp"

#include <random>

using namespace diptych;
using exchange::read_concept_text;
using exchange::write_concept_text;

namespace {

model::LanguageTag tag(const char* name) {
    return *model::LanguageTag::parse(name);
}

model::Concept working_group() {
    model::Term term{"groupe de travail", model::Status::preferred, {{"partOfSpeech", "noun", "", {}}}, {}};
    model::Term proposed{"GT", model::Status::proposed, {}, {}};
    model::LanguageSection french{tag("fr"), {term, proposed}, {}, {}};
    french.categories.push_back({"definition", "Organe subsidiaire.", "", {{"source", "A/1", "", {}}}});
    model::LanguageSection english{tag("en-GB"), {{"working group", std::nullopt, {}, {}}}, {}, {}};
    return {"c12",
            {{"subjectField", "working methods", "", {}}, {"crossReference", "See also", "c13", {}}},
            {{"origination", "2026-01-31", "A. Terminologist"}, {"modification", "", ""}},
            {french, english}};
}

std::string refusal(std::string_view text) {
    try {
        read_concept_text(text, "edit");
    } catch (const base::InputError& e) {
        return e.what();
    }
    return "accepted";
}

/// Texts of the characters that the form gives a meaning to.
std::string awkward_text(std::mt19937& random, bool may_be_empty) {
    static const std::string k_characters = "a b\\n:=>#\n\t\r  term";
    std::uniform_int_distribution<std::size_t> length{may_be_empty ? 0U : 1U, 8U};
    std::uniform_int_distribution<std::size_t> which{0, k_characters.size() - 1};
    std::string text;
    for (std::size_t n = length(random); n > 0; --n) {
        text += k_characters[which(random)];
    }
    return text;
}

} // namespace

TEST_CASE("concept_text: a concept reads as a person would write it") {
    CHECK(write_concept_text(working_group()) == "id: c12\n"
                                                 "subjectField: working methods\n"
                                                 "crossReference: See also => c13\n"
                                                 "transaction: origination\n"
                                                 "  date: 2026-01-31\n"
                                                 "  responsibility: A. Terminologist\n"
                                                 "transaction: modification\n"
                                                 "language: fr\n"
                                                 "  definition: Organe subsidiaire.\n"
                                                 "    source: A/1\n"
                                                 "  term: groupe de travail\n"
                                                 "    status: preferred\n"
                                                 "    partOfSpeech: noun\n"
                                                 "  term: GT\n"
                                                 "    status: proposed\n"
                                                 "language: en-GB\n"
                                                 "  term: working group\n");
}

TEST_CASE("concept_text: what was written is read again") {
    CHECK(read_concept_text(write_concept_text(working_group()), "edit") == working_group());
}

TEST_CASE("concept_text: categories with any name and value come back") {
    std::mt19937 random{7};
    for (int i = 0; i < 2'000; ++i) {
        model::Concept entry{"c1", {}, {}, {}};
        entry.categories.push_back(
            {awkward_text(random, false), awkward_text(random, true), awkward_text(random, true), {}});
        entry.categories.back().qualifiers.push_back(
            {awkward_text(random, false), awkward_text(random, true), awkward_text(random, true), {}});
        entry.languages.push_back({tag("fr"), {{"t", std::nullopt, entry.categories, {}}}, {}, {}});
        const std::string text = write_concept_text(entry);
        INFO(text);
        CHECK(read_concept_text(text, "edit") == entry);
    }
}

TEST_CASE("concept_text: comments, empty lines, other indentations and line ends are fine") {
    const model::Concept entry = read_concept_text("# A comment\r\n\r\nlanguage: fr\r\n     term: mot\r\n"
                                                   "        status: admitted\r\n",
                                                   "edit");
    REQUIRE(entry.languages.size() == 1);
    REQUIRE(entry.languages[0].terms.size() == 1);
    CHECK(entry.languages[0].terms[0].text == "mot");
    CHECK(entry.languages[0].terms[0].status == model::Status::admitted);
}

TEST_CASE("concept_text: what is wrong is said with its line") {
    CHECK(
        refusal("id: c1\nlanguage: fr\n  term: mot\n    status: prefered\n") ==
        "edit:4: There is no status 'prefered'. Did you mean 'preferred'? It is one of proposed, preferred, "
        "admitted, deprecated, superseded.");
    CHECK(refusal("id: c1\nno colon here\n") ==
          "edit:2: The line has no colon. Write 'name: value', or '#' before a comment.");
    CHECK(refusal("language: f_\n") == "edit:1: 'f_' is no language tag. Write one such as fr or en-GB.");
    CHECK(refusal("term: mot\n") == "edit:1: 'term' cannot stand here.");
    CHECK(refusal("language: fr\n  term:\n") ==
          "edit:2: The term is empty. Write it behind the colon, or delete the line.");
    CHECK(refusal("  note: x\n") ==
          "edit:1: The line is indented, but stands below nothing. Take the spaces away.");
    CHECK(refusal("note: a\\b\n") == "edit:1: A backslash stands alone. Write it twice.");
    CHECK(refusal("id: a\nid: b\n") == "edit:2: There are two ids. Keep one.");
    CHECK(refusal("note: \xff\n") == "edit:1: Not valid UTF-8 at byte 6.");
}
