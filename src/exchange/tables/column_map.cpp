#include "exchange/tables/column_map.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "base/string.hpp"
#include "exchange/vocabulary/language_names.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace diptych::exchange {

namespace {

using Roles = std::vector<std::optional<ColumnRole>>;

/// Of what is said of a language: a definition in it is one of the language, not of a term.
CategoryLevel level_with_language(const CategoryName& category) {
    return category.level == CategoryLevel::entry ? CategoryLevel::language : category.level;
}

/// \param any_tag  whether to take any well-formed tag for a language, as in "gsw:term"
std::optional<ColumnRole> role_of(std::string_view language_text, std::string_view category_text,
                                  bool any_tag = false) {
    std::optional<model::LanguageTag> language = find_language(language_text);
    if (!language && any_tag) {
        language = model::LanguageTag::parse(language_text);
    }
    const CategoryName* category = find_category_name(category_text);
    if (!language || category == nullptr || category->name == "id") {
        return std::nullopt;
    }
    return ColumnRole{language, std::string{category->name}, level_with_language(*category)};
}

/// "entry:NAME", "LANG:language:NAME" and "LANG:term:NAME" say of what a category is, whatever its name.
std::optional<ColumnRole> explicit_role(std::string_view heading) {
    constexpr std::string_view k_entry = "entry:";
    const auto is_category = [](std::string_view name) { // and no word of ours for something else
        constexpr std::array<std::string_view, 5> k_words{"id", "term", "termNote", "definitionSource", "contextSource"};
        return !name.empty() && std::find(k_words.begin(), k_words.end(), name) == k_words.end();
    };
    if (heading.starts_with(k_entry) && is_category(base::trim(heading.substr(k_entry.size())))) {
        return ColumnRole{std::nullopt, std::string{base::trim(heading.substr(k_entry.size()))}, CategoryLevel::entry};
    }
    for (const auto& [word, level] : {std::pair{std::string_view{":language:"}, CategoryLevel::language},
                                      std::pair{std::string_view{":term:"}, CategoryLevel::term}}) {
        const std::size_t at = heading.find(word);
        const std::string_view name = at == std::string_view::npos ? "" : base::trim(heading.substr(at + word.size()));
        const std::optional<model::LanguageTag> language =
            !is_category(name) ? std::nullopt : model::LanguageTag::parse(base::trim(heading.substr(0, at)));
        if (language) {
            return ColumnRole{language, std::string{name}, level};
        }
    }
    return std::nullopt;
}

[[noreturn]] void refuse(const std::string& sentence) {
    throw base::UsageError{sentence + " A column map is like 'fr=French term,en=English,fr:status=Status'."};
}

/// At commas that are not in double quotes.
std::vector<std::string> split_entries(std::string_view text) {
    std::vector<std::string> parts(1);
    bool quoted = false;
    for (const char c : text) {
        if (c == '"') {
            quoted = !quoted;
        } else if (c == ',' && !quoted) {
            parts.emplace_back();
        } else {
            parts.back() += c;
        }
    }
    if (quoted) {
        refuse("A quote in the column map is not closed.");
    }
    return parts;
}

ColumnRole mapped_role(const std::string& text) {
    if (std::optional<ColumnRole> role = find_column_role(text)) {
        if (role->category == "term" && !role->language) {
            refuse(fmt::format("'{}' does not say of which language the terms are.", text));
        }
        return *role;
    }
    const std::size_t colon = text.find(':');
    if (colon != std::string::npos) {
        std::optional<model::LanguageTag> language = find_language(text.substr(0, colon));
        if (!language) {
            language = model::LanguageTag::parse(base::trim(std::string_view{text}.substr(0, colon)));
        }
        if (!language) {
            refuse(fmt::format("'{}' is no language.", text.substr(0, colon)));
        }
        const std::string category{base::trim(std::string_view{text}.substr(colon + 1))};
        if (category.empty()) {
            refuse(fmt::format("'{}' names no category.", text));
        }
        return {language, category, CategoryLevel::term};
    }
    return {std::nullopt, text, CategoryLevel::entry};
}

std::size_t columns_of(const Roles& roles, const ColumnRole& role) {
    return static_cast<std::size_t>(
        std::count_if(roles.begin(), roles.end(), [&](const std::optional<ColumnRole>& other) {
            return other && !other->language && other->category == role.category;
        }));
}

bool holds_terms(const std::optional<ColumnRole>& role) {
    return role && role->language && role->category == "term";
}

} // namespace

