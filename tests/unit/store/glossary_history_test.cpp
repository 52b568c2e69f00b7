#include "base/error.hpp"
#include "sample.hpp"
#include "store/concept_store.hpp"
#include "store/glossary_edit.hpp"
#include "store/glossary_history.hpp"
#include "store/stem_index.hpp"
#include "support/catch.hpp"

#include <map>
#include <random>

using namespace diptych;
using store::GlossaryEdit;
using store::sample::count;
using store::sample::entry;
using store::sample::message_of;

namespace {

struct Fixture {
    store::sample::Folder folder;
    store::Database database{folder.file("test.db"), store::Mode::create};
    store::ConceptStore concepts{database};
    store::GlossaryHistory history{database};
};

/// A small entry with terms of its own.
model::Concept small(const std::string& id, unsigned content) {
    model::Concept made;
    made.id = id;
    made.languages.push_back(
        {store::sample::language("fr"), {{"mot " + std::to_string(content % 7), {}, {}, {}}}, {}, {}});
    if (content % 3 != 0) {
        made.categories.push_back({"note", std::to_string(content), "", {}});
        made.languages.push_back({store::sample::language("en"),
                                  {{"word", model::Status::proposed, {{"partOfSpeech", "noun", "", {}}}, {}},
                                   {"words " + std::to_string(content % 5), {}, {}, {}}},
                                  {},
                                  {}});
    }
    return made;
}

} // namespace

TEST_CASE("glossary_history: says who did what, the newest first") {
    Fixture f;
    CHECK(f.history.changes(9).empty());
    CHECK_FALSE(f.history.last_to_undo());
    store::sample::add(f.database, entry("a"));
    store::sample::remove(f.database, "a");
    const auto changes = f.history.changes(9);
    REQUIRE(changes.size() == 2);
    CHECK(changes[0].action == "delete a");
    CHECK(changes[1].action == "add a");
    CHECK(changes[1].who == "tester");
    CHECK(changes[1].concepts == 1);
    CHECK(changes[1].made.size() == std::string_view{"2026-01-31T10:15:00Z"}.size());
    CHECK(f.history.changes(1).size() == 1);
    CHECK(f.history.find(changes[1].id)->action == "add a");
    CHECK_FALSE(f.history.find(99));
    CHECK(f.history.last_to_undo() == changes[0].id);
}

TEST_CASE("glossary_history: follows a concept through edits, another id, removal and undo") {
    Fixture f;
    store::sample::add(f.database, small("a", 1));
    store::sample::add(f.database, small("other", 2));
    store::sample::replace(f.database, "a", small("b", 3));
    store::sample::remove(f.database, "b");
    f.history.undo(4, "CD");
    for (const char* id : {"a", "b"}) {
        CAPTURE(id);
        const auto versions = f.history.versions(id);
        REQUIRE(versions.size() == 4);
        CHECK_FALSE(versions[0].before);
        CHECK(versions[0].after == small("a", 1));
        CHECK(versions[1].before == small("a", 1));
        CHECK(versions[1].after == small("b", 3));
        CHECK(versions[2].before == small("b", 3));
        CHECK_FALSE(versions[2].after);
        CHECK(versions[2].change.undone_by == 5);
        CHECK_FALSE(versions[3].before);
        CHECK(versions[3].after == small("b", 3));
        CHECK(versions[3].change.who == "CD");
        CHECK(versions[3].change.undoes == 4);
    }
    CHECK(f.history.versions("other").size() == 1);
    CHECK(f.history.versions("nobody").empty());
    CHECK(f.concepts.entry_ids() == std::vector<std::string>{"b", "other"});
}

TEST_CASE("glossary_history: says what one change did, in the order of the concepts") {
    Fixture f;
    store::sample::add(f.database, small("a", 1));
    store::sample::add(f.database, small("b", 2));
    GlossaryEdit edit{f.database, "AB", "import"};
    edit.add(small("c", 3));
    edit.add(small("gone", 3));
    edit.replace("b", small("b", 4));
    edit.remove("a");
    edit.remove("gone");
    const auto change = edit.commit().value();
    store::sample::replace(f.database, "b", small("b", 5));
    const auto versions = f.history.versions(change, 9);
    REQUIRE(versions.size() == 3);
    CHECK(versions[0].before == small("a", 1));
    CHECK_FALSE(versions[0].after);
    CHECK(versions[1].before == small("b", 2));
    CHECK(versions[1].after == small("b", 4));
    CHECK_FALSE(versions[2].before);
    CHECK(versions[2].after == small("c", 3));
    CHECK(versions[0].change.concepts == 3);
    CHECK(f.history.versions(change, 2).size() == 2);
}

