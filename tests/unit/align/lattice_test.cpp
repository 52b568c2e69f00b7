#include "align/coarse_to_fine.hpp"
#include "align/lattice.hpp"
#include "support/catch.hpp"
#include "unit/align/made_texts.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <random>
#include <set>
#include <tuple>

using namespace diptych;

namespace {

constexpr double k_impossible = -std::numeric_limits<double>::infinity();

void ignore_progress(std::size_t) {}

double log_sum(const std::vector<double>& values) {
    double largest = k_impossible;
    for (const double value : values) {
        largest = std::max(largest, value);
    }
    double sum = 0;
    for (const double value : values) {
        sum += value == k_impossible ? 0 : std::exp(value - largest);
    }
    return largest == k_impossible ? k_impossible : largest + std::log(sum);
}

/// The dynamic programme over the whole rectangle, written down as plainly as can be. Cells and beads are
/// kept in maps.
class Reference {
public:
    using Cell = std::tuple<std::size_t, std::size_t, align::State>;
    using Move = std::tuple<std::size_t, std::size_t, std::size_t, std::size_t>; ///< from, to

    Reference(const align::Features& features, align::BeadScorer& scorer,
              const std::vector<model::Bead>& pins, std::size_t shapes)
        : m_n{features.source.size()}, m_m{features.target.size()} {
        for (std::size_t i = 0; i < std::min(m_n, align::k_largest_side); ++i) {
            scorer.prepare(i, {0, m_m});
        }
        for (std::size_t i = 0; i <= m_n; ++i) {
            for (std::size_t j = 0; j <= m_m; ++j) {
                for (std::size_t k = 0; k < shapes; ++k) {
                    const model::Bead bead{{i, i + align::k_shapes[k].source},
                                           {j, j + align::k_shapes[k].target}};
                    if (bead.source.end > m_n || bead.target.end > m_m || touches(bead, pins)) {
                        continue;
                    }
                    const double score = align::is_null(k) ? 0 : scorer.score(i, j, k);
                    for (const align::State before : k_both) {
                        const double price =
                            align::is_null(k) ? scorer.null_price(k, before) : scorer.pair_price(before);
                        m_scores[move_of(bead)].at(before) = score + price;
                    }
                }
            }
            if (i + align::k_largest_side < m_n) {
                scorer.prepare(i + align::k_largest_side, {0, m_m});
            }
        }
        for (const model::Bead& pin : pins) {
            m_scores[move_of(pin)] = {0, 0};
            m_pins.insert(move_of(pin));
        }
        sum_up();
    }

    double best() const {
        return std::max(m_best.at({m_n, m_m, align::after_pair}), m_best.at({m_n, m_m, align::after_null}));
    }

    double posterior(const model::Bead& bead) const {
        const auto [i, j, to_i, to_j] = move_of(bead);
        std::vector<double> ways;
        for (const align::State before : k_both) {
            ways.push_back(m_forward.at({i, j, before}) +
                           align::k_temper * m_scores.at(move_of(bead)).at(before));
        }
        const double all = log_sum(
            {m_forward.at({m_n, m_m, align::after_pair}), m_forward.at({m_n, m_m, align::after_null})});
        return std::exp(log_sum(ways) + m_backward.at({to_i, to_j, state_after(move_of(bead))}) - all);
    }

    /// Of a path.
    double score(const std::vector<model::Bead>& beads) const {
        double sum = 0;
        align::State state = align::after_pair;
        for (const model::Bead& bead : beads) {
            sum += m_scores.at(move_of(bead)).at(state);
            state = state_after(move_of(bead));
        }
        return sum;
    }

private:
    static constexpr std::array k_both{align::after_pair, align::after_null};

    align::State state_after(const Move& move) const {
        const auto& [i, j, to_i, to_j] = move;
        return m_pins.count(move) == 0 && (i == to_i || j == to_j) ? align::after_null : align::after_pair;
    }

    static Move move_of(const model::Bead& bead) {
        return {bead.source.begin, bead.target.begin, bead.source.end, bead.target.end};
    }

    static bool touches(const model::Bead& bead, const std::vector<model::Bead>& pins) {
        for (const model::Bead& pin : pins) {
            if ((bead.source.begin < pin.source.end && pin.source.begin < bead.source.end) ||
                (bead.target.begin < pin.target.end && pin.target.begin < bead.target.end)) {
                return true;
            }
        }
        return false;
    }