std::optional<ColumnRole> find_column_role(std::string_view heading) {
    constexpr std::size_t k_longest = 200; // bytes of what may be a name; it is taken apart in all ways
    heading = base::trim(heading);
    if (heading.size() > k_longest) {
        return std::nullopt;
    }
    if (std::optional<ColumnRole> role = explicit_role(heading)) {
        return role;
    }
    // A tag comes first: "id" could be Indonesian, but nobody means that.
    if (const CategoryName* category = find_category_name(heading)) {
        return ColumnRole{std::nullopt, std::string{category->name}, category->level};
    }
    if (const std::optional<model::LanguageTag> language = find_language(heading)) {
        return ColumnRole{language, "term", CategoryLevel::term};
    }
    constexpr std::string_view k_between = ":_ ([/-";
    for (std::size_t i = heading.find_first_of(k_between); i != std::string_view::npos;
         i = heading.find_first_of(k_between, i + 1)) {
        const std::string_view left = base::trim(heading.substr(0, i));
        std::string_view right = base::trim(heading.substr(i + 1));
        while (right.starts_with('(') || right.starts_with('[') || right.starts_with('-') || right.starts_with(':')) {
            right = base::trim(right.substr(1));
        }
        if (right.ends_with(']')) {
            right = base::trim(right.substr(0, right.size() - 1));
        }
        if (right.ends_with(')') && right.find('(') == std::string_view::npos) {
            right = base::trim(right.substr(0, right.size() - 1));
        }
        if (std::optional<ColumnRole> role = role_of(left, right, heading[i] == ':')) {
            return role;
        }
        if (std::optional<ColumnRole> role = role_of(right, left)) {
            return role;
        }
    }
    return std::nullopt;
}

ColumnMap ColumnMap::parse(std::string_view text) {
    ColumnMap map;
    for (const std::string& part : split_entries(text)) {
        const std::size_t equals = part.find('=');
        if (equals == std::string::npos) {
            refuse(fmt::format("'{}' has no '='.", part));
        }
        const std::string role{base::trim(std::string_view{part}.substr(0, equals))};
        const std::string heading{base::trim(std::string_view{part}.substr(equals + 1))};
        if (role.empty() || heading.empty()) {
            refuse(fmt::format("'{}' lacks what is before or behind its '='.", part));
        }
        if (role == "header") {
            if (heading != "yes" && heading != "no") {
                refuse("'header' is 'yes' or 'no'.");
            }
            map.m_has_header = heading == "yes";
            continue;
        }
        Entry entry{role, mapped_role(role), heading, 0};
        if (heading.front() == '#') {
            const char* const end = heading.data() + heading.size();
            const auto [stop, error] = std::from_chars(heading.data() + 1, end, entry.number);
            if (error != std::errc{} || stop != end || entry.number == 0) {
                refuse(fmt::format("'{}' is no number of a column.", heading));
            }
            entry.heading.clear();
        }
        map.m_entries.push_back(std::move(entry));
    }
    if (!map.m_has_header) {
        for (const Entry& entry : map.m_entries) {
            if (entry.number == 0) {
                refuse(fmt::format("Without a header, columns are called by number ('#1'), not '{}'.",
                                   entry.heading));
            }
        }
    }
    return map;
}

namespace {

/// What a heading says without its case, accents, and what stands between its words.
std::string key_of(std::string_view heading) {
    std::string key = text::fold(heading);
    std::erase_if(key, [](char c) { return c == ' ' || c == '_' || c == '-' || c == '.'; });
    return key;
}

/// The column with one of these headings.
std::optional<std::size_t> column_called(const std::vector<std::string>& headings,
                                         std::initializer_list<std::string_view> names) {
    for (std::size_t i = 0; i < headings.size(); ++i) {
        const std::string key = key_of(headings[i]);
        if (std::find(names.begin(), names.end(), key) != names.end()) {
            return i;
        }
    }
    return std::nullopt;
}

/// A bare tag, as rows have it: "FR", "en-GB".
bool is_language_code(std::string_view cell) {
    constexpr std::size_t k_longest = 10;
    cell = base::trim(cell);
    const auto tag = cell.size() <= k_longest ? model::LanguageTag::parse(cell) : std::nullopt;
    return tag && tag->primary().size() == 2 && find_language(cell).has_value();
}

} // namespace

