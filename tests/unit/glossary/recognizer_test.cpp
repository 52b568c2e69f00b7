#include "glossary/recognizer.hpp"
#include "support/catch.hpp"
#include "text/analyzer.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

using namespace diptych;
using glossary::Nested;
using glossary::Recognizer;
using glossary::TermHit;
using model::MatchKind;
using morphology::PartOfSpeech;
using morphology::Reading;

namespace {

model::LanguageTag tag(const char* language) {
    return *model::LanguageTag::parse(language);
}

/// A dictionary of a few words.
class FewWords : public morphology::Morphology {
public:
    explicit FewWords(std::map<std::string, std::vector<Reading>, std::less<>> words)
        : m_words{std::move(words)} {}

    const std::vector<Reading>& readings(std::string_view word) override {
        const auto found = m_words.find(word);
        return found == m_words.end() ? m_none : found->second;
    }

    std::string_view name() const override { return "few words"; }

private:
    std::map<std::string, std::vector<Reading>, std::less<>> m_words;
    std::vector<Reading> m_none;
};

/// What differs when the term is found, as names; nothing when it is not.
std::optional<std::vector<std::string>> found(const char* language, std::string_view term,
                                              std::string_view text, const glossary::TermTraits& traits = {},
                                              morphology::Morphology* morphology = nullptr) {
    Recognizer recognizer{tag(language), morphology};
    recognizer.add(term, traits);
    recognizer.finish();
    const auto hits = recognizer.find(text);
    return hits.empty() ? std::nullopt : std::optional{hits.front().differences.names()};
}

/// How well the term is found; nothing when it is not.
std::optional<MatchKind> kind_of(const char* language, std::string_view term, std::string_view text) {
    Recognizer recognizer{tag(language), nullptr};
    recognizer.add(term);
    recognizer.finish();
    const auto hits = recognizer.find(text);
    return hits.empty() ? std::nullopt : std::optional{hits.front().differences.kind()};
}

using Names = std::vector<std::string>;

std::vector<std::string> texts_of(const std::vector<TermHit>& hits, std::string_view text) {
    std::vector<std::string> texts;
    for (const TermHit& hit : hits) {
        texts.push_back(std::string{model::slice(text, hit.bytes)} + (hit.nested ? " (nested)" : ""));
    }
    return texts;
}

} // namespace

TEST_CASE("Recognizer: says in what a text differs from the term") {
    CHECK(found("fr", "droit d’asile", "le droit d’asile") == Names{"exact"});
    CHECK(found("fr", "droit d’asile", "le Droit d'asile") == Names{"case", "apostrophe"});
    CHECK(found("fr", "séance plénière", "neuf seances plénières") == Names{"accent", "inflection"});
    CHECK(found("fr", "mise en œuvre", "la mise en oeuvre") == Names{"ligature"});
    CHECK(found("en", "peace-keeping", "peace keeping") == Names{"hyphen"});
    CHECK(found("en", "peace-keeping", "peacekeeping") == Names{"hyphen"});
    CHECK(found("en", "peacekeeping", "peace-\nkeeping") == Names{"hyphen"});
    CHECK(found("en", "labour market", "the labor markets") == Names{"spelling", "inflection"});
    CHECK(found("en", "human rights", "human\n   rights") == Names{"layout"});
    CHECK(found("en", "UN", "the U.N. said") == Names{"spelling"});
    CHECK(found("en", "child", "grandchildren and children") == Names{"inflection"});
    CHECK(found("fr", "État membre", "l'État(s) membre(s)").has_value());
}

TEST_CASE("Recognizer: punctuation and paragraphs part words, unless the term has it") {
    CHECK_FALSE(found("en", "Security Council", "security. Council").has_value());
    CHECK_FALSE(found("en", "food security", "food, security").has_value());
    CHECK_FALSE(found("en", "food security", "food\n\nsecurity").has_value());
    CHECK(found("en", "and/or", "and/or").has_value());
    CHECK_FALSE(found("en", "and/or", "and or").has_value());
    CHECK(found("fr", "pays, territoires", "les pays,  territoires et").has_value());
}

