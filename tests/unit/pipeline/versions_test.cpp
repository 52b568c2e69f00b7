#include "add_fixture.hpp"
#include "pipeline/corpus/add_pairs.hpp"
#include "pipeline/corpus/versions.hpp"
#include "store/document_store.hpp"
#include "support/catch.hpp"

using namespace diptych;
using pipeline::Versions;

namespace {

struct VersionsFixture : pipeline::sample::AddFixture {
    /// A document that is one line of beads: pairs of texts, of which one may be empty.
    void keep(const std::string& symbol, const std::string& source, const std::string& target,
              const std::vector<std::pair<std::string, std::string>>& pairs, double probability = 1.0) {
        model::Bitext head;
        head.symbol = symbol;
        head.source.name = head.target.name = "memory.tmx";
        head.source.language = *model::LanguageTag::parse(source);
        head.target.language = *model::LanguageTag::parse(target);
        model::BitextBuilder builder{std::move(head)};
        for (const auto& [one, other] : pairs) {
            model::TranslationUnit unit;
            unit.set_texts(one, other, probability);
            builder.add(unit);
        }
        store::WritableDatabase opened{database};
        opened.change([&](store::Database& made) { return store::DocumentStore{made}.add(builder.take()); });
    }

    /// The texts of each unit, one language a line.
    std::vector<std::vector<std::string>> units() const {
        store::Database opened{database, store::Mode::read};
        store::DocumentStore documents{opened};
        std::vector<std::vector<std::string>> found;
        for (const Versions& versions : Versions::among(documents.list())) {
            for (const model::VersionUnit& unit : versions.units(documents)) {
                found.emplace_back();
                for (const model::PairSide& side : unit.sides) {
                    found.back().push_back(side.text);
                }
            }
        }
        return found;
    }
};

using Units = std::vector<std::vector<std::string>>;

} // namespace

TEST_CASE("versions: beads of several documents that share a sentence of the pivot are one unit") {
    VersionsFixture f;
    f.keep("A/1", "fr", "en", {{"Un.", "One."}, {"Deux.", "Two."}, {"", "More."}, {"Trois.", "Three."}}, 0.5);
    f.keep("A/1", "de", "fr", {{"Eins.", "Un."}, {"Zwei.", "Deux."}, {"Drei.", "Trois."}}, 0.25);
    CHECK(f.units() ==
          Units{{"Un.", "One.", "Eins."}, {"Deux.", "Two.", "Zwei."}, {"Trois.", "Three.", "Drei."}});
    store::Database opened{f.database, store::Mode::read};
    store::DocumentStore documents{opened};
    const std::vector<Versions> all = Versions::among(documents.list());
    REQUIRE(all.size() == 1);
    CHECK(all[0].pivot().str() == "fr");
    CHECK(all[0].units(documents)[0].probability == 0.25);
    CHECK(all[0].has_pair(*model::LanguageTag::parse("en"), *model::LanguageTag::parse("fr-CA")));
    CHECK_FALSE(all[0].has_pair(*model::LanguageTag::parse("en"), *model::LanguageTag::parse("de")));
}

TEST_CASE("versions: what a document lacks is empty, and the n-th of the same text is the n-th in each") {
    VersionsFixture f;
    f.keep("A/1", "fr", "en", {{"Oui.", "Yes."}, {"Oui.", "Indeed."}, {"Non.", "No."}});
    f.keep("A/1", "fr", "de", {{"Oui.", "Ja."}, {"Non.", "Nein."}, {"Rien.", "Nichts."}});
    CHECK(f.units() == Units{{"Oui.", "Yes.", "Ja."},
                             {"Oui.", "Indeed.", ""},
                             {"Non.", "No.", "Nein."},
                             {"Rien.", "", "Nichts."}});
}

TEST_CASE("versions: documents without a symbol or a language in common are no versions") {
    VersionsFixture f;
    f.keep("A/1", "fr", "en", {{"Un.", "One."}});
    f.keep("", "fr", "de", {{"Un.", "Eins."}});
    f.keep("A/1", "de", "it", {{"Eins.", "Uno."}});
    CHECK(f.units().empty());
}
