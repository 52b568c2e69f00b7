#include "base/error.hpp"
#include "pipeline/corpus/add_batch.hpp"
#include "pipeline/sources/job_log.hpp"
#include "support/catch.hpp"
#include "unit/pipeline/add_fixture.hpp"

#include <algorithm>
#include <filesystem>

using namespace diptych;
using namespace diptych::pipeline;
using sample::AddFixture;
using sample::numbered;

namespace {

AddList manifest_of(const std::string& text) {
    std::istringstream in{text};
    return read_add_manifest("-", in);
}

std::string manifest_error(const std::string& text) {
    try {
        manifest_of(text);
    } catch (const base::InputError& e) {
        return e.what();
    }
    return "none";
}

std::string content_of(const std::string& path) {
    std::ifstream in{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

/// `count` pairs of files, of which one text in ten has no translation.
AddList list_of(const AddFixture& f, std::size_t count) {
    AddList list{"list", {}};
    for (std::size_t i = 0; i < count; ++i) {
        const std::string name = std::to_string(i);
        const std::string source = f.write(name + ".fr", numbered("mot " + name, 1 + i % 5));
        const std::string target =
            i % 10 == 7 ? f.path("missing") : f.write(name + ".en", numbered("word " + name, 1 + i % 5));
        list.tasks.push_back({i + 1, {.source = source, .target = target}});
    }
    return list;
}

struct Told {
    AddCounts counts;
    std::vector<std::int64_t> ids;
    std::string said;
};

Told run(AddFixture& f, const AddList& list, std::size_t jobs, const std::string& log = {}) {
    Told told;
    base::Session session{.in = f.no_input};
    store::WritableDatabase database{f.database};
    told.counts = add_batch(
        database, list, {f.options, jobs, log},
        [&](const AddTask&, const AddedDocument& added) { told.ids.push_back(added.id); }, session);
    std::ostringstream said;
    session.diagnostics.print(said);
    told.said = said.str();
    return told;
}

} // namespace

TEST_CASE("add_list: a manifest has two files a line, and a symbol, a title and a date when they are known") {
    const AddList list =
        manifest_of("# texts\na.fr\ta.en\n\nb.fr\tb.en\tA/2\tUn titre\t2021-03-12\r\nc\td\tA/3\n");
    REQUIRE(list.tasks.size() == 3);
    CHECK(list.tasks[0].line == 2);
    CHECK(list.tasks[0].task.source == "a.fr");
    CHECK(list.tasks[0].task.symbol.empty());
    CHECK(list.tasks[1].task.symbol == "A/2");
    CHECK(list.tasks[1].task.title == "Un titre");
    CHECK(list.tasks[1].task.date == "2021-03-12");
    CHECK(list.tasks[2].task.symbol == "A/3");
}

TEST_CASE("add_list: a line of titles says which column is which") {
    const AddList list = manifest_of("Date\tTarget\tSource\n2021\ta.en\ta.fr\n\tb.en\tb.fr\n");
    REQUIRE(list.tasks.size() == 2);
    CHECK(list.tasks[0].task.source == "a.fr");
    CHECK(list.tasks[0].task.date == "2021");
    CHECK(list.tasks[1].task.target == "b.en");
}

TEST_CASE("add_list: what is wrong in a manifest is said with its line") {
    CHECK(manifest_error("a.fr\n").find("<stdin>:1: A line has SOURCE and TARGET") == 0);
    CHECK(manifest_error("a\tb\tc\td\t2020\tf\n").find("<stdin>:1: A line has") == 0);
    CHECK(manifest_error("a\t\n") == "<stdin>:1: TARGET is empty. Name a file.");
    CHECK(manifest_error("a\tb\t\t\t12.3.2021\n").find("<stdin>:1: '12.3.2021' is no date") == 0);
    CHECK(manifest_error("source\ttarget\tauthor\n").find("<stdin>:1: There is no column 'author'") == 0);
    CHECK(
        manifest_error("target\tdate\tsource\na\t2020\n").find("<stdin>:2: The field 'source' is missing") ==
        0);
    CHECK(manifest_error("a\tb\tl\xE9\n").find("<stdin>:1: The line is not valid UTF-8") == 0);
    CHECK(manifest_error("# nothing\n").find("<stdin>: There is no pair") == 0);
}

TEST_CASE("add_list: the pairs of a folder are found below it too, without hidden files") {
    AddFixture f;
    std::filesystem::create_directories(f.path("texts/deep"));
    std::filesystem::create_directories(f.path("texts/.hidden"));
    for (const char* name : {"texts/a.fr.txt", "texts/a.en.txt", "texts/deep/b_EN.txt", "texts/deep/b_FR.txt",
                             "texts/.c.fr.txt", "texts/.hidden/d.fr.txt", "texts/e.fr.txt", "texts/readme"}) {
        f.write(name, {"x"});
    }
    AlignOptions options;
    options.source.language = model::LanguageTag::parse("fr");
    const AddList list = list_folder(f.path("texts"), options, f.session.diagnostics);
    REQUIRE(list.tasks.size() == 2);
    CHECK(list.tasks[0].task.source == f.path("texts/a.fr.txt"));
    CHECK(list.tasks[1].task.target == f.path("texts/deep/b_EN.txt"));
    CHECK(options.target.language->str() == "en");
    CHECK(f.session.diagnostics.count(base::Severity::warning) == 1);
    CHECK(f.session.diagnostics.all()[0].file == f.path("texts/e.fr.txt"));
}

TEST_CASE("add_batch: pairs are added in the order of the list, however many are aligned at a time") {
    for (const std::size_t jobs : {1U, 3U, 8U}) {
        AddFixture f;
        const Told told = run(f, list_of(f, 40), jobs);
        CHECK(told.counts.added == 36);
        CHECK(told.counts.failed == 4);
        CHECK(std::is_sorted(told.ids.begin(), told.ids.end()));
        const auto documents = f.documents();
        REQUIRE(documents.size() == 36);
        CHECK(documents[0].source_path == f.path("0.fr"));
        CHECK(documents[35].source_path == f.path("39.fr"));
        CHECK(told.said.find("list:8: error: ") != std::string::npos);
    }
}

TEST_CASE("add_batch: a second run adds only what is not there yet") {
    AddFixture f;
    AddList list = list_of(f, 20);
    AddList first = list;
    first.tasks.resize(5);
    CHECK(run(f, first, 2).counts.added == 5);
    const Told rest = run(f, list, 2);
    CHECK(rest.counts.unchanged == 5);
    CHECK(rest.counts.added == 13);
    CHECK(rest.counts.failed == 2);
    CHECK(run(f, list, 2).counts.unchanged == 18);
    CHECK(f.documents().size() == 18);
}

TEST_CASE("add_batch: a pair that is in the list twice is added once, and a symbol is given once") {
    AddFixture f;
    AddList list = list_of(f, 3);
    list.tasks.push_back(list.tasks[0]);
    list.tasks[1].task.symbol = list.tasks[2].task.symbol = "A/1";
    const Told told = run(f, list, 2);
    CHECK(told.counts.added == 2);
    CHECK(told.counts.unchanged == 1);
    CHECK(told.counts.failed == 1);
    CHECK(told.said.find("list:3: error: ") != std::string::npos);
    CHECK(told.said.find("'A/1'") != std::string::npos);
}

TEST_CASE("add_batch: the log tells what became of each pair, run after run") {
    AddFixture f;
    const AddList list = list_of(f, 8);
    run(f, list, 2, f.path("log.tsv"));
    run(f, list, 2, f.path("log.tsv"));
    const std::string log = content_of(f.path("log.tsv"));
    CHECK(log.find("time\tstatus\tdocument\tsource\ttarget\tmessage\n") == 0);
    CHECK(std::count(log.begin(), log.end(), '\n') == 17);
    CHECK(log.find("\tadded\t1\t" + f.path("0.fr") + "\t" + f.path("0.en") + "\t\n") != std::string::npos);
    CHECK(log.find("\tunchanged\t1\t") != std::string::npos);
    CHECK(log.find("\tfailed\t\t" + f.path("7.fr")) != std::string::npos);
    CHECK_THROWS_AS(run(f, list, 2, f.path("no/such/log")), base::Error);
}

TEST_CASE("add_batch: nothing is left behind when every pair fails") {
    AddFixture f;
    AddList list{"list", {{1, {.source = f.path("no"), .target = f.path("nothing")}}}};
    CHECK(run(f, list, 2).counts.failed == 1);
    CHECK_FALSE(std::filesystem::exists(f.database));
}