    void sum_up() {
        std::map<Cell, std::vector<std::pair<Cell, double>>> into;
        std::map<Cell, std::vector<std::pair<Cell, double>>> out_of;
        for (const auto& [move, scores] : m_scores) {
            const auto [i, j, to_i, to_j] = move;
            const Cell to{to_i, to_j, state_after(move)};
            for (const align::State before : k_both) {
                into[to].push_back({{i, j, before}, scores.at(before)});
                out_of[{i, j, before}].push_back({to, scores.at(before)});
            }
        }
        for (std::size_t i = 0; i <= m_n; ++i) {
            for (std::size_t j = 0; j <= m_m; ++j) {
                for (const align::State state : k_both) {
                    double best = i == 0 && j == 0 && state == align::after_pair ? 0 : k_impossible;
                    std::vector<double> ways{best};
                    for (const auto& [from, score] : into[{i, j, state}]) {
                        best = std::max(best, m_best.at(from) + score);
                        ways.push_back(m_forward.at(from) + align::k_temper * score);
                    }
                    m_best[{i, j, state}] = best;
                    m_forward[{i, j, state}] = log_sum(ways);
                }
            }
        }
        for (std::size_t i = m_n + 1; i-- > 0;) {
            for (std::size_t j = m_m + 1; j-- > 0;) {
                for (const align::State state : k_both) {
                    std::vector<double> ways{i == m_n && j == m_m ? 0 : k_impossible};
                    for (const auto& [to, score] : out_of[{i, j, state}]) {
                        ways.push_back(m_backward.at(to) + align::k_temper * score);
                    }
                    m_backward[{i, j, state}] = log_sum(ways);
                }
            }
        }
    }

    std::size_t m_n;
    std::size_t m_m;
    std::map<Move, std::array<double, align::k_states>> m_scores; ///< by state before
    std::set<Move> m_pins;
    std::map<Cell, double> m_best;
    std::map<Cell, double> m_forward;
    std::map<Cell, double> m_backward;
};

struct Scene {
    align::Features features;
    align::Knowledge knowledge;
    align::Parameters parameters;

    Scene(const MadePair& pair, const lexicon::Lexicon& lexicon)
        : features{align::extract_features(pair.source_document(), pair.target_document())},
          knowledge{align::first_knowledge(features, {&lexicon})}, parameters{
                                                                       align::first_parameters(features)} {}

    align::BestPath search(const align::Band& band, bool rough, const std::vector<model::Bead>& pins) const {
        align::BeadScorer scorer{features, knowledge, parameters, rough};
        return align::find_best_path(features, scorer, band, pins, shapes(rough), ignore_progress);
    }

    Reference reference(bool rough, const std::vector<model::Bead>& pins) const {
        align::BeadScorer scorer{features, knowledge, parameters, rough};
        return {features, scorer, pins, shapes(rough)};
    }

    align::Band whole() const { return align::full_band(features.source.size(), features.target.size()); }

    static std::size_t shapes(bool rough) { return rough ? align::k_common_shapes : align::k_shapes.size(); }
};

void check_against(const Reference& reference, const align::BestPath& path) {
    REQUIRE(path.score == Approx(reference.best()).epsilon(1e-9));
    REQUIRE(reference.score(path.beads) == Approx(reference.best()).epsilon(1e-9));
    for (const model::Bead& bead : path.beads) {
        REQUIRE(bead.probability == Approx(reference.posterior(bead)).margin(1e-6));
    }
}

} // namespace

TEST_CASE("find_best_path: finds what a plain dynamic programme finds, with its posteriors") {
    const MadeLanguages languages{60}; // few words: sentences look alike, and posteriors are in between
    const MadeLexicon lexicon{languages};
    std::mt19937 random{17};
    for (unsigned round = 0; round < 60; ++round) {
        TextMaker maker{languages, round};
        MadePair pair = maker.pair(random() % 8, {20, 20, 10, 10});
        pair.target.resize(random() % (pair.target.size() + 1));
        const Scene scene{pair, lexicon};
        for (const bool rough : {true, false}) {
            check_against(scene.reference(rough, {}), scene.search(scene.whole(), rough, {}));
        }
    }
}

