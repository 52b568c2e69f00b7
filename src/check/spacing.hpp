#pragma once

// For the .cpp files of check/ only.

#include "check/form_subject.hpp"

namespace diptych::check {

/// spacing: spaces doubled, at the ends, missing or too many beside marks, as the language of the target has them. What
/// the source has as well is taken over on purpose.
void check_spacing(const Subject& pair);

/// Adds what the target of a pair does at marks that its language has a space beside.
void count_spacing(std::string_view target, const language::Language& language, Habits& habits);

} // namespace diptych::check
