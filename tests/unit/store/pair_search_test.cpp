#include "sample.hpp"
#include "store/bead_store.hpp"
#include "store/check.hpp"
#include "store/document_store.hpp"
#include "store/pair_search.hpp"
#include "support/catch.hpp"

using namespace diptych;
using model::WordQuery;
using store::PairFilter;
using store::PairQuery;
using store::Role;
using store::SideKind;

namespace {

const SideKind k_french{Role::source, "fr"};
const SideKind k_english{Role::target, "en"};

WordQuery phrase(std::vector<std::string> words, bool prefix = false) {
    return {WordQuery::Kind::phrase, std::move(words), prefix, {}};
}

WordQuery joined(WordQuery::Kind kind, std::vector<WordQuery> parts) {
    return {kind, {}, false, std::move(parts)};
}

/// A document of pairs, a sentence and a paragraph each.
model::Bitext pairs(const std::string& symbol, const std::string& date,
                    const std::vector<std::pair<std::string, std::string>>& texts) {
    model::Bitext made;
    made.symbol = symbol;
    made.date = date;
    made.source.name = symbol + ".fr";
    made.source.language = store::sample::language("fr-CH");
    made.target.name = symbol + ".en";
    made.target.language = store::sample::language("en");
    for (std::size_t i = 0; i < texts.size(); ++i) {
        made.source.units.push_back(
            store::sample::unit(model::UnitKind::paragraph, "", {texts[i].first}, i + 1));
        made.target.units.push_back(
            store::sample::unit(model::UnitKind::paragraph, "", {texts[i].second}, i + 1));
        made.beads.push_back({{i, i + 1}, {i, i + 1}, 0.5 + 0.1 * static_cast<double>(i), {}});
    }
    return made;
}

/// Three documents; beads 1 to 3, 4 and 5, 6.
struct Fixture {
    store::sample::Folder folder;
    store::Database database{folder.file("test.db"), store::Mode::create};
    store::DocumentStore documents{database};
    store::BeadStore beads{database};

    Fixture() {
        documents.add(pairs("A/1", "2019-05-01",
                            {{"Le conseil travaille.", "The council works."},
                             {"Les travaux du conseil général.", "The work of the general council."},
                             {"Rien d’autre.", "Nothing else, \"quoted\"."}}));
        documents.add(pairs("A/2", "2020",
                            {{"Le travail continue.", "Work goes on."}, {"Fin du conseil.", "The end."}}));
        documents.add(pairs("B/1", "", {{"Conseil : travail.", "Council: labour."}}));
    }

    std::vector<std::int64_t> find(const PairQuery& query, const PairFilter& filter = {}) {
        std::vector<std::int64_t> found;
        store::PairSearch search{database, query, filter};
        while (search.next()) {
            found.push_back(search.bead());
        }
        CHECK_FALSE(search.next());
        return found;
    }

    std::vector<std::int64_t> find(const SideKind& side, const WordQuery& words,
                                   const PairFilter& filter = {}) {
        return find(PairQuery{{{side, words}}}, filter);
    }

    std::vector<std::int64_t> scan(const PairFilter& filter) {
        std::vector<std::int64_t> found;
        store::PairScan scan{database, filter};
        while (const auto pair = scan.next()) {
            found.push_back(pair->id);
        }
        CHECK_FALSE(scan.next());
        return found;
    }

    std::string stem(const char* tag, const char* word) {
        return text::Analyzer{store::sample::language(tag)}.stem(word);
    }
};

using Ids = std::vector<std::int64_t>;

} // namespace

TEST_CASE("pair_search: a word is found by its stem and by its folded form, on its own side only") {
    Fixture f;
    const std::string stem = f.stem("fr", "travaux");
    CHECK(f.find(k_french, phrase({stem})) == Ids{2, 4, 6});
    CHECK(f.find(k_french, phrase({"travaux"})) == Ids{2});
    CHECK(f.find(k_english, phrase({stem})).empty());
    CHECK(f.find(k_english, phrase({"work"})) == Ids{1, 2, 4});
    CHECK(f.find(k_english, phrase({"works"})) == Ids{1});
    CHECK(f.find({Role::source, "en"}, phrase({"work"})).empty());
    CHECK(f.find(k_french, phrase({})).empty());
    CHECK(f.find(PairQuery{}).empty());
}

