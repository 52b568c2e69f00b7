#include "cli/render/terms.hpp"

#include "base/format.hpp"
#include "base/json.hpp"
#include "base/string.hpp"
#include "cli/render/concept.hpp"
#include "exchange/tables/table_writer.hpp"

#include <ostream>

namespace diptych::cli {

namespace {

std::vector<std::string> printable_all(const std::vector<std::string>& texts) {
    std::vector<std::string> clean;
    clean.reserve(texts.size());
    for (const std::string& text : texts) {
        clean.push_back(printable(text));
    }
    return clean;
}

} // namespace

void render_line(const model::Concept& entry, const Style& style, std::ostream& out) {
    std::string line = style.dim(printable(entry.id));
    for (const model::LanguageSection& section : entry.languages) {
        std::vector<std::string> terms;
        for (const model::Term& term : section.terms) {
            if (!term.status || !model::is_to_avoid(*term.status)) {
                terms.push_back(printable(term.text) +
                                (term.status == model::Status::proposed ? style.fair(" (proposed)") : ""));
            }
        }
        if (!terms.empty()) {
            line += fmt::format("  {} {}", style.dim(section.language.str() + ":"), base::join(terms, "; "));
        }
    }
    out << line << '\n';
}

void write_term_titles(std::ostream& out) {
    exchange::TableWriter{out, '\t'}.row(
        {"entry", "language", "term", "status", "part_of_speech", "gender", "subject"});
}

void write_terms_tsv(const model::Concept& entry, std::ostream& out) {
    exchange::TableWriter table{out, '\t'};
    for (const model::LanguageSection& section : entry.languages) {
        for (const model::Term& term : section.terms) {
            table.row({entry.id, section.language.str(), term.text,
                       std::string{term.status ? model::name_of(*term.status) : std::string_view{}},
                       std::string{model::value_of(term.categories, "partOfSpeech")},
                       std::string{model::value_of(term.categories, "grammaticalGender")},
                       std::string{model::value_of(entry.categories, "subjectField")}});
        }
    }
}

void write_duplicates(const std::vector<pipeline::DuplicateGroup>& groups, const std::string& format,
                      const Style& style, std::ostream& out) {
    exchange::TableWriter table{out, '\t'};
    if (format == "tsv") {
        table.row({"entries", "languages", "language", "terms"});
    }
    for (const pipeline::DuplicateGroup& group : groups) {
        const std::vector<std::string> ids = printable_all(group.entry_ids);
        const std::vector<std::string> terms = printable_all(group.terms);
        if (format == "jsonl") {
            out << base::json_line(base::Json{{"type", "duplicates"},
                                              {"entries", group.entry_ids},
                                              {"language", group.language},
                                              {"terms", group.terms},
                                              {"languages", group.languages}})
                << '\n';
        } else if (format == "tsv") {
            table.row({base::join(group.entry_ids, " "), std::to_string(group.languages), group.language,
                       base::join(group.terms, "; ")});
        } else {
            out << fmt::format("{}  {} {}{}\n", base::join(ids, " "), style.dim(group.language + ":"),
                               base::join(terms, "; "),
                               group.languages > 1
                                   ? style.fair(fmt::format("  (same in {} languages)", group.languages))
                                   : "");
        }
    }
}

} // namespace diptych::cli
