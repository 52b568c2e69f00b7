#include "model/lookup.hpp"
#include "support/catch.hpp"

using namespace diptych::model;

TEST_CASE("differences: none is exact, and so is another layout") {
    Differences differences;
    CHECK(differences.kind() == MatchKind::exact);
    CHECK(differences.names() == std::vector<std::string>{"exact"});
    differences.add(Difference::layout);
    CHECK(differences.kind() == MatchKind::exact);
    CHECK(differences.names() == std::vector<std::string>{"layout"});
}

TEST_CASE("differences: the least good one decides") {
    Differences differences;
    differences.add(Difference::accent);
    CHECK(differences.kind() == MatchKind::folded);
    Differences more;
    more.add(Difference::inflection);
    more.add(Difference::letter_case);
    differences.add(more);
    CHECK(differences.kind() == MatchKind::inflected);
    CHECK(differences.names() == std::vector<std::string>{"case", "accent", "inflection"});
    CHECK(differences.has(Difference::accent));
    CHECK_FALSE(differences.has(Difference::hyphen));
}

TEST_CASE("status: names go both ways, and an empty name is none") {
    CHECK(status_of("proposed") == Status::proposed);
    CHECK(status_of("preferredTerm") == Status::preferred);
    CHECK(status_of("supersededTerm-admn-sts") == Status::superseded);
    CHECK_FALSE(status_of("").has_value());
    CHECK(status_names().size() == 5);
    CHECK(tbx_name_of(Status::proposed).empty());
}
