#pragma once

#include "language/words.hpp"

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

/// A paragraph whose author uses no capitals: it begins with a small letter and goes on so behind every stop,
/// or it has one of the words that are never written small otherwise. \param never_small  words of the
/// language in small letters; may be empty
bool is_caseless(std::string_view text, const language::Words& never_small);

} // namespace diptych::segment
