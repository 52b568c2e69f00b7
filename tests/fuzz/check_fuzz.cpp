// Any two texts, a line each, as a pair to be checked: the places of every finding lie in the texts, and it
// says what is wrong.

#include "check/checker.hpp"
#include "fuzz.hpp"
#include "text/utf8.hpp"

using namespace diptych;

namespace {

const check::TermBase& terms() {
    static const check::TermBase base = [] {
        check::TermBase made;
        check::GlossaryConcept entry{.id = "c1", .source = {}, .target = {}};
        entry.source.push_back({"ordre du jour", model::Status::preferred, {}});
        entry.target.push_back({"agenda", model::Status::preferred, {}});
        entry.target.push_back({"order paper", model::Status::deprecated, {}});
        made.add(std::move(entry));
        return made;
    }();
    return base;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string text = fuzz::to_string(data, size);
    text.resize(text::find_invalid_utf8(text).value_or(text.size()));
    const std::size_t line_end = std::min(text.find('\n'), text.size());
    const check::PairTexts pair{std::string_view{text}.substr(0, line_end),
                                std::string_view{text}.substr(std::min(line_end + 1, text.size()))};
    static check::Checker checker{
        terms(), *model::LanguageTag::parse("fr"), *model::LanguageTag::parse("en"), {}};
    const auto findings = checker.check({pair});
    fuzz::require(findings.size() == 1, "one answer a pair");
    for (const model::Finding& finding : findings.front()) {
        fuzz::require(
            finding.source.begin <= finding.source.end && finding.source.end <= pair.source.size() &&
                finding.target.begin <= finding.target.end && finding.target.end <= pair.target.size(),
            "the places lie in the texts");
        fuzz::require(!finding.message.empty() && !finding.key.empty(), "it says what, and has a key");
    }
    return 0;
}