bool place_row_languages(const std::vector<std::string>& headings, Roles& roles) {
    // A language, and the terms in it: of IATE, of the glossaries of translation services, and as people call them.
    const auto place = [&](std::initializer_list<std::string_view> languages,
                           std::initializer_list<std::string_view> terms) {
        const auto language = column_called(headings, languages);
        const auto term = column_called(headings, terms);
        if (!language || !term) {
            return false;
        }
        roles[*term] = ColumnRole{std::nullopt, "term", CategoryLevel::term, language};
        roles[*language] = ColumnRole{std::nullopt, "", CategoryLevel::entry, language}; // read with its terms
        return true;
    };
    const bool source = place({"sourcelang", "sourcelanguage", "srclang", "languesource", "quellsprache"},
                              {"sourcestring", "sourceterm", "source", "src", "sourcetext", "termesource"});
    const bool target = place({"targetlang", "targetlanguage", "tgtlang", "trglang", "languecible", "zielsprache"},
                              {"targetstring", "targetterm", "target", "tgt", "targettext", "termecible", "translation"});
    const bool row = !source && !target &&
                     place({"lcode", "language", "lang", "languagecode", "langue", "sprache", "locale"},
                           {"tterm", "term", "terme", "benennung", "termtext"});
    if (row) { // all that is about a term is about that of the row
        const auto language = column_called(headings, {"lcode", "language", "lang", "languagecode", "langue",
                                                       "sprache", "locale"});
        for (std::optional<ColumnRole>& role : roles) {
            if (role && !role->language && !role->language_column && role->level == CategoryLevel::term) {
                role->language_column = language;
            }
        }
    }
    return source || target || row;
}

std::optional<Roles> roles_in_rows(const std::vector<std::vector<std::string>>& rows) {
    constexpr std::size_t k_columns = 4;
    if (rows.empty() || rows.front().size() != k_columns) {
        return std::nullopt;
    }
    std::vector<std::size_t> codes;
    std::vector<std::size_t> terms;
    for (std::size_t i = 0; i < k_columns; ++i) {
        const bool all = std::all_of(rows.begin(), rows.end(), [&](const std::vector<std::string>& row) {
            return i < row.size() && is_language_code(row[i]);
        });
        (all ? codes : terms).push_back(i);
    }
    if (codes.size() != 2 || base::trim(rows.front()[codes[0]]) == base::trim(rows.front()[codes[1]])) {
        return std::nullopt;
    }
    Roles roles(k_columns);
    for (std::size_t i = 0; i < 2; ++i) {
        roles[terms[i]] = ColumnRole{std::nullopt, "term", CategoryLevel::term, codes[i]};
        roles[codes[i]] = ColumnRole{std::nullopt, "", CategoryLevel::entry, codes[i]};
    }
    return roles;
}

Roles find_column_roles(const std::vector<std::string>& headings) {
    Roles roles;
    for (const std::string& heading : headings) {
        roles.push_back(find_column_role(heading));
    }
    return roles;
}

void place_columns(Roles& roles) {
    const auto first_terms = std::find_if(roles.begin(), roles.end(), holds_terms);
    const std::optional<ColumnRole> first = first_terms == roles.end() ? std::nullopt : *first_terms;
    const Roles before = roles;
    std::optional<model::LanguageTag> left;
    for (std::size_t i = 0; i < roles.size(); ++i) {
        std::optional<ColumnRole>& role = roles[i];
        if (holds_terms(role)) {
            left = role->language;
        }
        if (!role || role->language || role->language_column || role->category == "id" || role->category == "term") {
            continue;
        }
        const bool terms_follow = std::any_of(roles.begin() + static_cast<std::ptrdiff_t>(i), roles.end(),
                                              [](const auto& other) { return holds_terms(other); });
        const bool repeated = columns_of(before, *role) > 1;
        const bool about_terms = role->level == CategoryLevel::term;
        const CategoryName* category = category_name_of(role->category);
        const bool of_one_language = role->category == "grammaticalGender"; // others may have none
        if (left && ((about_terms && (terms_follow || of_one_language)) || repeated)) {
            role->language = left;
            role->level = category == nullptr ? role->level : level_with_language(*category);
        } else if (about_terms && category != nullptr && !category->has_fixed_values) {
            if (role->category == "source" || role->category == "termNote") {
                role->level = CategoryLevel::entry;
                role->category = role->category == "source" ? "source" : "note";
            } else if (first) {
                role->language = first->language;
            }
        }
    }
}

} // namespace diptych::exchange
