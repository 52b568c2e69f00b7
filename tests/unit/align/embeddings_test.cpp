#include "align/embeddings.hpp"
#include "base/error.hpp"
#include "documents.hpp"
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

#include <cmath>
#include <cstring>
#include <limits>
#include <random>

using namespace diptych;
using align::DocumentEmbeddings;
using align::EmbeddingCost;
using align::Embeddings;
using model::Range;
using Vector = std::vector<float>;

namespace {

std::string bytes_of(const std::vector<Vector>& rows) {
    std::string bytes;
    for (const Vector& row : rows) {
        const std::size_t end = bytes.size();
        bytes.resize(end + row.size() * sizeof(float));
        std::memcpy(bytes.data() + end, row.data(), row.size() * sizeof(float));
    }
    return bytes;
}

/// A folder with the overlaps and rows of one side or two.
class Files {
public:
    Embeddings open(const std::vector<std::pair<std::string, Vector>>& lines, const std::string& name = "a") {
        std::string text;
        std::vector<Vector> rows;
        for (const auto& [line, row] : lines) {
            text += line + '\n';
            rows.push_back(row);
        }
        return open(text, bytes_of(rows), name);
    }

    Embeddings open(const std::string& text, const std::string& rows, const std::string& name = "a") {
        const std::string vectors = m_folder.write(name + ".emb", rows);
        return Embeddings{vectors, m_folder.write(name + ".txt", text)};
    }

private:
    support::TemporaryFolder m_folder;
};

const std::vector<std::pair<std::string, Vector>> k_two_sentences{
    {"Ah.", {1, 0, 0, 0}}, {"Ah. Oh.", {1, 1, 0, 0}}, {"Oh.", {0, 2, 0, 0}}, {"PAD", {5, 5, 5, 5}}};

/// Every line that overlap.py writes for sentences, with numbers that are only the same for the same line.
std::vector<std::pair<std::string, Vector>> overlaps(const std::vector<std::string>& sentences,
                                                     unsigned seed) {
    std::mt19937 random{seed};
    std::vector<std::pair<std::string, Vector>> lines;
    for (std::size_t joined = 1; joined <= align::k_most_joined; ++joined) {
        for (std::size_t first = 0; first + joined <= sentences.size(); ++first) {
            std::string text = sentences[first];
            for (std::size_t i = 1; i < joined; ++i) {
                text += ' ' + sentences[first + i];
            }
            Vector row;
            for (int i = 0; i < 37; ++i) { // no multiple of what is summed at once
                row.push_back(static_cast<float>(random() % 2001) / 1000.0F - 1);
            }
            lines.emplace_back(text, row);
        }
    }
    return lines;
}

double slow_cosine(const Vector& a, const Vector& b) {
    double product = 0;
    double a_squares = 0;
    double b_squares = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        product += double{a[i]} * double{b[i]};
        a_squares += double{a[i]} * double{a[i]};
        b_squares += double{b[i]} * double{b[i]};
    }
    return product / std::sqrt(a_squares * b_squares);
}

} // namespace

TEST_CASE("embeddings: rows are found by their text") {
    Files files;
    const Embeddings embeddings = files.open(k_two_sentences);
    CHECK(embeddings.rows() == 4);
    CHECK(embeddings.dimension() == 4);
    CHECK(embeddings.find("Ah.") == 0U);
    CHECK(embeddings.find("  Ah. Oh.\n") == 1U);
    CHECK_FALSE(embeddings.find("Ah"));
    const auto row = embeddings.row(*embeddings.find("Oh."));
    CHECK(Vector(row.begin(), row.end()) == Vector{0, 2, 0, 0});
}

TEST_CASE("embeddings: white space inside does not count unless there is a line just like it") {
    Files files;
    const Embeddings embeddings =
        files.open({{"a b", {1}}, {"a\u00A0b", {2}}, {"c  d", {3}}, {"c\u00A0d", {4}}});
    CHECK(embeddings.find("a b") == 0U);
    CHECK(embeddings.find("a\u00A0b") == 1U);
    CHECK(embeddings.find("a  b") == 0U);
    CHECK(embeddings.find("c d") == 2U);
    CHECK(embeddings.find("\u00A0c\u00A0d\u00A0") == 3U);
}

TEST_CASE("embeddings: texts of more than ten thousand characters are found by their beginning") {
    Files files;
    std::string beginning;
    for (int i = 0; i < 9'999; ++i) {
        beginning += "é";
    }
    const Embeddings embeddings = files.open({{beginning + "x", {1}}, {beginning, {2}}});
    CHECK(embeddings.find(beginning + "xyz") == 0U);
    CHECK(embeddings.find(beginning + " yz") == 1U);
}