TEST_CASE("Recognizer: a word inside a hyphened compound is another word") {
    CHECK_FALSE(found("fr", "parole", "le porte-parole").has_value());
    CHECK(found("en", "refugee", "non-refugees").has_value());
    CHECK_FALSE(found("en", "information", "in formation").has_value());
}

TEST_CASE("Recognizer: capitals of acronyms matter where small letters are a word") {
    CHECK_FALSE(found("en", "AIDS", "He aids them.").has_value());
    CHECK_FALSE(found("en", "WHO", "Who came?").has_value());
    CHECK_FALSE(found("en", "aid", "the AIDS epidemic").has_value());
    CHECK(found("en", "aid", "FOREIGN AIDS POLICY").has_value());
    CHECK(found("fr", "SIDA", "le sida") == Names{"case"});
    CHECK(found("fr", "état", "l'État").has_value());
    CHECK_FALSE(found("fr", "état", "l'État", {PartOfSpeech::unknown, true}).has_value());
    CHECK(found("fr", "état", "État des lieux", {PartOfSpeech::unknown, true}).has_value());
}

TEST_CASE("Recognizer: numbers match as they are") {
    CHECK_FALSE(found("en", "article 12", "article 13").has_value());
    CHECK(found("en", "CO2", "CO₂ emissions").has_value());
    CHECK(found("en", "article 12", "Articles 12 and 13").has_value());
}

TEST_CASE("Recognizer: the dictionary refuses what stems bring together, and finds what they do not") {
    FewWords french{{
        {"marché", {{"marché", PartOfSpeech::noun, false}, {"marcher", PartOfSpeech::participle, false}}},
        {"marche", {{"marche", PartOfSpeech::noun, false}, {"marcher", PartOfSpeech::verb, false}}},
        {"capital", {{"capital", PartOfSpeech::noun, false}}},
        {"capitale", {{"capitale", PartOfSpeech::noun, false}, {"capital", PartOfSpeech::adjective, false}}},
    }};
    CHECK_FALSE(found("fr", "marché", "une marche", {}, &french).has_value());
    CHECK(found("fr", "marché", "LE MARCHE COMMUN", {}, &french).has_value());
    CHECK_FALSE(found("fr", "capital", "la capitale", {}, &french).has_value());
    FewWords english{{
        {"withdraw", {{"withdraw", PartOfSpeech::verb, false}}},
        {"withdrew", {{"withdraw", PartOfSpeech::verb, false}}},
    }};
    CHECK(found("en", "withdraw", "They withdrew.", {PartOfSpeech::verb, false}, &english) ==
          Names{"inflection"});
    CHECK_FALSE(found("en", "withdraw", "They withdrew.", {PartOfSpeech::verb, false}).has_value());
}

TEST_CASE("Recognizer: the words before say whether it is a noun") {
    const glossary::TermTraits noun{PartOfSpeech::noun, false};
    CHECK_FALSE(found("fr", "traité", "Il a traité la question.", noun).has_value());
    CHECK_FALSE(found("fr", "traité", "Il n'a pas encore traité la question.", noun).has_value());
    CHECK(found("fr", "traité", "le traité de paix", noun).has_value());
    CHECK(found("fr", "droit", "il a droit à", noun).has_value());
    CHECK_FALSE(found("en", "report", "They will report to it.", noun).has_value());
    CHECK(found("en", "report", "the annual report", noun).has_value());
    const glossary::TermTraits verb{PartOfSpeech::verb, false};
    CHECK_FALSE(found("en", "report", "of the report", verb).has_value());
    CHECK(found("en", "report", "to report", verb).has_value());
}

