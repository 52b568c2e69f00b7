#pragma once

#include "model/language_tag.hpp"
#include "store/database.hpp"
#include "store/statement.hpp"
#include "text/analyzer.hpp"

#include <cstdint>
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

/// Puts sentences into the full-text index and takes them out.
class SentenceIndexer {
public:
    explicit SentenceIndexer(Database& database);

    void add(std::int64_t sentence, const model::LanguageTag& language, std::string_view text);
    /// \param language, text  as they were added: the index keeps no text from which to know what to delete
    void remove(std::int64_t sentence, const model::LanguageTag& language, std::string_view text);

private:
    StemKeys m_keys;
    Statement m_insert;
    Statement m_delete;
};

/// Makes all indexes (term_key, glossary_language, sentence_stems) anew from what they index, in one
/// transaction: minutes for millions of sentences.
void rebuild_indexes(Database& database);

/// A language tag as the database has it. \throws base::InputError when it is none
model::LanguageTag stored_language(const Database& database, std::string_view tag);

} // namespace diptych::store
