#include "pipeline/glossary_exchange.hpp"

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/format.hpp"
#include "exchange/tbx_reader.hpp"
#include "exchange/tbx_writer.hpp"
#include "store/concept_store.hpp"
#include "store/database.hpp"
#include "store/transaction.hpp"

#include <algorithm>
#include <filesystem>
#include <unordered_set>

namespace diptych::pipeline {

namespace {

std::size_t count_terms(const model::Concept& entry) {
    std::size_t terms = 0;
    for (const model::LanguageSection& section : entry.languages) {
        terms += section.terms.size();
    }
    return terms;
}

/// Whether two entries can be versions of one concept: they share a term of a language.
bool share_a_term(const model::Concept& a, const model::Concept& b) {
    for (const model::LanguageSection& left : a.languages) {
        for (const model::LanguageSection& right : b.languages) {
            if (left.language != right.language) {
                continue;
            }
            for (const model::Term& term : left.terms) {
                const bool shared = std::any_of(right.terms.begin(), right.terms.end(),
                                                [&](const model::Term& t) { return t.text == term.text; });
                if (shared) {
                    return true;
                }
            }
        }
    }
    return false;
}

/// Puts entries into the glossary, each in the place of the version that is there.
///
/// Files number their entries as they like: "c1" of two files need not be one concept. An entry whose id is
/// taken by another concept gets the first free id with a number behind it; importing the file again finds it
/// there.
class Importer {
public:
    Importer(store::ConceptStore& concepts, const std::string& name, ImportReport& report,
             base::Diagnostics& diagnostics)
        : m_concepts{concepts}, m_name{name}, m_report{report}, m_diagnostics{diagnostics} {}

    void take(model::Concept&& entry) {
        const std::string id = entry.id;
        auto existing = m_concepts.find(entry.id);
        for (std::size_t n = 2; existing && !is_version(*existing, entry); ++n) {
            entry.id = fmt::format("{}-{}", id, n);
            existing = m_concepts.find(entry.id);
        }
        if (entry.id != id) {
            m_diagnostics.report(
                base::Severity::note, m_name, 0,
                fmt::format("The id '{}' belongs to another concept of the glossary; the entry "
                            "is '{}' there.",
                            id, entry.id));
        }
        m_taken.insert(entry.id);
        if (!existing) {
            m_concepts.add(entry);
            ++m_report.concepts;
        } else if (*existing == entry) {
            ++m_report.unchanged;
            return;
        } else {
            m_concepts.replace(entry.id, entry);
            ++m_report.replaced;
        }
        m_report.terms += count_terms(entry);
    }

private:
    bool is_version(const model::Concept& existing, const model::Concept& entry) const {
        return !m_taken.contains(existing.id) && (existing == entry || share_a_term(existing, entry));
    }

    store::ConceptStore& m_concepts;
    const std::string& m_name;
    ImportReport& m_report;
    base::Diagnostics& m_diagnostics;
    std::unordered_set<std::string> m_taken; ///< ids given to entries of this file
};

void refuse_when_strict(const ImportOptions& options, const std::string& name,
                        const base::Diagnostics& diagnostics) {
    const std::size_t problems =
        diagnostics.count(base::Severity::warning) + diagnostics.count(base::Severity::error);
    if (options.strict && problems != 0) {
        throw base::InputError{name,
                               fmt::format("{} problem{} in the file, so nothing was imported (--strict). "
                                           "Mend the file, or leave --strict out.",
                                           problems, problems == 1 ? "" : "s")};
    }
}

} // namespace

ImportReport import_glossary(const std::string& database, const std::string& file,
                             const ImportOptions& options, std::istream& standard_input,
                             base::Diagnostics& diagnostics) {
    const std::string bytes = base::read_file(file, standard_input);
    const std::string name = base::display_name(file);
    ImportReport report;
    if (!std::filesystem::exists(database)) {
        // A file that can't be used must not leave an empty database behind: read it once for nothing.
        base::Diagnostics found;
        const auto contents = exchange::read_tbx(
            bytes, name, [&](model::Concept&& entry) { report.terms += count_terms(entry); }, found);
        if (options.strict || options.dry_run) {
            diagnostics = found;
        }
        refuse_when_strict(options, name, found);
        if (options.dry_run) {
            report.concepts = contents.concepts;
            report.skipped = contents.skipped;
            return report;
        }
        diagnostics = {}; // the second reading says it all again
        report = {};
    }
    store::Database opened{database, options.dry_run ? store::Mode::write : store::Mode::create};
    store::ConceptStore concepts{opened};
    store::Transaction transaction{opened};
    Importer importer{concepts, name, report, diagnostics};
    const auto contents = exchange::read_tbx(
        bytes, name, [&](model::Concept&& entry) { importer.take(std::move(entry)); }, diagnostics);
    report.skipped = contents.skipped;
    refuse_when_strict(options, name, diagnostics);
    if (!options.dry_run) {
        transaction.commit();
    }
    return report;
}

std::size_t export_tbx(const std::string& database, const TbxOptions& options, std::ostream& out,
                       base::Diagnostics& diagnostics) {
    store::Database opened{database, store::Mode::read};
    const store::Snapshot snapshot{opened};
    store::ConceptStore concepts{opened};
    const std::vector<std::string> ids = concepts.entry_ids();
    const std::unordered_set<std::string_view> known{ids.begin(), ids.end()};
    exchange::TbxWriterOptions writer_options;
    writer_options.source_language = options.source_language;
    writer_options.title = options.title;
    writer_options.name = database;
    writer_options.has_concept = [&](std::string_view id) { return known.contains(id); };
    exchange::TbxWriter writer{out, std::move(writer_options), diagnostics};
    concepts.for_each([&](const model::Concept& entry) { writer.add(entry); });
    writer.finish();
    return writer.written();
}

} // namespace diptych::pipeline
