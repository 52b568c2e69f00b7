#include "concordance/kwic.hpp"
#include "support/catch.hpp"
#include "text/utf8.hpp"

#include <string>

using namespace diptych;

namespace {

std::string cut(std::string_view text, std::string_view keyword, std::size_t columns) {
    const std::size_t begin = text.find(keyword);
    const auto line = concordance::keyword_in_context(text, {begin, begin + keyword.size()}, columns);
    CHECK(text::display_width(line.left) <= columns);
    CHECK(text::display_width(line.right) <= columns);
    return line.left + (line.left_space ? " [" : "[") + line.keyword + (line.right_space ? "] " : "]") +
           line.right;
}

} // namespace

TEST_CASE("kwic: a context that fits is kept whole") {
    CHECK(cut("le mandat du groupe", "mandat", 20) == "le [mandat] du groupe");
    CHECK(cut("mandat", "mandat", 5) == "[mandat]");
}

TEST_CASE("kwic: a longer context is cut between words") {
    CHECK(cut("renouveler le mandat du groupe de travail", "mandat", 8) == "…le [mandat] du…");
    CHECK(cut("renouveler le mandat du groupe de travail", "mandat", 10) == "…le [mandat] du groupe…");
}

TEST_CASE("kwic: a word too wide for the context is cut itself") {
    CHECK(cut("anticonstitutionnellement mandat", "mandat", 6) == "…ement [mandat]");
    CHECK(cut("mandat anticonstitutionnellement", "mandat", 1) == "[mandat] …");
}

TEST_CASE("kwic: punctuation stays with its word, and wide characters count for two columns") {
    CHECK(cut("(l’état), enfin", "état", 12) == "(l’[état]), enfin");
    CHECK(cut("日本語 mandat", "mandat", 5) == "…本語 [mandat]");
}
