#include "base/error.hpp"
#include "concordance/query.hpp"
#include "support/catch.hpp"

#include <string>

using namespace diptych;
using concordance::Query;
using concordance::Strictness;

namespace {

/// The tree as text: phrases between slashes, operators in Polish notation.
std::string shown(const Query& query) {
    if (query.kind == Query::Kind::phrase) {
        return "/" + query.text + (query.prefix ? "*" : "") + "/";
    }
    std::string result = query.kind == Query::Kind::all   ? "(and"
                         : query.kind == Query::Kind::any ? "(or"
                                                          : "(but";
    for (const Query& part : query.parts) {
        result += " " + shown(part);
    }
    return result + ")";
}

std::string parsed(std::string_view text) {
    return shown(concordance::parse_query(text));
}

std::string complaint(std::string_view text) {
    try {
        concordance::parse_query(text);
    } catch (const base::UsageError& error) {
        return error.what();
    }
    return "none";
}

std::string shown(const model::WordQuery& query) {
    using Kind = model::WordQuery::Kind;
    std::string result = query.kind == Kind::phrase ? ""
                         : query.kind == Kind::all  ? "(and"
                         : query.kind == Kind::any  ? "(or"
                                                    : "(but";
    for (const std::string& word : query.words) {
        result += (result.empty() ? "" : "+") + word;
    }
    for (const model::WordQuery& part : query.parts) {
        result += " " + shown(part);
    }
    return result + (query.prefix ? "*" : "") + (query.kind == Kind::phrase ? "" : ")");
}

std::string compiled(const char* language, std::string_view text, Strictness strictness = Strictness::stems) {
    const text::Analyzer analyzer{*model::LanguageTag::parse(language)};
    return shown(concordance::compile(concordance::parse_query(text), analyzer, strictness));
}

} // namespace

TEST_CASE("query: words next to each other are a phrase, quoted or not") {
    CHECK(parsed("groupe de travail") == "/groupe de travail/");
    CHECK(parsed(" \"groupe de travail\" ") == "/groupe de travail/");
    CHECK(parsed("groupe \"de travail\"") == "/groupe de travail/");
    CHECK(parsed("d'asile\u00A0!") == "/d'asile !/");
}

TEST_CASE("query: AND binds more than OR, parentheses more than both, NOT comes behind something") {
    CHECK(parsed("a b AND c OR d") == "(or (and /a b/ /c/) /d/)");
    CHECK(parsed("a AND (b OR c)") == "(and /a/ (or /b/ /c/))");
    CHECK(parsed("a NOT b") == "(but /a/ /b/)");
    CHECK(parsed("a AND NOT b AND c NOT d") == "(but (and /a/ /c/) /b/ /d/)");
    CHECK(parsed("((a))") == "/a/");
    CHECK(parsed("and or not") == "/and or not/");
}

TEST_CASE("query: quotation marks make an operator a word and a star a character") {
    CHECK(parsed("\"AND\"") == "/AND/");
    CHECK(parsed("\"rock AND roll\" OR \"NOT\"") == "(or /rock AND roll/ /NOT/)");
    CHECK(parsed("\"(a) b*\"") == "/(a) b*/");
}

TEST_CASE("query: a star lets the last word of a phrase go on") {
    CHECK(parsed("groupe de trav* OR négo*") == "(or /groupe de trav*/ /négo*/)");
    CHECK(complaint("trav* groupe") ==
          "The star must stand at the end of a phrase, and 'groupe' comes behind it. Put AND between them.");
    CHECK(complaint("a*") == "'a*' would find too many words. Give at least 2 letters before the star.");
    CHECK(complaint("x AND *") ==
          "A star stands alone in the query. Put it directly behind the beginning of a "
          "word: 'negoci*'.");
    CHECK(complaint("...*").starts_with("A star stands alone"));
}

TEST_CASE("query: what cannot be understood is said, with where and what to do") {
    CHECK(complaint("a AND \"groupe de").starts_with("The quotation mark before 'groupe' is not closed."));
    CHECK(complaint("").starts_with("The query is empty."));
    CHECK(complaint("NOT a").starts_with("NOT must stand behind"));
    CHECK(complaint("a OR NOT b").starts_with("NOT must stand behind"));
    CHECK(complaint("a AND").starts_with("There is nothing to find behind AND."));
    CHECK(complaint("OR a").starts_with("There is nothing to find before OR."));
    CHECK(complaint("a AND OR b").starts_with("There is nothing to find before OR."));
    CHECK(complaint("()").starts_with("There is nothing between the parentheses."));
    CHECK(complaint("(a").starts_with("A parenthesis is opened and not closed."));
    CHECK(complaint("a)").starts_with("A parenthesis is closed that was not opened."));
    CHECK(complaint("mesure(s)").starts_with("There is nothing between 'mesure' and '('."));
    CHECK(complaint("(a) b").starts_with("There is nothing between ')' and 'b'."));
    CHECK(complaint(std::string(100, '(') + "a").starts_with("There are too many parentheses"));
}

TEST_CASE("query: each language cuts the words of a phrase in its own way") {
    CHECK(compiled("fr", "l'élévation nationaux") == "l'+elevation+national");
    CHECK(compiled("en", "peace-keeping operations") == "peace+keeping+operation");
    CHECK(compiled("fr", "œuvres AND (74/12 OR A/AC.290/2021/L.1)") ==
          "(and oeuvr (or 74/12 a/ac.290/2021/l.1))");
}

TEST_CASE("query: exact ones ask for folded forms, and leave out what only the text can deny") {
    CHECK(compiled("fr", "Nationaux", Strictness::forms) == "nationaux");
    CHECK(compiled("fr", "mandats NOT pêche", Strictness::stems) == "(but mandat pech)");
    CHECK(compiled("fr", "mandats NOT pêche", Strictness::forms) == "mandats");
}

TEST_CASE("query: the word with the star is looked for as typed, those before it by their stems") {
    CHECK(compiled("fr", "groupes nationaux*") == "group+nationaux*");
}

TEST_CASE("query: a phrase without a word says so") {
    CHECK_THROWS_WITH(compiled("fr", "a OR ..."),
                      "There is no word to look for in '...'. Give a word or a phrase.");
}

TEST_CASE("query: taken apart, its phrases have AND between their words") {
    const text::Analyzer analyzer{*model::LanguageTag::parse("fr")};
    const auto apart = [&](std::string_view text) {
        return shown(concordance::taken_apart(
            concordance::compile(concordance::parse_query(text), analyzer, Strictness::stems)));
    };
    CHECK(apart("groupe de trav*") == "(and group de trav*)");
    CHECK(apart("groupe NOT de travail") == "(but group de+travail)");
}
