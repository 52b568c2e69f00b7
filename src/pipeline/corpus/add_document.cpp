#include "pipeline/corpus/add_document.hpp"

#include "base/checksum.hpp"
#include "base/format.hpp"
#include "pipeline/sources/beginning.hpp"
#include "store/document_description.hpp"
#include "store/removed_documents.hpp"
#include "store/transaction.hpp"

#include <algorithm>
#include <filesystem>

namespace diptych::pipeline {

namespace {

using model::DocumentSummary;
using store::StoredBead;

/// What the text itself says is its title; empty when it says nothing.
std::string title_in(const model::Document& document) {
    const auto title =
        std::find_if(document.units.begin(), document.units.end(),
                     [](const model::Unit& unit) { return unit.kind == model::UnitKind::title; });
    return title == document.units.end() ? std::string{} : title->text;
}

std::string file_name(const std::string& name) {
    return std::filesystem::path{name}.filename().string();
}

/// The beads that a user pinned or flagged, in the order of the document.
std::vector<StoredBead> marked_beads(const store::BeadStore& beads, std::int64_t document) {
    std::vector<StoredBead> marked = beads.list(document);
    std::erase_if(marked, [](const StoredBead& bead) { return !bead.pinned && !bead.flag; });
    return marked;
}

LexiconOptions with_database(LexiconOptions options, store::Database* database) {
    options.database = database;
    return options;
}

std::string beginning_of(const StoredBead& bead, const model::Bitext& bitext) {
    const bool in_source = !bead.bead.source.empty();
    const model::Document& document = in_source ? bitext.source : bitext.target;
    return pipeline::beginning_of(model::text_of(document, model::sentences_of(document),
                                                 in_source ? bead.bead.source : bead.bead.target));
}

} // namespace

std::string_view name_of(AddStatus status) {
    switch (status) {
    case AddStatus::added:
        return "added";
    case AddStatus::updated:
        return "updated";
    case AddStatus::unchanged:
        break;
    }
    return "unchanged";
}

/// The database as far as it is there before anything is added.
struct DocumentPreparer::Stored {
    explicit Stored(store::Database& opened) : database{opened} {}

