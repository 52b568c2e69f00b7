#include "base/error.hpp"
#include "fixture.hpp"
#include "pipeline/find/search.hpp"
#include "support/catch.hpp"

#include <string>
#include <utility>
#include <vector>

using namespace diptych;
using pipeline::SearchOptions;

namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

model::Document document_of(const char* language, const std::vector<std::string>& sentences) {
    model::Document document;
    document.name = std::string{"text."} + language;
    document.language = store::sample::language(language);
    document.units = {store::sample::unit(model::UnitKind::paragraph, "", sentences, 1)};
    return document;
}

/// A database with one document of these pairs.
class Corpus {
public:
    explicit Corpus(const Pairs& pairs, const char* source = "fr", const char* target = "en") {
        add(pairs, source, target);
    }

    void add(const Pairs& pairs, const char* source, const char* target) {
        std::vector<std::string> sources;
        std::vector<std::string> targets;
        model::Bitext bitext;
        for (const auto& [a, b] : pairs) {
            bitext.beads.push_back({{sources.size(), sources.size() + 1},
                                    {targets.size(), targets.size() + (b.empty() ? 0U : 1U)}});
            sources.push_back(a);
            if (!b.empty()) {
                targets.push_back(b);
            }
        }
        bitext.source = document_of(source, sources);
        bitext.target = document_of(target, targets);
        store::sample::add_documents(m_path, {bitext});
    }

    model::SearchResult search(const std::string& query, const SearchOptions& options = {}) const {
        store::Database database{m_path, store::Mode::read};
        return pipeline::Search{database, options}.search(query);
    }

    /// The numbers of the pairs that are found.
    std::vector<std::int64_t> find(const std::string& query, const SearchOptions& options = {}) const {
        std::vector<std::int64_t> beads;
        for (const model::PairHit& pair : search(query, options).pairs) {
            beads.push_back(pair.id);
        }
        return beads;
    }

private:
    store::sample::Folder m_folder;
    std::string m_path = m_folder.file("test.db");
};

using Beads = std::vector<std::int64_t>;

std::string marked(const model::PairSide& side) {
    std::string result;
    for (const model::Range match : side.marks) {
        result += (result.empty() ? "" : "|") + std::string{model::slice(side.text, match)};
    }
    return result;
}

const Pairs k_pairs{{"Le groupe de travail a adopté le rapport.", "The working group adopted the report."},
                    {"Les groupes de travail se réunissent.", "The working groups meet."},
                    {"Le travail du groupe est achevé.", "The work of the group is completed."},
                    {"L’Élévation du niveau.", "The rise of the level."},
                    {"Une phrase sans traduction.", ""}};

} // namespace

TEST_CASE("search: phrases in any form, with operators, on either side") {
    const Corpus corpus{k_pairs};
    CHECK(corpus.find("groupe de travail") == Beads{1, 2});
    CHECK(corpus.find("groupe AND travail") == Beads{1, 2, 3});
    CHECK(corpus.find("groupe NOT rapport") == Beads{2, 3});
    CHECK(corpus.find("elevation OR meets") == Beads{2, 4});
    CHECK(corpus.find("sans trad*") == Beads{5});
    CHECK(corpus.find("working group", {.language = store::sample::language("fr")}).empty());
}

TEST_CASE("search: what was found is marked, and its likely translation on the other side") {
    const Corpus corpus{k_pairs};
    const model::SearchResult french = corpus.search("groupe de travail");
    REQUIRE(french.pairs.size() == 2);
    CHECK(french.pairs[0].found_in_source);
    CHECK(marked(french.pairs[0].source) == "groupe de travail");
    CHECK(marked(french.pairs[0].target) == "working group");
    CHECK(marked(french.pairs[1].target) == "working groups");
    const model::SearchResult english = corpus.search("working groups");
    REQUIRE(english.pairs.size() == 2);
    CHECK_FALSE(english.pairs[0].found_in_source);
    CHECK(marked(english.pairs[0].source) == "groupe de travail");
}

