#include "exchange/records/proposal_rows.hpp"

#include "base/error.hpp"
#include "base/figures.hpp"
#include "base/format.hpp"
#include "base/json.hpp"
#include "base/string.hpp"
#include "exchange/tables/table_writer.hpp"
#include "exchange/tables/text_lines.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <istream>
#include <map>
#include <optional>
#include <ostream>
#include <string_view>

namespace diptych::exchange {

namespace {

using model::ReviewedProposal;
using model::TermProposal;
using model::Verdict;

constexpr std::array<std::string_view, 12> k_columns{
    "decision",  "source_language", "term",     "target_language", "translation",        "others",
    "frequency", "score",           "document", "context",         "translated_context", "base"};

std::optional<Verdict> verdict_of(std::string_view text) {
    const std::string word = base::to_lower_ascii(base::trim(text));
    for (const Verdict verdict : {Verdict::none, Verdict::accept, Verdict::reject}) {
        const std::string_view name = model::name_of(verdict);
        if (word == name || (!name.empty() && word == name.substr(0, 1))) {
            return verdict;
        }
    }
    return std::nullopt;
}

constexpr std::string_view k_between_others = " | ";

/// "agenda (3)"
std::string counted(const std::string& text, std::size_t count) {
    return fmt::format("{} ({})", text, count);
}

/// Takes "agenda (3) | order paper (1)" apart.
void add_others(const std::string& text, std::vector<model::ProposedRendering>& renderings) {
    for (const std::string_view part : base::split(text, '|')) {
        const std::string_view other = base::trim(part);
        const std::size_t open = other.rfind(" (");
        if (open == std::string_view::npos || !other.ends_with(')')) {
            continue;
        }
        std::size_t count = 0;
        const std::string_view digits = other.substr(open + 2, other.size() - open - 3);
        std::from_chars(digits.data(), digits.data() + digits.size(), count);
        renderings.push_back({std::string{other.substr(0, open)}, count});
    }
}

/// What a line says, by the names of the columns.
using Row = std::map<std::string, std::string, std::less<>>;

/// \throws base::Error a sentence that says what is wrong
ReviewedProposal reviewed(const Row& row) {
    const auto field = [&](std::string_view name) {
        const auto found = row.find(name);
        return found == row.end() ? std::string{} : std::string{base::trim(found->second)};
    };
    const auto language = [&](std::string_view column) {
        const auto tag = model::LanguageTag::parse(field(column));
        if (!tag) {
            throw base::Error{fmt::format("'{}' in the column '{}' is no language tag, such as fr.",
                                          field(column), column)};
        }
        return *tag;
    };
    ReviewedProposal read;
    const auto verdict = verdict_of(field("decision"));
    if (!verdict) {
        throw base::Error{fmt::format("'{}' is no decision. Write accept or reject, or leave it empty.",
                                      field("decision"))};
    }
    read.verdict = *verdict;
    read.proposal.source_language = language("source_language");
    read.proposal.target_language = language("target_language");
    read.proposal.term = field("term");
    read.proposal.base = field("base");
    if (const std::string translation = field("translation"); !translation.empty()) {
        read.proposal.renderings.push_back({translation});
        add_others(field("others"), read.proposal.renderings);
    }
    read.proposal.document = field("document");
    read.proposal.source_context = field("context");
    read.proposal.target_context = field("translated_context");
    if (read.proposal.term.empty()) {
        throw base::Error{"The term is missing."};
    }
    if (read.verdict == Verdict::accept && read.proposal.renderings.empty()) {
        throw base::Error{"The translation is missing. Write one, or 'reject'."};
    }
    if (read.proposal.base.empty()) {
        read.proposal.base = read.proposal.term;
    }
    return read;
}

/// The member of a member, where both are what they should be.
std::string text_in(const base::Json& object, const char* member, const char* name) {
    const auto inner = object.find(member);
    const bool is_there = inner != object.end() && inner->is_object() && inner->contains(name);
    return is_there && (*inner)[name].is_string() ? (*inner)[name].get<std::string>() : std::string{};
}

/// \throws base::Error likewise
Row row_of_json(std::string_view line) {
    const base::Json object = base::Json::parse(line, nullptr, false);
    if (!object.is_object()) {
        throw base::Error{"This is no JSON object."};
    }
    Row row;
    for (const char* name : {"decision", "term", "translation", "base"}) {
        if (const auto value = object.find(name); value != object.end() && value->is_string()) {
            row[name] = value->get<std::string>();
        }
    }
    row["source_language"] = text_in(object, "source", "language");
    row["context"] = text_in(object, "source", "text");
    row["target_language"] = text_in(object, "target", "language");
    row["translated_context"] = text_in(object, "target", "text");
    row["document"] = text_in(object, "document", "name");
    const auto renderings = object.find("renderings");
    if (renderings == object.end() || !renderings->is_array()) {
        return row;
    }
    std::vector<std::string> others;
    for (const base::Json& rendering : *renderings) {
        const auto text = rendering.is_object() ? rendering.find("text") : rendering.end();
        if (text == rendering.end() || !text->is_string() || text->get<std::string>() == row["translation"]) {
            continue;
        }
        const auto count = rendering.find("count");
        others.push_back(
            counted(text->get<std::string>(), count != rendering.end() && count->is_number_unsigned()
                                                  ? count->get<std::size_t>()
                                                  : std::size_t{0}));
    }
    row["others"] = base::join(others, k_between_others);
    return row;
}

/// Takes the lines of a list with columns apart.
class ColumnRows {
public:
    ColumnRows(std::string_view header, const std::string& name, std::size_t line) {
        for (const std::string_view column : base::split(header, '\t')) {
            m_columns.emplace_back(base::trim(column));
        }
        for (const char* needed : {"decision", "source_language", "term", "target_language", "translation"}) {
            if (std::find(m_columns.begin(), m_columns.end(), needed) == m_columns.end()) {
                throw base::InputError{
                    name, line,
                    fmt::format(
                        "There is no column '{}'. Give a list that 'diptych extract --bilingual' wrote.",
                        needed)};
            }
        }
    }

