#include "base/error.hpp"
#include "exchange/records/alignment_formats.hpp"
#include "pipeline/align/align_batch.hpp"
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

#include <atomic>
#include <filesystem>
#include <map>
#include <mutex>
#include <new>
#include <random>
#include <sstream>
#include <stdexcept>

namespace fs = std::filesystem;
namespace pipeline = diptych::pipeline;

using diptych::base::Diagnostics;
using diptych::base::Error;
using diptych::base::InputError;
using diptych::support::TemporaryFolder;
using pipeline::Manifest;

namespace {

Manifest manifest_of(const std::string& text) {
    std::istringstream in{text};
    return pipeline::read_manifest("-", in);
}

std::string error_of(const std::function<void()>& action) {
    try {
        action();
    } catch (const InputError& e) {
        return e.what();
    }
    return "none";
}

std::string manifest_error(const std::string& text) {
    return error_of([&] { manifest_of(text); });
}

std::string output_error(const Manifest& manifest) {
    return error_of([&] { check_outputs(manifest); });
}

std::string printed(const Diagnostics& diagnostics) {
    std::ostringstream out;
    diagnostics.print(out);
    return out.str();
}

/// What a batch wrote, by output, and said.
struct Result {
    std::map<std::string, std::string> written;
    std::string said;
    std::size_t failed = 0;
};

Result run(const Manifest& manifest, std::size_t jobs) {
    Result result;
    std::mutex mutex;
    const auto open = [&](const pipeline::BatchPair& pair) -> pipeline::WriteAlignment {
        return [&](const diptych::model::Bitext& bitext, Diagnostics&) {
            std::ostringstream out;
            diptych::exchange::write_beads(bitext.beads, out);
            const std::scoped_lock lock{mutex};
            result.written[pair.output] = out.str();
        };
    };
    pipeline::BatchOptions options;
    options.align.source.lines = options.align.target.lines = true;
    options.jobs = jobs;
    std::istringstream no_input;
    diptych::base::Session session{.in = no_input};
    result.failed = align_batch(manifest, options, open, session);
    result.said = printed(session.diagnostics);
    return result;
}

/// A manifest with `count` pairs of very different lengths, every fifth of them with a file that is missing.
Manifest random_manifest(const TemporaryFolder& folder, std::size_t count) {
    std::mt19937 random{17};
    std::string manifest;
    for (std::size_t i = 0; i < count; ++i) {
        std::string french;
        std::string english;
        const std::size_t sentences = 1 + random() % (i % 7 == 0 ? 120 : 5);
        for (std::size_t k = 0; k < sentences; ++k) {
            const std::string number = std::to_string(random() % 1000);
            french += "Le rapport numéro " + number + " a été adopté par le comité.\n";
            if (k == 0 || random() % 10 != 0) {
                english += "Report number " + number + " was adopted by the committee.\n";
            }
        }
        const std::string name = std::to_string(i);
        folder.write(name + ".fr", french);
        if (i % 5 != 4) {
            folder.write(name + ".en", english);
        }
        manifest += name + ".fr\t" + name + ".en\t" + name + ".beads\n";
    }
    std::istringstream no_input;
    return pipeline::read_manifest(folder.write("pairs.tsv", manifest), no_input);
}

} // namespace

TEST_CASE("read_manifest: a line is a pair; empty lines and remarks are left out but counted") {
    const Manifest manifest = manifest_of("\xEF\xBB\xBF# source, target, output\n\na.fr\ta.en\ta.tmx\r\n \n"
                                          "b c.fr\tb c.en\t/tmp/b.tsv");
    CHECK(manifest.name == "<stdin>");
    REQUIRE(manifest.pairs.size() == 2);
    CHECK(manifest.pairs[0].line == 3);
    CHECK(manifest.pairs[0].source == "a.fr");
    CHECK(manifest.pairs[0].target == "a.en");
    CHECK(manifest.pairs[0].output == "a.tmx");
    CHECK(manifest.pairs[1].line == 5);
    CHECK(manifest.pairs[1].source == "b c.fr");
    CHECK(manifest.pairs[1].output == "/tmp/b.tsv");
}

