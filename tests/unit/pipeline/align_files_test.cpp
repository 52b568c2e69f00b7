#include "base/error.hpp"
#include "pipeline/align/align_files.hpp"
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <sstream>

using namespace diptych;
using model::Bead;
using pipeline::AlignOptions;
using support::TemporaryFolder;

namespace {

const std::vector<std::string> k_french{
    "Le gouvernement a présenté son rapport annuel au parlement.",
    "La commission des finances a examiné le budget pendant trois jours.",
    "Les élèves de cette école apprennent deux langues étrangères.",
    "Il faut protéger les forêts et les rivières de notre pays.",
    "Le président a signé la loi sur la santé publique.",
    "Les travailleurs demandent une augmentation de leur salaire.",
    "Le tribunal a décidé que la demande était recevable.",
    "Les habitants du village ont construit une nouvelle route.",
    "La banque centrale a réduit le taux d'intérêt.",
    "Les pays voisins ont conclu un accord sur le commerce.",
};
const std::vector<std::string> k_english{
    "The government presented its annual report to parliament.",
    "The finance committee examined the budget for three days.",
    "The pupils of this school learn two foreign languages.",
    "The forests and rivers of our country must be protected.",
    "The president signed the public health act.",
    "The workers are asking for an increase in their wages.",
    "The court decided that the application was admissible.",
    "The people of the village have built a new road.",
    "The central bank has reduced the interest rate.",
    "The neighbouring countries have reached an agreement on trade.",
};
/// Two texts that have nothing to do with each other.
const std::string k_unrelated = DIPTYCH_UNRELATED_TEXTS;

/// A file with a sentence a line.
std::string write(const TemporaryFolder& folder, const std::string& name,
                  const std::vector<std::string>& sentences) {
    std::string text;
    for (const std::string& sentence : sentences) {
        text += sentence + '\n';
    }
    return folder.write(name, text);
}

AlignOptions options() {
    AlignOptions options;
    options.source.language = model::LanguageTag::parse("fr");
    options.target.language = model::LanguageTag::parse("en");
    options.source.lines = options.target.lines = true;
    return options;
}

std::vector<Bead> align(const std::string& source, const std::string& target, const AlignOptions& options,
                        const std::string& input = "") {
    std::istringstream standard_input{input};
    base::Session session{.in = standard_input};
    return pipeline::align_files(source, target, options, session).beads;
}

std::string error_of(const std::string& source, const std::string& target, const AlignOptions& options) {
    try {
        align(source, target, options);
    } catch (const base::Error& e) {
        return e.what();
    }
    return "none";
}

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

bool has(const std::vector<Bead>& beads, model::Range source, model::Range target) {
    return std::any_of(beads.begin(), beads.end(), [&](const Bead& bead) {
        return (source.empty() ? bead.source.empty() : bead.source == source) &&
               (target.empty() ? bead.target.empty() : bead.target == target);
    });
}

/// How many sentences are paired with the one of the same number.
std::size_t on_the_diagonal(const std::vector<Bead>& beads) {
    return static_cast<std::size_t>(std::count_if(beads.begin(), beads.end(), [](const Bead& bead) {
        return bead.source == bead.target && bead.source.size() == 1;
    }));
}

/// Files for --embeddings and --overlaps: each sentence has a direction of its own, joined ones their sum.
/// \param numbers  of the directions, below 16
void write_embeddings(const TemporaryFolder& folder, const std::string& name,
                      const std::vector<std::string>& sentences, const std::vector<std::size_t>& numbers) {
    std::string text;
    std::string rows;
    for (std::size_t joined = 1; joined <= 4; ++joined) {
        for (std::size_t first = 0; first + joined <= sentences.size(); ++first) {
            std::array<float, 16> row{};
            for (std::size_t i = first; i < first + joined; ++i) {
                text += (i > first ? " " : "") + sentences[i];
                row[numbers[i]] += 1;
            }
            text += '\n';
            std::string bytes(sizeof row, '\0');
            std::memcpy(bytes.data(), row.data(), sizeof row);
            rows += bytes;
        }
    }
    folder.write(name + ".txt", text);
    folder.write(name + ".emb", rows);
}

} // namespace

TEST_CASE("align_files: texts that are no translations of each other are refused, and paired when forced") {
    const TemporaryFolder folder;
    CHECK(on_the_diagonal(
              align(write(folder, "a.fr", k_french), write(folder, "a.en", k_english), options())) == 10);
    const std::string french = k_unrelated + "/fr.txt";
    const std::string english = k_unrelated + "/en.txt";
    CHECK(error_of(french, english, options()) ==
          french + " and " + english +
              ": These do not look like translations of each other. If they are, align them with --force.");
    AlignOptions forced = options();
    forced.force = true;
    CHECK(model::covers_once(align(french, english, forced), 18, 30));
}