TEST_CASE("Recognizer: the longest at each place, homographs together, shorter ones on request") {
    Recognizer recognizer{tag("en"), nullptr};
    CHECK(recognizer.add("Security Council") == 0);
    CHECK(recognizer.add("council") == 1);
    CHECK(recognizer.add("security") == 2);
    CHECK(recognizer.add("security council") == 3);
    CHECK(recognizer.add("...") == 4);
    CHECK(recognizer.add("") == 5);
    recognizer.finish();
    const std::string_view text = "Security, the Security Council and a council.";
    const auto hits = recognizer.find(text);
    CHECK(texts_of(hits, text) ==
          std::vector<std::string>{"Security", "Security Council", "Security Council", "council"});
    REQUIRE(hits.size() == 4);
    CHECK(hits[1].term == 0);
    CHECK(hits[2].term == 3);
    CHECK(texts_of(recognizer.find(text, Nested::report), text) ==
          std::vector<std::string>{"Security", "Security Council", "Security Council", "Security (nested)",
                                   "Council (nested)", "council"});
    CHECK(recognizer.find("").empty());
    CHECK(recognizer.find("... !").empty());
}

TEST_CASE("Recognizer: find_whole gives the terms that a query is, and no others") {
    Recognizer recognizer{tag("fr"), nullptr};
    recognizer.add("conseil");
    recognizer.add("conseil de sécurité");
    recognizer.finish();
    CHECK(recognizer.find_whole(" Conseils ").size() == 1);
    CHECK(recognizer.find_whole("Conseil de sécurité").size() == 1);
    CHECK(recognizer.find_whole("le conseil").empty());
    CHECK(recognizer.find_whole("").empty());
}

TEST_CASE("Recognizer: without terms nothing is found, in other languages stems decide") {
    Recognizer none{tag("fr"), nullptr};
    none.finish();
    CHECK(none.find("le conseil").empty());
    CHECK(found("de", "Haus", "die Häuser").has_value());
    CHECK(found("zh", "联合国", "联合国大会").has_value());
}

namespace {

/// What Recognizer promises, done the long way for terms of plain words: every term at every place.
class Naive {
public:
    explicit Naive(std::vector<std::string> terms) : m_terms{std::move(terms)} {}

    std::vector<TermHit> find(std::string_view text) const {
        const text::Analyzer analyzer{tag("fr")};
        const auto tokens = analyzer.analyze(text);
        std::vector<TermHit> hits;
        for (std::size_t at = 0; at < tokens.size();) {
            std::size_t longest = 0;
            for (const std::string& term : m_terms) {
                longest = std::max(longest, length_at(analyzer.analyze(term), tokens, text, at));
            }
            for (std::uint32_t i = 0; longest > 0 && i < m_terms.size(); ++i) {
                if (length_at(analyzer.analyze(m_terms[i]), tokens, text, at) == longest) {
                    TermHit hit;
                    hit.term = i;
                    hit.bytes = {tokens[at].range.begin, tokens[at + longest - 1].range.end};
                    hits.push_back(hit);
                }
            }
            at += std::max<std::size_t>(longest, 1);
        }
        return hits;
    }

private:
    static std::size_t length_at(const std::vector<text::Token>& term, const std::vector<text::Token>& tokens,
                                 std::string_view text, std::size_t at) {
        if (at + term.size() > tokens.size()) {
            return 0;
        }
        const auto between = [&](std::size_t i) {
            return text.substr(tokens[i - 1].range.end, tokens[i].range.begin - tokens[i - 1].range.end);
        };
        for (std::size_t i = 0; i < term.size(); ++i) {
            if (term[i].stem != tokens[at + i].stem || (i > 0 && between(at + i) == ", ")) {
                return 0;
            }
        }
        const std::size_t end = at + term.size();
        const bool in_compound = term.size() == 1 && ((at > 0 && between(at) == "-") ||
                                                      (end < tokens.size() && between(end) == "-"));
        return in_compound ? 0 : term.size();
    }

    std::vector<std::string> m_terms;
};

} // namespace

