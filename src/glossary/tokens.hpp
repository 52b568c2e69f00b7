#pragma once

#include "glossary/word_table.hpp"
#include "text/analyzer.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

namespace diptych::glossary {

/// A text cut into words, with what is known of each. Only words that fold to something.
struct Tokens {
    std::string_view text;
    std::vector<text::WordSpan> spans;
    std::vector<WordId> words; ///< one for each span

    std::size_t size() const { return spans.size(); }

    /// What stands between the word before `at` and it. \pre 0 < at < size()
    std::string_view between(std::size_t at) const {
        const std::size_t begin = spans[at - 1].range.end;
        return text.substr(begin, spans[at].range.begin - begin);
    }
};

} // namespace diptych::glossary
