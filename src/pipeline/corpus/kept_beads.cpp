#include "pipeline/corpus/kept_beads.hpp"

#include "align/patience_diff.hpp"

#include <algorithm>
#include <utility>

namespace diptych::pipeline {

namespace {

using model::Bead;
using model::Range;

std::vector<std::string> texts_of(const model::Document& document) {
    std::vector<std::string> texts;
    for (const model::SentenceIndex index : model::sentences_of(document)) {
        texts.emplace_back(model::text_of(document, index));
    }
    return texts;
}

/// One side of both versions.
class Side {
public:
    Side(const model::Document& before, const model::Document& after) {
        const std::vector<std::string> new_texts = texts_of(after);
        m_new_size = new_texts.size();
        m_places = align::patience_diff(texts_of(before), new_texts);
    }

    /// Where the sentences are now; nothing when they are no longer together.
    std::optional<Range> find(Range old) const { return old.empty() ? find_gap(old.begin) : find_run(old); }

private:
    std::optional<Range> find_run(Range old) const {
        const std::optional<std::size_t> first = m_places[old.begin];
        for (std::size_t i = old.begin; i < old.end; ++i) {
            if (!first || m_places[i] != *first + (i - old.begin)) {
                return std::nullopt;
            }
        }
        return Range{*first, *first + old.size()};
    }

    /// The place before sentence `old`, when its neighbours are still neighbours.
    std::optional<Range> find_gap(std::size_t old) const {
        const std::optional<std::size_t> before = old == 0            ? 0
                                                  : m_places[old - 1] ? std::optional{*m_places[old - 1] + 1}
                                                                      : std::nullopt;
        const std::optional<std::size_t> behind = old == m_places.size() ? m_new_size : m_places[old];
        if (!before || before != behind) {
            return std::nullopt;
        }
        return Range{*before, *before};
    }

    align::Places m_places;
    std::size_t m_new_size = 0;
};

} // namespace

KeptBeads keep_beads(const std::vector<store::StoredBead>& beads, const model::Bitext& before,
                     const model::Bitext& after) {
    const Side source{before.source, after.source};
    const Side target{before.target, after.target};
    KeptBeads kept;
    for (const store::StoredBead& stored : beads) {
        const std::optional<Range> in_source = source.find(stored.bead.source);
        const std::optional<Range> in_target = target.find(stored.bead.target);
        if (!in_source || !in_target) {
            if (stored.pinned) {
                kept.lost_pins.push_back(stored);
            }
            if (stored.flag) {
                kept.lost_flags.push_back(stored);
            }
            continue;
        }
        const Bead bead{*in_source, *in_target, 1.0, model::BeadOrigin::corrected};
        if (stored.pinned) {
            kept.pins.push_back(bead);
        }
        if (stored.flag) {
            kept.flags.push_back({bead, *stored.flag});
        }
    }
    return kept;
}

} // namespace diptych::pipeline
