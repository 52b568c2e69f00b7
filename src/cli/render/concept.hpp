#pragma once

#include "cli/terminal/printable.hpp" // for those who print cards
#include "cli/terminal/style.hpp"
#include "model/concept.hpp"
#include "model/language_tag.hpp"
#include "model/range.hpp"

#include <cstddef>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

namespace diptych::cli {

// What cards of concepts and pairs of sentences look like on a terminal.

inline constexpr std::size_t k_margin = 2; ///< columns before the language

/// A line of `text` with what matched in it marked.
std::string highlighted(std::string_view text, model::Range line, const std::vector<model::Range>& matches,
                        const Style& style);

/// "  fr  ": the language, or as many spaces; as wide as the widest tag asks for.
std::string language_column(std::string_view language, std::size_t width);

/// A term to be marked in a card.
struct MarkedTerm {
    model::LanguageTag language;
    std::string text;
    std::string remark = {}; ///< how it matched; stands behind the subject and id
};

/// A concept as a card: its subject and id, then each language with its terms, preferred ones first, what is
/// to be said of them and where it is from, and what to write instead of those to avoid.
/// \param marked  may be nullptr; its language comes first
void render_concept(const model::Concept& entry, const MarkedTerm* marked, const Style& style,
                    std::size_t columns, std::ostream& out);

} // namespace diptych::cli
