#pragma once

#include "base/mapped_file.hpp"
#include "model/document.hpp"
#include "model/range.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace diptych::align {

/// Sentence embeddings of one side in vecalign's format: a text with one line for each sentence and for each
/// few neighbouring sentences joined by a space (as vecalign's overlap.py writes it), and a file with a row
/// of numbers for each of these lines, in their order: 4-byte little-endian floating point numbers and
/// nothing else. How many numbers a row has comes from the size of the file.
///
/// Both files are mapped, not read: memory is needed for an index of the lines only.
class Embeddings {
public:
    /// \param vectors   path of the rows
    /// \param overlaps  path of the lines
    /// \throws base::InputError when a file cannot be read, the size of the vectors is no multiple of the
    /// number of lines, a line is there twice or is not valid UTF-8.
    Embeddings(const std::string& vectors, const std::string& overlaps);

    std::size_t rows() const { return m_rows; }

    /// Numbers in a row.
    std::size_t dimension() const { return m_dimension; }

    /// The row of a text, as overlap.py would have written it: without white space at its ends, its first
    /// 10 000 characters. When there is no line just like it, white space inside counts as one space,
    /// whatever and however much it is. Nothing when there is no such line either. \param text  valid UTF-8
    std::optional<std::size_t> find(std::string_view text) const;

    /// \pre row < rows().  The view lives as long as this object.
    std::span<const float> row(std::size_t row) const;

    const std::string& vectors_name() const { return m_vectors_name; }

    const std::string& overlaps_name() const { return m_overlaps_name; }

private:
    void index_lines();

    std::string m_vectors_name;
    std::string m_overlaps_name;
    base::MappedFile m_vectors;
    base::MappedFile m_overlaps;
    std::size_t m_rows = 0;
    std::size_t m_dimension = 0;
    std::unordered_map<std::string_view, std::size_t> m_row_of; ///< by line, without white space at its ends
    /// Lines that have other white space inside than single spaces, with it collapsed; the first of several.
    std::unordered_map<std::string, std::size_t> m_row_of_collapsed;
};

inline constexpr std::size_t k_most_joined = 4; ///< sentences; as in the beads that are looked for

/// The embeddings of the sentences of a document and of up to k_most_joined neighbouring ones together.
class DocumentEmbeddings {
public:
    /// Time: each row is looked at once.
    /// \param embeddings  must outlive this object
    /// \throws base::InputError when a text has no row, or a row is zero or has a number that is not finite.
    DocumentEmbeddings(const Embeddings& embeddings, const model::Document& document);

    std::size_t sentences() const { return m_rows[0].size(); }

    std::size_t dimension() const { return m_embeddings.dimension(); }

    /// Its length is length().  \pre not empty, of at most k_most_joined sentences, in the document
    std::span<const float> vector(model::Range sentences) const;
    double length(model::Range sentences) const;

    /// The mean of all vectors, each with length 1: of the sentences, and of those joined.
    const std::vector<double>& mean_direction() const { return m_mean_direction; }

    const Embeddings& embeddings() const { return m_embeddings; }

private:
    struct Row {
        std::size_t number = 0;
        double length = 0;
    };

    Row checked_row(std::size_t number) const;

    const Row& row(model::Range sentences) const { return m_rows[sentences.size() - 1][sentences.begin]; }

    const Embeddings& m_embeddings;
    std::array<std::vector<Row>, k_most_joined> m_rows; ///< [how many sentences - 1][the first]
    std::vector<double> m_mean_direction;
};

/// The cosine of two vectors of a source and a target, -1 to 1.
double cosine(const DocumentEmbeddings& source, model::Range source_sentences,
              const DocumentEmbeddings& target, model::Range target_sentences);

/// How little a pairing of sentences is believed, by embeddings alone: 0 when the vectors have the same
/// direction, about 1 for a single sentence on both sides that have nothing to do with each other.
///
/// SOURCE  B. Thompson and P. Koehn. Vecalign: Improved Sentence Alignment in Linear Time and Space.
///         EMNLP-IJCNLP 2019, section 3.1.  https://aclanthology.org/D19-1136/
/// WHERE WE DIFFER  Distances to the other side are means, not sums, so that the cost does not depend on how
///         many are taken; and they are taken to everything on the other side, not to a random sample: the
///         mean of cosines is the cosine with the mean direction, so that all cost as much as one, and the
///         result is the same each time.
///
/// \param cosine              of the two vectors
/// \param source_sentences    how many sentences the bead has on each side; neither is 0
/// \param source_distance     the mean of 1 - cosine between the source vector and those of the target side
/// \param target_distance     likewise
double vecalign_cost(double cosine, std::size_t source_sentences, std::size_t target_sentences,
                     double source_distance, double target_distance);

/// Costs of the beads of two documents.
class EmbeddingCost {
public:
    /// \param source, target  must outlive this object
    /// \throws base::InputError when their vectors differ in dimension.
    EmbeddingCost(const DocumentEmbeddings& source, const DocumentEmbeddings& target);

    /// vecalign_cost() of a bead. Time: proportional to the dimension.
    /// \pre each range is not empty, has at most k_most_joined sentences and is in its document
    double operator()(model::Range source_sentences, model::Range target_sentences) const;

private:
    using Distances = std::array<std::vector<float>, k_most_joined>;

    static Distances distances(const DocumentEmbeddings& side, const DocumentEmbeddings& other);

    const DocumentEmbeddings& m_source;
    const DocumentEmbeddings& m_target;
    Distances m_source_distances; ///< [how many sentences - 1][the first]: mean distance to the other side
    Distances m_target_distances;
};

} // namespace diptych::align
