#pragma once

#include <string>
#include <vector>

namespace diptych::model {

/// What words a text has to have, in the form in which an index finds them. Made by concordance::compile()
/// from what a user asks for, once for each language.
struct WordQuery {
    enum class Kind {
        phrase, ///< `words`, one after the other
        all,    ///< each of `parts`
        any,    ///< one of `parts` at least
        but     ///< the first of `parts` and none of the others
    };

    Kind kind = Kind::phrase;
    std::vector<std::string> words = {}; ///< of a phrase: stems or folded forms, as text::Token has them
    bool prefix = false;                 ///< of a phrase: its last word may go on
    std::vector<WordQuery> parts = {};   ///< of the others; not empty

    friend bool operator==(const WordQuery&, const WordQuery&) = default;
};

} // namespace diptych::model
