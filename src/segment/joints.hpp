#pragma once

#include "segment/language_data.hpp"
#include "segment/lines.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace diptych::segment {

/// Whether a dictionary or a list of frequent words has a word, as it stands in a text.
using KnownWord = std::function<bool(std::string_view)>;

/// The words that stand whole in a wrapped text, case-folded, to decide whether two pieces are one word.
/// Empty for a text that is not wrapped.
class Vocabulary {
public:
    Vocabulary(std::string_view text, const SourceLines& source);

    bool contains(std::string_view word) const;
    /// How many of the text's lines hold the word as a whole.
    std::size_t count(std::string_view word) const;

    /// Whether the typesetter divided words: hyphens at line ends are more than those that authors write, or
    /// most of those that can be told close a word.
    bool divides_words() const { return m_divides_words; }

    /// Whether the lines are those of a page.
    bool is_printed() const { return m_printed; }

    /// Whether U+2010 stands inside lines, too: then it is the author's hyphen.
    bool has_inner_u2010() const { return m_inner_u2010; }

private:
    void learn_habit(std::string_view text, const SourceLines& source);

    std::unordered_map<std::string, std::size_t> m_words;
    bool m_printed = false;
    bool m_divides_words = false;
    bool m_inner_u2010 = false;
};

/// What becomes of the place where two lines of a paragraph meet.
enum class Joint { space, none, drop_hyphen };

/// IDEA  A hyphen at a line's end goes where the closed word is known and the hyphened one is not: first by
/// the document's
///       own words, then by a dictionary. Where neither is known, two words that are known make a compound
///       that keeps it, and otherwise the document's habit decides. A hyphen that hangs before a conjunction
///       is followed by a space
///       ("Vor- und Nachteile"). Letters of scripts without spaces, and what stands on either side of a dash
///       or stroke that is glued to its word, meet without one.
class Joints {
public:
    /// \param language  nullptr when nothing is known of it \param known  nullptr without a dictionary
    Joints(const Vocabulary& vocabulary, const LanguageData* language, const KnownWord* known)
        : m_vocabulary{vocabulary}, m_language{language}, m_known{known} {}

    /// \pre neither is empty
    Joint between(std::string_view above, std::string_view below) const;

private:
    Joint at_hyphen(std::string_view above, std::string_view below) const;
    bool is_known(std::string_view word) const;

    const Vocabulary& m_vocabulary;
    const LanguageData* m_language;
    const KnownWord* m_known;
};

/// Letters and hyphens that begin at `begin`, or end at `end`; of what no word is, the last 256 bytes.
model::Range word_at(std::string_view text, std::size_t begin);
model::Range word_before(std::string_view text, std::size_t end);

} // namespace diptych::segment
