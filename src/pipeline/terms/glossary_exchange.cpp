#include "pipeline/terms/glossary_exchange.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "base/progress.hpp"
#include "base/string.hpp"
#include "pipeline/sources/glossary_input.hpp"
#include "pipeline/terms/concept_batches.hpp"
#include "pipeline/terms/importer.hpp"
#include "store/concept_store.hpp"
#include "store/database.hpp"
#include "store/glossary_edit.hpp"

#include <functional>
#include <utility>

namespace diptych::pipeline {

namespace {

/// Where the entries of a file come from.
struct Source {
    ImportReport report; ///< its beginning: what is known of the file
    std::function<exchange::GlossaryContents(const exchange::GlossaryReadOptions& options,
                                             const exchange::ConceptSink& sink)>
        read;
};

std::vector<Source> sources_of(std::vector<GlossaryInput>& inputs, base::Diagnostics& diagnostics) {
    std::vector<Source> sources;
    for (GlossaryInput& input : inputs) {
        Source source;
        source.report.file = input.name();
        source.report.format = exchange::name_of(input.format());
        source.read = [&](const exchange::GlossaryReadOptions& options, const exchange::ConceptSink& sink) {
            return input.read(options, sink, diagnostics);
        };
        sources.push_back(std::move(source));
    }
    return sources;
}

/// As the history has it.
std::string action_of(const std::vector<Source>& sources) {
    constexpr std::size_t k_most_named = 3;
    std::vector<std::string> names;
    for (const Source& source : sources) {
        names.push_back(source.report.file);
    }
    if (names.size() > k_most_named) {
        names.resize(1);
        names.push_back(fmt::format("and {} other files", sources.size() - 1));
    }
    return "import " + base::join(names, " ");
}

std::size_t count_problems(const base::Diagnostics& diagnostics) {
    return diagnostics.count(base::Severity::warning) + diagnostics.count(base::Severity::error);
}

/// \param before  how many problems there were before the file
void refuse_when_strict(const ImportOptions& options, const std::string& name, std::size_t before,
                        const base::Diagnostics& diagnostics) {
    const std::size_t problems = count_problems(diagnostics) - before;
    if (options.strict && problems != 0) {
        throw base::InputError{name,
                               fmt::format("{} problem{} in the file, so nothing was imported (--strict). "
                                           "Mend the file, or leave --strict out.",
                                           problems, problems == 1 ? "" : "s")};
    }
}

/// One import into one database.
class Import {
public:
    Import(store::Database& database, const ImportOptions& options, std::vector<Source> sources,
           base::Session& session)
        : m_options{options}, m_sources{std::move(sources)}, m_diagnostics{session.diagnostics},
          m_progress{session.progress, "Importing: concept", 0}, m_shared{database},
          m_edit{database, options.who, action_of(m_sources)} {
        m_has_others = store::ConceptStore{database}.size().concepts != 0;
    }

    Imported run() {
        Imported imported;
        imported.files.reserve(m_sources.size()); // importers have references
        for (const Source& source : m_sources) {
            imported.files.push_back(source.report);
            import(source, imported.files.back());
        }
        if (!m_options.dry_run) {
            imported.change = m_edit.commit();
        }
        return imported;
    }

private:
    void import(const Source& source, ImportReport& report) {
        const bool is_later = &source != &m_sources.front();
        const bool looks_for_shared = m_has_others || (m_options.merge && is_later);
        const std::size_t problems = count_problems(m_diagnostics);
        Importer importer{m_edit, looks_for_shared ? &m_shared : nullptr, m_options, report};
        exchange::GlossaryContents contents;
        exchange::GlossaryReadOptions reading = m_options.reading;
        // In the thread that reads, but before it passes on an entry.
        reading.on_fields = [&](exchange::TableFields&& fields) { importer.set_fields(std::move(fields)); };
        pass_concepts([&](const exchange::ConceptSink& sink) { contents = source.read(reading, sink); },
                      [&](ConceptBatch&& batch) {
                          for (model::Concept& entry : batch) {
                              importer.take(std::move(entry));
                          }
                          m_done += batch.size();
                          m_progress.advance_to(m_done);
                      });
        importer.finish();
        report.dialect = contents.dialect;
        report.skipped = contents.skipped;
        m_diagnostics.append(importer.diagnostics());
        refuse_when_strict(m_options, report.file, problems, m_diagnostics);
        if (&source != &m_sources.back()) {
            for (const std::string& id : importer.added()) {
                m_shared.note(*m_edit.find(id));
            }
        }
    }

    const ImportOptions& m_options;
    std::vector<Source> m_sources;
    base::Diagnostics& m_diagnostics;
    base::Progress m_progress;
    SharedTerms m_shared;
    store::GlossaryEdit m_edit;
    bool m_has_others = false; ///< the glossary was not empty
    std::size_t m_done = 0;
};

} // namespace

Imported import_glossary(store::Database& database, const std::vector<std::string>& files,
                         const ImportOptions& options, base::Session& session) {
    std::vector<GlossaryInput> inputs;
    for (const std::string& file : files) {
        inputs.emplace_back(file, options.format, options.reading, session.in);
    }
    return Import{database, options, sources_of(inputs, session.diagnostics), session}.run();
}

} // namespace diptych::pipeline