TEST_CASE("Recognizer: finds what trying every term at every place finds") {
    const std::vector<std::string> words{"tribunal",   "tribunaux", "national", "nationale",
                                         "nationales", "groupe",    "groupes",  "limité",
                                         "limitées",   "séance",    "bureau",   "bureaux"};
    const std::vector<std::string> between{" ", " ", " ", "\n", "-", ", "};
    std::mt19937 random{20311126};
    for (int round = 0; round < 400; ++round) {
        std::vector<std::string> terms;
        Recognizer recognizer{tag("fr"), nullptr};
        for (std::size_t n = 1 + random() % 12; n > 0; --n) {
            std::string term = words[random() % words.size()];
            for (std::size_t more = random() % 4; more > 0; --more) {
                term += " " + words[random() % words.size()];
            }
            terms.push_back(term);
            recognizer.add(term);
        }
        recognizer.finish();
        std::string text = words[random() % words.size()];
        for (std::size_t n = random() % 30; n > 0; --n) {
            text += between[random() % between.size()] + words[random() % words.size()];
        }
        INFO(text);
        const auto expected = Naive{terms}.find(text);
        const auto hits = recognizer.find(text);
        REQUIRE(hits.size() == expected.size());
        for (std::size_t i = 0; i < hits.size(); ++i) {
            CHECK(hits[i].term == expected[i].term);
            CHECK(hits[i].bytes == expected[i].bytes);
        }
    }
}

TEST_CASE("Recognizer: hits are in order and inside the text, whatever the text") {
    std::mt19937 random{20311127};
    const std::vector<std::string> parts{"a", "É",  " ",  "'",   "l",  "’", "-",      ".",
                                         "1", "/",  "A",  "(s)", "日", "ก", "\n",     "on",
                                         "₂", "CO", "U.", "œ",   "s",  ",", "\u00AD", "\u0301"};
    const auto make = [&](std::size_t longest) {
        std::string text;
        for (std::size_t n = random() % longest; n > 0; --n) {
            text += parts[random() % parts.size()];
        }
        return text;
    };
    for (int round = 0; round < 300; ++round) {
        for (const char* language : {"fr", "en", "zh"}) {
            Recognizer recognizer{tag(language), nullptr};
            for (int i = 0; i < 20; ++i) {
                recognizer.add(make(8));
            }
            recognizer.finish();
            const std::string text = make(60);
            std::size_t begin = 0;
            for (const TermHit& hit : recognizer.find(text, Nested::report)) {
                REQUIRE(hit.bytes.begin >= begin);
                REQUIRE(hit.bytes.end > hit.bytes.begin);
                REQUIRE(hit.bytes.end <= text.size());
                begin = hit.bytes.begin;
            }
        }
    }
}

TEST_CASE("Recognizer: says why a term matched") {
    CHECK(kind_of("fr", "séance plénière", "une séance plénière") == MatchKind::exact);
    CHECK(kind_of("fr", "séance plénière", "Séance Pleniere") == MatchKind::folded);
    CHECK(kind_of("fr", "séance plénière", "neuf séances plénières") == MatchKind::inflected);
    CHECK(kind_of("fr", "demandeur d’asile", "Les demandeurs d'asile") == MatchKind::inflected);
    CHECK_FALSE(kind_of("fr", "séance plénière", "la séance fut plénière").has_value());
}

TEST_CASE("Recognizer: false friends of stemming do not match") {
    CHECK_FALSE(kind_of("en", "organ", "the organization").has_value());
    CHECK_FALSE(kind_of("en", "universal", "the university").has_value());
    CHECK_FALSE(kind_of("fr", "loi", "la loyauté").has_value());
}

TEST_CASE("Recognizer: an acronym is no word in small letters") {
    CHECK_FALSE(kind_of("en", "AIDS", "she aids them").has_value());
    CHECK_FALSE(kind_of("en", "WHO", "those who came").has_value());
    CHECK(kind_of("en", "AIDS", "the AIDS epidemic") == MatchKind::exact);
    CHECK(kind_of("fr", "SIDA", "le sida") == MatchKind::folded);
}

TEST_CASE("Recognizer: occurrences of a term do not overlap and give the bytes they cover") {
    Recognizer recognizer{tag("en"), nullptr};
    recognizer.add("session session");
    recognizer.finish();
    const auto hits = recognizer.find("session session session");
    REQUIRE(hits.size() == 1);
    CHECK(hits[0].bytes == model::Range{0, 15});
}
