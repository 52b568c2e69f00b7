#pragma once

#include "model/language_tag.hpp"
#include "store/database.hpp"
#include "text/analyzer.hpp"

#include <map>
#include <string>
#include <string_view>

namespace diptych::store {

/// Stem keys of texts in any language: an analyzer of each, made when it is first needed.
class StemKeys {
public:
    /// "l'Assemblée générale" gives something like "le assemble general".
    std::string of(const model::LanguageTag& language, std::string_view text);

private:
    std::map<model::LanguageTag, text::Analyzer> m_analyzers;
};

/// Makes all indexes (term_key, glossary_language, pair_words) anew from what they index, in one
/// transaction: minutes for millions of pairs.
void rebuild_indexes(Database& database);

/// A language tag as the database has it. \throws base::InputError when it is none
model::LanguageTag stored_language(const Database& database, std::string_view tag);

} // namespace diptych::store