TEST_CASE("find_best_path: the same with a pin") {
    const MadeLanguages languages{60};
    const MadeLexicon lexicon{languages};
    std::mt19937 random{18};
    for (unsigned round = 0; round < 60; ++round) {
        const MadePair pair = TextMaker{languages, round}.pair(3 + random() % 6, {20, 20, 10, 10});
        const Scene scene{pair, lexicon};
        model::Bead pin;
        pin.source.begin = random() % pair.source.size();
        pin.source.end = pin.source.begin + random() % (pair.source.size() - pin.source.begin + 1);
        pin.target.begin = random() % pair.target.size();
        pin.target.end = pin.target.begin + random() % (pair.target.size() - pin.target.begin) + 1;
        const align::Band band = align::constrained(scene.whole(), {pin}, pair.target.size());
        const align::BestPath path = scene.search(band, false, {pin});
        check_against(scene.reference(false, {pin}), path);
        CHECK_FALSE(path.touches_edge);
    }
}

TEST_CASE(
    "find_best_path: the coarse band, and the likely cells of a first pass, hold the best path of all") {
    const MadeLanguages languages;
    const MadeLexicon lexicon{languages};
    for (const unsigned seed : {1U, 2U}) {
        Scene scene{TextMaker{languages, seed}.pair(260), lexicon};
        const align::BestPath whole = scene.search(scene.whole(), true, {});
        const align::CoarseToFineBand coarse = align::coarse_to_fine_band(scene.features, scene.knowledge);
        REQUIRE(cells(coarse.band) < cells(scene.whole()) / 2);
        const align::BestPath banded = scene.search(coarse.band, true, {});
        CHECK(banded.score == Approx(whole.score).epsilon(1e-12));
        CHECK_FALSE(banded.touches_edge);

        // What a first pass tells, as align() has it.
        const align::Parameters first = scene.parameters;
        align::estimate_priors(banded.beads, first, scene.parameters);
        align::estimate_ratio(scene.features, banded.beads, scene.parameters);
        scene.parameters.punctuation = align::punctuation_of(scene.features, banded.beads);
        scene.knowledge = align::learn_from(scene.features, banded.beads, scene.knowledge);
        const align::Band likely = align::constrained(banded.likely, {}, scene.features.target.size());
        REQUIRE(cells(likely) < cells(coarse.band) / 2);
        CHECK(scene.search(likely, false, {}).score ==
              Approx(scene.search(scene.whole(), false, {}).score).epsilon(1e-12));
    }
}

TEST_CASE("find_best_path: says where the band was too narrow, and a wider one gives the best path") {
    const MadeLanguages languages;
    const MadeLexicon lexicon{languages};
    MadePair pair = TextMaker{languages, 9}.pair(90);
    pair.target.erase(pair.target.begin() + 30, pair.target.begin() + 50);
    const Scene scene{pair, lexicon};
    align::Band band = align::diagonal_band(scene.features, 8);
    align::BestPath path = scene.search(band, true, {});
    CHECK(path.touches_edge);
    for (std::size_t by = 16; path.touches_edge; by *= 2) {
        band = align::constrained(align::widened(band, path.near_edge, by, pair.target.size()), {},
                                  pair.target.size());
        path = scene.search(band, true, {});
    }
    CHECK(path.score == Approx(scene.search(scene.whole(), true, {}).score).epsilon(1e-12));
}

TEST_CASE("diagonal_band: one sentence as long as half a text leaves no gap in it") {
    std::vector<std::string> source(300, sentence_of(40));
    std::vector<std::string> target(300, sentence_of(40));
    source[100] = sentence_of(40 * 300);
    const auto features = align::extract_features(lines("qaa", source), lines("qab", target));
    const align::Band band = align::diagonal_band(features, 20);
    for (std::size_t i = 1; i < band.rows.size(); ++i) {
        REQUIRE(band.rows[i].begin <= band.rows[i - 1].end);
    }
    CHECK(band.rows.front().begin == 0);
    CHECK(band.rows.back().end == target.size());
}

TEST_CASE("make_passable: an empty row gets what is between its neighbours") {
    align::Band band{{{0, 0}, {9, 0}, {5, 6}, {4, 8}}};
    align::make_passable(band);
    CHECK(band.rows == std::vector<model::Range>{{0, 4}, {4, 4}, {4, 6}, {4, 8}});
}
