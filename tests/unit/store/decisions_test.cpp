#include "sample.hpp"
#include "store/candidate_decisions.hpp"
#include "store/finding_dismissals.hpp"
#include "support/catch.hpp"

using namespace diptych;
using store::CandidateDecision;
using store::CandidateDecisions;
using store::Database;
using store::FindingDismissals;
using store::Mode;
using store::sample::Folder;

TEST_CASE("finding_dismissals: what is added is there with its time until it is removed") {
    const Folder folder;
    Database database{folder.file("a.db"), Mode::create};
    FindingDismissals dismissals{database};
    CHECK(dismissals.list().empty());
    dismissals.add({"b", "term-missing", "A message.", "Un texte", "A text", "as agreed", ""});
    dismissals.add({"a", "", "", "", "", "another reason", ""});
    REQUIRE(dismissals.list().size() == 2);
    CHECK(dismissals.keys() == std::unordered_set<std::string>{"a", "b"});
    model::Dismissal first = dismissals.list()[1].key == "b" ? dismissals.list()[1] : dismissals.list()[0];
    CHECK(first.made.size() == 20);
    first.made.clear();
    CHECK(first ==
          model::Dismissal{"b", "term-missing", "A message.", "Un texte", "A text", "as agreed", ""});
    CHECK(dismissals.remove("b"));
    CHECK_FALSE(dismissals.remove("b"));
    CHECK(dismissals.keys().size() == 1);
}

TEST_CASE("finding_dismissals: a second reason takes the place of the first") {
    const Folder folder;
    Database database{folder.file("a.db"), Mode::create};
    FindingDismissals dismissals{database};
    dismissals.add({"a", "", "", "", "", "first", ""});
    dismissals.add({"a", "", "", "", "", "second", ""});
    REQUIRE(dismissals.list().size() == 1);
    CHECK(dismissals.list()[0].reason == "second");
}

TEST_CASE("candidate_decisions: one for a base form of a language") {
    const Folder folder;
    Database database{folder.file("a.db"), Mode::create};
    CandidateDecisions decisions{database};
    decisions.add({"fr", "ordre du jour", "rejected"});
    decisions.add({"fr", "ordre du jour", "accepted", "c12"});
    decisions.add({"fr", "article", "rejected"});
    decisions.add({"en", "article", "accepted", "c3"});
    const auto found = decisions.find("fr", "ordre du jour");
    REQUIRE(found);
    CHECK(found->decision == "accepted");
    CHECK(found->concept_id == "c12");
    CHECK(found->made.size() == 20);
    CHECK_FALSE(decisions.find("fr", "article")->concept_id);
    CHECK_FALSE(decisions.find("de", "article"));
    CHECK(decisions.remove("fr", "article"));
    CHECK_FALSE(decisions.remove("fr", "article"));
    CHECK(decisions.find("en", "article"));
}
