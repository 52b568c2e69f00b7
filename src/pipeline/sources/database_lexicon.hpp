#pragma once

#include "lexicon/lexicon.hpp"
#include "model/language_tag.hpp"

#include <memory>
#include <vector>

namespace diptych::store {
class Database;
}

namespace diptych::pipeline {

/// What a database knows of the words of two languages: what its terms say, and what can be learnt from its
/// pairs, those of the last documents first. Empty when it knows nothing.
/// \throws base::Error when the database cannot be read
std::vector<std::unique_ptr<lexicon::Lexicon>> lexicons_of_database(store::Database& database,
                                                                    const model::LanguageTag& source,
                                                                    const model::LanguageTag& target);

} // namespace diptych::pipeline
