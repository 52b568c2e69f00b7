#pragma once

#include "segment/candidate.hpp"
#include "segment/habits.hpp"
#include "segment/language_data.hpp"

#include <cstddef>
#include <string_view>

namespace diptych::segment {

/// What a rule says of a candidate.
struct Verdict {
    bool breaks;
    std::string_view rule; ///< static text, for people
};

/// What the sentence that is open holds so far. Each of its bytes is looked at once, however many candidates
/// it has.
class OpenSentence {
public:
    /// \param text  must outlive this
    OpenSentence(std::string_view text, const LanguageData& data) : m_text{text}, m_data{data} {}

    /// \param begin  byte at which it begins
    void restart(std::size_t begin) {
        m_begin = begin;
        m_words_sought = begin;
        m_has_word = false;
        m_quotes_sought = begin;
        m_quotes = 0;
    }

    std::size_t begin() const { return m_begin; }

    /// Whether a letter or digit stands before byte `end`. \pre not before the `end` of the last call
    bool has_word(std::size_t end);
    /// Quotation marks of any kind and the language's own before byte `end`, apostrophes inside words not
    /// counted. \pre not before the `end` of the last call
    std::size_t count_quotes(std::size_t end);

private:
    std::string_view m_text;
    const LanguageData& m_data;
    std::size_t m_begin = 0;
    std::size_t m_words_sought = 0; ///< up to this byte
    bool m_has_word = false;
    std::size_t m_quotes_sought = 0; ///< likewise
    std::size_t m_quotes = 0;
};

/// Where a candidate stands.
struct Surroundings {
    std::string_view text;
    OpenSentence& sentence; ///< that it may end
    std::size_t lowest = 0; ///< byte before which no word is looked for: behind the unit's label
    bool inside_brackets = false;
    const Caseless& caseless; ///< nobody used capitals here
};

/// Whether the sentence ends: the first rule that knows the case decides.
Verdict decide(const Candidate& candidate, const Surroundings& where, const LanguageData& data,
               const DocumentHabits& habits);

} // namespace diptych::segment
