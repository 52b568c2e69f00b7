#pragma once

// For the .cpp files of check/ only.

#include "check/form_subject.hpp"

namespace diptych::check {

/// country-differs: each side names a country (as CLDR has it) that the other does not.
void check_regions(const Subject& pair);

} // namespace diptych::check
