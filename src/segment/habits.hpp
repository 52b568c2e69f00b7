#pragma once

#include "language/words.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace diptych::segment {

/// What a whole document tells about its sentences before any is cut.
struct DocumentHabits {
    /// Sentences begin with small letters (a transcript, lower-cased text): a small letter then says nothing.
    bool caseless = false;
    /// Words with a full stop behind which the sentence mostly goes on: abbreviations nobody listed.
    std::unordered_set<std::string> abbreviations;
};

/// Looks through the units' texts. Cost: linear.
DocumentHabits learn_habits(const std::vector<std::string_view>& texts);

/// Whether the author of a paragraph uses no capitals: it begins with a small letter and goes on so behind every stop,
/// or it has one of the words that are never written small otherwise. Found out when somebody asks, which is seldom.
class Caseless {
public:
    /// \param never_small  words of the language in small letters; may be empty. Both must outlive this.
    Caseless(std::string_view text, const language::Words& never_small)
        : m_text{text}, m_never_small{&never_small} {}
    /// What is known.
    explicit Caseless(bool answer) : m_answer{answer} {}

    bool operator()() const;

private:
    std::string_view m_text;
    const language::Words* m_never_small = nullptr;
    mutable std::optional<bool> m_answer;
};

} // namespace diptych::segment
