#pragma once

#include "model/concept.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace diptych::exchange {

// Tables, MultiTerm and UTX call the data categories of TBX as they like, in the language of their users.

/// Where TBX-Basic has a category first of all.
enum class CategoryLevel { entry, language, term };

/// What a heading is about.
struct CategoryName {
    /// Of TBX: "partOfSpeech". Besides, there are "id", "term", "termNote" (a note on the term, not on its
    /// language), "definitionSource" and "contextSource" (the source of a definition and of a context).
    std::string_view name;
    std::string_view heading;  ///< as we write it: "part of speech"
    CategoryLevel level;       ///< where it belongs when nothing else says so
    bool has_fixed_values;     ///< a status or a gender, not a text: one can be said of several terms
    std::string_view synonyms; ///< other headings in English, French and German, folded
};

/// The category that a heading means, in any case, with or without accents ("Part of Speech",
/// "part_of_speech", "partOfSpeech", "catégorie grammaticale", "Wortart"), or nullptr.
const CategoryName* find_category_name(std::string_view heading);
/// The category of that TBX name, or nullptr.
const CategoryName* category_name_of(std::string_view tbx_name);

/// "Part of speech": a TBX category as MultiTerm's users would call it; unknown ones as they are.
std::string title_of_category(std::string_view tbx_name);

/// The value of a category as TBX-Basic spells it where it is one of a list: "Noun", "nom" and "Substantiv"
/// are "noun", "f." is "feminine". Others stay as they are.
std::string tbx_value(std::string_view tbx_name, std::string_view value);

/// What dictionaries put behind a noun: "n.f.", "n. m.", "nf", "s. f. pl.", "m/f".
struct NounAndGender {
    bool is_noun = false;
    std::vector<std::string> genders; ///< as TBX-Basic spells them
    bool is_plural = false;
};

/// What a value of "partOfSpeech" or "grammaticalGender" says of both, when it says more than its category asks for.
std::optional<NounAndGender> noun_and_gender(std::string_view tbx_name, std::string_view value);

/// The status that a word means, in English, French or German: those of model::status_of, and "approved",
/// "forbidden", "à éviter", "veraltet" ...
std::optional<model::Status> find_status(std::string_view word);

} // namespace diptych::exchange
