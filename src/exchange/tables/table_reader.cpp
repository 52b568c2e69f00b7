#include "exchange/tables/table_reader.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "base/string.hpp"
#include "exchange/vocabulary/concept_bounds.hpp"
#include "exchange/vocabulary/language_names.hpp"
#include "exchange/vocabulary/table_cell.hpp"
#include "model/merge_concepts.hpp"
#include "office/workbook.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

namespace diptych::exchange {

namespace {

constexpr std::size_t k_no_term = std::numeric_limits<std::size_t>::max(); ///< an empty place in a list

using Roles = std::vector<std::optional<ColumnRole>>;

bool holds_terms(const std::optional<ColumnRole>& role) {
    return role && (role->language || role->language_column) && role->category == "term";
}

bool names_languages(const std::optional<ColumnRole>& role) {
    return role && role->language_column && role->category.empty();
}

bool is_called(const std::string& heading, std::initializer_list<std::string_view> names) {
    const std::string key = text::collapse_white_space(text::fold(heading));
    return std::find(names.begin(), names.end(), key) != names.end();
}

std::string list_of(const std::vector<std::string>& headings) {
    std::string list;
    for (const std::string& heading : headings) {
        list += (list.empty() ? "'" : ", '") + heading + "'";
    }
    return list;
}

} // namespace

TableReader::TableReader(const std::string& name, TableOptions options, const ConceptSink& sink,
                         base::Diagnostics& diagnostics)
    : m_name{name}, m_options{std::move(options)}, m_diagnostics{diagnostics}, m_collector{name, sink,
                                                                                           diagnostics} {
    if (!m_options.map.has_header()) {
        map_columns({}, 0);
    }
}

void TableReader::header(const std::vector<std::string>& headings, std::size_t line) {
    m_line = line;
    constexpr std::size_t k_most_columns = 1'000;
    if (headings.size() > k_most_columns) {
        throw base::InputError{
            m_name, line,
            fmt::format("The table has {} columns, and {} are the most of a glossary. Check "
                        "whether this is the right file.",
                        headings.size(), k_most_columns)};
    }
    std::vector<std::string> clean;
    for (const std::string& heading : headings) {
        clean.push_back(clean_term(heading));
    }
    if (m_options.map.empty()) {
        recognise_columns(clean, line);
    } else {
        map_columns(clean, line);
    }
}

/// Whether a row could be the headings.
bool TableReader::has_terms(const std::vector<std::string>& headings) const {
    Roles roles = find_column_roles(headings);
    const auto called = [&](std::initializer_list<std::string_view> names) {
        return std::any_of(headings.begin(), headings.end(),
                           [&](const std::string& heading) { return is_called(heading, names); });
    };
    return std::any_of(roles.begin(), roles.end(), holds_terms) || place_row_languages(headings, roles) ||
           (m_options.source_language && m_options.target_language && called({"source", "src", "source term", "term"}) &&
            called({"target", "tgt", "target term", "translation", "traduction"}));
}

std::size_t TableReader::begin(const std::vector<std::vector<std::string>>& rows,
                               const std::vector<std::size_t>& lines) {
    if (rows.empty() || !m_options.map.has_header()) {
        return 0;
    }
    std::vector<std::vector<std::string>> clean = rows;
    for (std::vector<std::string>& row : clean) {
        std::transform(row.begin(), row.end(), row.begin(), clean_term);
    }
    if (m_options.map.empty()) {
        const std::vector<std::vector<std::string>> first{clean.begin(),
                                                          clean.begin() + (clean.size() > 1 ? 2 : 1)};
        if (auto roles = roles_in_rows(first)) {
            set_roles(std::move(*roles), {});
            m_diagnostics.report(base::Severity::note, m_name, lines.front(),
                                 "There are no headings; the rows themselves say in which languages their terms are.");
            return 0;
        }
    }
    // Only a title stands above headings: one cell. A row of terms may well have a language among them.
    auto found = clean.begin();
    while (found != clean.end() && !has_terms(*found)) {
        const auto filled = std::count_if(found->begin(), found->end(),
                                          [](const std::string& cell) { return !cell.empty(); });
        found = filled > 1 ? clean.end() : found + 1;
    }
    if (found == clean.end() && m_options.map.empty() && m_options.source_language && m_options.target_language &&
        (clean.front().size() == 2 || clean.front().size() == 3)) {
        set_roles({ColumnRole{m_options.source_language, "term", CategoryLevel::term},
                   ColumnRole{m_options.target_language, "term", CategoryLevel::term},
                   ColumnRole{std::nullopt, "note", CategoryLevel::entry}},
                  {});
        m_diagnostics.report(base::Severity::note, m_name, lines.front(),
                             fmt::format("There are no headings; the columns are read as '{}', '{}' and a note.",
                                         m_options.source_language->str(), m_options.target_language->str()));
        return 0;
    }
    const std::size_t above =
        found == clean.end() || !m_options.map.empty() ? 0 : static_cast<std::size_t>(found - clean.begin());
    if (above > 0) {
        m_diagnostics.report(base::Severity::note, m_name, lines[above],
                             "The headings are in this row; what stands above it was passed over.");
    }
    header(rows[above], lines[above]);
    return above + 1;
}

void TableReader::map_columns(const std::vector<std::string>& headings, std::size_t line) {
    Roles roles(headings.size());
    for (const ColumnMap::Entry& entry : m_options.map.entries()) {
        std::size_t column = entry.number;
        if (column == 0) {
            const auto same = [&](const std::string& heading) {
                return heading == entry.heading || text::fold(heading) == text::fold(entry.heading);
            };
            const auto found = std::find_if(headings.begin(), headings.end(), same);
            if (found == headings.end()) {
                const std::string meant = base::did_you_mean(entry.heading, headings);
                throw base::UsageError{fmt::format(
                    "{}:{}: There is no column '{}' for '{}'.{} The columns are: {}.", m_name, line,
                    entry.heading, entry.role_text,
                    meant.empty() ? "" : fmt::format(" Did you mean '{}'?", meant), list_of(headings))};
            }
            column = static_cast<std::size_t>(found - headings.begin()) + 1;
        } else if (m_options.map.has_header() && column > headings.size()) {
            throw base::UsageError{fmt::format("{}:{}: There is no column {} for '{}'; there are {}.", m_name,
                                               line, column, entry.role_text, headings.size())};
        }
        constexpr std::size_t k_most_columns = 16'384; // as many as a spreadsheet has
        if (column > k_most_columns) {
            throw base::UsageError{
                fmt::format("There is no column {}: tables have up to {}.", column, k_most_columns)};
        }
        roles.resize(std::max(roles.size(), column));
        roles[column - 1] = entry.role;
    }
    if (std::none_of(roles.begin(), roles.end(), holds_terms)) {
        throw base::UsageError{"The column map names no column of terms. Add one, such as 'fr=HEADING'."};
    }
    // What the map does not name is read by its heading, but for terms in a language that the map has given a column.
    const Roles mapped = roles;
    const auto is_mapped = [&](const ColumnRole& role) {
        return std::any_of(mapped.begin(), mapped.end(), [&](const std::optional<ColumnRole>& other) {
            return other && other->category == role.category && other->language == role.language;
        });
    };
    for (std::size_t i = 0; i < headings.size(); ++i) {
        if (roles[i] || headings[i].empty()) {
            continue;
        }
        roles[i] = find_column_role(headings[i]);
        if (!roles[i] || (roles[i]->category == "term" && !roles[i]->language) || is_mapped(*roles[i])) {
            roles[i].reset();
            m_diagnostics.report(
                base::Severity::note, m_name, line,
                fmt::format("The column '{}' is not in the column map; it is not read.", headings[i]));
        }
    }
    Roles placed = roles;
    place_columns(placed);
    for (std::size_t i = 0; i < roles.size(); ++i) {
        roles[i] = mapped[i] ? mapped[i] : placed[i]; // what the map says is not looked at again
    }
    set_roles(std::move(roles), headings);
}

void TableReader::recognise_columns(const std::vector<std::string>& headings, std::size_t line) {
    Roles roles = find_column_roles(headings);
    if (std::none_of(roles.begin(), roles.end(), holds_terms)) {
        place_row_languages(headings, roles);
    }
    const bool bare = std::none_of(roles.begin(), roles.end(), holds_terms);
    for (std::size_t i = 0; bare && i < headings.size(); ++i) {
        if (m_options.source_language && is_called(headings[i], {"source", "src", "source term", "term"})) {
            roles[i] = ColumnRole{m_options.source_language, "term", CategoryLevel::term};
        } else if (m_options.target_language &&
                   is_called(headings[i], {"target", "tgt", "target term", "translation", "traduction"})) {
            roles[i] = ColumnRole{m_options.target_language, "term", CategoryLevel::term};
        }
    }
    for (std::optional<ColumnRole>& role : roles) {
        if (role && role->category == "term" && !holds_terms(role)) {
            role.reset(); // terms of no language are said to be unknown
        }
    }
    if (std::none_of(roles.begin(), roles.end(), holds_terms)) {
        throw base::InputError{
            m_name, line,
            fmt::format(
                "No column is named after a language, so none is known to hold terms. The columns are: "
                "{}. Say which is which with --map 'fr=HEADING,en=HEADING'.",
                list_of(headings))};
    }
    keep_unknown(roles, headings, line);
    place_columns(roles);
    set_roles(std::move(roles), headings);
}

void TableReader::keep_unknown(Roles& roles, const std::vector<std::string>& headings, std::size_t line) {
    for (std::size_t i = 0; i < headings.size(); ++i) {
        if (!roles[i] && !headings[i].empty()) {
            roles[i] = ColumnRole{std::nullopt, headings[i], CategoryLevel::entry};
            m_diagnostics.report(
                base::Severity::note, m_name, line,
                fmt::format(
                    "What the column '{}' means is not known; it is kept as the category '{}' of each entry.",
                    headings[i], headings[i]));
        }
    }
}

void TableReader::set_roles(Roles roles, const std::vector<std::string>& headings) {
    if (m_options.on_fields) {
        m_options.on_fields(TableFields{roles});
    }
    for (std::size_t i = 0; i < roles.size(); ++i) {
        m_columns.push_back(
            {std::move(roles[i]), i < headings.size() ? headings[i] : fmt::format("#{}", i + 1)});
    }
}

std::vector<std::string> TableReader::values_of(const std::string& cell) const {
    std::vector<std::string> values = m_options.has_lists ? split_cell(cell) : std::vector{cell};
    for (std::string& value : values) {
        value = clean_text(value);
    }
    return values;
}

/// The terms in a cell: people write synonyms with a semicolon, a slash between spaces or a new line between them.
std::vector<std::string> TableReader::terms_of(const std::string& cell) {
    if (!m_options.has_lists || cell.find('|') != std::string::npos) {
        return values_of(cell);
    }
    const std::vector<std::string> separators =
        m_options.separator.empty() ? std::vector<std::string>{";", " / ", "\n"} : std::vector{m_options.separator};
    std::vector<std::string> terms{cell};
    for (const std::string& separator : separators) {
        std::vector<std::string> parts;
        for (const std::string& term : terms) {
            std::size_t begin = 0;
            for (std::size_t end = term.find(separator); end != std::string::npos; end = term.find(separator, begin)) {
                parts.push_back(term.substr(begin, end - begin));
                begin = end + separator.size();
            }
            parts.push_back(term.substr(begin));
        }
        if (m_options.separator.empty() && parts.size() > terms.size() && !base::trim(parts.back()).empty()) {
            note_once(fmt::format("Terms with {} between them in one cell are read as several terms of one entry; "
                                  "--separator names another sign. Said once.",
                                  separator == "\n" ? std::string{"a line end"} : "'" + separator + "'"));
        }
        terms = std::move(parts);
    }
    std::erase_if(terms, [](const std::string& term) { return base::trim(term).empty(); });
    return terms.empty() ? values_of(cell) : terms;
}

/// The language of the terms in a column, which the row may have to say.
std::optional<model::LanguageTag> TableReader::language_of(const ColumnRole& role,
                                                           const std::vector<std::string>& cells) {
    if (!role.language_column) {
        return role.language;
    }
    const std::string code = *role.language_column < cells.size() ? clean_term(cells[*role.language_column]) : "";
    const auto named = find_language(code);
    const auto language = named ? named : model::LanguageTag::parse(code);
    if (!language) {
        warn(fmt::format("'{}' is no language; the term of this row was skipped.", code));
    }
    return language;
}

void TableReader::row(const std::vector<std::string>& cells, std::size_t line) {
    m_line = line;
    if (std::all_of(cells.begin(), cells.end(),
                    [](const std::string& cell) { return base::trim(cell).empty(); })) {
        return;
    }
    for (std::size_t i = m_columns.size(); i < cells.size(); ++i) {
        if (!base::trim(cells[i]).empty() && m_options.map.empty()) {
            const std::string place =
                m_options.of_sheet ? fmt::format(" in {}{}", office::column_name(i), line) : std::string{};
            warn(fmt::format("There are only {} columns; '{}', which stands behind them{}, was skipped.",
                             m_columns.size(), base::trim(cells[i]), place));
        }
    }
    m_entry = {};
    m_term_positions.clear();
    m_cells = &cells;
    read_terms(cells, m_entry);
    // Sources come behind what they are the sources of, wherever their columns stand.
    for (const bool sources : {false, true}) {
        for (std::size_t i = 0; i < std::min(cells.size(), m_columns.size()); ++i) {
            const std::optional<ColumnRole>& role = m_columns[i].role;
            const bool is_source =
                role && (role->category == "definitionSource" || role->category == "contextSource");
            if (role && role->category != "term" && !names_languages(role) && is_source == sources &&
                !base::trim(cells[i]).empty()) {
                read_description(m_columns[i], cells[i], m_entry);
            }
        }
    }
    if (m_pending && continues_pending(m_entry)) {
        join_pending();
        return;
    }
    flush();
    m_pending = std::move(m_entry);
    m_pending_line = line;
    m_pending_rows = 1;
}

void TableReader::read_terms(const std::vector<std::string>& cells, model::Concept& entry) {
    for (std::size_t i = 0; i < std::min(cells.size(), m_columns.size()); ++i) {
        if (!holds_terms(m_columns[i].role) || base::trim(cells[i]).empty()) {
            continue;
        }
        const auto language = language_of(*m_columns[i].role, cells);
        if (!language) {
            continue;
        }
        model::LanguageSection& section = model::section_of(entry, *language);
        const auto index = static_cast<std::size_t>(&section - entry.languages.data());
        m_term_positions.resize(entry.languages.size());
        std::vector<std::size_t>& positions = m_term_positions[index];
        for (const std::string& value : terms_of(cells[i])) {
            if (section.terms.size() > k_most_terms) {
                break; // said of the entry
            }
            const std::string text = clean_term(value);
            const auto same = std::find_if(section.terms.begin(), section.terms.end(),
                                           [&](const model::Term& term) { return term.text == text; });
            if (text.empty()) {
                positions.push_back(k_no_term);
                continue;
            }
            positions.push_back(static_cast<std::size_t>(same - section.terms.begin()));
            if (same == section.terms.end()) {
                section.terms.push_back({text, {}, {}, {}});
            } else {
                warn(fmt::format("The term '{}' is twice in '{}'; what is said of it was put together.", text,
                                 section.language.str()));
            }
        }
    }
}

void TableReader::read_description(const Column& column, const std::string& cell, model::Concept& entry) {
    const ColumnRole& role = *column.role;
    if (role.category == "id") {
        entry.id = clean_term(cell);
        return;
    }
    if (role.level == CategoryLevel::term) {
        read_term_values(column, cell, entry);
        return;
    }
    std::vector<model::DataCategory>* categories = &entry.categories;
    if (role.language) {
        const auto section =
            std::find_if(entry.languages.begin(), entry.languages.end(),
                         [&](const model::LanguageSection& one) { return one.language == *role.language; });
        if (section == entry.languages.end()) {
            warn(fmt::format("There is a '{}', but no term in '{}'; it was skipped.", column.heading,
                             role.language->str()));
            return;
        }
        categories = &section->categories;
    }
    if (role.category == "definitionSource") {
        read_sources("definition", values_of(cell), *categories);
    } else {
        read_values(column, values_of(cell), *categories);
    }
}

void TableReader::read_values(const Column& column, const std::vector<std::string>& values,
                              std::vector<model::DataCategory>& categories) {
    for (const std::string& value : values) {
        if (!value.empty()) {
            categories.push_back(category_from(column.role->category, value));
        }
    }
}

void TableReader::read_sources(std::string_view of, const std::vector<std::string>& sources,
                               std::vector<model::DataCategory>& categories) {
    std::size_t position = 0;
    for (model::DataCategory& category : categories) {
        if (category.name == of && position < sources.size()) {
            const std::string& source = sources[position++];
            if (!source.empty()) {
                category.qualifiers.push_back({"source", source, {}, {}});
            }
        }
    }
    for (; position < sources.size(); ++position) {
        if (!sources[position].empty()) {
            warn(fmt::format("The source '{}' is of no {}; it was kept as a source of its own.",
                             sources[position], of));
            categories.push_back({"source", sources[position], {}, {}});
        }
    }
}

void TableReader::read_term_values(const Column& column, const std::string& cell, model::Concept& entry) {
    const std::vector<std::string> values = values_of(cell);
    bool found = false;
    const auto language = language_of(*column.role, *m_cells);
    for (std::size_t i = 0; i < entry.languages.size(); ++i) {
        if (!language || entry.languages[i].language == *language) {
            describe_terms(column, values, i);
            found = true;
        }
    }
    if (!found) {
        warn(fmt::format("'{}' has a value, '{}', but there is no term that it could be of; it was skipped.",
                         column.heading, base::trim(cell)));
    }
}

void TableReader::describe_terms(const Column& column, const std::vector<std::string>& values,
                                 std::size_t section) {
    std::vector<model::Term>& terms = m_entry.languages[section].terms;
    const std::vector<std::size_t>& positions = m_term_positions[section];
    const CategoryName* category = category_name_of(column.role->category);
    if (values.size() == 1 && category != nullptr && category->has_fixed_values) {
        for (model::Term& term : terms) {
            describe(term, column.role->category, values.front());
        }
        return;
    }
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (values[i].empty()) {
            continue;
        }
        if (i >= positions.size() || positions[i] == k_no_term) {
            warn(fmt::format(
                "'{}' has a value, '{}', for which there is no term in its place; it was skipped.",
                column.heading, values[i]));
            continue;
        }
        describe(terms[positions[i]], column.role->category, values[i]);
    }
}

