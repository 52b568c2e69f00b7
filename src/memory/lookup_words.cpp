#include "memory/lookup_words.hpp"

#include <algorithm>

namespace diptych::memory {

std::vector<LookupWord> words_of(const Segment& segment) {
    std::vector<LookupWord> words;
    for (const Part& part : segment.parts) {
        if (part.kind != PartKind::mark) {
            words.push_back({part.stem, part.kind == PartKind::word ? k_word_weight : k_placeable_cost, 0});
        }
    }
    std::sort(words.begin(), words.end(),
              [](const LookupWord& a, const LookupWord& b) { return a.stem < b.stem; });
    std::size_t kept = 0;
    for (const LookupWord& word : words) {
        if (kept > 0 && words[kept - 1].stem == word.stem) {
            words[kept - 1].cost += word.cost;
        } else {
            words[kept++] = word;
        }
    }
    words.resize(kept);
    return words;
}

std::size_t order_for_lookup(std::vector<LookupWord>& words, unsigned limit) {
    std::sort(words.begin(), words.end(), [](const LookupWord& a, const LookupWord& b) {
        return a.frequency != b.frequency ? a.frequency < b.frequency : a.stem < b.stem;
    });
    unsigned cost = 0;
    std::size_t needed = 0;
    while (needed < words.size() && cost <= limit) {
        cost += words[needed].cost;
        ++needed;
    }
    return needed;
}

} // namespace diptych::memory
