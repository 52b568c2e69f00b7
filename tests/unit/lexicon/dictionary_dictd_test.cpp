#include "base/error.hpp"
#include "lexicon/dictionary_dictd.hpp"
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

using namespace diptych;
using lexicon::DictdFiles;
using lexicon::DictionaryEntry;
using Entries = std::vector<DictionaryEntry>;

namespace {

model::LanguageTag tag(const char* text) {
    return *model::LanguageTag::parse(text);
}

/// In base64 digits, as the index has numbers.
std::string digits(std::size_t number) {
    constexpr std::string_view k_digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text{k_digits[number % 64]};
    while ((number /= 64) != 0) {
        text.insert(text.begin(), k_digits[number % 64]);
    }
    return text;
}

class Dictionary {
public:
    Dictionary& add(const std::string& word, const std::string& article) {
        m_files.index += word + '\t' + digits(m_files.articles.size()) + '\t' + digits(article.size()) + '\n';
        m_files.articles += article;
        return *this;
    }

    Dictionary& line(const std::string& line) {
        m_files.index += line + '\n';
        return *this;
    }

    Entries read(base::Diagnostics& diagnostics, bool source_headwords = true) const {
        return lexicon::read_dictd(m_files, source_headwords, diagnostics);
    }

private:
    DictdFiles m_files{"d.index", "d.dict", {}, {}};
};

} // namespace

TEST_CASE("dictd: each translation of each article is an entry") {
    base::Diagnostics diagnostics;
    Dictionary dictionary;
    dictionary.add("00databaseinfo", "00-database-info\nabout this\n")
        .add("ami", "ami /ami/ <n>\nfriend, boyfriend\n")
        .add("filler", "filler /x/\n" + std::string(5000, '.') + "\n") // places of more than two digits
        .add("chien", "chien /x/\ndog\n");
    CHECK(dictionary.read(diagnostics) == Entries{{"ami", "friend"}, {"ami", "boyfriend"}, {"chien", "dog"}});
    REQUIRE(diagnostics.all().size() == 1);
    CHECK(diagnostics.all()[0].severity == base::Severity::note);
    CHECK_THAT(diagnostics.all()[0].message, Catch::StartsWith("1 of 3 articles have no translation"));
}

TEST_CASE("dictd: headwords of the target language give entries the other way round") {
    base::Diagnostics diagnostics;
    CHECK(Dictionary{}.add("ami", "ami /ami/\nfriend\n").read(diagnostics, false) ==
          Entries{{"friend", "ami"}});
}

TEST_CASE("dictd: an article that two words lead to counts once") {
    base::Diagnostics diagnostics;
    Dictionary dictionary;
    dictionary.add("ami", "ami /ami/\nfriend\n").line("amie\tA\tR").line("ami\tA\tR\tAmi");
    CHECK(dictionary.read(diagnostics) == Entries{{"ami", "friend"}});
    CHECK(diagnostics.empty());
}

TEST_CASE("dictd: lines that cannot be used are left out and named") {
    base::Diagnostics diagnostics;
    Dictionary dictionary;
    dictionary.add("ami", "ami /ami/\nfriend\n")
        .line("one column")
        .line("a\t=\tB")
        .line("b\tA\tBAA")
        .line("c\t//////////\t//////////")
        .line("d\tAAAAAAAAAAA\tA")
        .add("e", "e /e/\n\xFF\n");
    CHECK(dictionary.read(diagnostics).size() == 1);
    REQUIRE(diagnostics.all().size() == 6);
    for (std::size_t i = 0; i < 6; ++i) {
        CHECK(diagnostics.all()[i].file == "d.index");
        CHECK(diagnostics.all()[i].line == i + 2);
    }
    CHECK_THAT(diagnostics.all()[2].message,
               Catch::StartsWith("The article would be beyond the end of d.dict"));
    CHECK_THAT(diagnostics.all()[5].message, Catch::Contains("not valid UTF-8"));
}

TEST_CASE("dictd: a dictionary without translations is refused") {
    base::Diagnostics diagnostics;
    CHECK_THROWS_WITH(Dictionary{}.add("ami", "ami /ami/\n").read(diagnostics),
                      Catch::StartsWith("d.index: No translation could be taken out"));
}

TEST_CASE("dictd: the languages in the name tell whose the headwords are") {
    CHECK(lexicon::has_source_headwords("/x/freedict-fra-eng", tag("fr"), tag("en-GB")));
    CHECK_FALSE(lexicon::has_source_headwords("/x/freedict-fra-eng", tag("en"), tag("fr")));
    CHECK(lexicon::has_source_headwords("de-fr", tag("de"), tag("fr")));
    CHECK(lexicon::has_source_headwords("spa-ast", tag("es"), tag("ast")));
    CHECK_FALSE(lexicon::has_source_headwords("spa-ast", tag("ast"), tag("es")));
    CHECK(lexicon::has_source_headwords("wordlist", tag("de"), tag("fr")));
    CHECK(lexicon::has_source_headwords("my-own-list", tag("de"), tag("fr")));
    CHECK_FALSE(lexicon::has_source_headwords("fra-eng", tag("en"), tag("und")));
    CHECK_THROWS_AS(lexicon::has_source_headwords("fra-eng", tag("fr"), tag("de")), base::InputError);
}

TEST_CASE("dictd: the index alone is no dictionary") {
    const support::TemporaryFolder folder;
    folder.write("a.index", "x\tA\tB\n");
    CHECK_THROWS_WITH(lexicon::read_dictd_files((folder.path() / "a").string()),
                      Catch::Contains("a.index: There is neither '"));
}

TEST_CASE("dictd: packed articles are unpacked") {
    const support::TemporaryFolder folder;
    // printf 'ami /x/\nfriend\n' | gzip -9n
    const std::string packed{
        "\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\x4b\xcc\xcd\x54\xd0\xaf\xd0\xe7\x4a\x2b"
        "\xca\x4c\xcd\x4b\xe1\x02\x00\x98\xe0\x4f\x2f\x0f\x00\x00\x00",
        35};
    folder.write("a.index", "ami\tA\tP\n");
    folder.write("a.dict.dz", packed);
    CHECK(lexicon::read_dictd_files((folder.path() / "a").string()).articles == "ami /x/\nfriend\n");
}
