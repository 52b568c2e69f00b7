#include "pipeline/align/evaluate.hpp"

#include "align/evaluate.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "base/format.hpp"
#include "exchange/records/alignment_reader.hpp"
#include "pipeline/sources/read_document.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <utility>

namespace diptych::pipeline {

namespace {

using align::JudgedGroup;
using align::SentenceGroup;

enum class Scores { ignored, probabilities };

std::vector<SentenceGroup> read_groups(const std::string& path, Scores scores, base::Session& session) {
    const std::string name = base::display_name(path);
    std::vector<exchange::NumberedBead> beads =
        exchange::read_alignment(base::read_file(path, session.in), name);
    const bool probable = exchange::has_probabilities(beads);
    if (!probable && scores == Scores::probabilities) {
        session.diagnostics.report(base::Severity::note, name, 0,
                                   "The scores of its beads are not all from 0 to 1. They were not taken for "
                                   "probabilities.");
    }
    std::vector<SentenceGroup> groups;
    groups.reserve(beads.size());
    for (exchange::NumberedBead& bead : beads) {
        groups.push_back({std::move(bead.source), std::move(bead.target),
                          probable && scores == Scores::probabilities ? bead.score : std::nullopt});
    }
    return groups;
}

exchange::Measure measure(std::string name, const align::Accuracy& accuracy) {
    return {.name = std::move(name),
            .precision = accuracy.precision.value(),
            .recall = accuracy.recall.value(),
            .f1 = accuracy.f1(),
            .test = accuracy.precision.all,
            .gold = accuracy.recall.all};
}

exchange::EvaluationReport report_of(const align::Evaluation& evaluation) {
    exchange::EvaluationReport report;
    report.measures = {measure("strict", evaluation.strict), measure("lax", evaluation.lax),
                       measure("unpaired", evaluation.unpaired)};
    report.calibration_error = evaluation.calibration_error();
    if (!report.calibration_error) {
        return report;
    }
    constexpr auto k_bins = static_cast<double>(align::k_reliability_bins);
    for (std::size_t i = 0; i < evaluation.bins.size(); ++i) {
        const align::ReliabilityBin& bin = evaluation.bins[i];
        report.bins.push_back({.from = static_cast<double>(i) / k_bins,
                               .to = static_cast<double>(i + 1) / k_bins,
                               .beads = bin.beads,
                               .mean_probability = bin.beads == 0 ? 0.0 : bin.mean_probability(),
                               .share_right = bin.beads == 0 ? 0.0 : bin.share_right()});
    }
    return report;
}

exchange::ComparedBead compared(const JudgedGroup& judged) {
    exchange::ComparedBead bead{judged.group.source, judged.group.target, judged.group.probability,
                                exchange::Agreement::none};
    if (judged.verdict != align::Verdict::wrong) {
        bead.agreement = judged.verdict == align::Verdict::right ? exchange::Agreement::full
                                                                 : exchange::Agreement::partial;
    }
    return bead;
}

// IDEA    Beads that have a sentence in common are put into one set, and sets that a bead has sentences of
//         become one (union-find, without ranks: sets are small).
/// Brings together the beads of both alignments that hang together.
class RowFinder {
public:
    explicit RowFinder(const align::Comparison& comparison) {
        add_all(comparison.gold, true);
        add_all(comparison.test, false);
    }

    std::vector<exchange::ComparedRow> rows() {
        std::map<std::size_t, Placed> by_set;
        for (std::size_t i = 0; i < m_beads.size(); ++i) {
            Placed& placed = by_set.try_emplace(set_of(i), Placed{m_beads[i].place, {}}).first->second;
            placed.place = std::min(placed.place, m_beads[i].place);
            (m_beads[i].is_gold ? placed.row.gold : placed.row.test).push_back(compared(*m_beads[i].judged));
        }
        std::vector<Placed> placed;
        placed.reserve(by_set.size());
        for (auto& [set, row] : by_set) {
            placed.push_back(std::move(row));
        }
        std::stable_sort(placed.begin(), placed.end(),
                         [](const Placed& a, const Placed& b) { return a.place < b.place; });
        std::vector<exchange::ComparedRow> rows;
        rows.reserve(placed.size());
        for (Placed& row : placed) {
            rows.push_back(std::move(row.row));
        }
        return rows;
    }

private:
    using Place = std::pair<std::size_t, std::size_t>; ///< source and target sentence

