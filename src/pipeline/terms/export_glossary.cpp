#include "base/progress.hpp"
#include "exchange/tbx/id_set.hpp"
#include "exchange/tbx/writer.hpp"
#include "pipeline/terms/concept_batches.hpp"
#include "pipeline/terms/concept_filter.hpp"
#include "pipeline/terms/glossary_exchange.hpp"
#include "store/concept_store.hpp"
#include "store/database.hpp"
#include "store/transaction.hpp"

#include <algorithm>

namespace diptych::pipeline {

namespace {

/// The ids of the entries that are written.
exchange::IdSet written_ids(store::ConceptStore& concepts, const ConceptTest& test) {
    exchange::IdSet ids;
    if (test.passes_all()) {
        concepts.for_each_entry_id([&](std::string_view id) { ids.insert(id); });
    } else {
        concepts.for_each([&](const model::Concept& entry) {
            if (test.passes(entry)) {
                ids.insert(entry.id);
            }
        });
    }
    return ids;
}

/// Those of the glossary, the wanted ones first.
std::vector<model::LanguageTag> languages_of(store::ConceptStore& concepts, const ExportOptions& options) {
    std::vector<model::LanguageTag> languages;
    const auto add = [&](const std::optional<model::LanguageTag>& tag) {
        if (tag && std::find(languages.begin(), languages.end(), *tag) == languages.end()) {
            languages.push_back(*tag);
        }
    };
    const std::vector<std::string> stored = concepts.languages();
    for (const auto& wanted : {options.source_language, options.target_language}) {
        if (wanted && std::find(stored.begin(), stored.end(), wanted->str()) != stored.end()) {
            add(wanted);
        }
    }
    for (const std::string& tag : stored) {
        add(model::LanguageTag::parse(tag));
    }
    return languages;
}

/// As a table needs them before its first row.
std::vector<exchange::CategoryPlace> categories_of(store::ConceptStore& concepts) {
    using Level = store::StoredCategory::Level;
    std::vector<exchange::CategoryPlace> places;
    for (const store::StoredCategory& stored : concepts.categories()) {
        places.push_back({stored.level == Level::entry     ? exchange::CategoryLevel::entry
                          : stored.level == Level::section ? exchange::CategoryLevel::language
                                                           : exchange::CategoryLevel::term,
                          model::LanguageTag::parse(stored.language), stored.name});
    }
    return places;
}

bool is_table(exchange::GlossaryFormat format) {
    return format == exchange::GlossaryFormat::csv || format == exchange::GlossaryFormat::tsv ||
           format == exchange::GlossaryFormat::xlsx;
}

/// Whether references to other entries are written, so that it matters which entries there are.
bool has_references(exchange::GlossaryFormat format) {
    return format == exchange::GlossaryFormat::tbx || format == exchange::GlossaryFormat::multiterm ||
           format == exchange::GlossaryFormat::html;
}

} // namespace

std::size_t export_glossary(store::Database& database, const ExportOptions& options, std::ostream& out,
                            base::Session& session) {
    const store::Snapshot snapshot{database};
    store::ConceptStore concepts{database};
    const ConceptTest test{{std::nullopt, options.status, options.subject, 0}};
    exchange::GlossaryWriterOptions writer_options;
    writer_options.source_language = options.source_language;
    writer_options.target_language = options.target_language;
    writer_options.title = options.title;
    writer_options.name = database.path();
    writer_options.languages = languages_of(concepts, options);
    if (is_table(options.format)) {
        writer_options.categories = categories_of(concepts);
    }
    exchange::IdSet known;
    if (has_references(options.format)) {
        known = written_ids(concepts, test);
        writer_options.has_concept = [&](std::string_view id) { return known.contains(id); };
    }
    const auto writer =
        options.format == exchange::GlossaryFormat::tbx
            ? exchange::make_tbx_writer(options.dialect, out, std::move(writer_options), session.diagnostics)
            : exchange::make_glossary_writer(options.format, out, std::move(writer_options),
                                             session.diagnostics);
    base::Progress line{session.progress, "Exporting: concept", concepts.size().concepts};
    std::size_t done = 0;
    pass_concepts([&](const exchange::ConceptSink& sink) { concepts.for_each(sink); },
                  [&](ConceptBatch&& batch) {
                      for (const model::Concept& entry : batch) {
                          if (test.passes(entry)) {
                              writer->add(entry);
                          }
                      }
                      done += batch.size();
                      line.advance_to(done);
                  });
    writer->finish();
    return writer->written();
}

} // namespace diptych::pipeline
