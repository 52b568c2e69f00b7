#include "store/statement.hpp"

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
    return sqlite3_column_int64(m_handle.get(), column);
}

double Statement::real(int column) const {
    return sqlite3_column_double(m_handle.get(), column);
}

std::string_view Statement::text(int column) const {
    const unsigned char* data = sqlite3_column_text(m_handle.get(), column);
    if (data == nullptr) {
        return {};
    }
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(m_handle.get(), column));
    return {reinterpret_cast<const char*>(data), size};
}

bool Statement::is_null(int column) const {
    return sqlite3_column_type(m_handle.get(), column) == SQLITE_NULL;
}

} // namespace diptych::store
