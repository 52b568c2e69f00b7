#include "morphology/dictionary_word.hpp"

#include "text/character.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

namespace diptych::morphology {

std::optional<std::string> dictionary_word(std::string_view word) {
    constexpr std::size_t k_longest = 90; // bytes; Hunspell's own limit is 100 letters
    if (word.empty() || word.size() > k_longest) {
        return std::nullopt;
    }
    const std::string composed = text::nfc(word);
    std::string plain;
    for (std::size_t i = 0; i < composed.size();) {
        const text::CodePoint c = text::code_point_at(composed, i);
        if (c.value == U'\'' || c.value == U'\u2019' || c.value == U'\u02BC') {
            plain += '\'';
        } else if (c.value == U'-' || c.value == U'\u2010' || c.value == U'\u2011') {
            plain += '-';
        } else if (text::is_letter(c.value) || text::is_digit(c.value) || text::is_mark(c.value)) {
            plain.append(composed, i, c.length);
        } else if (c.value != 0x00AD && c.value != 0x200C && c.value != 0x200D) {
            return std::nullopt;
        }
        i += c.length;
    }
    return plain.empty() ? std::nullopt : std::optional{plain};
}

} // namespace diptych::morphology
