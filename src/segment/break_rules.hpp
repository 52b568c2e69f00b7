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

/// Where a candidate stands.
struct Surroundings {
    std::string_view text;
    std::size_t sentence_begin = 0; ///< byte at which the sentence began that it may end
    std::size_t lowest = 0;         ///< byte before which no word is looked for: behind the unit's label
    bool inside_brackets = false;
    bool caseless = false; ///< nobody used capitals here
};

/// Whether the sentence ends: the first rule that knows the case decides.
Verdict decide(const Candidate& candidate, const Surroundings& where, const LanguageData& data,
               const DocumentHabits& habits);

} // namespace diptych::segment