TEST_CASE("pair_search: phrases, prefixes and their combinations") {
    Fixture f;
    const std::string general = f.stem("fr", "général");
    const std::string council = f.stem("fr", "conseil");
    CHECK(f.find(k_french, phrase({council, general})) == Ids{2});
    CHECK(f.find(k_french, phrase({"conseil", "general"})) == Ids{2}); // folded forms too are neighbours
    CHECK(f.find(k_french, phrase({general, council})).empty());
    CHECK(f.find(k_french, phrase({"trav"}, true)) == Ids{1, 2, 4, 6});
    CHECK(f.find(k_french, phrase({council, "gen"}, true)) == Ids{2});
    using Kind = WordQuery::Kind;
    const WordQuery work = phrase({"trav"}, true);
    CHECK(f.find(k_french, joined(Kind::all, {work, phrase({council})})) == Ids{1, 2, 6});
    CHECK(f.find(k_french, joined(Kind::any, {phrase({"fin"}), phrase({general})})) == Ids{2, 5});
    CHECK(f.find(k_french, joined(Kind::but, {work, phrase({general}), phrase({"continue"})})) == Ids{1, 6});
    CHECK(f.find(k_french, joined(Kind::but, {work, phrase({})})) == Ids{1, 2, 4, 6});
    CHECK(f.find(k_french, joined(Kind::all, {work, phrase({})})).empty());
    CHECK(f.find(k_french, joined(Kind::any, {work, joined(Kind::any, {phrase({"fin"})})})) ==
          Ids{1, 2, 4, 5, 6});
}

TEST_CASE("pair_search: conditions on both sides, and alternatives") {
    Fixture f;
    const WordQuery council = phrase({f.stem("fr", "conseil")});
    const WordQuery labour = phrase({f.stem("en", "labour")});
    CHECK(f.find({{{k_french, council}, {k_english, labour}}}) == Ids{6});
    CHECK(f.find({{{k_english, labour}}, {{k_french, phrase({"fin"})}}}) == Ids{5, 6});
    CHECK(f.find({{{k_french, council}, {k_english, phrase({})}}, {{k_english, labour}}}) == Ids{6});
}

TEST_CASE("pair_search: words that mean something to the index are but words") {
    Fixture f;
    for (const char* odd : {"\"", "a\"b", "*", "OR", "a b", "x\x1Fy", "words:", "^a", ""}) {
        CAPTURE(odd);
        CHECK(f.find(k_english, phrase({odd})).empty());
        CHECK(f.find(k_english, phrase({"the", odd})).empty());
    }
}

TEST_CASE("pair_search: filters by document, symbol, date and probability") {
    Fixture f;
    const WordQuery all = phrase({""}, true);
    const auto find = [&](PairFilter filter) {
        Ids scanned = f.scan(filter);
        CHECK(f.find(k_french, all, filter) == scanned);
        return scanned;
    };
    const auto filter = [](auto set) {
        PairFilter made;
        set(made);
        CHECK_FALSE(made.empty());
        return made;
    };
    CHECK(PairFilter{}.empty());
    CHECK(find({}) == Ids{1, 2, 3, 4, 5, 6});
    CHECK(find(filter([](auto& x) { x.documents = {1, 3, 77}; })) == Ids{1, 2, 3, 6});
    CHECK(find(filter([](auto& x) { x.documents = {77}; })).empty());
    CHECK(find(filter([](auto& x) { x.symbol_prefix = "A/"; })) == Ids{1, 2, 3, 4, 5});
    CHECK(find(filter([](auto& x) { x.symbol_prefix = "A/2"; })) == Ids{4, 5});
    CHECK(find(filter([](auto& x) { x.symbol_prefix = "a/"; })).empty());
    CHECK(find(filter([](auto& x) { x.from = "2019"; })) == Ids{1, 2, 3, 4, 5});
    CHECK(find(filter([](auto& x) { x.from = "2019-05-02"; })) == Ids{4, 5});
    CHECK(find(filter([](auto& x) { x.from = "2020-07"; })) == Ids{4, 5}); // some time in 2020
    CHECK(find(filter([](auto& x) { x.until = "2019"; })) == Ids{1, 2, 3});
    CHECK(find(filter([](auto& x) { x.until = "2019-04-30"; })).empty());
    CHECK(find(filter([](auto& x) { x.until = "2020-01"; })) == Ids{1, 2, 3, 4, 5});
    CHECK(find(filter([](auto& x) { x.least_probability = 0.6; })) == Ids{2, 3, 5});
    CHECK(find(filter([](auto& x) { x.most_probability = 0.5; })) == Ids{1, 4, 6});
    CHECK(find(filter([](auto& x) {
              x.symbol_prefix = "A/2";
              x.least_probability = 0.6;
              x.from = "2020";
          })) == Ids{5});
    CHECK(find(filter([](auto& x) { x.flagged = true; })).empty());
}

