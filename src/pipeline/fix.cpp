#include "pipeline/fix.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "store/bead_store.hpp"
#include "store/database.hpp"
#include "store/document_store.hpp"
#include "store/transaction.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace diptych::pipeline {

namespace {

using model::Bead;
using model::Range;
using store::StoredBead;

std::string words_of(std::string_view action, const std::vector<std::int64_t>& beads) {
    std::string words{action};
    for (const std::int64_t bead : beads) {
        words += fmt::format(" {}", bead);
    }
    return words;
}

std::string_view name_of(Range Bead::*side) {
    return side == &Bead::source ? "source" : "target";
}

/// "1 source sentence", "2 target sentences"
std::string sentences(std::size_t count, Range Bead::*side) {
    return fmt::format("{} {} {}", count == 0 ? "no" : std::to_string(count), name_of(side),
                       count == 1 ? "sentence" : "sentences");
}

/// A bead that the user has made is right, and the aligner has never seen it.
void mark_as_made(StoredBead& bead) {
    bead.pinned = true;
    bead.automatic_probability.reset();
    bead.bead.origin = model::BeadOrigin::corrected;
    bead.bead.probability = 1.0;
}

/// Makes of an action the change of beads that it means. Changes nothing itself.
class Planner {
public:
    Planner(const store::BeadStore& beads, const model::DocumentSummary& document,
            const std::string& database)
        : m_beads{beads}, m_document{document}, m_database{database} {}

    store::Correction operator()(const MergeBeads& action) const;
    store::Correction operator()(const SplitBead& action) const;
    store::Correction operator()(const MoveSentences& action) const;
    store::Correction operator()(const PinBeads& action) const;
    store::Correction operator()(const UnpinBeads& action) const;

private:
    /// \throws base::Error with a sentence about the database and the beads
    [[noreturn]] void fail(const std::string& sentence) const {
        throw base::Error{fmt::format("{}: {}", m_database, sentence)};
    }

    StoredBead find(std::int64_t id) const;
    /// In the order of the document.
    std::vector<StoredBead> find_all(const std::vector<std::int64_t>& ids) const;
    /// The bead before or behind.
    StoredBead neighbour(const StoredBead& bead, Direction direction) const;
    Range joined(const std::vector<StoredBead>& run, Range Bead::*side) const;

