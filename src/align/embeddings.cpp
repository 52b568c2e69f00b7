#include "align/embeddings.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "base/string.hpp"
#include "text/character.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

namespace diptych::align {

namespace {

static_assert(std::endian::native == std::endian::little && sizeof(float) == 4,
              "The rows are used as they are in the file.");

// What overlap.py does to lines: it shortens long ones, and writes this for empty ones.
constexpr std::size_t k_longest_line = 10'000; ///< characters
constexpr std::string_view k_blank_line = "BLANK_LINE";

constexpr std::size_t k_quoted = 60; ///< characters of a text that a message quotes

/// Without white space at both ends, no-break spaces and those of other scripts included.
std::string_view strip(std::string_view text) {
    while (!text.empty()) {
        const text::CodePoint first = text::code_point_at(text, 0);
        if (!text::is_white_space(first.value)) {
            break;
        }
        text.remove_prefix(first.length);
    }
    while (!text.empty()) {
        const text::CodePoint last = text::code_point_before(text, text.size());
        if (!text::is_white_space(last.value)) {
            break;
        }
        text.remove_suffix(last.length);
    }
    return text;
}

/// At most so many characters from the beginning.
std::string_view beginning(std::string_view text, std::size_t characters) {
    if (text.size() <= characters) {
        return text;
    }
    std::size_t end = 0;
    for (; characters > 0 && end < text.size(); --characters) {
        end += text::code_point_at(text, end).length;
    }
    return text.substr(0, end);
}

std::string in_quotes(std::string_view text) {
    const std::string_view part = beginning(text, k_quoted);
    return fmt::format("'{}{}'", part, part.size() < text.size() ? "..." : "");
}

/// Without the line ends; the end of the file ends the last line.
std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines = base::split(text, '\n');
    if (lines.back().empty()) {
        lines.pop_back();
    }
    return lines;
}

/// Several sums side by side, which the processor can do at once.
double dot(std::span<const float> a, std::span<const float> b) {
    constexpr std::size_t k_lanes = 16;
    std::array<float, k_lanes> sums{};
    std::size_t i = 0;
    for (; i + k_lanes <= a.size(); i += k_lanes) {
        for (std::size_t lane = 0; lane < k_lanes; ++lane) {
            sums[lane] += a[i + lane] * b[i + lane];
        }
    }
    double total = 0;
    for (; i < a.size(); ++i) {
        total += static_cast<double>(a[i]) * static_cast<double>(b[i]);
    }
    for (const float sum : sums) {
        total += static_cast<double>(sum);
    }
    return total;
}

double mean_distance(std::span<const float> vector, double length,
                     const std::vector<double>& mean_direction) {
    double product = 0;
    for (std::size_t i = 0; i < vector.size(); ++i) {
        product += static_cast<double>(vector[i]) * mean_direction[i];
    }
    return 1 - product / length;
}

} // namespace

Embeddings::Embeddings(const std::string& vectors, const std::string& overlaps)
    : m_vectors_name{vectors}, m_overlaps_name{overlaps}, m_vectors{vectors}, m_overlaps{overlaps} {
    index_lines();
    const std::size_t size = m_vectors.bytes().size();
    if (size == 0 || size % (m_rows * sizeof(float)) != 0) {
        throw base::InputError{
            vectors, fmt::format("The file has {} bytes, which cannot be {} rows of 4-byte numbers, one "
                                 "for each line of '{}'. Make the embeddings from that very file.",
                                 size, m_rows, overlaps)};
    }
    m_dimension = size / m_rows / sizeof(float);
}

void Embeddings::index_lines() {
    const std::vector<std::string_view> lines = lines_of(m_overlaps.bytes());
    m_rows = lines.size();
    if (m_rows == 0) {
        throw base::InputError{m_overlaps_name,
                               "The file is empty. Name the text that the embeddings were made from."};
    }
    m_row_of.reserve(m_rows);
    for (std::size_t row = 0; row < m_rows; ++row) {
        if (const auto invalid = text::find_invalid_utf8(lines[row])) {
            throw base::InputError{m_overlaps_name, row + 1,
                                   fmt::format("Not valid UTF-8 at byte {} of the line.", *invalid + 1)};
        }
        const std::string_view line = strip(lines[row]);
        const auto [place, inserted] = m_row_of.emplace(line, row);
        if (!inserted) {
            throw base::InputError{m_overlaps_name, row + 1,
                                   fmt::format("{} is also line {}. A text must not have two embeddings; "
                                               "make the overlaps with vecalign's overlap.py.",
                                               in_quotes(line), place->second + 1)};
        }
        if (std::string collapsed = text::collapse_white_space(line); collapsed != line) {
            m_row_of_collapsed.emplace(std::move(collapsed), row);
        }
    }
}

std::optional<std::size_t> Embeddings::find(std::string_view text) const {
    const std::string_view line = strip(beginning(strip(text), k_longest_line));
    if (const auto found = m_row_of.find(line); found != m_row_of.end()) {
        return found->second;
    }
    const std::string collapsed = text::collapse_white_space(line);
    if (const auto found = m_row_of.find(collapsed); found != m_row_of.end()) {
        return found->second;
    }
    const auto found = m_row_of_collapsed.find(collapsed);
    return found == m_row_of_collapsed.end() ? std::nullopt : std::optional{found->second};
}