TEST_CASE("read_manifest: relative paths start from the folder of the manifest, absolute ones do not") {
    const TemporaryFolder folder;
    std::istringstream no_input;
    const Manifest manifest =
        pipeline::read_manifest(folder.write("pairs.tsv", "a.fr\tsub/a.en\t/tmp/a.tsv\n"), no_input);
    CHECK(manifest.pairs.at(0).source == (folder.path() / "a.fr").string());
    CHECK(manifest.pairs.at(0).target == (folder.path() / "sub/a.en").string());
    CHECK(manifest.pairs.at(0).output == "/tmp/a.tsv");
}

TEST_CASE("read_manifest: what is no pair is an error with its line") {
    CHECK_THAT(manifest_error("a\tb\tc\na\tb\n"), Catch::StartsWith("<stdin>:2: A line has 3 fields"));
    CHECK_THAT(manifest_error("a b c\n"), Catch::EndsWith("this one has 1."));
    CHECK_THAT(manifest_error("a\tb\tc\td\n"), Catch::EndsWith("this one has 4."));
    CHECK(manifest_error("a\t\tc\n") == "<stdin>:1: TARGET is empty. Name a file.");
    CHECK(manifest_error("a\tb\t-\n") == "<stdin>:1: OUTPUT cannot be '-' here. Name a file.");
    CHECK_THAT(manifest_error(std::string{"a\0\tb\tc\n", 7}), Catch::Contains("null character"));
    CHECK_THAT(manifest_error("# nothing\n\n"), Catch::StartsWith("<stdin>: There is no pair"));
    CHECK_THAT(manifest_error(""), Catch::StartsWith("<stdin>: There is no pair"));
    std::istringstream no_input;
    CHECK_THROWS_AS(pipeline::read_manifest("no such manifest", no_input), InputError);
}

TEST_CASE("check_outputs: two pairs cannot be written to one file, whatever it is called") {
    CHECK(output_error(manifest_of("a\tb\tx.tsv\nc\td\ty.tsv\n")) == "none");
    CHECK_THAT(output_error(manifest_of("a\tb\tx.tsv\nc\td\tx.tsv\n")),
               Catch::StartsWith("<stdin>:2: The result of line 1 goes to 'x.tsv' as well."));
    CHECK_THAT(output_error(manifest_of("a\tb\tx.tsv\nc\td\t./x.tsv\n")),
               Catch::StartsWith("<stdin>:2:"));
    const TemporaryFolder folder;
    const std::string file = folder.write("file", "");
    const std::string link = (folder.path() / "link").string();
    fs::create_symlink(file, link);
    CHECK_THAT(output_error(manifest_of("a\tb\t" + file + "\nc\td\t" + link + "\n")),
               Catch::StartsWith("<stdin>:2:"));
}

TEST_CASE("check_outputs: no result may replace a file that is read, of its own pair or another") {
    CHECK_THAT(output_error(manifest_of("a\tb\tx.tsv\nc\ty.tsv\td\nx.tsv\te\ty.tsv\n")),
               Catch::StartsWith("<stdin>:2: 'y.tsv' would be overwritten with the result of line 3."));
    CHECK_THAT(output_error(manifest_of("a\tb\ta\n")), Catch::StartsWith("<stdin>:1: 'a' would be"));
    // One source may be read for many targets.
    CHECK(output_error(manifest_of("a\tb\tx\na\tc\ty\n")) == "none");
}