void TableReader::describe(model::Term& term, const std::string& category, const std::string& value) {
    if (category == "contextSource") {
        read_sources("context", {value}, term.categories);
        return;
    }
    if (const auto both = noun_and_gender(category, value)) {
        const bool has_noun = model::find(term.categories, "partOfSpeech") != nullptr;
        const bool has_gender = model::find(term.categories, "grammaticalGender") != nullptr;
        if (both->is_noun && !has_noun) {
            term.categories.push_back({"partOfSpeech", tbx_value("partOfSpeech", "n"), {}, {}});
        }
        for (const std::string& gender : both->genders) {
            if (!has_gender) {
                term.categories.push_back({"grammaticalGender", gender, {}, {}});
            }
        }
        if (both->is_plural && model::find(term.categories, "grammaticalNumber") == nullptr) {
            term.categories.push_back({"grammaticalNumber", "plural", {}, {}});
        }
        return;
    }
    if (category != "administrativeStatus") {
        term.categories.push_back(category_from(category == "termNote" ? "note" : category, value));
        if (term.categories.back().value != value && !is_link(category)) {
            note_once(fmt::format("'{}' is read as '{}'. Said once.", value, term.categories.back().value));
        }
        return;
    }
    const std::optional<model::Status> status = find_status(value);
    if (!status) {
        warn(
            fmt::format("'{}' is no status that is known; it was kept, but the term '{}' counts as having no "
                        "status.",
                        value, term.text));
        term.categories.push_back({category, value, {}, {}});
    } else if (term.status && *term.status != *status) {
        warn(fmt::format("A second status, '{}', of the term '{}'; the first one counts.", value, term.text));
    } else {
        term.status = status;
        if (model::name_of(*status) != value) {
            note_once(
                fmt::format("The status '{}' is read as '{}'. Said once.", value, model::name_of(*status)));
        }
    }
}