    struct Entry {
        const JudgedGroup* judged = nullptr;
        bool is_gold = false;
        Place place; ///< where it begins; an empty side, where its alignment had come
    };

    struct Placed {
        Place place;
        exchange::ComparedRow row;
    };

    void add_all(const std::vector<JudgedGroup>& groups, bool is_gold) {
        Place reached;
        for (const JudgedGroup& judged : groups) {
            const auto& [source, target, probability] = judged.group;
            const Place place{source.empty() ? reached.first : source.front(),
                              target.empty() ? reached.second : target.front()};
            reached = {source.empty() ? reached.first : source.back() + 1,
                       target.empty() ? reached.second : target.back() + 1};
            m_parents.push_back(m_beads.size());
            m_beads.push_back({&judged, is_gold, place});
            join(source, m_by_source);
            join(target, m_by_target);
        }
    }

    /// The last bead with those that hold one of the sentences.
    void join(const std::vector<std::size_t>& sentences, std::map<std::size_t, std::size_t>& holders) {
        const std::size_t last = m_beads.size() - 1;
        for (const std::size_t sentence : sentences) {
            const auto [holder, is_new] = holders.emplace(sentence, last);
            if (!is_new) {
                m_parents[set_of(last)] = set_of(holder->second);
            }
        }
    }

    std::size_t set_of(std::size_t bead) {
        while (m_parents[bead] != bead) {
            m_parents[bead] = m_parents[m_parents[bead]];
            bead = m_parents[bead];
        }
        return bead;
    }

    std::vector<Entry> m_beads;
    std::vector<std::size_t> m_parents;             ///< of the beads; a set's first bead is its own
    std::map<std::size_t, std::size_t> m_by_source; ///< a bead that holds the sentence
    std::map<std::size_t, std::size_t> m_by_target;
};

model::Document read_sentences(const std::string& path, const std::optional<model::LanguageTag>& language,
                               base::Session& session) {
    ReadOptions options;
    options.language = language;
    options.lines = true;
    return read_document(path, options, session);
}

void check_numbers(const std::vector<SentenceGroup>& groups, const std::string& alignment,
                   std::vector<std::size_t> SentenceGroup::*side, const model::Document& document) {
    const std::size_t sentences = model::sentences_of(document).size();
    for (const SentenceGroup& group : groups) {
        for (const std::size_t number : group.*side) {
            if (number >= sentences) {
                throw base::InputError{
                    base::display_name(alignment),
                    fmt::format("It has a sentence {}, but '{}' has {} sentences, the first of which is 0. "
                                "Give the texts that were aligned, a sentence a line.",
                                number, document.name, sentences)};
            }
        }
    }
}

} // namespace

Evaluated evaluate(const EvaluateOptions& options, base::Session& session) {
    Evaluated result;
    align::Evaluation evaluation;
    for (const EvaluatedFiles& files : options.files) {
        const std::vector<SentenceGroup> gold = read_groups(files.gold, Scores::ignored, session);
        const std::vector<SentenceGroup> test = read_groups(files.test, Scores::probabilities, session);
        const align::Comparison comparison = align::compare(gold, test);
        evaluation.add(comparison);
        if (!options.differences) {
            continue;
        }
        exchange::ComparedFiles& shown = result.differences.emplace_back();
        shown.gold = base::display_name(files.gold);
        shown.test = base::display_name(files.test);
        shown.rows = RowFinder{comparison}.rows();
        if (!options.source.empty()) {
            shown.source = read_sentences(options.source, options.source_language, session);
            shown.target = read_sentences(options.target, options.target_language, session);
            for (const auto& [groups, name] : {std::pair{&gold, &files.gold}, {&test, &files.test}}) {
                check_numbers(*groups, *name, &SentenceGroup::source, *shown.source);
                check_numbers(*groups, *name, &SentenceGroup::target, *shown.target);
            }
        }
    }
    result.report = report_of(evaluation);
    return result;
}

} // namespace diptych::pipeline
