#pragma once

#include "model/word_query.hpp"
#include "text/analyzer.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace diptych::concordance {

/// What a user asks a corpus for, before a language cuts it into words.
struct Query {
    enum class Kind {
        phrase, ///< `text`
        all,    ///< each of `parts`
        any,    ///< one of `parts` at least
        but     ///< the first of `parts` and none of the others
    };

    Kind kind = Kind::phrase;
    std::string text = {};         ///< of a phrase, without its quotation marks and star
    bool prefix = false;           ///< of a phrase: its last word may go on
    std::vector<Query> parts = {}; ///< of the others; not empty

    friend bool operator==(const Query&, const Query&) = default;
};

/// Reads a query. Words next to each other, in quotation marks (") or not, are one phrase. AND, OR and NOT in
/// capitals join phrases: NOT stands behind what is to be found ("a NOT b"), AND binds more than OR, and
/// parentheses bind most. A star at the end of a phrase lets its last word go on. In quotation marks all of
/// these are text.
/// \param text  valid UTF-8
/// \throws base::UsageError when it cannot be understood: where, and what to do
Query parse_query(std::string_view text);

/// What counts as the same word.
enum class Strictness {
    stems,  ///< any form of it, whatever case and accents
    forms,  ///< the same form: accents count, case does not
    letters ///< the same letters
};

/// The query as an index has to be asked for it in one language. The index knows stems and folded forms only:
/// what is stricter it answers with too much, and NOT is left out of it for that reason. Matcher tells then.
/// \throws base::UsageError when a phrase has no word in it
model::WordQuery compile(const Query& query, const text::Analyzer& analyzer, Strictness strictness);

/// Whether the index, asked as compile() says, may answer with pairs that do not fulfil the query.
inline bool must_be_verified(Strictness strictness) {
    return strictness != Strictness::stems;
}

/// The query with AND between the words of its phrases: what has them, but perhaps not together. For a
/// query compiled with Strictness::stems.
model::WordQuery taken_apart(const model::WordQuery& query);

} // namespace diptych::concordance
