#include "check/compare_items.hpp"
#include "check_fixture.hpp"
#include "support/catch.hpp"

using namespace diptych;
using namespace diptych::check;
using Texts = std::vector<std::string>;

namespace {

/// "source|target" of each difference, as written.
Texts differences(std::string_view source, std::string_view target) {
    const std::vector<Item> sources = find_items(source, fixture::french());
    const std::vector<Item> targets = find_items(target, fixture::english());
    Texts found;
    for (const ItemDifference& difference : compare_items(sources, targets)) {
        found.push_back(
            (difference.source == nullptr ? ""
                                          : std::string{model::slice(source, difference.source->bytes)}) +
            "|" +
            (difference.target == nullptr ? ""
                                          : std::string{model::slice(target, difference.target->bytes)}));
    }
    return found;
}

} // namespace

TEST_CASE("compare_items: one difference is one, with both sides") {
    CHECK(differences("12 séances", "14 meetings") == Texts{"12|14"});
    CHECK(differences("12 séances", "the meetings") == Texts{"12|"});
    CHECK(differences("les séances", "12 meetings") == Texts{"|12"});
    CHECK(differences("de 10 à 15 %", "from 10 to 50 per cent") == Texts{"15|50"});
    CHECK(differences("le 12 mars 2021", "13 March 2021") == Texts{"12 mars 2021|13 March 2021"});
    CHECK(differences("le 12 mars 2021", "in Geneva") == Texts{"12 mars 2021|"});
}

TEST_CASE("compare_items: digits, words and Roman numerals stand for one another") {
    CHECK(differences("trois experts", "3 experts").empty());
    CHECK(differences("les 12 pays", "the twelve countries").empty());
    CHECK(differences("chapitre IV", "Chapter 4").empty());
    CHECK(differences("au XXIe siècle", "in the twenty-first century").empty());
    CHECK(differences("l'article premier", "article 1").empty());
    CHECK(differences("trois experts", "5 experts") == Texts{"trois|5"});
    CHECK(differences("chapitre IV", "Chapter VI") == Texts{"IV|VI"});
    CHECK(differences("au XIXe siècle", "in the twentieth century") == Texts{"XIXe|twentieth"});
}

TEST_CASE("compare_items: words without a counterpart say nothing") {
    CHECK(differences("les deux textes", "both texts").empty());
    CHECK(differences("un texte", "the text").empty());
    CHECK(differences("le CO2", "carbon dioxide").empty());
    CHECK(differences("12. Le Groupe", "The Group").empty());
}

TEST_CASE("compare_items: dates may be put together otherwise") {
    CHECK(differences("du 4 au 8 octobre 2021", "October 4-8, 2021").empty());
    CHECK(differences("les 12 et 13 mai", "12 and 13 May").empty());
    CHECK(differences("entre le 1er janvier et le 30 juin 2023", "between 1 January 2023 and 30 June 2023")
              .empty());
    CHECK(differences("le 7 avril 2003", "4 July 2003") == Texts{"7 avril 2003|4 July 2003"});
}

TEST_CASE("compare_items: dates that changed places are not the same") {
    CHECK(differences("du 12 mars 2020 au 13 mars 2021", "from 13 March 2020 to 12 March 2021").size() == 2);
}

TEST_CASE("compare_items: a shorter form of a symbol is the same one") {
    CHECK(differences("résolution 75/240", "A/RES/75/240").empty());
    CHECK(differences("résolution 75/240", "resolution 75/204") == Texts{"75/240|75/204"});
}

TEST_CASE("compare_items: decades, fractions and spans of years") {
    CHECK(differences("les années 90", "the 1990s").empty());
    CHECK(differences("la majorité des 2/3", "a two-thirds majority").empty());
    CHECK(differences("2020-2021", "2020/21").empty());
    CHECK(differences("15 heures", "3 p.m.").empty());
    CHECK(differences("dix-sept heures", "5:00 p.m.").empty());
    CHECK(differences("48 heures", "48 hours").empty());
}

TEST_CASE("compare_items: what many items have in common is found among all of them") {
    std::string source;
    std::string target;
    for (int i = 100; i < 400; ++i) {
        source += "A/RES/73/" + std::to_string(i) + " et 73/" + std::to_string(i) + ", ";
        target += "73/" + std::to_string(i) + " and E/RES/73/" + std::to_string(i) + ", ";
    }
    CHECK(differences(source, target).empty());
    CHECK(differences(source + "A/RES/73/99", target + "A/RES/74/99") == Texts{"A/RES/73/99|A/RES/74/99"});
    CHECK(differences("les 4 mai et 5 juin 2021", "4 May and 5 June 2021").empty());
    CHECK(differences("trois, XIV et le 2", "five, fifteenth and 7") ==
          Texts{"2|7", "trois|five", "XIV|fifteenth"});
}
