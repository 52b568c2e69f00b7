#pragma once

// For the .cpp files of pipeline/ only.

#include "base/diagnostics.hpp"
#include "exchange/tables/table_fields.hpp"
#include "exchange/vocabulary/repair_log.hpp"
#include "model/concept.hpp"
#include "pipeline/terms/glossary_exchange.hpp"
#include "store/concept_store.hpp"
#include "store/glossary_edit.hpp"
#include "store/stem_index.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace diptych::pipeline {

/// Finds entries that share terms of two languages with another one: hardly another concept.
class SharedTerms {
public:
    explicit SharedTerms(store::Database& database) : m_concepts{database} {}

    /// Entries of the database as it was before the edit, and noted ones, those that share most first.
    std::vector<std::string> sharing(const model::Concept& entry);

    /// Notes an entry that the database's index does not know yet.
    void note(const model::Concept& entry);

private:
    store::ConceptStore m_concepts;
    store::StemKeys m_keys;
    std::unordered_map<std::string, std::vector<std::string>> m_noted; ///< ids by language and key
};

/// Puts the entries of a file into the glossary, each in the place of the version that is there.
///
/// Files number their entries as they like: "c1" of two files need not be one concept. An entry whose id is
/// taken by another concept gets the first free id with a number behind it, and references to it in the file
/// follow; importing the file again finds it there.
class Importer {
public:
    /// \param shared  for merging and for counting likely duplicates; nullptr: for neither
    Importer(store::GlossaryEdit& edit, SharedTerms* shared, const ImportOptions& options,
             ImportReport& report);

    /// What the file can say of an entry: one that is there keeps the rest. Not to be called behind the first entry.
    void set_fields(exchange::TableFields&& fields) { m_fields = std::move(fields); }

    void take(model::Concept&& entry);

    /// To be called after the last one.
    void finish();

    /// What there was to say, in the order of the entries. Its own: the reader is in another thread.
    const base::Diagnostics& diagnostics() const { return m_diagnostics; }

    /// The ids of the entries that are new.
    const std::vector<std::string>& added() const { return m_added; }

private:
    std::optional<model::Concept> free_version(std::optional<std::int64_t> row, const model::Concept& entry);
    bool merge(const model::Concept& entry);
    void give_free_id(model::Concept& entry, std::optional<std::int64_t>& row,
                      std::optional<model::Concept>& existing);
    void note_references(const model::Concept& entry);
    void rename(const std::string& id, const std::string& new_id);
    void count_written(const model::Concept& entry);
    bool is_taken(std::int64_t row) const;
    void take_row(std::int64_t row);

    store::GlossaryEdit& m_edit;
    SharedTerms* m_shared;
    const ImportOptions& m_options;
    ImportReport& m_report;
    base::Diagnostics m_diagnostics;
    exchange::RepairLog m_log;
    std::optional<exchange::TableFields> m_fields; ///< nothing: all that there is
    std::vector<bool> m_taken;       ///< rows given to entries of this file
    std::set<std::int64_t> m_joined; ///< rows that entries of this file were merged into
    std::map<std::string, std::string, std::less<>> m_renamed; ///< ids of the file that are others here
    std::vector<std::string> m_referring;                      ///< entries that refer to others
    std::vector<std::string> m_added;                          ///< when merging
    std::size_t m_probed = 0;
};

} // namespace diptych::pipeline
