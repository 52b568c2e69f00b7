#include "memory/count.hpp"

#include "text/character.hpp"
#include "text/utf8.hpp"

namespace diptych::memory {

TextLength length_of(std::string_view text) {
    TextLength length;
    bool in_word = false;
    for (std::size_t i = 0; i < text.size();) {
        const text::CodePoint c = text::code_point_at(text, i);
        i += c.length;
        if (text::is_white_space(c.value)) {
            in_word = false;
            continue;
        }
        ++length.characters;
        if (!in_word && (text::is_letter(c.value) || text::is_digit(c.value))) {
            in_word = true;
            ++length.words;
        }
    }
    return length;
}

void ClassCount::add(const model::LeveragedSentence& sentence) {
    ++segments;
    words += sentence.words;
    characters += sentence.characters;
}

void Analysis::add(const model::LeveragedSentence& sentence) {
    m_counts[static_cast<std::size_t>(sentence.match_class)].add(sentence);
    m_total.add(sentence);
    m_matched += sentence.matches.empty() ? 0U : 1U;
}

} // namespace diptych::memory
