#include "exchange/tables/utx.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "base/string.hpp"
#include "exchange/tables/pair_rows.hpp"
#include "exchange/tables/table_writer.hpp"
#include "exchange/tables/text_lines.hpp"

#include <algorithm>
#include <array>
#include <ostream>
#include <utility>

namespace diptych::exchange {

namespace {

using Languages = std::vector<model::LanguageTag>;

/// The languages that "#UTX 1.11; fr/en; 2026-01-31" names.
Languages languages_of(std::string_view first_line) {
    const std::vector<std::string_view> parts = base::split(first_line, ';');
    Languages languages;
    if (parts.size() > 1) {
        for (const std::string_view part : base::split(parts[1], '/')) {
            if (const auto language = model::LanguageTag::parse(base::trim(part))) {
                languages.push_back(*language);
            }
        }
    }
    return languages;
}

bool names_columns(std::string_view line) {
    const std::string lower = base::to_lower_ascii(line);
    return lower.starts_with("#src\t") || lower.starts_with("#term:") || lower.starts_with("#tgt\t");
}

/// The heading as TableReader knows it: "src:pos" is "fr:pos", "term status" that of the target.
std::string plain_heading(std::string_view heading, const Languages& languages) {
    std::string lower = base::to_lower_ascii(base::trim(heading));
    if (lower.starts_with("x-")) {
        lower.erase(0, 2);
    }
    const std::array<std::pair<std::string_view, std::size_t>, 2> sides{{{"src", 0}, {"tgt", 1}}};
    for (const auto& [side, index] : sides) {
        if (lower == side) {
            return languages[index].str() + ":term";
        }
        if (lower.starts_with(std::string{side} + ':')) {
            return languages[index].str() + lower.substr(side.size());
        }
    }
    return lower == "term status" ? languages[1].str() + ":status" : lower;
}

std::string_view status_of(const model::Term& term) {
    if (!term.status) {
        return "";
    }
    switch (*term.status) {
    case model::Status::proposed:
        return "provisional";
    case model::Status::preferred:
        return "approved";
    case model::Status::admitted:
        return "non-standard";
    case model::Status::deprecated:
    case model::Status::superseded:
        break;
    }
    return *term.status == model::Status::deprecated ? "forbidden" : "obsolete";
}

const RowPlaces& places() {
    static const RowPlaces places{
        "UTX", {"note", "subjectField", "definition"}, {}, {"partOfSpeech", "grammaticalGender"}, true};
    return places;
}

class UtxWriter : public PairRowWriter {
public:
    using PairRowWriter::PairRowWriter;

    void add(const model::Concept& entry) override {
        if (!m_languages) {
            begin(languages_with(entry));
        }
        const std::vector<const model::Term*> sources = terms_by_status(entry, m_languages->first);
        const std::vector<const model::Term*> targets = terms_by_status(entry, m_languages->second);
        if (sources.empty() || targets.empty()) {
            m_omissions.add("It does not have a term in both languages", entry.id);
            return;
        }
        count_omissions(entry, places());
        for (std::size_t i = 0; i < std::max(sources.size(), targets.size()); ++i) {
            write_row(entry, *sources[std::min(i, sources.size() - 1)],
                      *targets[std::min(i, targets.size() - 1)], i == 0);
        }
        ++m_written;
    }

    void finish() override {
        if (!m_languages) {
            const std::vector<model::LanguageTag> known = m_options.languages;
            begin({m_options.source_language.value_or(known.empty() ? model::LanguageTag{} : known.front()),
                   m_options.target_language.value_or(known.size() < 2 ? model::LanguageTag{} : known[1])});
        }
        PairRowWriter::finish();
    }

private:
    void begin(std::pair<model::LanguageTag, model::LanguageTag> languages) {
        m_languages = std::move(languages);
        std::string title = table_cell(m_options.title);
        std::replace(title.begin(), title.end(), ';', ',');
        m_out << "#UTX 1.11; " << m_languages->first.str() << '/' << m_languages->second.str()
              << "; dictionary ID: " << title << '\n'
              << "#src\ttgt\tsrc:pos\ttgt:pos\tterm status\tconcept ID\tcomment\tx-src:status\tx-subject "
                 "field\t"
                 "x-definition\tx-src:gender\tx-tgt:gender\n";
    }