TEST_CASE("search: renderings are counted by what a reader calls the same") {
    const Corpus corpus{k_pairs};
    const model::SearchResult result = corpus.search("groupe de travail", {.limit = 1});
    CHECK(result.pairs.size() == 1);
    CHECK(result.total == 2);
    CHECK(result.rendered_in.str() == "en");
    REQUIRE(result.renderings.size() == 1);
    CHECK(result.renderings[0].pairs == 2);
    CHECK(result.counted_pairs == 2);
    CHECK(corpus.search("groupe de travail", {.renderings = false}).renderings.empty());
}

TEST_CASE("search: words that no lexicon knows are told by the pairs that have them") {
    Pairs pairs;
    for (int i = 0; i < 6; ++i) {
        const std::string number = std::to_string(i);
        pairs.emplace_back("Le zobi frouque numéro " + number + ".", "A plonk is number " + number + ".");
        pairs.emplace_back("La réunion numéro " + number + " est close.",
                           "Meeting number " + number + " is over.");
    }
    const model::SearchResult result = Corpus{pairs}.search("zobi");
    REQUIRE_FALSE(result.renderings.empty());
    CHECK(result.renderings[0].term == "plonk");
    CHECK(result.renderings[0].pairs == 6);
}

TEST_CASE("search: --exact and --case check what the index cannot tell") {
    const Corpus corpus{k_pairs};
    CHECK(corpus.find("l'élévation", {.strictness = concordance::Strictness::forms}) == Beads{4});
    CHECK(corpus.find("elevation", {.strictness = concordance::Strictness::forms}).empty());
    CHECK(corpus.find("groupe", {.strictness = concordance::Strictness::forms}) == Beads{1, 3});
    CHECK(corpus.find("élévation", {.strictness = concordance::Strictness::letters}).empty());
    CHECK(corpus.find("groupe NOT Rapport", {.strictness = concordance::Strictness::letters}) == Beads{1, 3});
}

TEST_CASE("search: conditions on both sides, with or without a query") {
    const Corpus corpus{k_pairs};
    CHECK(corpus.find("travail", {.source = "groupe", .target = "completed"}) == Beads{3});
    CHECK(corpus.find("", {.target = "working"}) == Beads{1, 2});
    CHECK(corpus.find("", {.source = "groupe", .target = "NOTHING"}).empty());
    const model::SearchResult result = corpus.search("", {.source = "groupe", .target = "report"});
    REQUIRE(result.pairs.size() == 1);
    CHECK(marked(result.pairs[0].source) == "groupe");
    CHECK(marked(result.pairs[0].target) == "report");
    CHECK_THROWS_AS(corpus.find(""), base::UsageError);
}

TEST_CASE("search: documents in the other direction are found too, each side in its language") {
    Corpus corpus{k_pairs};
    corpus.add({{"A working group met.", "Un groupe de travail s’est réuni."}}, "en", "fr");
    CHECK(corpus.find("groupe de travail") == Beads{1, 2, 6});
    CHECK(corpus.find("", {.source = "working"}) == Beads{6});
}

TEST_CASE("search: limit and offset page through what is found") {
    const Corpus corpus{k_pairs};
    CHECK(corpus.find("groupe", {.limit = 2}) == Beads{1, 2});
    CHECK(corpus.find("groupe", {.limit = 2, .offset = 2}) == Beads{3});
    CHECK(corpus.search("groupe", {.offset = 9}).total == 3);
}

TEST_CASE("search: a phrase that is nowhere says how many pairs have its words") {
    const Corpus corpus{k_pairs};
    const model::SearchResult result = corpus.search("travail groupe");
    CHECK(result.total == 0);
    CHECK(result.apart == 3);
    CHECK(corpus.search("zythum").apart == 0);
}
