#include "cli/render/changes.hpp"

#include "base/counted.hpp"
#include "base/format.hpp"
#include "base/json.hpp"
#include "base/string.hpp"
#include "cli/render/concept.hpp"
#include "cli/terminal/wrap.hpp"
#include "exchange/tables/concept_text.hpp"
#include "exchange/tables/table_writer.hpp"
#include "model/concept_json.hpp"

#include <algorithm>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>

namespace diptych::cli {

namespace {

using base::Json;

std::vector<std::string> lines_of(const std::optional<model::Concept>& entry) {
    std::vector<std::string> lines;
    if (entry) {
        const std::string text = exchange::write_concept_text(*entry);
        const std::string_view without_last_line_end{text.data(), text.size() - 1};
        for (const std::string_view line : base::split(without_last_line_end, '\n')) {
            lines.emplace_back(printable(line));
        }
    }
    return lines;
}

/// A line of a difference: ' ' in both, '-' only before, '+' only after.
struct DifferentLine {
    char mark = ' ';
    std::string text;
};

/// By the longest common subsequence: entries have tens of lines.
std::vector<DifferentLine> difference(const std::vector<std::string>& before,
                                      const std::vector<std::string>& after) {
    const std::size_t width = after.size() + 1;
    std::vector<std::size_t> longest((before.size() + 1) * width, 0); // of the rests from i and j on
    for (std::size_t i = before.size(); i-- > 0;) {
        for (std::size_t j = after.size(); j-- > 0;) {
            longest[i * width + j] = before[i] == after[j]
                                         ? longest[(i + 1) * width + j + 1] + 1
                                         : std::max(longest[(i + 1) * width + j], longest[i * width + j + 1]);
        }
    }
    std::vector<DifferentLine> lines;
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < before.size() || j < after.size()) {
        if (i < before.size() && j < after.size() && before[i] == after[j]) {
            lines.push_back({' ', before[i++]});
            ++j;
        } else if (j == after.size() ||
                   (i < before.size() && longest[(i + 1) * width + j] >= longest[i * width + j + 1])) {
            lines.push_back({'-', before[i++]});
        } else {
            lines.push_back({'+', after[j++]});
        }
    }
    return lines;
}

std::size_t indentation(std::string_view line) {
    return std::min(line.find_first_not_of(' '), line.size());
}

/// Whether a line that did not change is to be shown: what a change below it belongs to.
std::vector<bool> shown(const std::vector<DifferentLine>& lines) {
    std::vector<bool> show(lines.size(), false);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (lines[i].mark == ' ') {
            continue;
        }
        show[i] = true;
        std::size_t outer = indentation(lines[i].text);
        for (std::size_t above = i; above-- > 0 && outer > 0;) {
            if (indentation(lines[above].text) < outer) {
                outer = indentation(lines[above].text);
                show[above] = true;
            }
        }
    }
    return show;
}

/// entry, before and after; one of the two is left out when the entry was not there.
void add_versions(Json& object, const std::optional<model::Concept>& before,
                  const std::optional<model::Concept>& after) {
    object["entry"] = before ? before->id : after->id;
    for (const auto& [name, entry] : {std::pair{"before", &before}, {"after", &after}}) {
        if (*entry) {
            object[name] = Json::parse(model::to_json(**entry));
        }
    }
}

Json json_of(const model::GlossaryChange& change) {
    Json object{{"type", "change"},  {"change", change.id},     {"made", change.made},
                {"who", change.who}, {"action", change.action}, {"entries", change.concepts}};
    if (change.documents > 0) {
        object["documents"] = change.documents;
    }
    if (change.undoes) {
        object["undoes"] = *change.undoes;
    }
    if (change.undone_by) {
        object["undone_by"] = *change.undone_by;
    }
    return object;
}

/// "12  2026-01-31T10:15:00Z  A. Terminologist  edit c12"
std::string line_of(const model::GlossaryChange& change, const Style& style) {
    std::string line =
        fmt::format("{}  {}  {}  {}", change.id, change.made,
                    change.who.empty() ? "-" : printable(change.who), printable(change.action));
    line += fmt::format(" ({})", extent_of(change));
    if (change.undone_by) {
        line += style.dim(fmt::format(", undone by {}", *change.undone_by));
    }
    return line;
}

} // namespace

std::string extent_of(const model::GlossaryChange& change) {
    return change.documents > 0 ? base::counted(change.documents, "document")
                                : base::counted(change.concepts, "entry", "entries");
}

void render_difference(const std::optional<model::Concept>& before,
                       const std::optional<model::Concept>& after, const Style& style, std::ostream& out) {
    const std::vector<DifferentLine> lines = difference(lines_of(before), lines_of(after));
    const std::vector<bool> show = shown(lines);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (!show[i]) {
            continue;
        }
        const std::string line = fmt::format("  {} {}", lines[i].mark, lines[i].text);
        out << (lines[i].mark == '-'   ? style.bad(line)
                : lines[i].mark == '+' ? style.good(line)
                                       : line)
            << '\n';
    }
}

void render_changes(const std::vector<model::GlossaryChange>& changes, const Style& style,
                    std::ostream& out) {
    for (const model::GlossaryChange& change : changes) {
        out << line_of(change, style) << '\n';
    }
}

void write_changes_tsv(const std::vector<model::GlossaryChange>& changes, std::ostream& out) {
    exchange::TableWriter table{out, '\t'};
    table.row({"change", "made", "who", "action", "entries", "undoes", "undone_by", "documents"});
    for (const model::GlossaryChange& change : changes) {
        table.row({std::to_string(change.id), change.made, change.who, change.action,
                   std::to_string(change.concepts), change.undoes ? std::to_string(*change.undoes) : "",
                   change.undone_by ? std::to_string(*change.undone_by) : "",
                   std::to_string(change.documents)});
    }
}

void write_changes_jsonl(const std::vector<model::GlossaryChange>& changes, std::ostream& out) {
    for (const model::GlossaryChange& change : changes) {
        out << base::json_line(json_of(change)) << '\n';
    }
}

void render_versions(const std::vector<model::ConceptVersion>& versions, const Style& style,
                     std::ostream& out) {
    for (const model::ConceptVersion& version : versions) {
        out << line_of(version.change, style) << '\n';
        render_difference(version.before, version.after, style, out);
    }
}

void write_versions_jsonl(const std::vector<model::ConceptVersion>& versions, std::ostream& out) {
    for (const model::ConceptVersion& version : versions) {
        Json object = json_of(version.change);
        object["type"] = "version";
        add_versions(object, version.before, version.after);
        out << base::json_line(object) << '\n';
    }
}

void write_edits_jsonl(const std::vector<pipeline::Edited>& edits, std::ostream& out) {
    for (const pipeline::Edited& edit : edits) {
        Json object{{"type", "edit"}};
        if (edit.change) {
            object["change"] = *edit.change;
        }
        add_versions(object, edit.before, edit.after);
        for (const pipeline::Duplicate& duplicate : edit.duplicates) {
            object["duplicates"].push_back(Json{{"entry", duplicate.entry_id},
                                                {"terms", duplicate.terms},
                                                {"languages", duplicate.languages}});
        }
        out << base::json_line(object) << '\n';
    }
}

} // namespace diptych::cli