TEST_CASE("align_files: an excerpt is a translation") {
    const TemporaryFolder folder;
    const std::string french = write(folder, "a.fr", k_french);
    const std::string english =
        write(folder, "a.en", std::vector<std::string>(k_english.begin() + 2, k_english.begin() + 8));
    const std::vector<Bead> beads = align(french, english, options());
    CHECK(has(beads, {3, 4}, {1, 2}));
    CHECK(has(beads, {7, 8}, {5, 6}));
}

TEST_CASE("align_files: pins stay, and a sentence that has no counterpart is left out where the others say") {
    const TemporaryFolder folder;
    const std::string french = write(folder, "a.fr", k_french);
    const std::string english = write(folder, "a.en", k_english);
    AlignOptions pinned = options();
    pinned.pins = folder.write("pins", "[2]:[3]\n");
    const std::vector<Bead> wrong = align(french, english, pinned);
    CHECK(std::count(wrong.begin(), wrong.end(), Bead{{2, 3}, {3, 4}, 1.0, model::BeadOrigin::corrected}) ==
          1);
    CHECK(model::covers_once(wrong, 10, 10));
    CHECK(has(wrong, {8, 9}, {8, 9}));

    pinned.pins = folder.write("unpaired", "[0]:[0]\n[6]:[]\n[]:[6]\n");
    const std::vector<Bead> beads = align(french, english, pinned);
    CHECK(model::covers_once(beads, 10, 10));
    CHECK(has(beads, {6, 7}, {}));
    CHECK(has(beads, {}, {6, 7}));
    CHECK(on_the_diagonal(beads) == 9);

    // All that was found, again.
    std::string all;
    for (const Bead& bead : beads) {
        all += (bead.source.empty() ? "[]" : "[" + std::to_string(bead.source.begin) + "]") + ":" +
               (bead.target.empty() ? "[]" : "[" + std::to_string(bead.target.begin) + "]") + "\n";
    }
    pinned.pins = folder.write("all", all);
    const std::vector<Bead> again = align(french, english, pinned);
    REQUIRE(again.size() == beads.size());
    for (std::size_t i = 0; i < beads.size(); ++i) {
        CHECK(again[i] == Bead{beads[i].source, beads[i].target, 1.0, model::BeadOrigin::corrected});
    }
}

TEST_CASE("align_files: standard input is read once") {
    const TemporaryFolder folder;
    const std::string french = write(folder, "a.fr", k_french);
    const std::string english = write(folder, "a.en", k_english);
    AlignOptions pinned = options();
    pinned.pins = "-";
    CHECK(has(align(french, english, pinned, "[2]:[3]\n"), {2, 3}, {3, 4}));
    CHECK_THROWS_AS(align("-", english, pinned), base::UsageError);
    CHECK_THROWS_AS(align(french, "-", pinned), base::UsageError);
    CHECK_THROWS_AS(align("-", "-", options()), base::UsageError);
    pinned.lexicons.dictionaries = {"-"};
    CHECK_THROWS_AS(align(french, english, pinned), base::UsageError);
}

TEST_CASE("align_files: embeddings decide where words say nothing") {
    const TemporaryFolder folder;
    std::vector<std::string> source;
    std::vector<std::string> target;
    std::vector<std::size_t> source_numbers;
    std::vector<std::size_t> target_numbers;
    for (std::size_t i = 0; i < 12; ++i) {
        const auto sentence = [&](char first) {
            const char letter = static_cast<char>(first + static_cast<char>(i));
            return std::string(5, letter) + " " + std::string(8, letter) + ".";
        };
        source.push_back(sentence('a'));
        source_numbers.push_back(i);
        target.push_back(sentence('n'));
        target_numbers.push_back(i + 1); // the first was left out, and one added at the end
    }
    write_embeddings(folder, "source", source, source_numbers);
    write_embeddings(folder, "target", target, target_numbers);
    AlignOptions with = options();
    with.embeddings = {folder.path() / "source.emb", folder.path() / "target.emb"};
    with.overlaps = {folder.path() / "source.txt", folder.path() / "target.txt"};
    const std::string source_file = write(folder, "a.fr", source);
    const std::string target_file = write(folder, "a.en", target);
    const std::vector<Bead> beads = align(source_file, target_file, with);
    for (std::size_t i = 3; i < 10; ++i) {
        CHECK(has(beads, {i, i + 1}, {i - 1, i}));
    }
    CHECK(on_the_diagonal(align(source_file, target_file, options())) == 12);

    target.push_back("One that was not there.");
    write(folder, "a.en", target);
    CHECK(
        contains(error_of(source_file, target_file, with), "target.txt: There is no line for 'One that was"));
}
