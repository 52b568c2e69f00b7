#pragma once

#include "model/language_tag.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace diptych::morphology {

enum class PartOfSpeech {
    noun,
    proper_noun,
    adjective,
    verb,
    participle, ///< past or present
    adverb,
    determiner,
    pronoun,
    preposition,
    auxiliary,
    other,
    unknown ///< the source does not say (Hunspell)
};

/// One way to understand a word.
struct Reading {
    std::string lemma; ///< as the dictionary has it: "cheval"
    PartOfSpeech part_of_speech = PartOfSpeech::unknown;
    bool plural = false;

    friend bool operator==(const Reading&, const Reading&) = default;
};

/// What a dictionary knows of the forms of words of one language. Costly to make (tens of milliseconds); asks
/// for a word cost microseconds the first time and little later. Not for use by two threads at once.
class Morphology {
public:
    Morphology() = default;
    virtual ~Morphology() = default;
    Morphology(const Morphology&) = delete;
    Morphology& operator=(const Morphology&) = delete;

    /// The readings of a word as it stands in a text; none when it is not known. \param word  valid UTF-8
    virtual const std::vector<Reading>& readings(std::string_view word) = 0;
    /// What it reads, as messages call it: "apertium-fra-cat".
    virtual std::string_view name() const = 0;
};

/// The best there is on this machine for a language: apertium's analyser, else Hunspell's dictionary, else
/// nothing (stems then have to do). Looked for where Debian installs them; DIPTYCH_MORPHOLOGY names another
/// folder, or is "none".
/// \throws base::InputError when a file is there but cannot be used
std::unique_ptr<Morphology> find_morphology(const model::LanguageTag& language);

} // namespace diptych::morphology