    store::Database& database;
    store::DocumentStore documents{database};
    store::BeadStore beads{database};
};

DocumentPreparer::DocumentPreparer(store::Database* database, AddOptions options,
                                   base::Diagnostics& diagnostics)
    : m_options{std::move(options)}, m_stored{database == nullptr ? nullptr
                                                                  : std::make_unique<Stored>(*database)},
      m_lexicons{with_database(m_options.align.lexicons, database), diagnostics} {}

DocumentPreparer::~DocumentPreparer() = default;

PreparedDocument DocumentPreparer::prepare(const AddTask& task, base::Session& session) {
    PreparedDocument prepared;
    prepared.task = task;
    if (m_stored && task.source != "-" && task.target != "-") {
        prepared.old = find_same(base::sha256_of_file(task.source), base::sha256_of_file(task.target));
        prepared.unchanged = prepared.old && is_same(*prepared.old);
        if (prepared.unchanged) {
            return prepared;
        }
    }
    model::Bitext& bitext = prepared.bitext;
    read_sides(task.source, m_options.align.source, task.target, m_options.align.target, bitext, session);
    bitext.symbol = task.symbol;
    bitext.title = task.title.empty() ? title_in(bitext.source) : task.title;
    bitext.date = task.date;
    if (m_stored) {
        prepared.old = find_same(bitext.source.sha256, bitext.target.sha256);
        prepared.unchanged = prepared.old && is_same(*prepared.old);
        if (prepared.unchanged) {
            return prepared;
        }
        if (!prepared.old) {
            prepared.old = find_older(task, bitext);
        }
        if (prepared.old) {
            keep_marks(prepared);
        }
    }
    align_texts(bitext, *lexicons_for(bitext.source.language, bitext.target.language), prepared.kept.pins,
                m_options.align.force, session);
    return prepared;
}

bool DocumentPreparer::is_same(const DocumentSummary& stored) const {
    const auto fits = [](const std::optional<model::LanguageTag>& wanted, const std::string& language) {
        return !wanted || wanted->str() == language;
    };
    return !m_options.replace && fits(m_options.align.source.language, stored.source_language) &&
           fits(m_options.align.target.language, stored.target_language);
}

std::optional<DocumentSummary> DocumentPreparer::find_same(const std::string& source_sha256,
                                                           const std::string& target_sha256) {
    const std::scoped_lock lock{m_mutex};
    return m_stored->documents.find_content(source_sha256, target_sha256);
}

std::optional<DocumentSummary> DocumentPreparer::find_older(const AddTask& task, const model::Bitext& bitext) {
    const std::scoped_lock lock{m_mutex};
    if (auto found = m_stored->documents.find_version(task.symbol, bitext.source.language.str(),
                                                      bitext.target.language.str())) {
        const bool same_files = found->source_path == bitext.source.path && found->target_path == bitext.target.path;
        const bool same_names = file_name(found->source_name) == file_name(task.source) &&
                                file_name(found->target_name) == file_name(task.target);
        if (!same_files && !same_names && !m_options.replace) {
            refuse_symbol(m_stored->database.path(), *found);
        }
        return found;
    }
    auto found = m_stored->documents.find_files(bitext.source.path, bitext.target.path);
    // The files of a document with another symbol have become another document.
    return found && !task.symbol.empty() && !found->symbol.empty() ? std::nullopt : found;
}

/// Sets `marked` and `kept`, and the title that is right for a new version.
void DocumentPreparer::keep_marks(PreparedDocument& prepared) {
    const std::scoped_lock lock{m_mutex};
    const store::Snapshot snapshot{m_stored->database};
    const auto before = m_stored->documents.load(prepared.old->id);
    if (!before) {
        prepared.old.reset();
        return;
    }
    if (prepared.task.title.empty() && before->title != title_in(before->source)) {
        prepared.bitext.title.clear(); // a user gave it another one, which stays
    }
    prepared.marked = marked_beads(m_stored->beads, prepared.old->id);
    prepared.kept = keep_beads(prepared.marked, *before, prepared.bitext);
    for (const StoredBead& bead : prepared.kept.lost_pins) {
        prepared.lost.push_back(beginning_of(bead, *before));
    }
    for (const StoredBead& bead : prepared.kept.lost_flags) {
        prepared.lost_flags.push_back(
            fmt::format("{}: {}", beginning_of(bead, *before), bead.flag.value_or("")));
    }
}

std::shared_ptr<const Lexicons> DocumentPreparer::lexicons_for(const model::LanguageTag& source,
                                                               const model::LanguageTag& target) {
    const std::scoped_lock lock{m_mutex};
    return m_lexicons.between(source, target);
}

DocumentAdder::DocumentAdder(store::Database& database, std::string who)
    : m_database{database}, m_who{std::move(who)}, m_documents{database}, m_beads{database} {}

AddedDocument DocumentAdder::add(const PreparedDocument& prepared) {
    if (!prepared.old) {
        return add_new(prepared);
    }
    if (!prepared.unchanged) {
        return replace(prepared);
    }
    auto stored = m_documents.find_id(prepared.old->id);
    if (!stored) {
        throw Refusal{fmt::format("{}: Document {} was removed while it was being compared. Add it again.",
                                  m_database.path(), prepared.old->id)};
    }
    return keep_as_it_is(prepared.task, std::move(*stored));
}

AddedDocument DocumentAdder::keep_as_it_is(const AddTask& task, DocumentSummary stored) {
    AddedDocument added;
    added.status = AddStatus::unchanged;
    added.described = describe_stored(m_database, m_documents, task.symbol, task.title, task.date, stored);
    added.id = stored.id;
    added.symbol = stored.symbol;
    return added;
}

AddedDocument DocumentAdder::add_new(const PreparedDocument& prepared) {
    const model::Bitext& bitext = prepared.bitext;
    // Somebody else may have been faster, or the same pair stands in a list twice.
    auto same = m_documents.find_content(bitext.source.sha256, bitext.target.sha256);
    if (same && same->source_language == bitext.source.language.str() &&
        same->target_language == bitext.target.language.str()) {
        return keep_as_it_is(prepared.task, std::move(*same));
    }
    if (const auto taken = m_documents.find_version(bitext.symbol, bitext.source.language.str(),
                                                    bitext.target.language.str())) {
        refuse_symbol(m_database.path(), *taken);
    }
    return summary_of(AddStatus::added, m_documents.add(bitext), bitext.symbol, bitext);
}

AddedDocument DocumentAdder::replace(const PreparedDocument& prepared) {
    const std::int64_t id = prepared.old->id;
    auto stored = m_documents.find_id(id);
    if (!stored || marked_beads(m_beads, id) != prepared.marked) {
        throw Refusal{
            fmt::format("{}: Document {} was changed by somebody else while it was being aligned again. Add "
                        "it again.",
                        m_database.path(), id)};
    }
    describe_stored(m_database, m_documents, prepared.task.symbol, prepared.task.title, prepared.task.date,
                    *stored);
    AddedDocument added = summary_of(AddStatus::updated, id, stored->symbol, prepared.bitext);
    if (!m_beads.log(id).empty()) {
        added.old_version = store::RemovedDocuments{m_database}.keep_version(id, m_who, replacing(*stored));
    }
    m_documents.replace(id, prepared.bitext);
    restore_flags(id, prepared.kept.flags);
    added.kept = prepared.kept.pins.size();
    added.pins = added.kept + prepared.kept.lost_pins.size();
    return added;
}

/// Each goes to the bead that holds the first of the sentences it was on.
void DocumentAdder::restore_flags(std::int64_t document, const std::vector<KeptFlag>& flags) {
    if (flags.empty()) {
        return;
    }
    store::Correction correction{"flag", {}, {}};
    for (const StoredBead& bead : m_beads.list(document)) {
        StoredBead flagged = bead;
        for (const KeptFlag& kept : flags) {
            const bool here = kept.bead.source.empty() ? bead.bead.target.contains(kept.bead.target.begin)
                                                       : bead.bead.source.contains(kept.bead.source.begin);
            if (here) {
                flagged.flag = flagged.flag ? *flagged.flag + "; " + kept.flag : kept.flag;
            }
        }
        if (flagged.flag) {
            correction.action += fmt::format(" {}", bead.id);
            correction.before.push_back(bead);
            correction.after.push_back(std::move(flagged));
        }
    }
    m_beads.apply(document, std::move(correction));
}

AddedDocument summary_of(AddStatus status, std::int64_t id, const std::string& symbol,
                         const model::Bitext& bitext) {
    AddedDocument added;
    added.status = status;
    added.id = id;
    added.symbol = symbol;
    added.source_language = bitext.source.language;
    added.target_language = bitext.target.language;
    added.source_sentences = model::sentences_of(bitext.source).size();
    added.target_sentences = model::sentences_of(bitext.target).size();
    added.pairs = static_cast<std::size_t>(
        std::count_if(bitext.beads.begin(), bitext.beads.end(),
                      [](const model::Bead& bead) { return !bead.source.empty() && !bead.target.empty(); }));
    return added;
}

std::string replacing(const DocumentSummary& document) {
    return "replace " + model::name_of(document);
}

void refuse_symbol(const std::string& database, const DocumentSummary& taken) {
    throw Refusal{
        fmt::format("{}: There is already a document with the symbol '{}', made of {} and {}. Give another "
                    "symbol, or put these files in its place with --replace.",
                    database, taken.symbol, taken.source_name, taken.target_name)};
}

bool describe_stored(store::Database& database, store::DocumentStore& documents, const std::string& symbol,
                     const std::string& title, const std::string& date, DocumentSummary& stored) {
    const auto set = [](const std::string& wanted, std::string& is) {
        const bool differs = !wanted.empty() && wanted != is;
        is = differs ? wanted : is;
        return differs;
    };
    const auto taken = documents.find_version(symbol, stored.source_language, stored.target_language);
    if (taken && taken->id != stored.id) {
        throw Refusal{fmt::format(
            "{}: These files are document {} already, and document {} has the symbol '{}'. Remove one of "
            "the two, or give another symbol.",
            database.path(), stored.id, taken->id, symbol)};
    }
    bool changed = set(symbol, stored.symbol);
    changed = set(title, stored.title) || changed;
    changed = set(date, stored.date) || changed;
    if (changed) {
        store::describe_document(database, stored.id, {stored.symbol, stored.title, stored.date});
    }
    return changed;
}

AddedDocument add_files(store::Database& database, const AddTask& task, const AddOptions& options,
                        base::Session& session) {
    DocumentPreparer preparer{&database, options, session.diagnostics};
    const PreparedDocument prepared = preparer.prepare(task, session);
    store::Transaction transaction{database};
    const AddedDocument added = DocumentAdder{database, options.who}.add(prepared);
    transaction.commit();
    report_lost(prepared, added, session.diagnostics);
    return added;
}

void report_lost(const PreparedDocument& prepared, const AddedDocument& added,
                 base::Diagnostics& diagnostics) {
    if (added.status != AddStatus::updated) {
        return;
    }
    for (const std::string& lost : prepared.lost) {
        diagnostics.warn(
            prepared.bitext.source.name, 0,
            fmt::format("The confirmed pair that begins {} is not in the new version as it was; it was "
                        "paired anew.",
                        lost));
    }
    for (const std::string& lost : prepared.lost_flags) {
        diagnostics.warn(
            prepared.bitext.source.name, 0,
            fmt::format("The flag of the pair that begins {} was lost: the pair is not in the new version "
                        "as it was.",
                        lost));
    }
}

} // namespace diptych::pipeline
