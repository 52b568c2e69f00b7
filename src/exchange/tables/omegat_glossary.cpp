#include "exchange/tables/omegat_glossary.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "base/string.hpp"
#include "exchange/tables/pair_rows.hpp"
#include "exchange/tables/table_writer.hpp"
#include "exchange/tables/text_lines.hpp"

#include <algorithm>
#include <ostream>
#include <utility>

namespace diptych::exchange {

namespace {

constexpr std::size_t k_columns = 3;

std::vector<std::string> fields_of(std::string_view line) {
    std::vector<std::string> fields;
    for (const std::string_view field : base::split(line, '\t')) {
        fields.emplace_back(field);
    }
    return fields;
}

const RowPlaces& places() {
    static const RowPlaces places{
        "A row", {"definition", "note", "subjectField"}, {"definition", "note", "subjectField"}, {}};
    return places;
}

class OmegatWriter : public PairRowWriter {
public:
    using PairRowWriter::PairRowWriter;

    void add(const model::Concept& entry) override {
        if (!m_languages) {
            m_languages = languages_with(entry);
        }
        const std::vector<const model::Term*> sources = terms_by_status(entry, m_languages->first);
        std::vector<const model::Term*> targets = terms_by_status(entry, m_languages->second);
        const auto avoided =
            std::stable_partition(targets.begin(), targets.end(), [](const model::Term* term) {
                return !term->status || !model::is_to_avoid(*term->status);
            });
        std::vector<std::string> to_avoid;
        for (auto term = avoided; term != targets.end(); ++term) {
            to_avoid.push_back(table_cell((*term)->text));
        }
        targets.erase(avoided, targets.end());
        count_omissions(entry, places());
        if (sources.empty() || targets.empty()) {
            m_omissions.add(sources.empty() || to_avoid.empty() ? "It does not have a term in both languages"
                                                                : "All its target terms are to be avoided",
                            entry.id);
            return;
        }
        const std::string comment = comment_of(entry, to_avoid);
        bool any = false;
        for (const model::Term* source : sources) {
            const std::string text = table_cell(source->text);
            if (text.starts_with('#')) {
                m_omissions.add(
                    "OmegaT takes a line that begins with '#' for a comment, so the term cannot be "
                    "written",
                    entry.id);
                continue;
            }
            for (const model::Term* target : targets) {
                m_out << text << '\t' << table_cell(target->text);
                m_out << (comment.empty() ? "" : "\t") << comment << '\n';
                any = true;
            }
        }
        m_written += any ? 1U : 0U;
    }

private:
    std::string comment_of(const model::Concept& entry, const std::vector<std::string>& to_avoid) const {
        std::vector<std::string> parts;
        const auto add = [&](const std::vector<model::DataCategory>& categories, std::string_view name) {
            for (const model::DataCategory& category : categories) {
                if (category.name == name) {
                    parts.push_back(table_cell(category.value));
                }
            }
        };
        add(entry.categories, "subjectField");
        add(entry.categories, "definition");
        for (const model::LanguageTag& language : {m_languages->second, m_languages->first}) {
            for (const model::LanguageSection& section : entry.languages) {
                if (section.language == language) {
                    add(section.categories, "definition");
                    add(section.categories, "note");
                }
            }
        }
        add(entry.categories, "note");
        if (!to_avoid.empty()) {
            parts.push_back("do not use: " + base::join(to_avoid, ", "));
        }
        return base::join(parts, "; ");
    }
};

} // namespace

GlossaryContents read_omegat(std::istream& in, const std::string& name, const TableOptions& options,
                             const std::optional<std::string>& encoding, const ConceptSink& sink,
                             base::Diagnostics& diagnostics) {
    if (!options.source_language || !options.target_language) {
        throw base::UsageError{
            fmt::format("{}: A glossary of OmegaT does not say what languages it is in. Name "
                        "them: --source-lang fr --target-lang en.",
                        name)};
    }
    TableOptions rows;
    rows.has_lists = false;
    rows.joins_same_source = true;
    rows.on_fields = options.on_fields;
    TextLines lines{in, name, diagnostics, encoding};
    TableReader table{name, rows, sink, diagnostics};
    table.header({options.source_language->str() + ":term", options.target_language->str() + ":term", "note"},
                 1);
    while (const std::optional<std::string_view> line = lines.next()) {
        if (line->starts_with('#') || base::trim(*line).empty()) {
            continue;
        }
        std::vector<std::string> fields = fields_of(*line);
        if (fields.size() == 1) {
            diagnostics.warn(
                name, lines.line(),
                fmt::format("There is no tab behind '{}', so no target term; only the source term was "
                            "read.",
                            base::trim(*line)));
        }
        for (std::size_t i = k_columns; i < fields.size(); ++i) { // OmegaT shows the third column only
            fields[k_columns - 1] += "; " + fields[i];
        }
        fields.resize(std::min(fields.size(), k_columns));
        table.row(fields, lines.line());
    }
    return table.finish("OmegaT");
}

std::unique_ptr<GlossaryWriter> make_omegat_writer(std::ostream& out, GlossaryWriterOptions options,
                                                   base::Diagnostics& diagnostics) {
    return std::make_unique<OmegatWriter>(out, std::move(options), diagnostics);
}

} // namespace diptych::exchange
