#include "support/catch.hpp"
#include "text/analyzer.hpp"
#include "text/fold.hpp"

#include <random>
#include <string>
#include <vector>

using namespace diptych;

namespace {

std::string cut(const char* language, std::string_view text) {
    const text::Analyzer analyzer{*model::LanguageTag::parse(language)};
    std::string joined;
    for (const text::Token& token : analyzer.analyze(text)) {
        joined += joined.empty() ? "" : "|";
        joined += model::slice(text, token.range);
    }
    return joined;
}

std::string key(const char* language, std::string_view text) {
    const text::Analyzer analyzer{*model::LanguageTag::parse(language)};
    return text::stem_key(analyzer.analyze(text));
}

} // namespace

TEST_CASE("Analyzer: cuts off what French elides, and nothing else") {
    CHECK(cut("fr", "l’Assemblée qu’elle aujourd’hui") == "l’|Assemblée|qu’|elle|aujourd’hui");
    CHECK(cut("fr", "jusqu'à l'État") == "jusqu'|à|l'|État");
    CHECK(cut("it", "dell'acqua") == "dell'|acqua");
    CHECK(cut("en", "don't O'Neil the Chair's") == "don't|O'Neil|the|Chair|'s");
}

TEST_CASE("Analyzer: document symbols stay whole, a full stop behind them does not belong to them") {
    CHECK(cut("en", "in A/AC.290/2021/L.1. See A/RES/73/27, and/or TCP/IP") ==
          "in|A/AC.290/2021/L.1|See|A/RES/73/27|and|or|TCP|IP");
    const text::Analyzer analyzer{*model::LanguageTag::parse("en")};
    const auto tokens = analyzer.analyze("A/RES/73/27 3.5 12");
    REQUIRE(tokens.size() == 3);
    CHECK(tokens[0].kind == text::TokenKind::symbol);
    CHECK(tokens[1].kind == text::TokenKind::number);
    CHECK(tokens[1].folded == "3.5");
}

TEST_CASE("Analyzer: hyphened words are cut, ordinals are words") {
    CHECK(cut("en", "open-ended, COVID-19; 1st and 2021.") == "open|ended|COVID|19|1st|and|2021");
    CHECK(cut("fr", "la 1re séance (soixante-quinzième)") == "la|1re|séance|soixante|quinzième");
}

TEST_CASE("Analyzer: scripts without spaces are cut by dictionary") {
    CHECK(cut("zh", "联合国大会通过决议") == "联合|国|大会|通过|决议");
    CHECK(cut("th", "สวัสดีครับ") == "สวัสดี|ครับ");
}

TEST_CASE("Analyzer: forms of a term have one key") {
    CHECK(key("fr", "groupe de travail à composition non limitée") ==
          key("fr", "Groupes de travail à composition non limitees"));
    CHECK(key("fr", "mise en œuvre") == key("fr", "mise en oeuvre"));
    CHECK(key("en", "non-governmental organizations") == key("en", "non-governmental organisation"));
    CHECK(key("de", "Häuser") == key("de", "Häusern"));
}

TEST_CASE("Analyzer: tokens are in order, inside the text and at character boundaries, whatever the text") {
    std::mt19937 random{20311123};
    const std::u32string alphabet = U"aÉ 'l’-.1/A日ก\u0301\u00AD\u202F😀…«";
    for (int round = 0; round < 500; ++round) {
        std::string text;
        for (std::size_t n = random() % 40; n > 0; --n) {
            const char32_t c = alphabet[random() % alphabet.size()];
            if (c < 0x80) {
                text += static_cast<char>(c);
            } else if (c < 0x800) {
                text += static_cast<char>(0xC0U | (c >> 6U));
                text += static_cast<char>(0x80U | (c & 0x3FU));
            } else if (c < 0x10000) {
                text += static_cast<char>(0xE0U | (c >> 12U));
                text += static_cast<char>(0x80U | ((c >> 6U) & 0x3FU));
                text += static_cast<char>(0x80U | (c & 0x3FU));
            } else {
                text += "😀";
            }
        }
        for (const char* language : {"fr", "en", "zh", "und"}) {
            const text::Analyzer analyzer{*model::LanguageTag::parse(language)};
            std::size_t end = 0;
            std::vector<text::WordSpan> spans;
            analyzer.cut(text, spans);
            std::erase_if(spans, [&](const text::WordSpan& span) {
                return text::fold(model::slice(text, span.range)).empty();
            });
            std::size_t i = 0;
            for (const text::Token& token : analyzer.analyze(text)) {
                REQUIRE(i < spans.size());
                REQUIRE(spans[i].range == token.range);
                REQUIRE(spans[i++].kind == token.kind);
                REQUIRE(token.range.begin >= end);
                REQUIRE(token.range.end > token.range.begin);
                REQUIRE(token.range.end <= text.size());
                REQUIRE((static_cast<unsigned char>(text[token.range.begin]) & 0xC0U) != 0x80U);
                REQUIRE_FALSE(token.folded.empty());
                end = token.range.end;
            }
        }
    }
}

TEST_CASE("Analyzer: what is longer than any symbol, number or word is cut and kept all the same") {
    std::string symbol = "A/1";
    while (symbol.size() + 2 <= 256) {
        symbol += "/1";
    }
    CHECK(cut("en", symbol) == symbol);
    CHECK(cut("en", symbol + "/1/b").starts_with("A|1/1/1"));
    const std::string word(300, 'a');
    CHECK(cut("en", word + "s b") == word + "s|b");
    CHECK(key("en", word + "s") == word + "s");
    CHECK(key("en", word.substr(0, 200) + "s") == word.substr(0, 200));
    std::string number = "1";
    while (number.size() < 300) {
        number += ".1";
    }
    CHECK(cut("en", number + "a") == number + "|a");
    CHECK(cut("en", "1.1a") == "1|1a");
}