    Row row(std::string_view line) const {
        Row row;
        const std::vector<std::string_view> fields = base::split(line, '\t');
        for (std::size_t i = 0; i < std::min(fields.size(), m_columns.size()); ++i) {
            row[m_columns[i]] = unquoted(fields[i]);
        }
        return row;
    }

private:
    /// As spreadsheets write a field with a quote in it.
    static std::string unquoted(std::string_view field) {
        if (field.size() < 2 || field.front() != '"' || field.back() != '"') {
            return std::string{field};
        }
        std::string text;
        for (std::size_t i = 1; i + 1 < field.size(); ++i) {
            text += field[i];
            i += field[i] == '"' && field[i + 1] == '"' ? 1U : 0U;
        }
        return text;
    }

    std::vector<std::string> m_columns;
};

} // namespace

void write_proposals_tsv(const std::vector<TermProposal>& proposals, std::ostream& out) {
    TableWriter table{out, '\t'};
    table.row({k_columns.begin(), k_columns.end()});
    for (const TermProposal& proposal : proposals) {
        std::vector<std::string> others;
        for (std::size_t i = 1; i < proposal.renderings.size(); ++i) {
            others.push_back(counted(proposal.renderings[i].text, proposal.renderings[i].count));
        }
        table.row({"", proposal.source_language.str(), proposal.term, proposal.target_language.str(),
                   proposal.renderings.empty() ? std::string{} : proposal.renderings.front().text,
                   base::join(others, k_between_others), std::to_string(proposal.frequency),
                   base::score_text(proposal.score), proposal.document, proposal.source_context,
                   proposal.target_context, proposal.base});
    }
}

void write_proposals_jsonl(const std::vector<TermProposal>& proposals, std::ostream& out) {
    for (const TermProposal& proposal : proposals) {
        const auto side = [](const model::LanguageTag& language, const std::string& text) {
            return base::Json{{"language", language.str()}, {"text", text}};
        };
        base::Json line{{"type", "proposal"},
                        {"decision", ""},
                        {"term", proposal.term},
                        {"translation", proposal.renderings.empty() ? "" : proposal.renderings.front().text},
                        {"renderings", base::Json::array()},
                        {"frequency", proposal.frequency},
                        {"score", base::rounded_score(proposal.score)},
                        {"document", {{"name", proposal.document}}},
                        {"source", side(proposal.source_language, proposal.source_context)},
                        {"target", side(proposal.target_language, proposal.target_context)},
                        {"base", proposal.base}};
        for (const model::ProposedRendering& rendering : proposal.renderings) {
            line["renderings"].push_back(base::Json{{"text", rendering.text},
                                                    {"count", rendering.count},
                                                    {"score", base::rounded_score(rendering.score)}});
        }
        out << base::json_line(line) << '\n';
    }
}

std::vector<ReviewedProposal> read_proposals(std::istream& in, const std::string& name,
                                             base::Diagnostics& diagnostics) {
    TextLines lines{in, name, diagnostics};
    std::optional<ColumnRows> columns;
    std::vector<ReviewedProposal> read;
    std::optional<base::InputError> first_error;
    bool is_json = false;
    bool any = false;
    while (const std::optional<std::string_view> line = lines.next()) {
        if (base::trim(*line).empty()) {
            continue;
        }
        is_json = any ? is_json : line->front() == '{';
        if (!any && !is_json) {
            columns.emplace(*line, name, lines.line());
            any = true;
            continue;
        }
        any = true;
        try {
            read.push_back(reviewed(is_json ? row_of_json(*line) : columns->row(*line)));
            read.back().line = lines.line();
        } catch (const base::Error& error) {
            const std::string sentence = std::string{error.what()} + " The line was left out.";
            first_error = first_error ? first_error : base::InputError{name, lines.line(), error.what()};
            diagnostics.warn(name, lines.line(), sentence);
        }
    }
    if (!any) {
        throw base::InputError{name, "The list is empty. Give one that 'diptych extract --bilingual' wrote."};
    }
    if (read.empty() && first_error) {
        throw base::InputError{*first_error};
    }
    return read;
}

} // namespace diptych::exchange