TEST_CASE("embeddings: files that do not belong together are refused") {
    Files files;
    CHECK_THROWS_WITH(
        files.open("a\nb\nc\n", std::string(16, '\0')),
        Catch::Contains("a.emb: The file has 16 bytes, which cannot be 3 rows of 4-byte numbers"));
    CHECK_THROWS_AS(files.open("a\nb\n", ""), base::InputError);
    CHECK_THROWS_AS(files.open("a\nb\n", std::string(4, '\0')), base::InputError);
    CHECK_THROWS_WITH(files.open("", "1234"), Catch::Contains("a.txt: The file is empty"));
    CHECK_THROWS_WITH(files.open("a\nb\n a \n", std::string(12, '\0')),
                      Catch::Contains("a.txt:3: 'a' is also line 1."));
    CHECK_THROWS_WITH(files.open("a\nb\xFF\n", std::string(8, '\0')),
                      Catch::Contains("a.txt:2: Not valid UTF-8"));
    CHECK(files.open("a\nb", std::string(8, '\0')).rows() == 2);
}

TEST_CASE("embeddings: sentences of a document have their rows, alone and joined") {
    Files files;
    const Embeddings embeddings = files.open(k_two_sentences);
    const DocumentEmbeddings document{embeddings, lines("fr", {"Ah.", "Oh."})};
    CHECK(document.sentences() == 2);
    CHECK(document.vector({0, 1})[0] == 1);
    CHECK(document.vector({1, 2})[1] == 2);
    CHECK(document.length({1, 2}) == 2);
    CHECK(document.length({0, 2}) == Approx(std::sqrt(2)));
    const double diagonal = std::sqrt(0.5);
    REQUIRE(document.mean_direction().size() == 4);
    CHECK(document.mean_direction()[0] == Approx((1 + diagonal) / 3)); // "PAD" is no text of the document
    CHECK(document.mean_direction()[1] == Approx((1 + diagonal) / 3));
    CHECK(document.mean_direction()[2] == 0);
}

TEST_CASE("embeddings: an empty sentence is called as overlap.py calls it") {
    Files files;
    const Embeddings embeddings =
        files.open({{"Ah.", {1, 0}}, {"BLANK_LINE", {0, 1}}, {"Ah. BLANK_LINE", {1, 1}}});
    const DocumentEmbeddings document{embeddings, lines("fr", {"Ah.", ""})};
    CHECK(document.vector({1, 2})[1] == 1);
    CHECK(document.vector({0, 2})[0] == 1);
}

TEST_CASE("embeddings: a text without a row is named, whether a sentence or several") {
    Files files;
    const Embeddings embeddings = files.open(k_two_sentences);
    CHECK_THROWS_WITH((DocumentEmbeddings{embeddings, lines("fr", {"Ah.", "Eh."})}),
                      Catch::Contains("a.txt: There is no line for 'Eh.' of '', sentence 2. "));
    CHECK_THROWS_WITH((DocumentEmbeddings{embeddings, lines("fr", {"Oh.", "Ah."})}),
                      Catch::Contains("There is no line for 'Oh. Ah.' of '', sentences 1 to 2. "));
    CHECK_THROWS_WITH((DocumentEmbeddings{embeddings, lines("fr", {std::string(100, 'x')})}),
                      Catch::Contains('\'' + std::string(60, 'x') + "...'"));
}

TEST_CASE("embeddings: rows that have no direction are refused by number") {
    const float not_a_number = std::numeric_limits<float>::quiet_NaN();
    const float infinite = std::numeric_limits<float>::infinity();
    for (const Vector& row :
         {Vector{1, not_a_number}, Vector{infinite, 1}, Vector{-infinite, 0}, Vector{1e30F, 0}}) {
        Files files;
        const Embeddings embeddings = files.open({{"Ah.", {1, 0}}, {"Oh.", row}, {"Ah. Oh.", {1, 1}}});
        CHECK_THROWS_WITH((DocumentEmbeddings{embeddings, lines("fr", {"Ah.", "Oh."})}),
                          Catch::Contains("a.emb: Row 2, which is for line 2 of '") &&
                              Catch::Contains("has a number that is not finite or far too large."));
        CHECK(DocumentEmbeddings{embeddings, lines("fr", {"Ah."})}.sentences() == 1);
    }
    Files files;
    const Embeddings embeddings = files.open({{"Ah.", {0, 0}}});
    CHECK_THROWS_WITH((DocumentEmbeddings{embeddings, lines("fr", {"Ah."})}),
                      Catch::Contains("Row 1, ") && Catch::Contains("has nothing but zeros."));
}