TEST_CASE("pair_search: finds the pairs that a user made, and those of a document that was replaced") {
    Fixture f;
    store::Correction merge{"merge 1 2", {*f.beads.find(1, 1), *f.beads.find(1, 2)}, {}};
    merge.after = {merge.before[0]};
    merge.after[0].id = 0;
    merge.after[0].bead = {{0, 2}, {0, 2}, 1.0, model::BeadOrigin::corrected};
    merge.after[0].flag = "look again";
    CHECK(f.beads.apply(1, merge).after[0].id == 7);
    const WordQuery work = phrase({"trav"}, true);
    PairFilter first;
    first.documents = {1};
    CHECK(f.find(k_french, work) == Ids{4, 6, 7});
    CHECK(f.find(k_french, work, first) == Ids{7});
    CHECK(f.scan(first) == Ids{7, 3});
    PairFilter flagged;
    flagged.flagged = true;
    CHECK(f.find(k_french, work, flagged) == Ids{7});
    CHECK(f.scan(flagged) == Ids{7});
    CHECK(store::PairReader{f.database}.read(7)->flag == "look again");
    f.documents.replace(1, pairs("ignored", "", {{"Neuf travaux.", "Nine works."}}));
    CHECK(f.find(k_french, work, first) == Ids{8});
    CHECK(f.scan({}) == Ids{8, 4, 5, 6});
    CHECK(f.documents.find("A/1")->date == "2019-05-01");
    CHECK(f.beads.log(1).empty());
    CHECK(store::check(f.database).sound());
}

TEST_CASE("pair_search: passes over many pairs outside of the filter") {
    Fixture f;
    std::vector<std::pair<std::string, std::string>> many(200, {"un mot", "a word"});
    f.documents.add(pairs("C/1", "2021", many));
    f.documents.add(pairs("C/2", "2022", {{"un autre mot", "another word"}}));
    f.documents.add(pairs("C/3", "2021", many));
    f.documents.add(pairs("C/4", "2022", {{"un mot encore", "a word again"}}));
    PairFilter filter;
    filter.from = "2022";
    CHECK(f.find(k_french, phrase({"mot"}), filter) == Ids{207, 408});
    filter.until = "2022";
    filter.documents = {4, 5, 6, 7};
    CHECK(f.find(k_french, phrase({"mot"}), filter) == Ids{207, 408});
}

TEST_CASE("pair_reader: a pair comes with its document, sides and marks") {
    Fixture f;
    store::PairReader reader{f.database};
    const std::optional<model::PairHit> pair = reader.read(2);
    REQUIRE(pair);
    CHECK(pair->id == 2);
    CHECK(pair->document.number == 1);
    CHECK(pair->document.symbol == "A/1");
    CHECK(pair->document.date == "2019-05-01");
    CHECK(pair->document.title.empty());
    CHECK(pair->probability == 0.6);
    CHECK_FALSE(pair->confirmed);
    CHECK(pair->flag.empty());
    CHECK(pair->source.language == store::sample::language("fr-CH"));
    CHECK(pair->source.text == "Les travaux du conseil général.");
    CHECK(pair->target.text == "The work of the general council.");
    CHECK_FALSE(reader.read(99));
    const auto added = f.documents.add(store::sample::bitext(""));
    CHECK(reader.read(8)->document.title == "Rapport du Groupe de travail");
    CHECK(reader.read(8)->document.number == added);
    CHECK(reader.read(8)->document.known_as() == "rapport.fr.txt");
    CHECK(reader.read(8)->confirmed);
    CHECK(reader.read(8)->source.label == "1.");
    CHECK(reader.read(10)->source.text.empty());
    CHECK(reader.read(10)->source.language == store::sample::language("fr"));
    CHECK(reader.read(10)->target.kind == model::UnitKind::footnote);
}

TEST_CASE("side_kinds: the roles and languages that there are") {
    Fixture f;
    CHECK(store::side_kinds(f.database) == std::vector<SideKind>{k_french, k_english});
    f.documents.add(store::sample::bitext("")); // fr and en-GB
    CHECK(store::side_kinds(f.database) == std::vector<SideKind>{k_french, k_english});
    model::Bitext other = pairs("D", "", {{"Ein Wort.", "Un mot."}});
    other.source.language = store::sample::language("de");
    other.target.language = store::sample::language("fr");
    f.documents.add(other);
    CHECK(store::side_kinds(f.database) ==
          std::vector<SideKind>{{Role::source, "de"}, k_french, k_english, {Role::target, "fr"}});
    const store::sample::Folder empty;
    CHECK(store::side_kinds({empty.file("x.db"), store::Mode::create}).empty());
}
