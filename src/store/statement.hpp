#pragma once

#include "store/database.hpp"

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

struct sqlite3_stmt;

namespace diptych::store {

/// A prepared statement. Made once and run for many rows; must not outlive its database.
///
///     Statement units{database, "SELECT id, label FROM unit WHERE kind = ?"};
///     for (units.bind("item"); units.step();) { use(units.integer(0), units.text(1)); }
class Statement {
public:
    Statement(const Database& database, std::string_view sql);
    ~Statement();
    Statement(Statement&&) noexcept = default;
    Statement& operator=(Statement&&) noexcept = default;
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;

    /// Starts anew with these values for the parameters: integers, double, text, nullptr or an optional of
    /// one. Texts are copied.
    template <typename... Values>
    void bind(const Values&... values) {
        reset();
        [[maybe_unused]] int parameter = 0;
        (bind_one(++parameter, values), ...);
    }

    // Values one by one, for a statement that stands before its first row. Texts are not copied: they have to
    // live until another value takes their place or the statement goes.
    void place(int parameter, std::int64_t value) { bind_integer(parameter, value); }

    void place(int parameter, double value) { bind_one(parameter, value); }

    void place(int parameter, std::string_view value);

    void place_null(int parameter) { bind_null(parameter); }

    /// \returns whether there is a (further) row
    bool step();

    /// Binds and runs to the end; any rows are passed over.
    template <typename... Values>
    void run(const Values&... values) {
        bind(values...);
        while (step()) {
        }
        reset();
    }

    /// Back to before the first row; lets go of locks and of the views that text() gave.
    void reset();

    // Columns of the current row, from 0. The tables are STRICT: a value of another type than the one that is
    // asked for, or none, is damage. \throws Damaged then
    std::int64_t integer(int column) const;
    /// Not negative.
    std::size_t size(int column) const;
    double real(int column) const;
    /// Valid UTF-8. Lives until the next step() or reset().
    std::string_view text(int column) const;
    /// Likewise, but not necessarily UTF-8: names of files.
    std::string_view bytes(int column) const;
    bool is_null(int column) const;
    bool is_text(int column) const;
    int columns() const;

    /// Throws Damaged, with the name of the column. \param what  is wrong with it: "is negative"
    [[noreturn]] void damaged(int column, std::string_view what) const;

private:
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const noexcept;
    };

    void bind_one(int parameter, std::nullptr_t) { bind_null(parameter); }

    void bind_one(int parameter, double value);
    void bind_one(int parameter, std::string_view value);

    template <std::integral Value>
    void bind_one(int parameter, Value value) {
        bind_integer(parameter, static_cast<std::int64_t>(value));
    }

    template <typename Value>
    void bind_one(int parameter, const std::optional<Value>& value) {
        if (value) {
            bind_one(parameter, *value);
        } else {
            bind_null(parameter);
        }
    }

    void bind_integer(int parameter, std::int64_t value);
    void bind_null(int parameter);
    void check(int code) const;
    /// \param name  of an SQLite type: "number", "text"
    void require_type(int column, int type, const char* name) const;

    const Database* m_database;
    std::unique_ptr<sqlite3_stmt, Finalize> m_handle;
};

} // namespace diptych::store
