#include "memory/similarity.hpp"
#include "support/catch.hpp"

#include <algorithm>
#include <random>
#include <string>
#include <utility>
#include <vector>

using namespace diptych;

namespace {

class Comparer {
public:
    explicit Comparer(const char* language) : m_maker{*model::LanguageTag::parse(language)} {}

    std::optional<unsigned> operator()(const std::string& a, const std::string& b, unsigned threshold = 0) {
        return memory::similarity(m_maker.make(a), m_maker.make(b), threshold);
    }

    /// "[-old-]{+new+}"
    std::string differences(const std::string& a, const std::string& b) {
        const memory::Segment match = m_maker.make(a);
        const memory::Segment sentence = m_maker.make(b);
        std::string shown;
        for (const model::TextDifference& d : memory::differences(match, sentence)) {
            shown += "[" + std::string{model::slice(match.text, d.match)} + ">" +
                     std::string{model::slice(sentence.text, d.sentence)} + "]";
        }
        return shown;
    }

private:
    memory::SegmentMaker m_maker;
};

const char* const k_ten_words = "Le comité adopte sans vote tous ces textes aujourd’hui même";

} // namespace

TEST_CASE("similarity: only the same text is 100, whatever its white space") {
    Comparer compare{"fr"};
    CHECK(compare("La séance est levée.", "La  séance\u00A0est levée. ") == 100);
    CHECK(compare("La séance est levée.", "La séance est levée") == 98);
    CHECK(compare("La séance est levée.", "la seance est LEVÉE.") == 96);
    CHECK(compare("", "") == 100);
    CHECK(compare("...", "!!!") == 0);
    std::string many = "mot";
    for (int i = 0; i < 300; ++i) {
        many += " mot";
    }
    CHECK(compare(many, many + ".") == 99);
}

TEST_CASE("similarity: another form costs less than another word, a number for a number too") {
    Comparer compare{"fr"};
    CHECK(compare(k_ten_words, "Le comité adopte sans vote tous ces textes aujourd’hui bientôt") == 90);
    CHECK(compare(k_ten_words, "Le comité adopte sans vote tous ces texte aujourd’hui même") == 97);
    CHECK(compare("Voir les pages 10 et 12", "Voir les pages 11 et 12") == 95);
    CHECK(compare("Voir les pages dix et 12", "Voir les pages 11 et 12") == 83);
    CHECK(compare("Voir A/75/10", "Voir A/76/12") == 87);
    CHECK(compare(k_ten_words, std::string{k_ten_words} + " et demain encore") == 76);
    CHECK(compare("un deux trois", "quatre cinq six") == 0);
}

TEST_CASE("similarity: less than the threshold is nothing, and it does not depend on the order") {
    Comparer compare{"en"};
    const std::string a = "The Secretary-General submits his report on the work of the Organization.";
    const std::string b = "The Secretary-General shall submit a report on the work of the Committee.";
    const auto both = compare(a, b);
    REQUIRE(both);
    CHECK(both == compare(b, a));
    CHECK(compare(a, b, *both) == both);
    CHECK_FALSE(compare(a, b, *both + 1));
    CHECK(compare(a, a, 100) == 100);
    CHECK_FALSE(compare(a, a + "!", 100));
}

TEST_CASE("similarity: with any threshold the same as without, for random sentences") {
    std::mt19937 random{20210312};
    const std::vector<std::string> words{"travail", "travaux", "Travail", "groupe", "10",   "12",
                                         "A/75/1",  ",",       "(",       "de",     "élève"};
    Comparer compare{"fr"};
    const auto sentence = [&] {
        std::string text;
        for (std::size_t i = random() % 14; i > 0; --i) {
            text += (text.empty() ? "" : " ") + words[random() % words.size()];
        }
        return text;
    };
    std::size_t compared = 0;
    for (int i = 0; i < 3000; ++i) {
        const std::string a = sentence();
        const std::string b = sentence();
        const auto whole = compare(a, b);
        const auto threshold = static_cast<unsigned>(random() % 101);
        CHECK(compare(a, b, threshold) == (whole && *whole >= threshold ? whole : std::optional<unsigned>{}));
        CHECK((whole == 100U) == (a == b));
        compared += whole && *whole >= threshold ? 1U : 0U;
    }
    CHECK(compared > 300);
}

TEST_CASE("differences: runs of what is not the same, in order") {
    Comparer compare{"fr"};
    CHECK(compare.differences("a b c d", "a b c d").empty());
    CHECK(compare.differences("un deux trois", "un 2 trois") == "[deux>2]");
    CHECK(compare.differences("un deux trois", "un trois") == "[deux>]");
    CHECK(compare.differences("un trois.", "un deux trois !") == "[>deux][.>!]");
    CHECK(compare.differences("", "un deux") == "[>un deux]");
    CHECK(compare.differences("le texte de la séance", "les textes de la session") ==
          "[le texte>les textes][séance>session]");
    CHECK(compare.differences("un un un", "un un") == "[un>]");
}

TEST_CASE("similarity: texts that are no sentences are only told to be equal") {
    Comparer compare{"fr"};
    std::string text;
    for (int i = 0; i < 8'000; ++i) {
        text += "mot ";
    }
    CHECK(compare(text, text) == 100);
    CHECK(compare(text, text + "mot") == std::nullopt);
}
