#pragma once

#include "cli/terminal/style.hpp"
#include "memory/count.hpp"
#include "model/leverage.hpp"

#include <cstddef>
#include <iosfwd>
#include <string>
#include <vector>

namespace diptych::cli {

/// The analysis as a table: a row for each class that the threshold lets be, and the total.
void render_analysis(const memory::Analysis& analysis, unsigned threshold, const Style& style,
                     std::ostream& out);

/// A text in which a match differs from a sentence, as wdiff writes it: "la [-première-]{+deuxième+}
/// session".
struct MarkedDifferences {
    std::string text;
    std::vector<model::Range> old_words; ///< bytes of text, with their marks
    std::vector<model::Range> new_words;
};

MarkedDifferences mark_differences(const model::MemoryMatch& match, const std::string& sentence);

/// A sentence: where it is and how much of it there is, then its best match with what differs marked, and its
/// translation; without a match, the sentence.
/// \param language  of the sentence
void render_leveraged(const model::LeveragedSentence& sentence, const model::LanguageTag& language,
                      const Style& style, std::size_t columns, std::ostream& out);

} // namespace diptych::cli
