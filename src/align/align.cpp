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
        int times_lost = 0;
        for (int pass = 0;;) {
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
            const double paired = paired_share(path.beads);
            parameters.unexplained = scorer.unexplained_share(path.beads);
            knowledge = learn_from(m_features, path.beads, m_prior);
            band = std::move(path.likely);
            if (paired < k_sure && cells() > k_small) {
                band = joined(band, coarse_to_fine_band(m_features, knowledge).band);
            }
            if (pass == 0 && paired < k_lost && may_look_again(times_lost, band)) {
                // The words that were learnt may find the way. What seems to stand alone tells nothing now.
                ++times_lost;
                parameters = first;
                parameters.null_again = times_lost % 2 == 1 ? k_stiff : first.null_again;
                estimate_ratio(m_features, path.beads, parameters);
                continue;
            }
            ++pass;
            if (paired >= k_lost) {
                estimate_priors(path.beads, first, parameters);
            }
            estimate_ratio(m_features, path.beads, parameters);
            estimate_variance(m_features, path.beads, parameters);
            parameters.punctuation = punctuation_of(m_features, path.beads);
        }
    }

private:
    std::size_t source_size() const { return m_features.source.size(); }

    std::size_t target_size() const { return m_features.target.size(); }

    /// The last gives the beads. A long text tells at once what a short one tells the second time.
    int passes() const { return is_long() ? 2 : 3; }

    bool is_long() const {
        constexpr std::size_t k_long = 20'000; // sentences
        return std::min(source_size(), target_size()) >= k_long;
    }

    std::size_t cells() const { return (source_size() + 1) * (target_size() + 1); }

    Band first_band() const {
        constexpr double k_nothing_to_go_by = 0.05; // likeness
        constexpr double k_little_to_go_by = 0.2;
        constexpr std::size_t k_moderate = 400'000; // cells, of which a first look takes half a second
        constexpr std::size_t k_half_width = 150;
        if (cells() <= k_small) {
            return full_band(source_size(), target_size());
        }
        CoarseToFineBand coarse = coarse_to_fine_band(m_features, m_prior);
        if (coarse.likeness < k_little_to_go_by && cells() <= k_moderate) {
            return full_band(source_size(), target_size());
        }
        if (coarse.likeness >= k_nothing_to_go_by) {
            return std::move(coarse.band);
        }
        // Only lengths are left. A text much longer than the other moves along the diagonal in steps of
        // several sentences, so the band is at least as wide as those.
        return diagonal_band(m_features, k_half_width + 4 * target_size() / (source_size() + 1));
    }

    /// While a way is lost that can be looked for at little cost.
    bool may_look_again(int times_lost, const Band& band) const {
        constexpr int k_most_times = 5;
        constexpr std::size_t k_dear = 2'000'000; // cells
        return times_lost < k_most_times && cells() > k_small && BandIndex{band}.cells() <= k_dear;
    }

    /// Both bands and what is between them, as far as that can be looked at; else the second.
    Band joined(const Band& first, Band second) const {
        Band both = first;
        for (std::size_t i = 0; i < both.rows.size(); ++i) {
            both.rows[i] = {std::min(first.rows[i].begin, second.rows[i].begin),
                            std::max(first.rows[i].end, second.rows[i].end)};
        }
        return BandIndex{both}.cells() <= k_most_cells ? both : second;
    }

    /// A band that turns out too narrow is widened where it is.
    BestPath find_path(BeadScorer& scorer, Band band, int pass) const {
        // A first look at all shapes where it costs little. For what it says of a long text, common ones do.
        constexpr std::size_t k_narrow = 40; // cells a row
        const bool few =
            cells() <= k_small || (!is_long() && BandIndex{band}.cells() <= k_narrow * (source_size() + 1));
        const std::size_t shapes = pass > 0 || few ? k_shapes.size() : k_common_shapes;
        const auto progress = [&](std::size_t done) {
            if (m_options.progress) {
                const auto passes_before = static_cast<std::size_t>(pass) * source_size();
                m_options.progress(passes_before + done, static_cast<std::size_t>(passes()) * source_size());
            }
        };
        constexpr std::size_t k_widest_in_vain = 64;
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

    /// Of the length of a side, how much is paired, each bead with its probability; of the side of which
    /// more is. An excerpt is a translation of a part: it is enough when one side is paired.
    double paired_share(const std::vector<model::Bead>& beads) const;

    /// Of the words of the source, those of which anything is known before the texts are paired.
    double known_share() const;

    // Of the length of a text, the share that a path pairs, each bead with its probability. Right paths of
    // the development sets had 0.75 and more when they were first found, lost ones 0.05 to 0.5.
    static constexpr double k_lost = 0.6;
    static constexpr double k_sure = 0.9; ///< from where on the coarse path need not be looked at again
    /// Price of one more sentence alone where a way is lost: few steps aside to what is like by chance.
    static constexpr double k_stiff = 0.03;

    static constexpr std::size_t k_small = 40'000; ///< cells that are looked at without much ado
    /// A way that leaves every band leads nowhere: of texts of strange words, all cells would be looked at.
    static constexpr std::size_t k_most_cells = 10'000'000;

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
    return paired_share(beads) >= k_least_paired;
}

double Aligner::paired_share(const std::vector<model::Bead>& beads) const {
    const auto share = [&](const Side& side, model::Range model::Bead::*range) {
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
    return std::max(share(m_features.source, &model::Bead::source),
                    share(m_features.target, &model::Bead::target));
}

} // namespace

Alignment align(const model::Document& source, const model::Document& target, const Options& options) {
    return Aligner{source, target, options}.run();
}

} // namespace diptych::align
