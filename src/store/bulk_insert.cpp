#include "store/bulk_insert.hpp"

#include "base/format.hpp"

#include <string>

namespace diptych::store {

namespace {

constexpr std::size_t k_rows = 32; // more gain nothing

std::string insertion(std::string_view into, std::size_t columns, std::size_t rows) {
    std::string row = "(";
    for (std::size_t i = 0; i < columns; ++i) {
        row += i == 0 ? "?" : ", ?";
    }
    row += ')';
    std::string sql = fmt::format("INSERT OR FAIL INTO {} VALUES {}", into, row);
    for (std::size_t i = 1; i < rows; ++i) {
        sql += ", " + row;
    }
    return sql;
}

} // namespace

BulkInsert::BulkInsert(const Database& database, std::string_view into, std::size_t columns)
    : m_columns{columns}, m_insert_many{database, insertion(into, columns, k_rows)},
      m_insert_one{database, insertion(into, columns, 1)} {}

void BulkInsert::run(Statement& statement, std::size_t first, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
        const Value& value = m_values[first + i];
        const int parameter = static_cast<int>(i) + 1;
        switch (value.kind) {
        case Value::Kind::null:
            statement.place_null(parameter);
            break;
        case Value::Kind::integer:
            statement.place(parameter, value.integer);
            break;
        case Value::Kind::real:
            statement.place(parameter, value.real);
            break;
        case Value::Kind::text:
            statement.place(parameter, value.text);
            break;
        }
    }
    statement.step();
    statement.reset();
}

void BulkInsert::flush() {
    std::size_t at = 0;
    for (; at + k_rows * m_columns <= m_values.size(); at += k_rows * m_columns) {
        run(m_insert_many, at, k_rows * m_columns);
    }
    for (; at < m_values.size(); at += m_columns) {
        run(m_insert_one, at, m_columns);
    }
    m_values.clear();
}

} // namespace diptych::store
