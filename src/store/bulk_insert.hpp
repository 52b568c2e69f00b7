#pragma once

// For the .cpp files of store/ only.

#include "store/statement.hpp"

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace diptych::store {

/// Inserts many rows into a table, some dozens with one statement: more than twice as fast as one by one.
///
/// A row that cannot be inserted ends in an exception and leaves those before it in the table (OR FAIL, so
/// that SQLite need not remember how to take them back): the caller rolls its transaction back.
class BulkInsert {
public:
    /// \param into  the table and its columns: "lang_sec (concept_id, ordinal, language)"
    BulkInsert(const Database& database, std::string_view into, std::size_t columns);

    /// Texts are not copied: they have to live until flush().
    template <typename... Values>
    void add(const Values&... values) {
        (m_values.push_back(value_of(values)), ...);
    }

    /// Writes the rows that were added.
    void flush();

private:
    struct Value {
        enum class Kind { null, integer, real, text } kind = Kind::null;
        std::int64_t integer = 0;
        std::string_view text = {};
        double real = 0.0;
    };

    static Value value_of(std::string_view text) { return {Value::Kind::text, 0, text, 0.0}; }

    static Value value_of(double real) { return {Value::Kind::real, 0, {}, real}; }

    static Value value_of(std::nullptr_t) { return {}; }

    template <std::integral Integer>
    static Value value_of(Integer integer) {
        return {Value::Kind::integer, static_cast<std::int64_t>(integer), {}, 0.0};
    }

    template <typename Other>
    static Value value_of(const std::optional<Other>& value) {
        return value ? value_of(*value) : Value{};
    }

    void run(Statement& statement, std::size_t first, std::size_t count);

    std::size_t m_columns;
    Statement m_insert_many;
    Statement m_insert_one;
    std::vector<Value> m_values; ///< row after row
};

} // namespace diptych::store
