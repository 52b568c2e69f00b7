#include "store/schema_check.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "store/layout.hpp"
#include "store/statement.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

namespace diptych::store {

namespace {

/// Type and name.
using Object = std::pair<std::string, std::string>;

/// Without comments, and with one space for each run of white space, but none beside commas and brackets, where
/// SQLite puts a column that was added later.
std::string normalized(std::string_view sql) {
    constexpr std::string_view k_marks = "(),";
    std::string text;
    for (std::size_t i = 0; i < sql.size(); ++i) {
        if (sql.substr(i).starts_with("--")) {
            i = std::min(sql.find('\n', i), sql.size() - 1);
        }
        const bool white = sql[i] == ' ' || sql[i] == '\n' || sql[i] == '\t';
        if (!white) {
            if (k_marks.find(sql[i]) != k_marks.npos && text.ends_with(' ')) {
                text.pop_back();
            }
            text += sql[i];
        } else if (!text.empty() && text.back() != ' ' && k_marks.find(text.back()) == k_marks.npos) {
            text += ' ';
        }
    }
    while (text.ends_with(' ') || text.ends_with(';')) {
        text.pop_back();
    }
    return text;
}

/// "CREATE UNIQUE INDEX x ON ..." gives index and x.
Object object_of(std::string_view statement) {
    std::string_view rest = statement;
    const auto next = [&rest] {
        const std::size_t end = std::min(rest.find_first_of(" ("), rest.size());
        const std::string_view word = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        return word;
    };
    next(); // CREATE
    std::string type{next()};
    if (type == "UNIQUE" || type == "VIRTUAL") {
        type = next();
    }
    std::transform(type.begin(), type.end(), type.begin(),
                   [](char c) { return static_cast<char>(c - 'A' + 'a'); });
    return {type, std::string{next()}};
}

/// The statements of the layout: each begins a line with CREATE.
const std::map<Object, std::string>& wanted_objects() {
    static const std::map<Object, std::string> objects = [] {
        constexpr std::string_view k_begin = "\nCREATE ";
        std::map<Object, std::string> found;
        std::string_view rest{k_schema};
        for (std::size_t begin = rest.find(k_begin); begin != std::string_view::npos;) {
            const std::size_t end = rest.find(k_begin, begin + 1);
            const std::string statement = normalized(rest.substr(begin + 1, end - begin));
            found.emplace(object_of(statement), statement);
            begin = end;
        }
        return found;
    }();
    return objects;
}

bool is_of_sqlite(const std::string& name) {
    return name.starts_with("sqlite_") || name == "pair_words_data" || name == "pair_words_idx" ||
           name == "pair_words_config";
}

} // namespace

std::string SchemaDifference::str() const {
    switch (kind) {
    case Kind::missing:
        return fmt::format("The {} '{}' is missing.", type, name);
    case Kind::changed:
        return fmt::format("The {} '{}' is another one than diptych makes.", type, name);
    case Kind::foreign:
        break;
    }
    return fmt::format("The {} '{}' was not made by diptych.", type, name);
}

std::vector<SchemaDifference> schema_differences(const Database& database) {
    using Kind = SchemaDifference::Kind;
    std::map<Object, std::string> missing = wanted_objects();
    std::vector<SchemaDifference> differences;
    Statement objects{database, "SELECT type, name, coalesce(sql, '') FROM sqlite_schema"};
    while (objects.step()) {
        Object object{objects.text(0), objects.text(1)};
        const auto wanted = missing.find(object);
        if (wanted == missing.end()) {
            if (!is_of_sqlite(object.second)) {
                differences.push_back({Kind::foreign, std::move(object.first), std::move(object.second)});
            }
            continue;
        }
        if (wanted->second != normalized(objects.text(2))) {
            differences.push_back({Kind::changed, object.first, object.second});
        }
        missing.erase(wanted);
    }
    for (const auto& [object, statement] : missing) {
        differences.push_back({Kind::missing, object.first, object.second});
    }
    return differences;
}

void require_own_schema(const Database& database) {
    for (const SchemaDifference& difference : schema_differences(database)) {
        const bool foreign = difference.kind == SchemaDifference::Kind::foreign;
        if (foreign && difference.type == "trigger") {
            throw base::InputError{
                database.path(),
                fmt::format("{0} It would change what commands write. Find out where the file comes from; when "
                            "it can be trusted, remove the trigger with \"DROP TRIGGER {1}\" in the sqlite3 "
                            "program.",
                            difference.str(), difference.name)};
        }
        if (!foreign && (difference.type == "table" || difference.type == "trigger")) {
            database.damaged(fmt::format("the {} '{}' is {}", difference.type, difference.name,
                                         difference.kind == SchemaDifference::Kind::missing
                                             ? "missing"
                                             : "another one than diptych makes"));
        }
    }
}

} // namespace diptych::store
