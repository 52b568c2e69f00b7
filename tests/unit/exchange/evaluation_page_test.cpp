#include "exchange/pages/evaluation.hpp"
#include "page_check.hpp"
#include "sample_bitext.hpp"
#include "support/catch.hpp"

#include <sstream>

using namespace diptych;
using Catch::Contains;
using exchange::Agreement;

namespace {

exchange::ComparedFiles files() {
    exchange::ComparedFiles compared;
    compared.gold = "a.gold";
    compared.test = "a<b>.beads";
    compared.rows = {{{{{0}, {0}, {}, Agreement::full}}, {{{0}, {0}, 0.75, Agreement::full}}},
                     {{{{1, 2}, {1}, {}, Agreement::partial}},
                      {{{1}, {1}, 0.5, Agreement::partial}, {{2}, {}, 0.25, Agreement::none}}},
                     {{{{3}, {}, {}, Agreement::none}}, {}}};
    return compared;
}

std::string page_of(const exchange::ComparedFiles& compared) {
    std::ostringstream out;
    exchange::write_evaluation_html(
        {.measures = {{"strict", 0.5, 0.5, 0.5, 2, 2}}, .calibration_error = {}, .bins = {}}, {compared},
        out);
    return out.str();
}

} // namespace

TEST_CASE("evaluation page: a row for beads that hang together, marked by words") {
    const std::string page = page_of(files());
    CHECK_THAT(page, Contains("<tr id=\"row-1-1\" class=\"row begins\">"));
    CHECK_THAT(page, Contains("<td colspan=\"2\"><div class=\"bead\"><span class=\"numbers\">[0] : [0]</span>"
                              "<span class=\"mark\" title=\"probability\">0.75</span></div></td>"));
    CHECK_THAT(page, Contains("<div class=\"bead missing\"><span class=\"numbers\">[1,2] : [1]</span>"
                              "<span class=\"mark amber\">missing, found in part</span></div>"));
    CHECK_THAT(page, Contains("<span class=\"mark amber\">wrong, right in part</span>"));
    CHECK_THAT(page,
               Contains("<span class=\"numbers\">[2] : []</span><span class=\"mark red\">wrong</span>"));
    CHECK_THAT(page, Contains("<span class=\"mark red\">missing</span></div></td><td data-side=\"Test\"><p "
                              "class=\"absent\">no pair"));
    CHECK_THAT(page, Contains("missing: <b>2</b>") && Contains("wrong: <b>2</b>"));
}

TEST_CASE("evaluation page: shows the sentences when it has them") {
    exchange::ComparedFiles compared = files();
    const model::Bitext bitext = test::sample_bitext();
    compared.source = bitext.source;
    compared.target = bitext.target;
    const std::string page = page_of(compared);
    CHECK_THAT(page, Contains("<p lang=\"fr\" dir=\"auto\">1. Oui &amp; &lt;non&gt;. Peut-être.</p>"
                              "<p lang=\"en\" dir=\"auto\">1. Yes,\tno and &quot;maybe&quot;.</p>"));
}

TEST_CASE("evaluation page: names cannot become markup, and nothing comes from elsewhere") {
    const std::string page = page_of(files());
    CHECK_THAT(page, Contains("a&lt;b&gt;.beads") && !Contains("<b>.beads"));
    CHECK(test::check_page(page).rows == 3);
    for (const char* reference : {"http:", "https:", "src=", "<link", "@import", "url("}) {
        CHECK_THAT(page, !Contains(reference));
    }
}
