#include "model/bitext.hpp"

namespace diptych::model {

std::string_view name_of(BeadOrigin origin) {
    return origin == BeadOrigin::corrected ? "corrected" : "automatic";
}

std::string shape_of(Range source, Range target) {
    return std::to_string(source.size()) + '-' + std::to_string(target.size());
}

bool covers_once(const std::vector<Bead>& beads, std::size_t source_sentences, std::size_t target_sentences) {
    std::size_t next_source = 0;
    std::vector<bool> target_seen(target_sentences, false);
    std::size_t targets = 0;
    for (const Bead& bead : beads) {
        if (bead.source.begin > bead.source.end || bead.target.begin > bead.target.end ||
            bead.target.end > target_sentences || (bead.source.empty() && bead.target.empty())) {
            return false;
        }
        if (!bead.source.empty()) {
            if (bead.source.begin != next_source) {
                return false;
            }
            next_source = bead.source.end;
        }
        for (std::size_t i = bead.target.begin; i < bead.target.end; ++i, ++targets) {
            if (target_seen[i]) {
                return false;
            }
            target_seen[i] = true;
        }
    }
    return next_source == source_sentences && targets == target_sentences;
}

std::string text_of(const Document& document, const std::vector<SentenceIndex>& sentences, Range range) {
    std::string text;
    for (std::size_t i = range.begin; i < range.end; ++i) {
        if (!text.empty()) {
            text += ' ';
        }
        text += text_of(document, sentences[i]);
    }
    return text;
}

} // namespace diptych::model
