#pragma once

#include "model/leverage.hpp"

#include <array>
#include <cstddef>
#include <string_view>

namespace diptych::memory {

/// How long a text is, as translators count.
struct TextLength {
    std::size_t words = 0; ///< runs between white space with a letter or digit in them, as word processors
                           ///< count: "l'Assemblée" is one, "«" and "?" none
    std::size_t characters = 0; ///< code points other than white space
};

/// \param text  valid UTF-8
TextLength length_of(std::string_view text);

struct ClassCount {
    std::size_t segments = 0;
    std::size_t words = 0;
    std::size_t characters = 0;

    void add(const model::LeveragedSentence& sentence);
};

/// The analysis of a document: how much of it falls into each class.
class Analysis {
public:
    void add(const model::LeveragedSentence& sentence);

    const ClassCount& of(model::MatchClass match_class) const {
        return m_counts[static_cast<std::size_t>(match_class)];
    }

    const ClassCount& total() const { return m_total; }

    /// How many sentences have a match, repetitions among them.
    std::size_t matched() const { return m_matched; }

private:
    std::array<ClassCount, model::k_match_classes.size()> m_counts{};
    ClassCount m_total;
    std::size_t m_matched = 0;
};

} // namespace diptych::memory
