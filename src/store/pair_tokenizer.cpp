#include "store/pair_tokenizer.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "store/database.hpp"

#include <sqlite3.h>

#include <cstddef>
#include <memory>

namespace diptych::store {

namespace {

struct Finalize {
    void operator()(sqlite3_stmt* statement) const noexcept { sqlite3_finalize(statement); }
};

/// Not used: the tokenizer has no state. FTS5 wants a pointer that is not null.
int k_no_state = 0;

int create(void* /*context*/, const char** /*arguments*/, int /*count*/, Fts5Tokenizer** tokenizer) {
    *tokenizer = reinterpret_cast<Fts5Tokenizer*>(&k_no_state);
    return SQLITE_OK;
}

void destroy(Fts5Tokenizer* /*tokenizer*/) {}

using TakeToken = int (*)(void* context, int flags, const char* token, int size, int begin, int end);

int tokenize(Fts5Tokenizer* /*tokenizer*/, void* context, int /*reason*/, const char* text, int size,
             TakeToken take) {
    int begin = 0;
    int flags = 0;
    for (int at = 0; at <= size; ++at) {
        const char c = at == size ? k_next_position : text[at];
        if (c != k_next_position && c != k_same_position) {
            continue;
        }
        if (at > begin) {
            const int code = take(context, flags, text + begin, at - begin, begin, at);
            if (code != SQLITE_OK) {
                return code;
            }
        }
        flags = c == k_same_position ? FTS5_TOKEN_COLOCATED : 0;
        begin = at + 1;
    }
    return SQLITE_OK;
}

} // namespace

void append_index_word(std::string& text, std::string_view prefix, std::string_view word) {
    text += prefix;
    for (const char c : word) {
        const auto byte = static_cast<unsigned char>(c);
        text += byte <= static_cast<unsigned char>(k_next_position) ? '_' : c;
    }
}

void register_pair_tokenizer(const Database& database) {
    // The way to the functions of FTS5: https://www.sqlite.org/fts5.html#extending_fts5
    sqlite3_stmt* prepared = nullptr;
    fts5_api* fts5 = nullptr;
    int code = sqlite3_prepare_v2(database.handle(), "SELECT fts5(?1)", -1, &prepared, nullptr);
    const std::unique_ptr<sqlite3_stmt, Finalize> statement{prepared};
    if (code == SQLITE_OK) {
        code = sqlite3_bind_pointer(prepared, 1, static_cast<void*>(&fts5), "fts5_api_ptr", nullptr);
    }
    if (code == SQLITE_OK) {
        sqlite3_step(prepared);
    }
    fts5_tokenizer functions{create, destroy, tokenize};
    if (fts5 == nullptr ||
        fts5->xCreateTokenizer(fts5, "diptych", nullptr, &functions, nullptr) != SQLITE_OK) {
        throw base::Error{
            fmt::format("{}: Cannot use the database: this SQLite has no full-text search (FTS5). "
                        "Install one that has it.",
                        database.path())};
    }
}

} // namespace diptych::store