TEST_CASE("glossary_history: an import can be undone, and the undoing too") {
    Fixture f;
    store::sample::add(f.database, small("own", 1));
    constexpr unsigned k_many = 1300; // several batches
    std::int64_t change = 0;
    {
        GlossaryEdit edit{f.database, "AB", "import"};
        for (unsigned i = 0; i < k_many; ++i) {
            edit.add(small("c" + std::to_string(i), i));
        }
        change = edit.commit().value();
    }
    const auto keys = count(f.database, "SELECT count(*) FROM term_key");
    const std::int64_t undoing = f.history.undo(change, "CD");
    CHECK(f.concepts.entry_ids() == std::vector<std::string>{"own"});
    CHECK(f.history.find(undoing)->concepts == k_many);
    CHECK(f.history.find(change)->undone_by == undoing);
    CHECK(f.history.last_to_undo() == 1);
    f.history.undo(undoing, "CD");
    CHECK(f.concepts.size().concepts == k_many + 1);
    CHECK(f.concepts.find("c1299").value() == small("c1299", 1299));
    CHECK(count(f.database, "SELECT count(*) FROM term_key") == keys);
    CHECK_FALSE(f.history.find(change)->undone_by);
    CHECK(f.history.last_to_undo() == change);
}

TEST_CASE("glossary_history: what cannot be undone is refused with its reason") {
    Fixture f;
    store::sample::add(f.database, small("a", 1));
    store::sample::replace(f.database, "a", small("a", 2));
    const auto refusal = [&](std::int64_t change) {
        return message_of<base::Error>([&] { f.history.undo(change, "CD"); });
    };
    CHECK_THAT(refusal(1), Catch::Contains("change 2 (edit a) has touched the same concepts since"));
    CHECK_THAT(refusal(9), Catch::Contains("There is no change 9"));
    f.history.undo(2, "CD");
    CHECK_THAT(refusal(2), Catch::Contains("is undone already, by change 3"));
    f.history.undo(1, "CD"); // 2 and 3 together did nothing
    CHECK(f.concepts.entry_ids().empty());
    CHECK_THAT(refusal(3), Catch::Contains("change 4 (undo 1)"));
    CHECK(count(f.database, "SELECT count(*) FROM change") == 4);
}

TEST_CASE("glossary_history: an id that somebody else has got meanwhile stops an undo") {
    Fixture f;
    store::sample::add(f.database, small("a", 1));
    store::sample::remove(f.database, "a");
    store::sample::add(f.database, small("a", 2));
    CHECK_THAT(message_of<base::Error>([&] { f.history.undo(2, "CD"); }),
               Catch::Contains("another concept has the id 'a' now"));
    CHECK(f.concepts.find("a").value() == small("a", 2));
    CHECK(f.history.versions("a").size() == 3);
}

TEST_CASE("glossary_history: ids that a change has swapped are swapped back") {
    Fixture f;
    store::sample::add(f.database, small("a", 1));
    store::sample::add(f.database, small("b", 2));
    GlossaryEdit edit{f.database, "AB", "swap"};
    edit.replace("a", small("x", 1));
    edit.replace("b", small("a", 2));
    edit.replace("x", small("b", 1));
    const auto change = edit.commit().value();
    CHECK(f.concepts.entry_ids() == std::vector<std::string>{"b", "a"});
    f.history.undo(change, "CD");
    CHECK(f.concepts.entry_ids() == std::vector<std::string>{"a", "b"});
    CHECK(f.concepts.find("a").value() == small("a", 1));
    CHECK(f.concepts.find("b").value() == small("b", 2));
}

namespace {

/// A glossary as it should be: entries by their rows, in order.
using Model = std::map<std::int64_t, model::Concept>;

class RandomEdits {
public:
    explicit RandomEdits(unsigned seed) : m_random{seed} {}

    void run(Fixture& f, int changes) {
        m_states.emplace_back(); // before change 1
        for (int i = 0; i < changes; ++i) {
            if (pick(4) == 0 && !f.history.changes(1).empty()) {
                undo(f);
            } else {
                edit(f);
            }
            check(f);
        }
    }

private:
    unsigned pick(unsigned count) { return static_cast<unsigned>(m_random() % count); }

