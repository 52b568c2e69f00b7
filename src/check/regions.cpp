#include "check/regions.hpp"

#include "base/format.hpp"
#include "text/character.hpp"
#include "text/fold.hpp"
#include "text/language_names.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <string>

namespace diptych::check {

namespace {

using model::Range;

struct Named {
    std::string code;
    Range bytes;
};

/// Words that begin with a capital, and how far a name may go from each.
std::vector<Named> regions_in(std::string_view text) {
    std::vector<Named> found;
    const std::vector<Range> words = words_of(text);
    for (std::size_t i = 0; i < words.size();) {
        std::size_t used = 1;
        if (text::is_upper(text::code_point_at(text, words[i].begin).value)) {
            const std::size_t most = text::most_words_of_region(text::fold(model::slice(text, words[i])));
            for (std::size_t count = std::min(most, words.size() - i); count > 0; --count) {
                const Range bytes{words[i].begin, words[i + count - 1].end};
                std::string code = text::region_named(text::collapse_white_space(text::fold(model::slice(text, bytes))));
                if (!code.empty()) {
                    found.push_back({std::move(code), bytes});
                    used = count;
                    break;
                }
            }
        }
        i += used;
    }
    return found;
}

/// The first of those that the others do not have.
const Named* first_alone(const std::vector<Named>& all, const std::vector<Named>& others) {
    const auto alone = std::find_if(all.begin(), all.end(), [&](const Named& one) {
        return std::none_of(others.begin(), others.end(), [&](const Named& other) { return other.code == one.code; });
    });
    return alone == all.end() ? nullptr : &*alone;
}

} // namespace

void check_regions(const Subject& pair) {
    const std::vector<Named> source = regions_in(pair.source);
    if (source.empty()) {
        return;
    }
    const std::vector<Named> target = regions_in(pair.target);
    const Named* const wanted = first_alone(source, target);
    const Named* const there = first_alone(target, source);
    if (wanted != nullptr && there != nullptr) {
        model::Finding& finding =
            pair.report(Rule::country_differs, there->bytes,
                        fmt::format("The source names {}, the target {}.", in_quotes(model::slice(pair.source, wanted->bytes)),
                                    in_quotes(model::slice(pair.target, there->bytes))));
        finding.source = wanted->bytes;
        finding.expected = model::slice(pair.source, wanted->bytes);
    }
}

} // namespace diptych::check
