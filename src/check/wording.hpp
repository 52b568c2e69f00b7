#pragma once

// For the .cpp files of check/ only.

#include "check/form_subject.hpp"

namespace diptych::check {

/// repeated-word: a word that stands twice in a row, where the source repeats none and the language allows it for none.
void check_repeated_words(const Subject& pair);

/// initial-capital: the first letters differ in case.
void check_initial(const Subject& pair);

/// corrupted-characters: U+FFFD, controls, spaces of no width that the source does not have; UTF-8 that was read as
/// Windows-1252; a question mark in the place of a letter.
void check_characters(const Subject& pair);

/// length: the target is much longer or shorter than texts of the document that go together. By Gale and Church, "A
/// Program for Aligning Sentences in Bilingual Corpora", Computational Linguistics 19 (1993), section 2: lengths of
/// translations differ by a normal distribution with a variance of 6.8 a character.
void check_length(const Subject& pair);

/// untranslated: several words of the source in a row, names apart.
void check_partly_untranslated(const Subject& pair);

/// label-differs: both begin with a label, and these are not the same.
void check_labels(const Subject& pair);

/// acronym-differs: the source has an acronym in brackets, and the target has nothing of the kind.
void check_acronyms(const Subject& pair);

} // namespace diptych::check
