#pragma once

#include "model/bitext.hpp"
#include "model/language_tag.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace diptych::store {

class Database;

/// The words of a pair as the index of pairs takes them. Making them is the larger part of the work of
/// storing a pair, and may be done in another thread: one object for each.
class PairKeys {
public:
    PairKeys();
    ~PairKeys();
    PairKeys(const PairKeys&) = delete;
    PairKeys& operator=(const PairKeys&) = delete;

    std::string of(const model::LanguageTag& source_language, std::string_view source,
                   const model::LanguageTag& target_language, std::string_view target);

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

/// A pair of sentences that answer to each other, ready to be stored.
struct PreparedPair {
    std::string source; ///< one of the two may be empty
    std::string target;
    std::string keys;     ///< PairKeys::of them
    std::size_t line = 0; ///< of the file
    double probability = 1.0;
    std::string details = {}; ///< as model::TranslationUnit::details
};

/// Stores a document given pair by pair, of any length: what memory it needs does not depend on that. Every
/// sentence is a paragraph of its own.
///
/// To be used inside a Transaction: without finish(), the caller has to take that back.
class PairsWriter {
public:
    /// \param head  symbol, title, date, and names, languages, paths and checksums of both sides
    /// \throws base::Error when the symbol is taken
    PairsWriter(Database& database, const model::Bitext& head);
    ~PairsWriter();
    PairsWriter(const PairsWriter&) = delete;
    PairsWriter& operator=(const PairsWriter&) = delete;

    /// One of two empty texts is left out.
    void add(const PreparedPair& pair);
    /// \returns the document's number
    std::int64_t finish();

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace diptych::store
