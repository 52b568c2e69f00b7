#include "base/error.hpp"
#include "lexicon/dictionary_text.hpp"
#include "support/catch.hpp"

using namespace diptych;
using lexicon::DictionaryEntry;
using lexicon::DictionaryOrder;
using Entries = std::vector<DictionaryEntry>;

namespace {

Entries read(std::string_view bytes, base::Diagnostics& diagnostics,
             DictionaryOrder order = DictionaryOrder::usual) {
    return lexicon::read_dictionary_text(bytes, "d.txt", order, diagnostics);
}

} // namespace

TEST_CASE("dictionary_text: hunalign's target phrase comes first") {
    base::Diagnostics diagnostics;
    CHECK(read("house @ maison\nlight house @ phare\n", diagnostics) ==
          Entries{{"maison", "house"}, {"phare", "light house"}});
    CHECK(diagnostics.empty());
}

TEST_CASE("dictionary_text: of two columns the source is the first") {
    base::Diagnostics diagnostics;
    CHECK(read("\xEF\xBB\xBFmaison\thouse\r\nphare (m)\tlight house\r\n", diagnostics) ==
          Entries{{"maison", "house"}, {"phare", "light house"}});
    CHECK(diagnostics.empty());
}

TEST_CASE("dictionary_text: the order can be given") {
    base::Diagnostics diagnostics;
    const Entries expected{{"maison", "house"}};
    CHECK(read("house\tmaison\n", diagnostics, DictionaryOrder::target_first) == expected);
    CHECK(read("maison @ house\n", diagnostics, DictionaryOrder::source_first) == expected);
    CHECK(read("house @ maison\n", diagnostics, DictionaryOrder::target_first) == expected);
}

TEST_CASE("dictionary_text: a third column is a weight") {
    base::Diagnostics diagnostics;
    CHECK(read("a\tb\t0.25\na\tc\t3\t of no use\na\td\t\n", diagnostics) ==
          Entries{{"a", "b", 0.25}, {"a", "c", 3}, {"a", "d", 1}});
    CHECK(diagnostics.empty());
}

TEST_CASE("dictionary_text: a weight that is none is 1, and that is said") {
    for (const char* weight : {"noun", "-1", "0", "nan", "inf", "1e300", "0.5x"}) {
        base::Diagnostics diagnostics;
        CHECK(read(std::string{"a\tb\t"} + weight + "\n", diagnostics) == Entries{{"a", "b", 1}});
        REQUIRE(diagnostics.all().size() == 1);
        CHECK(diagnostics.all()[0].line == 1);
        CHECK_THAT(diagnostics.all()[0].message,
                   Catch::StartsWith(std::string{"'"} + weight + "' in the third"));
    }
}

TEST_CASE("dictionary_text: lines that are no entries are left out and named") {
    base::Diagnostics diagnostics;
    CHECK(read("# words\n\na\tb\nc d\ne\t(f)\ng\xE9\th\n", diagnostics) == Entries{{"a", "b"}});
    REQUIRE(diagnostics.all().size() == 3);
    CHECK(diagnostics.all()[0].file == "d.txt");
    CHECK(diagnostics.all()[0].line == 4);
    CHECK_THAT(diagnostics.all()[0].message, Catch::StartsWith("There is no tab between two phrases"));
    CHECK(diagnostics.all()[1].line == 5);
    CHECK_THAT(diagnostics.all()[1].message, Catch::StartsWith("There is a phrase on one side only"));
    CHECK(diagnostics.all()[2].line == 6);
    CHECK_THAT(diagnostics.all()[2].message, Catch::StartsWith("Not valid UTF-8 at byte 2"));
}

TEST_CASE("dictionary_text: of many bad lines the first twenty are named, the rest counted") {
    base::Diagnostics diagnostics;
    std::string bytes = "a\tb\n";
    for (int i = 0; i < 50; ++i) {
        bytes += "nothing\n";
    }
    read(bytes, diagnostics);
    REQUIRE(diagnostics.all().size() == 21);
    CHECK(diagnostics.all().back().message == "There were such problems in 30 more lines.");
}

TEST_CASE("dictionary_text: a file without an entry is refused") {
    base::Diagnostics diagnostics;
    CHECK_THROWS_WITH(read("", diagnostics), Catch::StartsWith("d.txt: No line of the file is an entry"));
    CHECK_THROWS_AS(read("Il était une fois\nune maison.\n", diagnostics), base::InputError);
}