    std::string any_id() { return "e" + std::to_string(pick(12)); }

    void edit(Fixture& f) {
        GlossaryEdit edit{f.database, "AB", "edit"};
        Model now = m_now;
        for (auto steps = pick(6); steps > 0; --steps) {
            const std::string id = any_id();
            const auto row = edit.row_of(id);
            const model::Concept entry = small(pick(5) == 0 ? any_id() : id, pick(40));
            if (!row) {
                edit.add(small(id, 1));
                now[edit.row_of(id).value()] = small(id, 1);
            } else if (pick(3) == 0) {
                edit.remove(id);
                now.erase(*row);
            } else if (entry.id == id || !edit.row_of(entry.id)) {
                edit.replace(id, entry);
                now[*row] = entry;
            }
        }
        if (pick(8) == 0) {
            return; // taken back
        }
        if (const auto change = edit.commit()) {
            remember(*change, std::move(now));
        } else {
            CHECK(now == m_now);
        }
    }

    /// Each concept of the change becomes what it was before it, or it is refused.
    void undo(Fixture& f) {
        const auto last = f.history.changes(1).at(0).id;
        const auto change = 1 + static_cast<std::int64_t>(pick(static_cast<unsigned>(last)));
        const Model& before = m_states.at(static_cast<std::size_t>(change) - 1);
        const Model& after = m_states.at(static_cast<std::size_t>(change));
        Model wanted = m_now;
        const auto put = [&](const Model& source, std::int64_t row) {
            wanted.erase(row);
            if (source.contains(row)) {
                wanted[row] = source.at(row);
            }
        };
        for (const auto& [row, entry] : after) {
            if (!before.contains(row) || before.at(row) != entry) {
                put(before, row);
            }
        }
        for (const auto& [row, entry] : before) {
            if (!after.contains(row)) {
                put(before, row);
            }
        }
        try {
            const auto made = f.history.undo(change, "CD");
            remember(made, std::move(wanted));
        } catch (const base::Error&) {
            ++refused;
        }
    }

    void remember(std::int64_t change, Model now) {
        REQUIRE(change == static_cast<std::int64_t>(m_states.size()));
        m_now = now;
        m_states.push_back(std::move(now));
    }

    void check(Fixture& f) {
        std::vector<model::Concept> stored;
        f.concepts.for_each([&](model::Concept&& entry) { stored.push_back(std::move(entry)); });
        std::vector<model::Concept> expected;
        for (const auto& [row, entry] : m_now) {
            expected.push_back(entry);
        }
        REQUIRE(stored == expected);
        const auto keys = keys_of(f);
        store::rebuild_indexes(f.database);
        REQUIRE(keys == keys_of(f));
        REQUIRE(count(f.database, "SELECT count(*) FROM pragma_foreign_key_check") == 0);
        for (std::size_t change = 1; change < m_states.size(); ++change) {
            for (const auto& version : f.history.versions(static_cast<std::int64_t>(change), 99)) {
                REQUIRE(holds(m_states[change - 1], version.before));
                REQUIRE(holds(m_states[change], version.after));
            }
        }
    }

    static bool holds(const Model& state, const std::optional<model::Concept>& entry) {
        return !entry ||
               std::any_of(state.begin(), state.end(), [&](const auto& one) { return one.second == *entry; });
    }

    /// All rows of both indexes.
    static std::string keys_of(Fixture& f) {
        std::string all;
        store::Statement rows{f.database,
                              "SELECT language || ',' || stem_key || ',' || concept_id || ',' || "
                              "lang_sec || ',' || term FROM term_key UNION ALL SELECT language || "
                              "':' || lang_secs || ':' || terms FROM glossary_language "
                              "WHERE lang_secs > 0"};
        while (rows.step()) {
            all += std::string{rows.text(0)} + "\n";
        }
        return all;
    }

public:
    int refused = 0;

private:
    std::mt19937 m_random;
    Model m_now;
    std::vector<Model> m_states; ///< after each change
};

} // namespace

TEST_CASE(
    "glossary_history: after any edits and undos the glossary and its history are what they should be") {
    int refused = 0;
    for (unsigned seed = 1; seed <= 6; ++seed) {
        CAPTURE(seed);
        Fixture f;
        RandomEdits edits{seed};
        edits.run(f, 60);
        refused += edits.refused;
    }
    CHECK(refused > 0); // so that both ways are tried
}
