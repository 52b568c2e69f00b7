#include "base/error.hpp"
#include "pipeline/maintenance/reindex.hpp"
#include "pipeline/terms/glossary_exchange.hpp"
#include "store/new_database.hpp"
#include "support/catch.hpp"
#include "unit/store/sample.hpp"

#include <algorithm>
#include <filesystem>
#include <sstream>

using namespace diptych;
using store::sample::Folder;

namespace {

/// A folder with a database, and files to import.
struct Glossary {
    Folder folder;
    std::string path = folder.file("test.db");
    std::istringstream nothing;
    base::Session session{.in = nothing};

    std::string file(const std::string& name, const std::string& content) const {
        store::sample::write(folder.file(name), content);
        return folder.file(name);
    }

    pipeline::Imported import(const std::vector<std::string>& files, pipeline::ImportOptions options = {}) {
        options.today = "2026-01-31";
        return import(files, options, session);
    }

    pipeline::Imported import(const std::vector<std::string>& files, const pipeline::ImportOptions& options,
                              base::Session& with) const {
        store::WritableDatabase database{path, store::Access::sequential};
        const auto into = [&](store::Database& opened) {
            return pipeline::import_glossary(opened, files, options, with);
        };
        return options.dry_run ? into(database.get()) : database.change(into);
    }

    pipeline::ImportReport import_one(const std::string& content, pipeline::ImportOptions options = {}) {
        return import({file("one.csv", content)}, std::move(options)).files.at(0);
    }

