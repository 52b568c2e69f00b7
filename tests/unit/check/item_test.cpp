#include "check/item.hpp"
#include "check_fixture.hpp"
#include "support/catch.hpp"

using namespace diptych;
using namespace diptych::check;
using fixture::english;
using fixture::french;
using Texts = std::vector<std::string>;

namespace {

Texts values(std::string_view text, const LanguageForms& forms) {
    Texts found;
    for (const Item& item : find_items(text, forms)) {
        found.push_back(item.value);
    }
    return found;
}

} // namespace

TEST_CASE("item: numbers are read as their language writes them") {
    CHECK(values("1 000,5", french()) == Texts{"1000.5"});
    CHECK(values("1\u00a0250\u00a0000 et 1\u202f000", french()) == Texts{"1250000", "1000"});
    CHECK(values("1,000.5 and 1,250,000", english()) == Texts{"1000.5", "1250000"});
    CHECK(values("1,500", french()) == Texts{"1.5"});
    CHECK(values("1,500", english()) == Texts{"1500"});
    CHECK(values("3,50 %", french()) == Texts{"3.5"});
    CHECK(values("0,05", french()) == Texts{"0.05"});
    CHECK(values("007", english()) == Texts{"7"});
    CHECK(values("1.2.3", english()) == Texts{"1.2.3"});
}

TEST_CASE("item: a number that is not well formed in its language may be another language's") {
    const std::vector<Item> items = find_items("1.500", french());
    REQUIRE(items.size() == 1);
    CHECK(items[0].value == "1500");
    CHECK(items[0].others == Texts{"1.5"});
    CHECK(values("3,5", english()) == Texts{"3.5"});
}

TEST_CASE("item: a space groups digits only by threes") {
    CHECK(values("en 2020 300 personnes", french()) == Texts{"2020", "300"});
    CHECK(values("12 34", french()) == Texts{"12", "34"});
    const std::vector<Item> items = find_items("article 5 200 fois", french());
    REQUIRE(items.size() == 1);
    CHECK(items[0].parts == std::vector<Texts>{{"5", "200"}});
}

TEST_CASE("item: numbers in words, with their multipliers") {
    CHECK(values("trois", french()) == Texts{"3"});
    CHECK(values("quatre-vingt-dix-sept", french()) == Texts{"97"});
    CHECK(values("vingt et un pays", french()) == Texts{"21"});
    CHECK(values("deux mille trois cents", french()) == Texts{"2300"});
    CHECK(values("one hundred and fifty", english()) == Texts{"150"});
    CHECK(values("fifty thousand", english()) == Texts{"50000"});
    CHECK(values("twenty-first", english()) == Texts{"21"});
    CHECK(values("2,5 millions", french()) == Texts{"2500000"});
    CHECK(values("4 milliards", french()) == values("4 billion", english()));
}

TEST_CASE("item: how a number is written is kept") {
    const auto written = [](std::string_view text, const LanguageForms& forms) {
        return find_items(text, forms).at(0).written;
    };
    CHECK(written("3e", french()) == Written::digits);
    CHECK(written("trois", french()) == Written::cardinal);
    CHECK(written("third", english()) == Written::ordinal);
    CHECK(written("XIXe", french()) == Written::roman);
    CHECK(written("CO2", english()) == Written::code);
    CHECK(written("COVID-19", english()) == Written::code);
    CHECK(written("12. The Group met", english()) == Written::label);
    CHECK(written("12.5 per cent", english()) == Written::digits);
}

TEST_CASE("item: dates in all orders have one value") {
    for (const char* text :
         {"12 March 2021", "March 12, 2021", "12th of March 2021", "2021-03-12", "Mar. 12, 2021"}) {
        CAPTURE(text);
        CHECK(values(text, english()) == Texts{"2021-03-12"});
    }
    CHECK(values("le 12 mars 2021", french()) == Texts{"2021-03-12"});
    CHECK(values("1er août 2022", french()) == Texts{"2022-08-01"});
    CHECK(values("1er aout 2022", french()) == Texts{"2022-08-01"});
    CHECK(values("mars 2021", french()) == Texts{"2021-03"});
    CHECK(values("12 mars", french()) == Texts{"--03-12"});
    CHECK(values("12.03.2021", french()) == Texts{"2021-03-12"});
    CHECK(values("25/12/2021", french()) == Texts{"2021-12-25"});
}

TEST_CASE("item: a date in digits that can be read in two ways is both") {
    const std::vector<Item> items = find_items("03/04/2021", english());
    REQUIRE(items.size() == 1);
    CHECK(items[0].value == "2021-04-03");
    CHECK(items[0].others == Texts{"2021-03-04"});
}

TEST_CASE("item: a verb is no month, the number of a paragraph no day") {
    CHECK(values("delegations may 3 times", english()) == Texts{"3"});
    CHECK(values("6. In November 2013", english()) == Texts{"6", "2013-11"});
}

TEST_CASE("item: months by name in other languages") {
    const LanguageForms spanish{fixture::tag("es")};
    CHECK(values("el 12 de marzo de 2021", spanish) == Texts{"2021-03-12"});
    const LanguageForms german{fixture::tag("de")};
    CHECK(values("am 12. März 2021", german) == Texts{"2021-03-12"});
}

TEST_CASE("item: forms of numbers and months that stand in the file of a language") {
    const LanguageForms polish{fixture::tag("pl")};
    CHECK(values("dnia 12 lutego 2021 r.", polish) == Texts{"2021-02-12"});
    CHECK(values("w lutym 2021", polish) == Texts{"2021-02"});
    CHECK(values("bez dwóch stron", polish) == Texts{"2"});
    const LanguageForms dutch{fixture::tag("nl")};
    CHECK(values("op 12 maart 2021", dutch) == Texts{"2021-03-12"});
    CHECK(find_items("om 13 uur", dutch).at(0).others == Texts{"t13:00"});
}

TEST_CASE("item: a language that ICU does not know has digits all the same") {
    const LanguageForms unknown{fixture::tag("und")};
    CHECK(values("three of 12", unknown) == Texts{"12"});
}

TEST_CASE("item: times of the day") {
    CHECK(values("13 h 15", french()) == Texts{"t13:15"});
    CHECK(values("13h15", french()) == Texts{"t13:15"});
    CHECK(values("1.15 p.m.", english()) == Texts{"t13:15"});
    CHECK(values("13:15", english()) == Texts{"t13:15"});
    CHECK(values("10 h 5", french()) == values("10.05 a.m.", english()));
}

TEST_CASE("item: years, fractions and resolutions between slashes and dashes") {
    CHECK(find_items("2020/21", english()).at(0).parts == std::vector<Texts>{{"2020", "2021"}});
    CHECK(find_items("2021-25", english()).at(0).parts == std::vector<Texts>{{"2021", "2025"}});
    CHECK(find_items("2/3", english()).at(0).kind == ItemKind::number);
    CHECK(find_items("75/240", english()).at(0).kind == ItemKind::symbol);
    CHECK(values("2-3", english()) == Texts{"2", "3"});
}

TEST_CASE("item: symbols and addresses stay whole") {
    CHECK(values("(A/AC.290/2021/L.1).", english()) == Texts{"A/AC.290/2021/L.1"});
    CHECK(values("and/or, N/A, km/h", english()).empty());
    CHECK(values("see https://example.org/12.", english()) == Texts{"example.org/12"});
}