    const store::BeadStore& m_beads;
    const model::DocumentSummary& m_document;
    const std::string& m_database;
};

StoredBead Planner::find(std::int64_t id) const {
    std::optional<StoredBead> found = m_beads.find(m_document.id, id);
    if (!found) {
        fail(fmt::format("There is no bead {} in document {}. 'diptych fix {} list' prints those there are.",
                         id, m_document.id, m_document.id));
    }
    return std::move(*found);
}

std::vector<StoredBead> Planner::find_all(const std::vector<std::int64_t>& ids) const {
    std::vector<StoredBead> found;
    found.reserve(ids.size());
    std::transform(ids.begin(), ids.end(), std::back_inserter(found),
                   [&](std::int64_t id) { return find(id); });
    std::sort(found.begin(), found.end(),
              [](const StoredBead& a, const StoredBead& b) { return a.ordinal < b.ordinal; });
    const auto twice = std::adjacent_find(
        found.begin(), found.end(), [](const StoredBead& a, const StoredBead& b) { return a.id == b.id; });
    if (twice != found.end()) {
        throw base::UsageError{fmt::format("Bead {} is named twice. Name it once.", twice->id)};
    }
    return found;
}

StoredBead Planner::neighbour(const StoredBead& bead, Direction direction) const {
    const bool up = direction == Direction::up;
    std::optional<StoredBead> found;
    if (!up || bead.ordinal > 0) {
        found = m_beads.at(m_document.id, up ? bead.ordinal - 1 : bead.ordinal + 1);
    }
    if (!found) {
        fail(fmt::format("Bead {} is the {} of document {}, so there is none {} it to move sentences to.",
                         bead.id, up ? "first" : "last", m_document.id, up ? "before" : "behind"));
    }
    return std::move(*found);
}

/// One side of the bead that a run of beads becomes.
Range Planner::joined(const std::vector<StoredBead>& run, Range Bead::*side) const {
    Range whole = run.front().bead.*side;
    std::size_t held = whole.size();
    for (auto bead = run.begin() + 1; bead != run.end(); ++bead) {
        const Range range = bead->bead.*side;
        if (range.empty()) {
            continue;
        }
        whole = held == 0 ? range : Range{std::min(whole.begin, range.begin), std::max(whole.end, range.end)};
        held += range.size();
    }
    if (whole.size() != held) { // the translation goes in another order
        fail(fmt::format("Beads {} to {} cannot become one, because their {} sentences do not follow one "
                         "another. Move sentences first.",
                         run.front().id, run.back().id, name_of(side)));
    }
    return whole;
}

store::Correction Planner::operator()(const MergeBeads& action) const {
    store::Correction plan{pipeline::words_of(action), find_all(action.beads), {}};
    if (plan.before.size() < 2) {
        throw base::UsageError{"A single bead cannot be merged. Name two neighbours or more."};
    }
    for (std::size_t i = 1; i < plan.before.size(); ++i) {
        if (plan.before[i].ordinal != plan.before[i - 1].ordinal + 1) {
            fail(fmt::format("Beads {} and {} are not neighbours. Name the beads between them, too, or "
                             "merge others.",
                             plan.before[i - 1].id, plan.before[i].id));
        }
    }
    StoredBead merged = plan.before.front();
    merged.bead.source = joined(plan.before, &Bead::source);
    merged.bead.target = joined(plan.before, &Bead::target);
    mark_as_made(merged);
    plan.after = {merged};
    return plan;
}

store::Correction Planner::operator()(const SplitBead& action) const {
    StoredBead first = find(action.bead);
    store::Correction plan{pipeline::words_of(action), {first}, {}};
    StoredBead second = first;
    second.id = 0;
    ++second.ordinal;
    const auto cut = [&](Range Bead::*side, std::size_t count) {
        const Range whole = first.bead.*side;
        if (count > whole.size()) {
            fail(fmt::format("Bead {} has {}, so it cannot be split behind number {} of them.", first.id,
                             sentences(whole.size(), side), count));
        }
        (first.bead.*side).end = whole.begin + count;
        (second.bead.*side).begin = whole.begin + count;
    };
    cut(&Bead::source, action.source);
    cut(&Bead::target, action.target);
    for (const StoredBead* part : {&first, &second}) {
        if (part->bead.source.empty() && part->bead.target.empty()) {
            const Bead& whole = plan.before.front().bead;
            fail(fmt::format("Bead {} cannot be split there: the {} part would be empty. It has {} and {}.",
                             first.id, part == &first ? "first" : "second",
                             sentences(whole.source.size(), &Bead::source),
                             sentences(whole.target.size(), &Bead::target)));
        }
    }
    mark_as_made(first);
    mark_as_made(second);
    plan.after = {first, second};
    return plan;
}

store::Correction Planner::operator()(const MoveSentences& action) const {
    const bool up = action.direction == Direction::up;
    Range Bead::*const side = action.side == Side::source ? &Bead::source : &Bead::target;
    StoredBead from = find(action.bead);
    Range& left = from.bead.*side;
    if (action.count == 0 || action.count > left.size()) {
        fail(fmt::format("Bead {} has {}, so {} cannot go to another.", from.id, sentences(left.size(), side),
                         action.count));
    }
    StoredBead to = neighbour(from, action.direction);
    store::Correction plan{pipeline::words_of(action), {from, to}, {}};
    const Range moved =
        up ? Range{left.begin, left.begin + action.count} : Range{left.end - action.count, left.end};
    Range& grown = to.bead.*side;
    if (grown.empty()) {
        grown = moved;
    } else if (up && grown.end == moved.begin) {
        grown.end = moved.end;
    } else if (!up && grown.begin == moved.end) {
        grown.begin = moved.begin;
    } else { // the translation goes in another order
        fail(fmt::format("The {} sentences of beads {} and {} do not follow one another, so none can go from "
                         "one to the other.",
                         name_of(side), from.id, to.id));
    }
    (up ? left.begin : left.end) = up ? moved.end : moved.begin;
    mark_as_made(from);
    mark_as_made(to);
    plan.after = {to};
    if (!from.bead.source.empty() || !from.bead.target.empty()) {
        plan.after.insert(up ? plan.after.end() : plan.after.begin(), from);
    }
    if (up) {
        std::swap(plan.before[0], plan.before[1]);
    }
    plan.after.front().ordinal = plan.before.front().ordinal;
    return plan;
}

store::Correction Planner::operator()(const PinBeads& action) const {
    store::Correction plan{pipeline::words_of(action), find_all(action.beads), {}};
    std::erase_if(plan.before, [](const StoredBead& bead) { return bead.pinned; });
    plan.after = plan.before;
    for (StoredBead& bead : plan.after) {
        bead.pinned = true;
        bead.bead.origin = model::BeadOrigin::corrected;
        bead.bead.probability = 1.0;
    }
    return plan;
}

store::Correction Planner::operator()(const UnpinBeads& action) const {
    store::Correction plan{pipeline::words_of(action), find_all(action.beads), {}};
    std::erase_if(plan.before, [](const StoredBead& bead) { return !bead.pinned; });
    plan.after = plan.before;
    for (StoredBead& bead : plan.after) {
        bead.pinned = false;
        if (bead.automatic_probability) {
            bead.bead.origin = model::BeadOrigin::automatic;
            bead.bead.probability = *bead.automatic_probability;
        }
    }
    return plan;
}

} // namespace

