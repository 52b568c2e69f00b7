#include "align/align.hpp"

#include "align/band.hpp"
#include "align/bead_score.hpp"
#include "align/coarse_to_fine.hpp"
#include "align/features.hpp"
#include "align/lattice.hpp"
#include "align/parameters.hpp"
#include "align/translation.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace diptych::align {

namespace {

class Aligner {
public:
    Aligner(const model::Document& source, const model::Document& target, const Options& options)
        : m_options{options}, m_features{extract_features(source, target)}, m_prior{first_knowledge(
                                                                                m_features,
                                                                                options.lexicons)} {
        if (options.source_embeddings != nullptr && options.target_embeddings != nullptr) {
            m_source_vectors.emplace(*options.source_embeddings, source);
            m_target_vectors.emplace(*options.target_embeddings, target);
            m_embedding_cost.emplace(*m_source_vectors, *m_target_vectors);
        }
    }

    Alignment run() {
        const Parameters first = first_parameters(m_features);
        Parameters parameters = first;
        Knowledge knowledge = m_prior;
        Band band = first_band();
        for (int pass = 0;; ++pass) {
            BeadScorer scorer{m_features, knowledge, parameters, pass == 0};
            if (m_embedding_cost) {
                scorer.use(*m_embedding_cost);
            }
            BestPath path = find_path(scorer, std::move(band), pass);
            if (pass == passes() - 1) {
                const bool related = look_related(path.beads);
                std::vector<Crossing> crossings =
                    related ? find_crossings(scorer, path.beads, path.scores) : std::vector<Crossing>{};
                return {std::move(path.beads), std::move(crossings), related};
            }
            parameters.unexplained = scorer.unexplained_share(path.beads);
            estimate_priors(path.beads, first, parameters);
            estimate_ratio(m_features, path.beads, parameters);
            parameters.punctuation = punctuation_of(m_features, path.beads);
            knowledge = learn_from(m_features, path.beads, m_prior);
            band = std::move(path.likely);
        }
    }

private:
    std::size_t source_size() const { return m_features.source.size(); }

    std::size_t target_size() const { return m_features.target.size(); }

    /// The last gives the beads. A long text tells at once what a short one tells the second time.
    int passes() const {
        constexpr std::size_t k_long = 20'000; // sentences
        return std::min(source_size(), target_size()) >= k_long ? 2 : 3;
    }

    Band first_band() const {
        constexpr std::size_t k_small = 40'000;     // cells that are looked at without much ado
        constexpr double k_nothing_to_go_by = 0.05; // likeness
        constexpr std::size_t k_half_width = 150;
        if ((source_size() + 1) * (target_size() + 1) <= k_small) {
            return full_band(source_size(), target_size());
        }
        CoarseToFineBand coarse = coarse_to_fine_band(m_features, m_prior);
        if (coarse.likeness >= k_nothing_to_go_by) {
            return std::move(coarse.band);
        }
        // Only lengths are left. A text much longer than the other moves along the diagonal in steps of
        // several sentences, so the band is at least as wide as those.
        return diagonal_band(m_features, k_half_width + 4 * target_size() / (source_size() + 1));
    }

    /// A band that turns out too narrow is widened where it is.
    BestPath find_path(BeadScorer& scorer, Band band, int pass) const {
        const std::size_t shapes = pass == 0 ? k_common_shapes : k_shapes.size();
        const auto progress = [&](std::size_t done) {
            if (m_options.progress) {
                const auto passes_before = static_cast<std::size_t>(pass) * source_size();
                m_options.progress(passes_before + done, static_cast<std::size_t>(passes()) * source_size());
            }
        };
        constexpr std::size_t k_widest_in_vain = 64;
        // A way that leaves every band leads nowhere: of texts of strange words, all cells would be looked at.
        constexpr std::size_t k_most_cells = 10'000'000;
        const std::size_t most_cells = std::max(k_most_cells, 4 * BandIndex{band}.cells());
        for (std::size_t by = 16;; by *= 2) {
            band = constrained(band, m_options.pins, target_size());
            BestPath path = find_best_path(m_features, scorer, band, m_options.pins, shapes, progress);
            if (!path.touches_edge || pass > 0) {
                return path;
            }
            if (by >= k_widest_in_vain && !look_related(path.beads)) {
                return path; // of texts that have nothing to do with each other, every band is too narrow
            }
            Band wider = widened(band, path.near_edge, by, target_size());
            if (BandIndex{wider}.cells() > most_cells) {
                return path;
            }
            band = std::move(wider);
        }
    }

    bool look_related(const std::vector<model::Bead>& beads) const;

    /// Of the words of the source, those of which anything is known before the texts are paired.
    double known_share() const;

    const Options& m_options;
    Features m_features;
    Knowledge m_prior;
    std::optional<DocumentEmbeddings> m_source_vectors; ///< with embeddings only
    std::optional<DocumentEmbeddings> m_target_vectors;
    std::optional<EmbeddingCost> m_embedding_cost;
};

double Aligner::known_share() const {
    const auto words = m_features.source.words.words_of(0, source_size());
    const auto known = std::count_if(words.begin(), words.end(),
                                     [&](lexicon::WordId word) { return !m_prior.forward[word].empty(); });
    return words.empty() ? 0 : static_cast<double>(known) / static_cast<double>(words.size());
}

bool Aligner::look_related(const std::vector<model::Bead>& beads) const {
    constexpr std::size_t k_too_few = 10; // sentences; chance can pair or leave them
    // Translations measured gave 0.79 and more, a third of them missing or not; unrelated texts 0.14 at most.
    constexpr double k_least_paired = 0.3;
    constexpr double k_strange = 0.1; // share of known words below which there is nothing to judge by
    if (std::min(source_size(), target_size()) < k_too_few || known_share() < k_strange) {
        return true;
    }
    const auto paired_share = [&](const Side& side, model::Range model::Bead::*range) {
        double paired = 0;
        double all = 0;
        for (const model::Bead& bead : beads) {
            for (std::size_t i = (bead.*range).begin; i < (bead.*range).end; ++i) {
                const auto length = static_cast<double>(side.lengths[i]);
                all += length;
                paired += bead.source.size() > 0 && bead.target.size() > 0 ? length * bead.probability : 0;
            }
        }
        return all > 0 ? paired / all : 1;
    };
    // An excerpt is a translation of a part: it is enough when one side is paired.
    return std::max(paired_share(m_features.source, &model::Bead::source),
                    paired_share(m_features.target, &model::Bead::target)) >= k_least_paired;
}

} // namespace

Alignment align(const model::Document& source, const model::Document& target, const Options& options) {
    return Aligner{source, target, options}.run();
}

} // namespace diptych::align
