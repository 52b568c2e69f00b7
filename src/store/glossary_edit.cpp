#include "store/glossary_edit.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "store/concept_reader.hpp"
#include "store/recorded_edit.hpp"

namespace diptych::store {

class GlossaryEdit::Parts {
public:
    Parts(Database& database, std::string_view who, std::string_view action)
        : m_database{database}, edit{database, who, action} {}

    void require_free(std::string_view entry_id) {
        if (edit.row_of(entry_id)) {
            throw base::Error{
                fmt::format("{}: There is already an entry with the id '{}' in the glossary. Replace it, or "
                            "give another id.",
                            m_database.path(), entry_id)};
        }
    }

    /// Reading one without would take it for damaged.
    void require_terms(const model::Concept& entry) const {
        if (lacks_terms(entry)) {
            throw base::Error{fmt::format("{}: Cannot store the entry '{}': it has no term, or a language with nothing "
                                          "in it. Please report it.",
                                          m_database.path(), entry.id)};
        }
    }

    std::int64_t require_row(std::string_view entry_id) {
        const std::optional<std::int64_t> row = edit.row_of(entry_id);
        if (!row) {
            throw base::Error{fmt::format("{}: There is no entry with the id '{}' in the glossary to "
                                          "replace. 'diptych term list' shows "
                                          "those that there are.",
                                          m_database.path(), entry_id)};
        }
        return *row;
    }

private:
    Database& m_database;

public:
    RecordedEdit edit;
};

GlossaryEdit::GlossaryEdit(Database& database, std::string_view who, std::string_view action)
    : m_parts{std::make_unique<Parts>(database, who, action)} {}

GlossaryEdit::~GlossaryEdit() = default;

std::optional<std::int64_t> GlossaryEdit::row_of(std::string_view entry_id) {
    return m_parts->edit.row_of(entry_id);
}

std::optional<model::Concept> GlossaryEdit::find(std::string_view entry_id) {
    const std::optional<std::int64_t> row = m_parts->edit.row_of(entry_id);
    return row ? m_parts->edit.entry_at(*row) : std::nullopt;
}

std::string GlossaryEdit::free_id() {
    for (std::int64_t number = m_parts->edit.next_row();; ++number) {
        std::string id = fmt::format("c{}", number);
        if (!m_parts->edit.row_of(id)) {
            return id;
        }
    }
}

void GlossaryEdit::add(model::Concept&& entry) {
    m_parts->require_terms(entry);
    m_parts->require_free(entry.id);
    m_parts->edit.add(std::move(entry));
}

void GlossaryEdit::add(const model::Concept& entry) {
    add(model::Concept{entry});
}

void GlossaryEdit::replace(std::string_view entry_id, const model::Concept& entry) {
    m_parts->require_terms(entry);
    const std::int64_t row = m_parts->require_row(entry_id);
    if (entry.id != entry_id) {
        m_parts->require_free(entry.id);
    }
    const std::optional<model::Concept> before = m_parts->edit.entry_at(row);
    if (before && *before != entry) {
        m_parts->edit.overwrite(row, *before, entry);
    }
}

bool GlossaryEdit::remove(std::string_view entry_id) {
    const std::optional<std::int64_t> row = m_parts->edit.row_of(entry_id);
    if (!row) {
        return false;
    }
    if (const std::optional<model::Concept> before = m_parts->edit.entry_at(*row)) {
        m_parts->edit.erase(*row, *before);
    }
    return true;
}

std::optional<std::int64_t> GlossaryEdit::commit() {
    return m_parts->edit.commit();
}

} // namespace diptych::store
