// Actions by chance: what must hold after any of them.

#include "base/error.hpp"
#include "fixture.hpp"
#include "store/database.hpp"
#include "support/catch.hpp"

#include <numeric>
#include <random>
#include <set>
#include <thread>

using namespace diptych;
using namespace diptych::pipeline;
using sample::beads_of;
using sample::bitext_of;
using sample::Fixture;
using store::StoredBead;

namespace {

using Random = std::mt19937;

std::size_t pick(Random& random, std::size_t below) {
    return std::uniform_int_distribution<std::size_t>{0, below - 1}(random);
}

/// Beads by chance; in every other one the translation goes in another order.
model::Bitext random_bitext(Random& random, bool crossing) {
    std::vector<std::pair<std::size_t, std::size_t>> shapes;
    for (std::size_t i = pick(random, 12) + 1; i > 0; --i) {
        std::pair<std::size_t, std::size_t> shape{pick(random, 4), pick(random, 4)};
        if (shape.first + shape.second == 0) {
            shape.first = 1;
        }
        shapes.push_back(shape);
    }
    shapes.emplace_back(1, 1);
    model::Bitext made = bitext_of(shapes);
    if (crossing) {
        std::vector<std::size_t> order(made.beads.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::shuffle(order.begin(), order.end(), random);
        std::size_t target = 0;
        for (const std::size_t i : order) {
            const std::size_t size = made.beads[i].target.size();
            made.beads[i].target = {target, target + size};
            target += size;
        }
    }
    return made;
}

bool covers(const DocumentFixer& fixer) {
    std::vector<model::Bead> beads;
    for (const StoredBead& stored : beads_of(fixer)) {
        beads.push_back(stored.bead);
    }
    return model::covers_once(beads, fixer.document().source_sentences, fixer.document().target_sentences);
}

/// Whether places are without gaps.
bool is_without_gaps(const std::vector<StoredBead>& beads) {
    for (std::size_t i = 0; i < beads.size(); ++i) {
        if (beads[i].ordinal != i) {
            return false;
        }
    }
    return true;
}

/// Whether the index finds each sentence, by the number in it, in the bead that has it and in no other.
bool index_is_sound(const DocumentFixer& fixer, const std::string& path) {
    const store::Database database{path, store::Mode::read};
    store::Statement query{database, "SELECT rowid FROM pair_words WHERE pair_words MATCH ?"};
    const auto finds = [&](const std::string& words, std::int64_t bead) {
        std::vector<std::int64_t> found;
        for (query.bind(words); query.step();) {
            found.push_back(query.integer(0));
        }
        query.reset();
        return found == std::vector{bead};
    };
    for (const StoredBead& stored : beads_of(fixer)) {
        for (std::size_t s = stored.bead.source.begin; s < stored.bead.source.end; ++s) {
            if (!finds("\"sfr:" + std::to_string(s) + "\"", stored.id)) {
                return false;
            }
        }
        for (std::size_t t = stored.bead.target.begin; t < stored.bead.target.end; ++t) {
            if (!finds("\"ten:" + std::to_string(t) + "\"", stored.id)) {
                return false;
            }
        }
    }
    return true;
}

/// A run of beads shared out by chance; some shares are too large or too small.
PairAnew random_pairing(Random& random, const std::vector<StoredBead>& beads, std::size_t at) {
    PairAnew pairing;
    std::size_t source = 0;
    std::size_t target = 0;
    for (std::size_t i = at; i < beads.size() && i <= at + pick(random, 3); ++i) {
        pairing.beads.push_back(beads[i].id);
        source += beads[i].bead.source.size();
        target += beads[i].bead.target.size();
    }
    while (source + target > 0) {
        const BeadShape shape{std::min(source, pick(random, 3)), std::min(target, pick(random, 3))};
        if (shape.source + shape.target > 0) {
            pairing.shapes.push_back(shape);
            source -= shape.source;
            target -= shape.target;
        }
    }
    pairing.shapes.back().source += static_cast<std::size_t>(pick(random, 5) == 0);
    return pairing;
}

/// An action on beads by chance; not all of them can be done.
FixAction random_action(Random& random, const std::vector<StoredBead>& beads) {
    const std::size_t at = pick(random, beads.size());
    const StoredBead& bead = beads[at];
    switch (pick(random, 9)) {
    case 0: {
        MergeBeads merge{{bead.id}};
        for (std::size_t i = at + 1; i < beads.size() && merge.beads.size() < 2 + pick(random, 2); ++i) {
            merge.beads.push_back(beads[i].id);
        }
        std::shuffle(merge.beads.begin(), merge.beads.end(), random);
        return merge;
    }
    case 1:
    case 2:
        return SplitBead{bead.id, pick(random, bead.bead.source.size() + 2),
                         pick(random, bead.bead.target.size() + 2)};
    case 3:
        return MoveSentences{bead.id, pick(random, 2) == 0 ? Direction::up : Direction::down,
                             pick(random, 2) == 0 ? Side::source : Side::target, pick(random, 3) + 1};
    case 4:
        return PinBeads{{bead.id, beads[(at + 1) % beads.size()].id}};
    case 5:
        return FlagBeads{{bead.id, beads[(at + 1) % beads.size()].id},
                         "note " + std::to_string(pick(random, 3))};
    case 6:
        return UnflagBeads{{bead.id}};
    case 7:
        return random_pairing(random, beads, at);
    default:
        return UnpinBeads{{bead.id}};
    }
}

/// What both have, without the numbers that are not known before the fact.
void check_foreseen(const Fixed& foreseen, const Fixed& done) {
    CHECK(foreseen.action == done.action);
    CHECK(foreseen.gone == done.gone);
    REQUIRE(foreseen.after.size() == done.after.size());
    for (std::size_t i = 0; i < done.after.size(); ++i) {
        StoredBead bead = done.after[i].stored;
        if (foreseen.after[i].stored.id == 0) {
            bead.id = 0;
        }
        CHECK(foreseen.after[i].stored == bead);
        CHECK(foreseen.after[i].source == done.after[i].source);
    }
}

} // namespace

TEST_CASE("fix: whatever is done, each sentence is held once, and undoing all gives the original") {
    Random random{20240501};
    std::size_t actions_done = 0;
    std::size_t actions_refused = 0;
    for (std::size_t round = 0; round < 30; ++round) {
        Fixture f{random_bitext(random, round % 2 == 1)};
        DocumentFixer fixer = f.fixer();
        std::vector<std::vector<StoredBead>> states{beads_of(fixer)};
        std::int64_t highest = states.front().back().id;
        for (std::size_t step = 0; step < 40; ++step) {
            CAPTURE(round, step);
            const std::vector<StoredBead> before = beads_of(fixer);
            if (pick(random, 5) == 0) {
                CHECK(fixer.undo().has_value() == (states.size() > 1));
                if (states.size() > 1) {
                    states.pop_back();
                }
                CHECK(beads_of(fixer) == states.back());
                continue;
            }
            const FixAction action = random_action(random, before);
            CAPTURE(words_of(action));
            try {
                const Fixed foreseen = fixer.preview(action);
                CHECK(beads_of(fixer) == before);
                const Fixed done = fixer.apply(action);
                ++actions_done;
                check_foreseen(foreseen, done);
                const std::vector<StoredBead> after = beads_of(fixer);
                CHECK(done.empty() == (after == before));
                std::set<std::int64_t> touched(done.gone.begin(), done.gone.end());
                for (const ShownBead& bead : done.after) {
                    touched.insert(bead.stored.id);
                }
                for (const StoredBead& old : before) { // what was not touched is as it was, but for its place
                    const auto same = std::find_if(after.begin(), after.end(),
                                                   [&](const StoredBead& b) { return b.id == old.id; });
                    const bool kept = same != after.end() && same->bead == old.bead &&
                                      same->pinned == old.pinned && same->flag == old.flag;
                    CHECK((kept || touched.contains(old.id)));
                }
                for (const StoredBead& bead : after) { // a number that was not there is a new one
                    const bool is_new = std::none_of(before.begin(), before.end(),
                                                     [&](const StoredBead& b) { return b.id == bead.id; });
                    CHECK((!is_new || bead.id > highest));
                }
                for (const StoredBead& bead : after) {
                    highest = std::max(highest, bead.id);
                }
                if (!done.empty()) {
                    states.push_back(after);
                }
            } catch (const base::Error&) {
                ++actions_refused;
                CHECK(beads_of(fixer) == before);
            }
            CHECK(covers(fixer));
            CHECK(is_without_gaps(beads_of(fixer)));
            CHECK((step % 8 != 0 || index_is_sound(fixer, f.path)));
        }
        while (states.size() > 1) {
            states.pop_back();
            REQUIRE(fixer.undo());
            CHECK(beads_of(fixer) == states.back());
        }
        CHECK_FALSE(fixer.undo());
        CHECK(beads_of(fixer) == states.front());
        CHECK(is_without_gaps(beads_of(fixer)));
        CHECK(index_is_sound(fixer, f.path));
    }
    CHECK(actions_done > 400); // or the test tests little
    CHECK(actions_refused > 100);
}

TEST_CASE("fix: two at once wait for one another, and neither spoils what the other did") {
    const std::vector<std::pair<std::size_t, std::size_t>> shapes(12, {2, 2});
    Fixture f{bitext_of(shapes)};
    const auto before = beads_of(f.fixer());
    const auto work = [&](unsigned seed) {
        Random random{seed};
        store::Database own{f.path, store::Mode::write};
        DocumentFixer fixer{own, "1"};
        for (std::size_t i = 0; i < 60; ++i) {
            try {
                fixer.apply(random_action(random, beads_of(fixer)));
            } catch (const base::Error&) { // the other may have taken the bead away
            }
        }
    };
    std::thread other{work, 1U};
    work(2);
    other.join();
    DocumentFixer fixer = f.fixer();
    CHECK(covers(fixer));
    CHECK(is_without_gaps(beads_of(fixer)));
    CHECK(index_is_sound(fixer, f.path));
    const std::size_t made = fixer.log().size();
    CHECK(made > 40);
    std::size_t undone = 0;
    while (fixer.undo()) {
        ++undone;
    }
    CHECK(undone == made);
    CHECK(beads_of(fixer) == before);
}
