#include "base/error.hpp"
#include "lexicon/lexicon_file.hpp"
#include "pipeline/sources/lexicons.hpp"
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

#include <cstdlib>
#include <sstream>

using namespace diptych;
using pipeline::LexiconOptions;
using pipeline::Lexicons;
using support::TemporaryFolder;

namespace {

model::LanguageTag language(const char* tag) {
    return *model::LanguageTag::parse(tag);
}

/// A lexicon of one word and its rendering.
std::string lexicon_of(const char* source, const char* target, const std::string& word,
                       const std::string& rendering) {
    lexicon::Vocabulary words;
    lexicon::Vocabulary renderings;
    words.add(word);
    renderings.add(rendering);
    lexicon::TranslationTable table;
    table.add_row(std::vector<lexicon::Translation>{{0, 1.0F}});
    std::ostringstream out;
    lexicon::write_lexicon({language(source), language(target), words, renderings, table, table}, out);
    return out.str();
}

/// A data folder with that lexicon in place of the one that comes with the program.
class Shipped {
public:
    explicit Shipped(const std::string& name, const std::string& bytes) {
        std::filesystem::create_directory(m_folder.path() / "lexicon");
        m_folder.write("lexicon/" + name, bytes);
        ::setenv("DIPTYCH_DATA", m_folder.path().c_str(), 1);
    }

    ~Shipped() { ::unsetenv("DIPTYCH_DATA"); }

    Shipped(const Shipped&) = delete;
    Shipped& operator=(const Shipped&) = delete;

private:
    TemporaryFolder m_folder;
};

Lexicons lexicons(const char* source, const char* target, const LexiconOptions& options) {
    base::Diagnostics diagnostics;
    return {language(source), language(target), options, diagnostics};
}

/// The first rendering of a source word in the lexicon with that number.
std::string rendering(const Lexicons& lexicons, std::size_t number, std::string_view word) {
    const auto found = lexicons.list().at(number)->renderings_of_source(word);
    return found.empty() ? "" : std::string{found.front().word};
}

} // namespace

TEST_CASE("lexicons: the one that comes with the program is found for its languages, in either direction") {
    const Shipped shipped{"fr-en.lexicon", lexicon_of("fr", "en", "chat", "cat")};
    const Lexicons there = lexicons("fr-CA", "en-GB", {});
    REQUIRE(there.list().size() == 1);
    CHECK(rendering(there, 0, "chat") == "cat");
    const Lexicons back = lexicons("en", "fr", {});
    REQUIRE(back.list().size() == 1);
    CHECK(rendering(back, 0, "cat") == "chat");
    CHECK(rendering(back, 0, "chat").empty());
    CHECK(lexicons("fr", "de", {}).list().empty());
    LexiconOptions none;
    none.shipped = false;
    CHECK(lexicons("fr", "en", none).list().empty());
}

TEST_CASE("lexicons: one that is damaged is refused, not passed over") {
    const Shipped shipped{"fr-en.lexicon", "DPTYLEX1"};
    CHECK_THROWS_AS(lexicons("fr", "en", {}), base::InputError);
}

TEST_CASE("lexicons: files of the user come after it, dictionaries between them") {
    const Shipped shipped{"fr-en.lexicon", lexicon_of("fr", "en", "chat", "cat")};
    const TemporaryFolder folder;
    LexiconOptions options;
    options.files = {folder.write("a.lexicon", lexicon_of("en", "fr", "tomcat", "chat"))};
    options.dictionaries = {folder.write("words.tsv", "chat\tpuss\n")};
    const Lexicons all = lexicons("fr", "en", options);
    REQUIRE(all.list().size() == 3);
    CHECK(rendering(all, 0, "chat") == "cat");
    CHECK(rendering(all, 1, "chat") == "puss");
    CHECK(rendering(all, 2, "chat") == "tomcat");
}

TEST_CASE("lexicons: a file for other languages is refused with a sentence") {
    const TemporaryFolder folder;
    LexiconOptions options;
    options.files = {folder.write("a.lexicon", lexicon_of("de", "en", "Katze", "cat"))};
    CHECK_THROWS_WITH(lexicons("fr", "en", options),
                      options.files.front() +
                          ": The lexicon is not for fr and en. Name one that is, or give the "
                          "languages with --source-lang and --target-lang.");
    CHECK(lexicons("de", "en", options).list().size() == 1);
}
