#pragma once

#include "model/language_tag.hpp"
#include "segment/joints.hpp"

namespace diptych::pipeline {

/// Knows the words of a language by the dictionaries that are installed and by the frequencies that come with
/// the program. They are read when the first word is asked for, which few texts need; without any no word is
/// known.
segment::KnownWord known_words(const model::LanguageTag& language);

} // namespace diptych::pipeline