    std::string exported(pipeline::ExportOptions options = {.format = exchange::GlossaryFormat::jsonl}) {
        std::ostringstream out;
        store::Database database{path, store::Mode::read};
        pipeline::export_glossary(database, options, out, session);
        return out.str();
    }
};

std::size_t lines_of(const std::string& text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

const pipeline::ImportOptions k_merge{.merge = true};

} // namespace

TEST_CASE("import: entries are counted as new, replaced, unchanged and skipped") {
    Glossary glossary;
    const auto first = glossary.import_one("id,fr,en\nc1,vote,vote\nc2,motion,motion\nc3,,\n");
    CHECK(first.concepts == 2);
    CHECK(first.terms == 4);
    CHECK(first.skipped == 1);
    const auto second = glossary.import_one("id,fr,en,subject field\nc1,vote,vote,\nc2,motion,motion,law\n");
    CHECK(second.unchanged == 1);
    CHECK(second.replaced == 1);
    CHECK(second.concepts == 0);
    CHECK(second.categories == 1);
}

TEST_CASE("import: all files are one change, which the report numbers") {
    Glossary glossary;
    const pipeline::Imported imported = glossary.import(
        {glossary.file("a.csv", "id,en\nc1,vote\n"), glossary.file("b.csv", "id,en\nc2,motion\n")});
    REQUIRE(imported.files.size() == 2);
    CHECK(imported.change == 1);
    CHECK_FALSE(glossary.import({glossary.file("a.csv", "id,en\nc1,vote\n")}).change);
}

TEST_CASE("import: a file that cannot be used leaves the database as it was, also for the files before it") {
    Glossary glossary;
    glossary.import_one("id,en\nc1,vote\n");
    const std::string before = glossary.exported();
    const std::string good = glossary.file("good.csv", "id,en\nc2,motion\n");
    const std::string bad = glossary.file("bad.tbx", "<tbx><text>");
    CHECK_THROWS_AS(glossary.import({good, bad}), base::InputError);
    CHECK(glossary.exported() == before);
}

TEST_CASE("import: a dry run of a new glossary reports as the import does, and leaves nothing") {
    Glossary glossary;
    const std::string a = glossary.file("a.csv", "id,en\nc1,vote\n");
    const std::string b = glossary.file("b.csv", "id,en\nc1,vote\nc1,motion\n");
    pipeline::ImportOptions options;
    options.dry_run = true;
    const pipeline::Imported tried = glossary.import({a, b}, options);
    CHECK_FALSE(std::filesystem::exists(glossary.path));
    const pipeline::Imported done = glossary.import({a, b});
    REQUIRE(tried.files.size() == done.files.size());
    for (std::size_t i = 0; i < done.files.size(); ++i) {
        CHECK(tried.files[i].concepts == done.files[i].concepts);
        CHECK(tried.files[i].replaced == done.files[i].replaced);
        CHECK(tried.files[i].unchanged == done.files[i].unchanged);
    }
    CHECK_FALSE(tried.change);
}

TEST_CASE("import: references follow an entry that gets another id, from entries before and behind it") {
    Glossary glossary;
    glossary.import_one("id,en\nc1,quorum\n");
    const auto entry = [](const char* id, const char* refers, const char* term) {
        return std::string{R"({"id":")"} + id +
               R"(","categories":[{"name":"crossReference","value":"x","target":")" + refers +
               R"("}],"languages":[{"language":"en","terms":[{"term":")" + term + "\"}]}]}\n";
    };
    const std::string file = glossary.file(
        "b.jsonl", entry("c2", "c1", "vote") + entry("c1", "c3", "ballot") + entry("c3", "c1", "motion"));
    glossary.import({file});
    const std::string stored = glossary.exported();
    CHECK(stored ==
          "{\"id\":\"c1\",\"languages\":[{\"language\":\"en\",\"terms\":[{\"term\":\"quorum\"}]}]}\n" +
              entry("c2", "c1-2", "vote") + entry("c1-2", "c3", "ballot") + entry("c3", "c1-2", "motion"));
    glossary.import({file});
    CHECK(glossary.exported() == stored);
}

TEST_CASE("import: --merge joins an entry with one that shares terms of two languages, inflected or not") {
    Glossary glossary;
    glossary.import_one("id,fr,en\nc1,groupe de travail,working group\n");
    const auto report = glossary.import_one("id,fr,en\nx1,groupes de travail,working groups\n", k_merge);
    CHECK(report.merged == 1);
    CHECK(report.concepts == 0);
    CHECK(lines_of(glossary.exported()) == 1);
    const auto again = glossary.import_one("id,fr,en\nx1,groupes de travail,working groups\n", k_merge);
    CHECK(again.unchanged == 1);
}

TEST_CASE("import: --merge joins no entries that share terms of one language only") {
    Glossary glossary;
    glossary.import_one("id,fr,en\nc1,vote,ballot\n");
    CHECK(glossary.import_one("id,fr,en\nx1,vote,motion\n", k_merge).concepts == 1);
}

TEST_CASE("import: --merge keeps apart what one file keeps apart") {
    Glossary glossary;
    const auto report =
        glossary.import_one("id,fr,en\nh1,commission,commission\nh2,commission,commission\n", k_merge);
    CHECK(report.concepts == 2);
    // The first is another version of h1, the second joins nothing of this file either.
    const auto again =
        glossary.import_one("id,fr,en\nh1,commission,commission\nh2,commission,commission\n", k_merge);
    CHECK(again.unchanged == 2);
}

TEST_CASE("import: several entries may join one, which loses nothing when its own version comes later") {
    Glossary glossary;
    glossary.import_one("id,fr,en\nc1,vote,ballot\n");
    const auto report = glossary.import_one(
        "id,fr,en,note\nx1,vote,ballot,first\nx2,vote,ballot,second\nc1,vote,ballot,third\n", k_merge);
    CHECK(report.merged == 3);
    const std::string stored = glossary.exported();
    CHECK(lines_of(stored) == 1);
    for (const char* note : {"first", "second", "third"}) {
        CHECK_THAT(stored, Catch::Contains(note));
    }
}

TEST_CASE("import: entries of an earlier file of the same import are merged into as well") {
    Glossary glossary;
    const pipeline::Imported imported =
        glossary.import({glossary.file("a.csv", "id,fr,en\nc1,vote,ballot\n"),
                         glossary.file("b.csv", "id,fr,en\nx1,votes,ballots\n")},
                        k_merge);
    CHECK(imported.files.at(1).merged == 1);
}

TEST_CASE("import: likely duplicates are counted and said once") {
    Glossary glossary;
    glossary.import_one("id,fr,en\nc1,vote,ballot\nc2,motion,motion\n");
    const auto report = glossary.import_one("id,fr,en\nx1,vote,ballot\nx2,motion,motion\nx3,vote,poll\n");
    CHECK(report.concepts == 3);
    CHECK(report.likely_duplicates == 2);
    CHECK(glossary.session.diagnostics.all().size() == 1);
}

TEST_CASE("import: terms without a status get the one that is asked for") {
    Glossary glossary;
    pipeline::ImportOptions options;
    options.status = model::Status::proposed;
    glossary.import_one("id,en,en:status\nc1,vote,\nc2,motion,preferred\n", options);
    const std::string stored = glossary.exported();
    CHECK_THAT(stored, Catch::Contains(R"("term":"vote","status":"proposed")"));
    CHECK_THAT(stored, Catch::Contains(R"("term":"motion","status":"preferred")"));
}

TEST_CASE("import: --strict refuses for a warning, not for a note") {
    Glossary glossary;
    pipeline::ImportOptions options;
    options.strict = true;
    glossary.import_one("id,en\nc1,vote\n", options);
    CHECK(glossary.import_one("id,en\nc1,ballot\n", options).concepts == 1); // with a note on its id
    CHECK_THROWS_AS(glossary.import_one("id,en\nc5,\n", options), base::InputError);
    CHECK(lines_of(glossary.exported()) == 2);
}

TEST_CASE("import: standard input is recognised by its beginning, however large it is") {
    Glossary glossary;
    std::string content;
    for (int i = 0; i < 5000; ++i) {
        content += R"({"id":"c)" + std::to_string(i) +
                   R"(","languages":[{"language":"en","terms":[{"term":"t)" + std::to_string(i) + "\"}]}]}\n";
    }
    std::istringstream in{content};
    base::Session session{.in = in};
    const pipeline::Imported imported = glossary.import({"-"}, {}, session);
    CHECK(imported.files.at(0).concepts == 5000);
    CHECK(imported.files.at(0).file == "<stdin>");
    CHECK(imported.files.at(0).format == "jsonl");
    CHECK(glossary.exported() == content);
}

TEST_CASE("export: only the entries that are asked for, and no references to others") {
    Glossary glossary;
    glossary.import_one("id,en,subject field,see also\nc1,vote,Procédure,c2\nc2,asylum,law,c1\n");
    pipeline::ExportOptions options;
    options.subject = "procedure";
    const std::string tbx = glossary.exported(options);
    CHECK_THAT(tbx, Catch::Contains("<term>vote</term>"));
    CHECK_THAT(tbx, !Catch::Contains("asylum"));
    CHECK_THAT(tbx, !Catch::Contains("target=\"c2\""));
}

TEST_CASE("reindex: terms that were changed in the tables are found again") {
    Glossary glossary;
    glossary.import_one("id,fr,en\nc1,vote,vote\n");
    store::Database database{glossary.path, store::Mode::write};
    database.execute("UPDATE term SET text = 'scrutin'");
    CHECK(pipeline::reindex(database).terms == 2);
    CHECK(store::sample::count(database, "SELECT count(*) FROM term_key WHERE stem_key = 'scrutin'") == 2);
}
