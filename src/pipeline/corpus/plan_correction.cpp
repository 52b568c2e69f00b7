#include "pipeline/corpus/plan_correction.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "base/string.hpp"
#include "store/bead_store.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

namespace diptych::pipeline {

namespace {

using model::Bead;
using model::Range;
using store::StoredBead;

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

/// A bead that goes leaves its remark to the one that has its sentences now.
void add_flag(StoredBead& bead, const StoredBead& gone) {
    if (gone.flag && bead.flag != gone.flag) {
        bead.flag = bead.flag ? *bead.flag + "; " + *gone.flag : *gone.flag;
    }
}

/// A remark as it is kept: on one line.
std::string checked_note(const std::string& note) {
    if (text::find_invalid_utf8(note)) {
        throw base::UsageError{"The note is not valid UTF-8. Type it again."};
    }
    std::string line = note;
    std::replace_if(
        line.begin(), line.end(), [](char c) { return (c >= 0 && c < 0x20) || c == 0x7f; }, ' ');
    line = base::trim(line);
    if (line.empty()) {
        throw base::UsageError{"The note is empty. Say what is to be looked at."};
    }
    return line;
}

/// Gives new beads the numbers, remarks and opinions of those in whose place they come.
void take_over(const std::vector<StoredBead>& before, std::vector<StoredBead>& after) {
    std::vector<const StoredBead*> free;
    for (const StoredBead& old : before) {
        const auto same = std::find_if(after.begin(), after.end(), [&](const StoredBead& made) {
            return made.bead.source == old.bead.source && made.bead.target == old.bead.target;
        });
        if (same == after.end()) {
            free.push_back(&old);
            continue;
        }
        same->id = old.id;
        same->flag = old.flag;
        same->automatic_probability = old.automatic_probability;
    }
    auto next = free.begin();
    for (StoredBead& made : after) {
        if (made.id == 0 && next != free.end()) {
            made.id = (*next)->id;
            made.flag = (*next++)->flag;
        }
    }
    for (; next != free.end(); ++next) {
        add_flag(after.back(), **next);
    }
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
    store::Correction operator()(const PairAnew& action) const;
    store::Correction operator()(const PinBeads& action) const;
    store::Correction operator()(const UnpinBeads& action) const;
    store::Correction operator()(const FlagBeads& action) const;
    store::Correction operator()(const UnflagBeads& action) const;

private:
    /// \throws base::Error with a sentence about the database and the beads
    [[noreturn]] void fail(const std::string& sentence) const {
        throw base::Error{fmt::format("{}: {}", m_database, sentence)};
    }

    StoredBead find(std::int64_t id) const;
    /// In the order of the document.
    std::vector<StoredBead> find_all(const std::vector<std::int64_t>& ids) const;
    /// Likewise. \throws base::Error when there is another bead between two of them
    std::vector<StoredBead> find_run(const std::vector<std::int64_t>& ids) const;
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
        fail(fmt::format("There is no pair {} in document {}. 'diptych fix {} list' prints those there are.",
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
        throw base::UsageError{fmt::format("Pair {} is named twice. Name it once.", twice->id)};
    }
    return found;
}

std::vector<StoredBead> Planner::find_run(const std::vector<std::int64_t>& ids) const {
    if (ids.empty()) {
        throw base::UsageError{"No pair is named. Name one or more."};
    }
    std::vector<StoredBead> run = find_all(ids);
    for (std::size_t i = 1; i < run.size(); ++i) {
        if (run[i].ordinal != run[i - 1].ordinal + 1) {
            fail(fmt::format("Pairs {} and {} are not neighbours. Name the pairs between them, too.",
                             run[i - 1].id, run[i].id));
        }
    }
    return run;
}

StoredBead Planner::neighbour(const StoredBead& bead, Direction direction) const {
    const bool up = direction == Direction::up;
    std::optional<StoredBead> found;
    if (!up || bead.ordinal > 0) {
        found = m_beads.at(m_document.id, up ? bead.ordinal - 1 : bead.ordinal + 1);
    }
    if (!found) {
        fail(fmt::format("Pair {} is the {} of document {}, so there is none {} it to move sentences to.",
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
        fail(fmt::format("Pairs {} to {} cannot become one, because their {} sentences do not follow one "
                         "another. Move sentences first.",
                         run.front().id, run.back().id, name_of(side)));
    }
    return whole;
}

store::Correction Planner::operator()(const MergeBeads& action) const {
    store::Correction plan{pipeline::words_of(action), find_run(action.beads), {}};
    if (plan.before.size() < 2) {
        throw base::UsageError{"A single pair cannot be merged. Name two neighbours or more."};
    }
    StoredBead merged = plan.before.front();
    merged.bead.source = joined(plan.before, &Bead::source);
    merged.bead.target = joined(plan.before, &Bead::target);
    for (auto bead = plan.before.begin() + 1; bead != plan.before.end(); ++bead) {
        add_flag(merged, *bead);
    }
    mark_as_made(merged);
    plan.after = {merged};
    return plan;
}

store::Correction Planner::operator()(const SplitBead& action) const {
    StoredBead first = find(action.bead);
    store::Correction plan{pipeline::words_of(action), {first}, {}};
    StoredBead second = first;
    second.id = 0;
    second.flag.reset();
    ++second.ordinal;
    const auto cut = [&](Range Bead::*side, std::size_t count) {
        const Range whole = first.bead.*side;
        if (count > whole.size()) {
            fail(fmt::format("Pair {} has {}, so it cannot be split behind number {} of them.", first.id,
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
            fail(fmt::format("Pair {} cannot be split there: the {} part would be empty. It has {} and {}.",
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
        fail(fmt::format("Pair {} has {}, so {} cannot go to another.", from.id, sentences(left.size(), side),
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
        fail(fmt::format("The {} sentences of pairs {} and {} do not follow one another, so none can go from "
                         "one to the other.",
                         name_of(side), from.id, to.id));
    }
    (up ? left.begin : left.end) = up ? moved.end : moved.begin;
    mark_as_made(from);
    mark_as_made(to);
    plan.after = {to};
    if (!from.bead.source.empty() || !from.bead.target.empty()) {
        plan.after.insert(up ? plan.after.end() : plan.after.begin(), from);
    } else {
        add_flag(plan.after.front(), from);
    }
    if (up) {
        std::swap(plan.before[0], plan.before[1]);
    }
    plan.after.front().ordinal = plan.before.front().ordinal;
    return plan;
}

store::Correction Planner::operator()(const PairAnew& action) const {
    store::Correction plan{pipeline::words_of(action), find_run(action.beads), {}};
    const StoredBead& front = plan.before.front();
    const Range source = joined(plan.before, &Bead::source);
    const Range target = joined(plan.before, &Bead::target);
    const std::string have = fmt::format("{} and {}", sentences(source.size(), &Bead::source),
                                         sentences(target.size(), &Bead::target));
    Range left_source = source;
    Range left_target = target;
    for (const BeadShape& shape : action.shapes) {
        if (shape.source == 0 && shape.target == 0) {
            throw base::UsageError{"A pair cannot be 0-0: it would be empty."};
        }
        if (shape.source > left_source.size() || shape.target > left_target.size()) {
            fail(fmt::format("The new pairs have more sentences than there are: {}. Share out just these.",
                             have));
        }
        StoredBead made;
        made.ordinal = front.ordinal + plan.after.size();
        made.bead.source = {left_source.begin, left_source.begin + shape.source};
        made.bead.target = {left_target.begin, left_target.begin + shape.target};
        made.bead.origin = model::BeadOrigin::corrected;
        made.pinned = true;
        left_source.begin += shape.source;
        left_target.begin += shape.target;
        plan.after.push_back(made);
    }
    if (!left_source.empty() || !left_target.empty()) {
        fail(fmt::format("The new pairs leave {} and {} over. Share out all of {}.",
                         sentences(left_source.size(), &Bead::source),
                         sentences(left_target.size(), &Bead::target), have));
    }
    take_over(plan.before, plan.after);
    if (plan.after == plan.before) {
        return {plan.action, {}, {}};
    }
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

store::Correction Planner::operator()(const FlagBeads& action) const {
    const std::string note = checked_note(action.note);
    store::Correction plan{pipeline::words_of(FlagBeads{action.beads, note}), find_all(action.beads), {}};
    std::erase_if(plan.before, [&](const StoredBead& bead) { return bead.flag == note; });
    plan.after = plan.before;
    for (StoredBead& bead : plan.after) {
        bead.flag = note;
    }
    return plan;
}

store::Correction Planner::operator()(const UnflagBeads& action) const {
    store::Correction plan{pipeline::words_of(action), find_all(action.beads), {}};
    std::erase_if(plan.before, [](const StoredBead& bead) { return !bead.flag; });
    plan.after = plan.before;
    for (StoredBead& bead : plan.after) {
        bead.flag.reset();
    }
    return plan;
}

} // namespace

store::Correction plan_correction(const store::BeadStore& beads, const model::DocumentSummary& document,
                                  const std::string& database, const FixAction& action) {
    return std::visit(Planner{beads, document, database}, action);
}

} // namespace diptych::pipeline
