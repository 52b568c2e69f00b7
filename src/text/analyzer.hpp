#pragma once

#include "model/language_tag.hpp"
#include "model/range.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace diptych::text {

/// Rises when Analyzer comes to give other stems: what is kept by stem has to be made anew then.
inline constexpr std::uint32_t k_stem_version = 1;

enum class TokenKind {
    word,
    number, ///< digits, with their separators: "1 000", "73/27", "3,5"
    symbol  ///< a document symbol: "A/AC.290/2021/L.1"
};

struct Token {
    model::Range range; ///< bytes of the analysed text
    TokenKind kind = TokenKind::word;
    std::string folded; ///< text::fold of the surface: "etats"
    std::string stem;   ///< folded stem (Snowball, when it has the language): "etat". Numbers: as folded.
};

/// Where a word is; what analyze() makes a Token of.
struct WordSpan {
    model::Range range; ///< bytes of the text
    TokenKind kind = TokenKind::word;
};

/// Cuts text of one language into words, as look-up and alignment count them. Elided words are cut off
/// ("l'|Assemblée") in languages that have them; hyphened compounds are cut at their hyphens, so that
/// "peace-keeping" and "peace keeping" are the same two words; document symbols stay whole.
///
/// Costly to make (tens of microseconds), cheap to use; not for use by two threads at once.
class Analyzer {
public:
    explicit Analyzer(const model::LanguageTag& language);
    ~Analyzer();
    Analyzer(Analyzer&&) noexcept;
    Analyzer& operator=(Analyzer&&) noexcept;
    Analyzer(const Analyzer&) = delete;
    Analyzer& operator=(const Analyzer&) = delete;

    const model::LanguageTag& language() const;

    /// Words, numbers and symbols in order; punctuation and white space are between them.
    /// \param text  valid UTF-8
    std::vector<Token> analyze(std::string_view text) const;

    /// The first half of analyze(), for those who keep the forms of words themselves: appends where the words
    /// are. A word of default-ignorable characters only, which folds to nothing, is among them.
    void cut(std::string_view text, std::vector<WordSpan>& spans) const;
    /// The stem of one word, as Token::stem; not cached.
    std::string stem(std::string_view word) const;

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

/// The stems joined by single spaces: the key under which a term or a sentence is indexed.
std::string stem_key(const std::vector<Token>& tokens);

} // namespace diptych::text