    /// \param first  of the rows of the entry: it has what is said of the entry
    void write_row(const model::Concept& entry, const model::Term& source, const model::Term& target,
                   bool first) {
        const auto of_entry = [&](std::string_view name) {
            return first ? table_cell(model::value_of(entry.categories, name)) : std::string{};
        };
        const auto of_term = [](const model::Term& term, std::string_view name) {
            return table_cell(model::value_of(term.categories, name));
        };
        std::string text = table_cell(source.text);
        if (text.starts_with('#')) { // else it were a comment
            text.insert(0, " ");
        }
        m_out << text << '\t' << table_cell(target.text) << '\t' << of_term(source, "partOfSpeech") << '\t'
              << of_term(target, "partOfSpeech") << '\t' << status_of(target) << '\t' << table_cell(entry.id)
              << '\t' << of_entry("note") << '\t' << status_of(source) << '\t' << of_entry("subjectField")
              << '\t' << of_entry("definition") << '\t' << of_term(source, "grammaticalGender") << '\t'
              << of_term(target, "grammaticalGender") << '\n';
    }
};

} // namespace

GlossaryContents read_utx(std::istream& in, const std::string& name, const TableOptions& options,
                          const std::optional<std::string>& encoding, const ConceptSink& sink,
                          base::Diagnostics& diagnostics) {
    TableOptions rows;
    rows.has_lists = false;
    rows.joins_same_source = true;
    rows.on_fields = options.on_fields;
    TextLines lines{in, name, diagnostics, encoding};
    TableReader table{name, rows, sink, diagnostics};
    Languages languages;
    std::string version;
    bool has_columns = false;
    while (const std::optional<std::string_view> line = lines.next()) {
        if (base::trim(*line).empty()) {
            continue;
        }
        if (version.empty()) {
            if (!base::to_lower_ascii(*line).starts_with("#utx")) {
                throw base::InputError{name, lines.line(),
                                       "This is not UTX: its first line does not begin with '#UTX'."};
            }
            version = base::trim(line->substr(1, line->find(';') - 1));
            languages = languages_of(*line);
            if (languages.size() < 2 && options.source_language && options.target_language) {
                languages = {*options.source_language, *options.target_language};
            }
        } else if (!has_columns && names_columns(*line)) {
            if (languages.size() < 2) {
                throw base::InputError{
                    name, 1,
                    "The first line does not name two languages, as in '#UTX 1.11; fr/en'. "
                    "Name them: --source-lang fr --target-lang en."};
            }
            std::vector<std::string> headings;
            for (const std::string_view heading : base::split(line->substr(1), '\t')) {
                headings.push_back(plain_heading(heading, languages));
            }
            table.header(headings, lines.line());
            has_columns = true;
        } else if (!line->starts_with('#')) {
            if (!has_columns) {
                throw base::InputError{
                    name, lines.line(),
                    "No line such as '#src<tab>tgt<tab>src:pos' has named the columns before "
                    "this one."};
            }
            std::vector<std::string> cells;
            for (const std::string_view cell : base::split(*line, '\t')) {
                cells.emplace_back(cell == "-" && cells.size() > 1 ? "" : cell); // "-": no value
            }
            table.row(cells, lines.line());
        }
    }
    return table.finish(version);
}

std::unique_ptr<GlossaryWriter> make_utx_writer(std::ostream& out, GlossaryWriterOptions options,
                                                base::Diagnostics& diagnostics) {
    return std::make_unique<UtxWriter>(out, std::move(options), diagnostics);
}

} // namespace diptych::exchange
