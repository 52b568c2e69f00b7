#pragma once

// For the .cpp files of store/ only.

#include "model/concept.hpp"
#include "store/bulk_insert.hpp"
#include "store/key_sorter.hpp"
#include "store/stem_index.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace diptych::store {

/// What a change does to the index of terms by their stems, written in the order of the index at the end: a
/// million keys in the order of a file would each go to another page.
class TermIndex {
public:
    explicit TermIndex(Database& database);

    /// Notes that the terms of the entry in that row come into the glossary or leave it. Leaves the database
    /// alone: another thread may be using it.
    void note(std::int64_t row, const model::Concept& entry, bool comes);

    void note(std::int64_t row, std::size_t section, std::size_t term, const model::LanguageTag& language,
              std::string_view text, bool comes);

    /// Writes what was noted.
    void write();

private:
    std::uint16_t number_of(std::string_view language);
    void insert(std::string_view key);
    void remove(std::string_view key);
    void flush();

    StemKeys m_keys;
    KeySorter m_sorter;
    std::map<std::string, std::uint16_t, std::less<>> m_numbers; ///< of languages, for short keys
    std::vector<std::string> m_languages;                        ///< by number
    BulkInsert m_insert;
    Statement m_delete;
    std::vector<std::string> m_waiting; ///< stem keys that m_insert refers to
    std::string m_key;
};

/// Makes term_key and glossary_language anew. The caller holds the transaction.
void rebuild_term_index(Database& database);

} // namespace diptych::store
