#pragma once

#include "model/language_tag.hpp"
#include "model/lookup.hpp"
#include "model/range.hpp"
#include "morphology/morphology.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace diptych::glossary {

/// What the recogniser has to know of a term besides its text.
struct TermTraits {
    morphology::PartOfSpeech part_of_speech = morphology::PartOfSpeech::unknown;
    bool case_matters = false; ///< the glossary says that other capitals are another word
};

/// A term in a text.
struct TermHit {
    std::uint32_t term = 0; ///< as add() numbered it
    model::Range bytes;     ///< of the text, from its first word to its last
    model::Differences differences;
    bool nested = false; ///< inside a longer one
};

enum class Nested { leave_out, report };

/// Finds the terms of one language in running text by an automaton over their words: the cost depends on the
/// text, not on how many terms there are. add() all terms, then finish(), then find(). A find() changes
/// caches: not for use by two threads at once.
class Recognizer {
public:
    /// \param morphology  of that language; may be nullptr: stems alone decide then. Must outlive this.
    Recognizer(const model::LanguageTag& language, morphology::Morphology* morphology);
    ~Recognizer();
    Recognizer(Recognizer&&) noexcept;
    Recognizer& operator=(Recognizer&&) noexcept;
    Recognizer(const Recognizer&) = delete;
    Recognizer& operator=(const Recognizer&) = delete;

    /// \returns its number: 0, 1, 2 ... A term without a word in it never matches.
    std::uint32_t add(std::string_view term, const TermTraits& traits = {});
    void finish();

    /// From left to right, the longest at each place; all terms that are the same words there (homographs).
    /// \param text  valid UTF-8
    std::vector<TermHit> find(std::string_view text, Nested nested = Nested::leave_out) const;

    /// The terms that the whole of `text` is.
    std::vector<TermHit> find_whole(std::string_view text) const;

private:
    class Automaton;
    std::unique_ptr<Automaton> m_automaton;
};

} // namespace diptych::glossary
