#include "align/phrase_counter.hpp"

#include <algorithm>

namespace diptych::align {

const std::vector<PhraseCounter::Key>& PhraseCounter::find(Phrase sentence) {
    m_found.clear();
    for (std::size_t begin = 0; begin < sentence.size(); ++begin) {
        Key key = 0;
        for (std::size_t end = begin; end < sentence.size(); ++end) {
            key = next(key, sentence[end]);
            if (!m_beginnings.contains(key)) {
                break;
            }
            if (m_counts.contains(key)) {
                m_found.push_back(key);
            }
        }
    }
    std::sort(m_found.begin(), m_found.end());
    m_found.erase(std::unique(m_found.begin(), m_found.end()), m_found.end());
    for (const Key key : m_found) {
        ++m_counts[key];
    }
    return m_found;
}

} // namespace diptych::align