/// Whether the row goes on with the entry of the rows before it.
bool TableReader::continues_pending(const model::Concept& entry) const {
    if (!entry.id.empty() || !m_pending->id.empty()) {
        return entry.id == m_pending->id;
    }
    return m_options.joins_same_source && !entry.languages.empty() && !m_pending->languages.empty() &&
           entry.categories == m_pending->categories &&
           entry.languages.front() == m_pending->languages.front();
}

void TableReader::join_pending() {
    constexpr std::size_t k_most_rows = 1'000;
    ++m_pending_rows;
    if (m_pending_rows <= k_most_rows) {
        model::merge(*m_pending, std::move(m_entry), model::MergedTransactions::all);
    } else if (m_pending_rows == k_most_rows + 1) {
        warn(fmt::format(
            "From this row on, rows of the entry that begins on line {} were skipped: it has more "
            "than {}.",
            m_pending_line, k_most_rows));
    }
}

void TableReader::flush() {
    if (m_pending) {
        m_collector.take(std::move(*m_pending), m_pending_line);
        m_pending.reset();
    }
}

GlossaryContents TableReader::finish(const std::string& dialect) {
    flush();
    return m_collector.finish(dialect);
}

void TableReader::warn(std::string message) {
    m_diagnostics.warn(m_name, m_line, std::move(message));
}

void TableReader::note_once(const std::string& message) {
    if (m_said.insert(message).second) {
        m_diagnostics.report(base::Severity::note, m_name, m_line, message);
    }
}

} // namespace diptych::exchange
