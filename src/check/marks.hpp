#pragma once

// For the .cpp files of check/ only.

#include "check/form_subject.hpp"

namespace diptych::check {

/// brackets: each is opened and closed, where those of the source are.
void check_brackets(const Subject& pair);

/// quotation-marks: likewise, and they are those of the target's language.
void check_quotation_marks(const Subject& pair);

/// end-punctuation: the target ends as the source does.
void check_end(const Subject& pair);

} // namespace diptych::check
