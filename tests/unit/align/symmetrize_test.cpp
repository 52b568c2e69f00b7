#include "align/symmetrize.hpp"
#include "support/catch.hpp"

#include <string>
#include <vector>

using namespace diptych;

namespace {

/// A row for each source word; x for a link.
align::AlignmentMatrix matrix(const std::vector<std::string>& rows) {
    align::AlignmentMatrix links{rows.size(), rows[0].size()};
    for (std::size_t i = 0; i < rows.size(); ++i) {
        for (std::size_t j = 0; j < rows[i].size(); ++j) {
            if (rows[i][j] == 'x') {
                links.link(i, j);
            }
        }
    }
    return links;
}

using align::Symmetrization;

} // namespace

TEST_CASE("symmetrize: the intersection has what both directions say") {
    CHECK(align::symmetrize(matrix({"x.x", ".x.", "..."}), matrix({"x..", "..x", ".x."}),
                            Symmetrization::intersection) == matrix({"x..", "...", "..."}));
}

TEST_CASE("symmetrize: links next to one that both see are taken in while a word of theirs has none") {
    // (0, 1) is next to (0, 0) and gives target word 1 its link; so does (1, 2) in turn, diagonally.
    CHECK(align::symmetrize(matrix({"xx.", "..x"}), matrix({"x..", "..."}),
                            Symmetrization::grow_diag_final_and) == matrix({"xx.", "..x"}));
    // (1, 1) is next to links of both its words, which have them already.
    CHECK(align::symmetrize(matrix({"x.", "xx"}), matrix({"x.", "x."}),
                            Symmetrization::grow_diag_final_and) == matrix({"x.", "xx"}));
    CHECK(align::symmetrize(matrix({"x..", ".x.", "..."}), matrix({"x..", ".xx", "..."}),
                            Symmetrization::grow_diag_final_and) == matrix({"x..", ".xx", "..."}));
}

TEST_CASE("symmetrize: far links are taken in at the end only between words that have none") {
    CHECK(align::symmetrize(matrix({"x...", "....", "....", "...x"}),
                            matrix({"x...", "....", "....", "...."}),
                            Symmetrization::grow_diag_final_and) == matrix({"x...", "....", "....", "...x"}));
    // Target word 0 has its link: source word 3 stays alone.
    CHECK(align::symmetrize(matrix({"x...", "....", "....", "x..."}),
                            matrix({"x...", "....", "....", "...."}),
                            Symmetrization::grow_diag_final_and) == matrix({"x...", "....", "....", "...."}));
}

TEST_CASE("symmetrize: a word takes its most probable source unless none is more probable") {
    align::DirectedLinks links{{2, 2}, {2, 2}};
    links.forward.at(0, 0) = 0.8F;
    links.forward.at(1, 1) = 0.4F; // from none: 0.6
    links.backward.at(0, 0) = 0.9F;
    links.backward.at(1, 1) = 0.9F;
    CHECK(align::symmetrize(links, Symmetrization::intersection) == matrix({"x.", ".."}));
    CHECK(align::symmetrize(links, Symmetrization::grow_diag_final_and) == matrix({"x.", ".x"}));
    CHECK(align::symmetrize(links, Symmetrization::agreement, 0.5F) == matrix({"x.", ".x"}));
    CHECK(align::symmetrize(links, Symmetrization::agreement, 0.7F) == matrix({"x.", ".."}));
}