TEST_CASE(
    "vecalign_cost: nothing for the same direction, more for more sentences and for a near background") {
    CHECK(align::vecalign_cost(1, 2, 3, 0.5, 0.5) == 0);
    CHECK(align::vecalign_cost(0.2, 1, 1, 0.8, 0.8) == Approx(1).epsilon(1e-5)); // like any other pair
    CHECK(align::vecalign_cost(0.2, 2, 3, 0.8, 0.8) == Approx(6).epsilon(1e-5));
    CHECK(align::vecalign_cost(0.2, 1, 1, 0.4, 0.4) == Approx(2).epsilon(1e-5));
    CHECK(align::vecalign_cost(0.2, 1, 1, 0.6, 0.2) == Approx(2).epsilon(1e-5));
    CHECK(align::vecalign_cost(1, 1, 1, 0, 0) == 0);
}

TEST_CASE("embedding_cost: as computed from all the vectors one by one") {
    const std::vector<std::string> source_sentences{"a", "b", "c", "d", "e"};
    const std::vector<std::string> target_sentences{"A", "B", "C"};
    Files files;
    const auto source_lines = overlaps(source_sentences, 1);
    const auto target_lines = overlaps(target_sentences, 2);
    const Embeddings source_embeddings = files.open(source_lines, "source");
    const Embeddings target_embeddings = files.open(target_lines, "target");
    const DocumentEmbeddings source{source_embeddings, lines("fr", source_sentences)};
    const DocumentEmbeddings target{target_embeddings, lines("en", target_sentences)};
    const EmbeddingCost cost{source, target};

    const auto distance = [](const Vector& vector,
                             const std::vector<std::pair<std::string, Vector>>& others) {
        double sum = 0;
        for (const auto& other : others) {
            sum += 1 - slow_cosine(vector, other.second);
        }
        return sum / static_cast<double>(others.size());
    };
    const auto vector = [](const std::vector<std::pair<std::string, Vector>>& all, std::size_t size,
                           Range range) {
        std::size_t i = range.begin;
        for (std::size_t joined = 1; joined < range.size(); ++joined) {
            i += size - joined + 1;
        }
        return all[i].second;
    };
    const std::vector<Range> source_ranges{{0, 1}, {4, 5}, {1, 3}, {2, 5}, {1, 5}};
    const std::vector<Range> target_ranges{{0, 1}, {1, 2}, {1, 3}, {0, 3}};
    for (const Range s : source_ranges) {
        for (const Range t : target_ranges) {
            const Vector a = vector(source_lines, source_sentences.size(), s);
            const Vector b = vector(target_lines, target_sentences.size(), t);
            const double expected = 2 * static_cast<double>(s.size() * t.size()) * (1 - slow_cosine(a, b)) /
                                    (distance(a, target_lines) + distance(b, source_lines) + 1e-6);
            CHECK(cost(s, t) == Approx(expected).epsilon(1e-5));
            CHECK(align::cosine(source, s, target, t) == Approx(slow_cosine(a, b)).margin(1e-6));
        }
    }
}

TEST_CASE("embedding_cost: translations cost less than other pairs, and the length of vectors is nothing") {
    Files files;
    const Embeddings fr = files.open(k_two_sentences, "fr");
    const Embeddings en =
        files.open({{"Ah!", {9, 1, 0, 0}}, {"Oh!", {0, 3, 1, 0}}, {"Ah! Oh!", {4, 4, 1, 0}}}, "en");
    const DocumentEmbeddings source{fr, lines("fr", {"Ah.", "Oh."})};
    const DocumentEmbeddings target{en, lines("en", {"Ah!", "Oh!"})};
    const EmbeddingCost cost{source, target};
    CHECK(cost({0, 1}, {0, 1}) < 0.1);
    CHECK(cost({1, 2}, {1, 2}) < 0.2);
    CHECK(cost({0, 1}, {1, 2}) > 1);
    CHECK(cost({0, 1}, {0, 1}) + cost({1, 2}, {1, 2}) < cost({0, 2}, {0, 2}) + 0.5);
}

TEST_CASE("embedding_cost: vectors of different models are refused") {
    Files files;
    const Embeddings fr = files.open({{"Ah.", {1, 0, 0}}}, "fr");
    const Embeddings en = files.open({{"Ah!", {1, 0}}}, "en");
    const DocumentEmbeddings source{fr, lines("fr", {"Ah."})};
    const DocumentEmbeddings target{en, lines("en", {"Ah!"})};
    CHECK_THROWS_WITH((EmbeddingCost{source, target}),
                      Catch::Contains("en.emb: Its rows have 2 numbers, those of '"));
}

TEST_CASE("embedding_cost: an empty document has no costs, and none are asked for") {
    Files files;
    const Embeddings fr = files.open(k_two_sentences, "fr");
    const DocumentEmbeddings source{fr, lines("fr", {"Ah.", "Oh."})};
    const DocumentEmbeddings empty{fr, lines("fr", {})};
    CHECK(empty.sentences() == 0);
    CHECK_NOTHROW(EmbeddingCost{source, empty});
}
