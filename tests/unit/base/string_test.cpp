#include "base/string.hpp"
#include "support/catch.hpp"

using namespace diptych;

TEST_CASE("edit_distance: counts insertions, deletions, substitutions and swaps") {
    CHECK(base::edit_distance("align", "align") == 0);
    CHECK(base::edit_distance("algin", "align") == 1);
    CHECK(base::edit_distance("", "abc") == 3);
    CHECK(base::edit_distance("kitten", "sitting") == 3);
}

TEST_CASE("did_you_mean: finds a near word, or the only one that begins so") {
    const std::vector<std::string> commands{"align", "add", "lookup", "documents", "export"};
    CHECK(base::did_you_mean("lokup", commands) == "lookup");
    CHECK(base::did_you_mean("doc", commands) == "documents");
    CHECK(base::did_you_mean("xyzzy", commands).empty());
}

TEST_CASE("split: keeps empty parts") {
    CHECK(base::split("a||b", '|') == std::vector<std::string_view>{"a", "", "b"});
    CHECK(base::split("", '|') == std::vector<std::string_view>{""});
}
