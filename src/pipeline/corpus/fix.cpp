#include "pipeline/corpus/fix.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "pipeline/corpus/plan_correction.hpp"
#include "store/bead_store.hpp"
#include "store/database.hpp"
#include "store/document_store.hpp"
#include "store/require_whole.hpp"
#include "store/transaction.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace diptych::pipeline {

namespace {

using model::Bead;
using store::StoredBead;

std::string words_of(std::string_view action, const std::vector<std::int64_t>& beads) {
    std::string words{action};
    for (const std::int64_t bead : beads) {
        words += fmt::format(" {}", bead);
    }
    return words;
}

/// As a shell takes it for one word.
std::string shell_quoted(std::string_view text) {
    std::string result = "'";
    for (const char c : text) {
        result += c == '\'' ? std::string{"'\\''"} : std::string{c};
    }
    return result + "'";
}

/// "1-1 2-1"
std::string words_of(const std::vector<BeadShape>& shapes) {
    std::string words;
    for (const BeadShape& shape : shapes) {
        words += fmt::format("{}{}-{}", words.empty() ? "" : " ", shape.source, shape.target);
    }
    return words;
}

} // namespace

std::string words_of(const FixAction& action) {
    struct Words {
        std::string operator()(const MergeBeads& a) const { return words_of("merge", a.beads); }

        std::string operator()(const SplitBead& a) const {
            return fmt::format("split {} --source-sentences {} --target-sentences {}", a.bead, a.source,
                               a.target);
        }

        std::string operator()(const MoveSentences& a) const {
            return fmt::format("move {} {} --side {} --count {}", a.bead,
                               a.direction == Direction::up ? "up" : "down",
                               a.side == Side::source ? "source" : "target", a.count);
        }

        std::string operator()(const PairAnew& a) const {
            return words_of("pair", a.beads) + " --as " + shell_quoted(words_of(a.shapes));
        }

        std::string operator()(const PinBeads& a) const { return words_of("confirm", a.beads); }

        std::string operator()(const UnpinBeads& a) const { return words_of("unconfirm", a.beads); }

        std::string operator()(const FlagBeads& a) const {
            return words_of("flag", a.beads) + " --note " + shell_quoted(a.note);
        }

        std::string operator()(const UnflagBeads& a) const { return words_of("unflag", a.beads); }
    };

    return std::visit(Words{}, action);
}

std::vector<BeadsOfDocument> group_by_document(store::Database& database,
                                               const std::vector<std::int64_t>& beads) {
    const store::BeadStore stored{database};
    std::vector<BeadsOfDocument> groups;
    for (const std::int64_t bead : beads) {
        const std::optional<std::int64_t> document = stored.document_of(bead);
        if (!document) {
            throw base::Error{
                fmt::format("{}: There is no pair {}. 'diptych search' and 'diptych fix DOCUMENT "
                            "list' print the numbers of those there are.",
                            database.path(), bead)};
        }
        const auto group = std::find_if(groups.begin(), groups.end(),
                                        [&](const BeadsOfDocument& g) { return g.document == *document; });
        (group == groups.end() ? groups.emplace_back(BeadsOfDocument{*document, {}}) : *group)
            .beads.push_back(bead);
    }
    return groups;
}

struct DocumentFixer::State {
    store::Database& database;
    model::DocumentSummary document;
    store::BeadStore beads{database};

    std::vector<ShownBead> show(const std::vector<StoredBead>& stored) const;
    Fixed describe(const std::string& action, const std::vector<StoredBead>& before,
                   const std::vector<StoredBead>& after) const;

    store::Correction plan(const FixAction& action) const {
        return plan_correction(beads, document, database.path(), action);
    }
};

std::vector<ShownBead> DocumentFixer::State::show(const std::vector<StoredBead>& stored) const {
    std::vector<ShownBead> shown;
    shown.reserve(stored.size());
    const auto sentences = [&](const StoredBead& bead, model::Range Bead::*side) {
        std::vector<std::string> texts = beads.sentences(document.id, side, bead.bead.*side);
        if (texts.size() != (bead.bead.*side).size()) {
            const store::Place place{database, "pair", bead.id};
            database.damaged("it is behind the end of its document");
        }
        return texts;
    };
    for (const StoredBead& bead : stored) {
        shown.push_back({bead, sentences(bead, &Bead::source), sentences(bead, &Bead::target)});
    }
    return shown;
}