TEST_CASE("check_outputs: a file for each language may be any that ends with one") {
    Manifest manifest = manifest_of("r.fr\tr.en\tr\ns.fr\ts.en\tr.txt\n");
    CHECK(output_error(manifest) == "none");
    manifest.pairs[0].output_by_language = true;
    CHECK_THAT(output_error(manifest), Catch::StartsWith("<stdin>:1: 'r.fr' would be overwritten"));
    manifest.pairs[0].source = "r.fr.txt";
    manifest.pairs[0].target = "r.en.txt";
    CHECK(output_error(manifest) == "none");
    manifest.pairs[1].output = "r.pt-BR";
    CHECK_THAT(output_error(manifest), Catch::StartsWith("<stdin>:2: The result of line 1"));
    manifest.pairs[1].output = "r";
    CHECK(output_error(manifest) == "none"); // 'r' is not 'r.fr'
    manifest.pairs[1].output_by_language = true;
    CHECK_THAT(output_error(manifest), Catch::StartsWith("<stdin>:2: The result of line 1"));
}

TEST_CASE("align_batch: what is written and said does not depend on the number of jobs") {
    const TemporaryFolder folder;
    const Manifest manifest = random_manifest(folder, 40);
    const Result one = run(manifest, 1);
    CHECK(one.failed == 8);
    REQUIRE(one.written.size() == 32);
    CHECK_THAT(one.written.begin()->second, Catch::StartsWith("[0]:[0]:"));
    for (const std::size_t jobs : {2U, 4U, 64U}) {
        const Result many = run(manifest, jobs);
        CAPTURE(jobs);
        CHECK(many.failed == one.failed);
        CHECK(many.written == one.written);
        CHECK(many.said == one.said);
    }
}

TEST_CASE("align_batch: diagnostics stand in the order of the manifest, each pair's before its error") {
    const TemporaryFolder folder;
    const Result result = run(random_manifest(folder, 10), 3);
    CHECK(result.failed == 2);
    const std::size_t note = result.said.find("4.fr: note: The language looks like 'fr'.");
    const std::size_t error = result.said.find("pairs.tsv:5: error: ");
    const std::size_t later = result.said.find("5.fr: note: ");
    REQUIRE(later != std::string::npos);
    CHECK(note < error);
    CHECK(error < later);
    CHECK_THAT(result.said, Catch::Contains("4.en: There is no such file."));
}

TEST_CASE("align_batch: whatever a pair throws, the others are written") {
    const TemporaryFolder folder;
    const Manifest manifest = random_manifest(folder, 4); // all files are there
    std::atomic<int> written = 0;
    const auto open = [&](const pipeline::BatchPair& pair) -> pipeline::WriteAlignment {
        if (pair.line == 1) {
            throw Error{"The disk is full."};
        }
        return [&written, line = pair.line](const diptych::model::Bitext&, Diagnostics&) {
            if (line == 2) {
                throw std::bad_alloc{};
            }
            if (line == 3) {
                throw std::out_of_range{"an index"};
            }
            ++written;
        };
    };
    pipeline::BatchOptions options;
    options.jobs = 2;
    std::istringstream no_input;
    diptych::base::Session session{.in = no_input};
    CHECK(align_batch(manifest, options, open, session) == 3);
    CHECK(written == 1);
    const std::string said = printed(session.diagnostics);
    CHECK_THAT(said, Catch::Contains("pairs.tsv:1: error: The disk is full.\n"));
    CHECK_THAT(said, Catch::Contains("pairs.tsv:2: error: There is not enough memory."));
    CHECK_THAT(said, Catch::Contains("pairs.tsv:3: error: Something went wrong that should not: an index."));
}

TEST_CASE("align_batch: outputs that collide are found before anything is opened") {
    int opened = 0;
    const auto open = [&](const pipeline::BatchPair&) -> pipeline::WriteAlignment {
        ++opened;
        return [](const diptych::model::Bitext&, Diagnostics&) {};
    };
    std::istringstream no_input;
    diptych::base::Session session{.in = no_input};
    CHECK_THROWS_AS(align_batch(manifest_of("a\tb\tx\nc\td\tx\n"), {}, open, session), InputError);
    CHECK(opened == 0);
}