std::string words_of(const FixAction& action) {
    struct Words {
        std::string operator()(const MergeBeads& a) const { return words_of("merge", a.beads); }

        std::string operator()(const SplitBead& a) const {
            return fmt::format("split {} --source {} --target {}", a.bead, a.source, a.target);
        }

        std::string operator()(const MoveSentences& a) const {
            return fmt::format("move {} {} --side {} --count {}", a.bead,
                               a.direction == Direction::up ? "up" : "down",
                               a.side == Side::source ? "source" : "target", a.count);
        }

        std::string operator()(const PinBeads& a) const { return words_of("pin", a.beads); }

        std::string operator()(const UnpinBeads& a) const { return words_of("unpin", a.beads); }
    };

    return std::visit(Words{}, action);
}

struct DocumentFixer::State {
    State(const std::string& path, Access access)
        : database{path, access == Access::change ? store::Mode::write : store::Mode::read} {}

    store::Database database;
    store::BeadStore beads{database};
    model::DocumentSummary document;

    std::vector<ShownBead> show(const std::vector<StoredBead>& stored) const;
    Fixed describe(const std::string& action, const std::vector<StoredBead>& before,
                   const std::vector<StoredBead>& after) const;

    store::Correction plan(const FixAction& action) const {
        return std::visit(Planner{beads, document, database.path()}, action);
    }
};

std::vector<ShownBead> DocumentFixer::State::show(const std::vector<StoredBead>& stored) const {
    std::vector<ShownBead> shown;
    shown.reserve(stored.size());
    for (const StoredBead& bead : stored) {
        shown.push_back({bead, beads.sentences(document.id, &Bead::source, bead.bead.source),
                         beads.sentences(document.id, &Bead::target, bead.bead.target)});
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

DocumentFixer::DocumentFixer(const std::string& database, const std::string& which, Access access)
    : m_state{std::make_unique<State>(database, access)} {
    const auto found = store::DocumentStore{m_state->database}.find(which);
    if (!found) {
        throw base::Error{fmt::format(
            "{}: There is no document '{}'. 'diptych documents' lists those there are.", database, which)};
    }
    m_state->document = *found;
}

DocumentFixer::~DocumentFixer() = default;

const model::DocumentSummary& DocumentFixer::document() const {
    return m_state->document;
}

std::vector<ShownBead> DocumentFixer::list() const {
    const store::Snapshot snapshot{m_state->database};
    return m_state->show(m_state->beads.list(m_state->document.id));
}

std::vector<ShownBead> DocumentFixer::list_doubtful(double below) const {
    const store::Snapshot snapshot{m_state->database};
    std::vector<StoredBead> beads = m_state->beads.list(m_state->document.id, below);
    std::stable_sort(beads.begin(), beads.end(), [](const StoredBead& a, const StoredBead& b) {
        return a.bead.probability < b.bead.probability;
    });
    return m_state->show(beads);
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