Fixed DocumentFixer::State::describe(const std::string& action, const std::vector<StoredBead>& before,
                                     const std::vector<StoredBead>& after) const {
    Fixed fixed{action, show(after), {}};
    for (const StoredBead& old : before) {
        if (std::none_of(after.begin(), after.end(), [&](const StoredBead& b) { return b.id == old.id; })) {
            fixed.gone.push_back(old.id);
        }
    }
    return fixed;
}

DocumentFixer::DocumentFixer(store::Database& database, const std::string& which)
    : m_state{new State{database, store::DocumentStore{database}.require(which)}} {}

DocumentFixer::DocumentFixer(store::Database& database, std::int64_t document) {
    std::optional<model::DocumentSummary> found = store::DocumentStore{database}.find_id(document);
    if (!found) {
        throw base::Error{fmt::format("{}: Document {} has just been removed.", database.path(), document)};
    }
    m_state.reset(new State{database, *std::move(found)});
}

DocumentFixer::~DocumentFixer() = default;

const model::DocumentSummary& DocumentFixer::document() const {
    return m_state->document;
}

std::vector<ShownBead> DocumentFixer::list() const {
    const store::Snapshot snapshot{m_state->database};
    store::require_whole(m_state->database, m_state->document.id);
    return m_state->show(m_state->beads.list(m_state->document.id));
}

std::vector<ShownBead> DocumentFixer::list_doubtful(double below) const {
    const store::Snapshot snapshot{m_state->database};
    store::require_whole(m_state->database, m_state->document.id);
    std::vector<StoredBead> beads = m_state->beads.list(m_state->document.id, below);
    std::stable_sort(beads.begin(), beads.end(), [](const StoredBead& a, const StoredBead& b) {
        return a.bead.probability < b.bead.probability;
    });
    return m_state->show(beads);
}

std::vector<ShownBead> DocumentFixer::list_flagged() const {
    const store::Snapshot snapshot{m_state->database};
    store::require_whole(m_state->database, m_state->document.id);
    std::vector<StoredBead> beads = m_state->beads.list(m_state->document.id);
    std::erase_if(beads, [](const StoredBead& bead) { return !bead.flag; });
    return m_state->show(beads);
}

std::vector<StoredBead> DocumentFixer::list_stored() const {
    return m_state->beads.list(m_state->document.id);
}

void DocumentFixer::wait_at_most(std::chrono::milliseconds time) {
    m_state->database.execute(fmt::format("PRAGMA busy_timeout = {}", time.count()).c_str());
}

std::vector<model::Bead> DocumentFixer::list_pinned() const {
    std::vector<model::Bead> pinned;
    for (const StoredBead& bead : m_state->beads.list_pinned(m_state->document.id)) {
        pinned.push_back(bead.bead);
    }
    return pinned;
}

Fixed DocumentFixer::apply(const FixAction& action) {
    store::Transaction transaction{m_state->database};
    store::Correction correction = m_state->plan(action);
    if (!correction.before.empty()) {
        correction = m_state->beads.apply(m_state->document.id, std::move(correction));
    }
    Fixed fixed = m_state->describe(correction.action, correction.before, correction.after);
    transaction.commit();
    return fixed;
}

Fixed DocumentFixer::preview(const FixAction& action) const {
    const store::Snapshot snapshot{m_state->database};
    const store::Correction plan = m_state->plan(action);
    return m_state->describe(plan.action, plan.before, plan.after);
}

std::optional<Fixed> DocumentFixer::undo() {
    store::Transaction transaction{m_state->database};
    const std::optional<store::Correction> undone = m_state->beads.undo(m_state->document.id);
    if (!undone) {
        return std::nullopt;
    }
    Fixed fixed = m_state->describe(undone->action, undone->after, undone->before);
    transaction.commit();
    return fixed;
}

std::optional<Fixed> DocumentFixer::preview_undo() const {
    const store::Snapshot snapshot{m_state->database};
    const std::optional<store::Correction> last = m_state->beads.last(m_state->document.id);
    return last ? std::optional{m_state->describe(last->action, last->after, last->before)} : std::nullopt;
}

std::vector<store::CorrectionRecord> DocumentFixer::log() const {
    return m_state->beads.log(m_state->document.id);
}

} // namespace diptych::pipeline
