// Any text as a query for the concordance: it is understood, or refused with a sentence; what was understood
// can be looked for in the rest of the text and matches lie inside it, in order.

#include "base/error.hpp"
#include "concordance/matcher.hpp"
#include "concordance/query.hpp"
#include "fuzz.hpp"
#include "text/utf8.hpp"

using namespace diptych;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string text = fuzz::to_string(data, size);
    text.resize(text::find_invalid_utf8(text).value_or(text.size()));
    const std::size_t line_end = std::min(text.find('\n'), text.size());
    const std::string searched = text.substr(line_end);
    static const text::Analyzer analyzer{*model::LanguageTag::parse("fr")};
    try {
        const concordance::Query query = concordance::parse_query(std::string_view{text}.substr(0, line_end));
        for (const auto strictness : {concordance::Strictness::stems, concordance::Strictness::forms,
                                      concordance::Strictness::letters}) {
            concordance::compile(query, analyzer, strictness);
            const auto match = concordance::Matcher{query, analyzer, strictness}.find(
                searched, analyzer.analyze(searched));
            std::size_t done = 0;
            for (const model::Range range : match ? match->ranges : std::vector<model::Range>{}) {
                fuzz::require(range.begin >= done && range.begin < range.end && range.end <= searched.size(),
                              "matches lie in the text, in order");
                done = range.end;
            }
        }
    } catch (const base::UsageError& error) {
        fuzz::require(!std::string_view{error.what()}.empty(), "what is refused is explained");
    }
    return 0;
}
