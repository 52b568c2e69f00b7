#include "store/statement.hpp"

#include "base/format.hpp"
#include "text/utf8.hpp"

#include <sqlite3.h>

namespace diptych::store {

void Statement::Finalize::operator()(sqlite3_stmt* statement) const noexcept {
    sqlite3_finalize(statement);
}

Statement::Statement(const Database& database, std::string_view sql) : m_database{&database} {
    sqlite3_stmt* prepared = nullptr;
    const int code = sqlite3_prepare_v3(database.handle(), sql.data(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &prepared, nullptr);
    m_handle.reset(prepared);
    if (code != SQLITE_OK) {
        database.fail("read the database");
    }
}

Statement::~Statement() = default;

void Statement::check(int code) const {
    if (code != SQLITE_OK) {
        m_database->fail("fill in a database statement");
    }
}

void Statement::bind_one(int parameter, double value) {
    check(sqlite3_bind_double(m_handle.get(), parameter, value));
}

void Statement::bind_one(int parameter, std::string_view value) {
    // A view without data would be NULL, which is not the empty text.
    const char* data = value.data() == nullptr ? "" : value.data();
    check(sqlite3_bind_text64(m_handle.get(), parameter, data, value.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
}

void Statement::place(int parameter, std::string_view value) {
    const char* data = value.data() == nullptr ? "" : value.data();
    check(sqlite3_bind_text64(m_handle.get(), parameter, data, value.size(), SQLITE_STATIC, SQLITE_UTF8));
}

void Statement::bind_integer(int parameter, std::int64_t value) {
    check(sqlite3_bind_int64(m_handle.get(), parameter, value));
}

void Statement::bind_null(int parameter) {
    check(sqlite3_bind_null(m_handle.get(), parameter));
}

bool Statement::step() {
    const int code = sqlite3_step(m_handle.get());
    if (code == SQLITE_ROW) {
        return true;
    }
    if (code != SQLITE_DONE) {
        const bool reads = sqlite3_stmt_readonly(m_handle.get()) != 0;
        m_database->fail(reads ? "read the database" : "write to the database");
    }
    return false;
}

void Statement::reset() {
    sqlite3_reset(m_handle.get()); // repeats the error of the last step, which step() has thrown already
}

std::int64_t Statement::integer(int column) const {
    require_type(column, SQLITE_INTEGER, "number");
    return sqlite3_column_int64(m_handle.get(), column);
}

std::size_t Statement::size(int column) const {
    const std::int64_t value = integer(column);
    if (value < 0) {
        damaged(column, "is negative");
    }
    return static_cast<std::size_t>(value);
}

double Statement::real(int column) const {
    require_type(column, SQLITE_FLOAT, "number");
    return sqlite3_column_double(m_handle.get(), column);
}

std::string_view Statement::text(int column) const {
    const std::string_view read = bytes(column);
    if (text::find_invalid_utf8(read)) {
        damaged(column, "is not valid UTF-8");
    }
    return read;
}

std::string_view Statement::bytes(int column) const {
    require_type(column, SQLITE_TEXT, "text");
    const unsigned char* data = sqlite3_column_text(m_handle.get(), column);
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(m_handle.get(), column));
    return {reinterpret_cast<const char*>(data), data == nullptr ? 0 : size};
}

bool Statement::is_null(int column) const {
    return sqlite3_column_type(m_handle.get(), column) == SQLITE_NULL;
}

bool Statement::is_text(int column) const {
    return sqlite3_column_type(m_handle.get(), column) == SQLITE_TEXT;
}

int Statement::columns() const {
    return sqlite3_column_count(m_handle.get());
}

void Statement::require_type(int column, int type, const char* name) const {
    if (sqlite3_column_type(m_handle.get(), column) != type) {
        damaged(column, fmt::format("is no {}", name));
    }
}

void Statement::damaged(int column, std::string_view what) const {
    m_database->damaged(fmt::format("'{}' {}", sqlite3_column_name(m_handle.get(), column), what));
}

} // namespace diptych::store
