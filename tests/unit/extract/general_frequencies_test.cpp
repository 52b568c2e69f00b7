#include "base/error.hpp"
#include "extract/general_frequencies.hpp"
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

using namespace diptych;

TEST_CASE("general_frequencies: words that are not listed have the level of the first line") {
    const support::TemporaryFolder folder;
    const extract::GeneralFrequencies general{folder.write("en.tsv", "#\t2.1\nthe\t14.4\nhorse\t3.6\n")};
    CHECK(general.level("the") == Approx(14.4));
    CHECK(general.level("levade") == Approx(2.1));
}

TEST_CASE("general_frequencies: a damaged file is refused with the line") {
    const support::TemporaryFolder folder;
    CHECK_THROWS_AS(extract::GeneralFrequencies{folder.write("a.tsv", "the\t14.4\n")}, base::InputError);
    CHECK_THROWS_AS(extract::GeneralFrequencies{folder.write("b.tsv", "#\t2.1\nthe\n")}, base::InputError);
    CHECK_THROWS_AS(extract::GeneralFrequencies{folder.write("c.tsv", "#\t2.1\nthe\tx\n")}, base::InputError);
}