std::span<const float> Embeddings::row(std::size_t row) const {
    // A mapped file begins at a page, so every number is aligned.
    const void* const bytes = m_vectors.bytes().data();
    return {static_cast<const float*>(bytes) + row * m_dimension, m_dimension};
}

DocumentEmbeddings::DocumentEmbeddings(const Embeddings& embeddings, const model::Document& document)
    : m_embeddings{embeddings}, m_mean_direction(embeddings.dimension()) {
    std::vector<std::string_view> sentences;
    for (const model::SentenceIndex index : model::sentences_of(document)) {
        const std::string_view sentence = strip(model::text_of(document, index));
        sentences.push_back(sentence.empty() ? k_blank_line : sentence);
    }
    std::size_t rows = 0;
    for (std::size_t joined = 1; joined <= std::min(k_most_joined, sentences.size()); ++joined) {
        for (std::size_t first = 0; first + joined <= sentences.size(); ++first) {
            std::string text{sentences[first]};
            for (std::size_t i = 1; i < joined; ++i) {
                text += ' ';
                text += sentences[first + i];
            }
            const std::optional<std::size_t> number = embeddings.find(text);
            if (!number) {
                throw base::InputError{
                    embeddings.overlaps_name(),
                    fmt::format("There is no line for {} of '{}', {} {}{}. The overlaps have to be made from "
                                "the same sentences, one a line, with vecalign's overlap.py -n {}.",
                                in_quotes(text), document.name, joined == 1 ? "sentence" : "sentences",
                                first + 1, joined == 1 ? "" : fmt::format(" to {}", first + joined),
                                k_most_joined)};
            }
            const Row row = checked_row(*number);
            m_rows[joined - 1].push_back(row);
            const std::span<const float> vector = embeddings.row(*number);
            for (std::size_t i = 0; i < vector.size(); ++i) {
                m_mean_direction[i] += static_cast<double>(vector[i]) / row.length;
            }
            ++rows;
        }
    }
    for (double& value : m_mean_direction) {
        value /= static_cast<double>(std::max<std::size_t>(rows, 1));
    }
}

DocumentEmbeddings::Row DocumentEmbeddings::checked_row(std::size_t number) const {
    double squares = 0;
    for (const float value : m_embeddings.row(number)) {
        squares += static_cast<double>(value) * static_cast<double>(value);
    }
    constexpr double k_largest = 1e30; // so that products are finite, too
    const bool too_large = !(squares <= k_largest);
    if (too_large || squares < 1 / k_largest) {
        throw base::InputError{
            m_embeddings.vectors_name(),
            fmt::format("Row {}, which is for line {} of '{}', {}. Make the embeddings anew.", number + 1,
                        number + 1, m_embeddings.overlaps_name(),
                        too_large ? "has a number that is not finite or far too large"
                                  : "has nothing but zeros")};
    }
    return {number, std::sqrt(squares)};
}

std::span<const float> DocumentEmbeddings::vector(model::Range sentences) const {
    return m_embeddings.row(row(sentences).number);
}

double DocumentEmbeddings::length(model::Range sentences) const {
    return row(sentences).length;
}

double cosine(const DocumentEmbeddings& source, model::Range source_sentences,
              const DocumentEmbeddings& target, model::Range target_sentences) {
    const double product = dot(source.vector(source_sentences), target.vector(target_sentences));
    const double lengths = source.length(source_sentences) * target.length(target_sentences);
    return std::clamp(product / lengths, -1.0, 1.0);
}

double vecalign_cost(double cosine, std::size_t source_sentences, std::size_t target_sentences,
                     double source_distance, double target_distance) {
    constexpr double k_least_distance = 1e-6; // against division by zero when all vectors are the same
    const auto sentences = static_cast<double>(source_sentences * target_sentences);
    return 2 * sentences * (1 - cosine) / (source_distance + target_distance + k_least_distance);
}

EmbeddingCost::EmbeddingCost(const DocumentEmbeddings& source, const DocumentEmbeddings& target)
    : m_source{source}, m_target{target} {
    if (source.dimension() != target.dimension()) {
        throw base::InputError{
            target.embeddings().vectors_name(),
            fmt::format("Its rows have {} numbers, those of '{}' {}. The embeddings of both "
                        "sides have to be made with the same model; or a file is not "
                        "the one that belongs to its overlaps.",
                        target.dimension(), source.embeddings().vectors_name(), source.dimension())};
    }
    m_source_distances = distances(source, target);
    m_target_distances = distances(target, source);
}

EmbeddingCost::Distances EmbeddingCost::distances(const DocumentEmbeddings& side,
                                                  const DocumentEmbeddings& other) {
    Distances distances;
    for (std::size_t joined = 1; joined <= k_most_joined; ++joined) {
        for (std::size_t first = 0; first + joined <= side.sentences(); ++first) {
            const model::Range range{first, first + joined};
            distances[joined - 1].push_back(static_cast<float>(
                mean_distance(side.vector(range), side.length(range), other.mean_direction())));
        }
    }
    return distances;
}

double EmbeddingCost::operator()(model::Range source_sentences, model::Range target_sentences) const {
    const auto distance = [](const Distances& distances, model::Range sentences) {
        return static_cast<double>(distances[sentences.size() - 1][sentences.begin]);
    };
    return vecalign_cost(cosine(m_source, source_sentences, m_target, target_sentences),
                         source_sentences.size(), target_sentences.size(),
                         distance(m_source_distances, source_sentences),
                         distance(m_target_distances, target_sentences));
}

} // namespace diptych::align
