#pragma once

#include "model/concept.hpp"
#include "store/database.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace diptych::store {

/// The only way to write to the glossary: one change, all of it or nothing, that goes into the history with
/// who made it and what each concept was before. Begins a transaction; without commit() everything is as it
/// was. One at a time; must not outlive the database.
///
/// Made for a million concepts in one change: memory does not depend on their number, and their terms go into
/// the index in order, at the end.
class GlossaryEdit {
public:
    /// \param who     as the history will name them; may be empty
    /// \param action  as it reads in a history: "import un-procedure.tbx"
    GlossaryEdit(Database& database, std::string_view who, std::string_view action);
    ~GlossaryEdit();
    GlossaryEdit(const GlossaryEdit&) = delete;
    GlossaryEdit& operator=(const GlossaryEdit&) = delete;

    /// The number of the concept of that id; one that this edit adds has it already. A number stays with its
    /// concept whatever becomes of its id, and is not given twice.
    std::optional<std::int64_t> row_of(std::string_view entry_id);

    /// The concept of that id as it is now, with what this edit has done to it.
    std::optional<model::Concept> find(std::string_view entry_id);

    /// An id that no concept has: "c" and a number.
    std::string free_id();

    /// \throws base::Error when there is a concept with that id
    void add(model::Concept&& entry);
    void add(const model::Concept& entry);
    /// Puts `entry` in the place of the one called `entry_id`; it keeps its place in the order.
    /// \throws base::Error when there is none, or the new id belongs to another one
    void replace(std::string_view entry_id, const model::Concept& entry);
    /// \returns whether it was there
    bool remove(std::string_view entry_id);

    /// \returns the change's number; nothing when nothing was changed, and then nothing is recorded
    std::optional<std::int64_t> commit();

private:
    class Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace diptych::store
