#include "glossary/term_list.hpp"

namespace diptych::glossary {

std::uint32_t TermList::add(const Tokens& term, const TermTraits& traits) {
    for (std::size_t i = 0; i < term.size(); ++i) {
        TermWord word{term.words[i], 0};
        if (i > 0) {
            const std::string_view between = term.between(i);
            const GapKind kind = gap_of(between, term.text[term.spans[i - 1].range.end - 1]).kind;
            word.gap = static_cast<std::uint32_t>(kind);
            if (kind == GapKind::other) {
                const auto fresh = static_cast<std::uint32_t>(m_gaps.size());
                const auto [known, is_new] = m_gap_numbers.try_emplace(normal_gap(between), fresh);
                if (is_new) {
                    m_gaps.push_back(known->first);
                }
                word.gap += known->second;
            }
        }
        m_words.push_back(word);
    }
    m_rows.back().traits = traits;
    m_rows.push_back({static_cast<std::uint32_t>(m_words.size()), {}});
    return static_cast<std::uint32_t>(m_rows.size() - 2);
}

} // namespace diptych::glossary
