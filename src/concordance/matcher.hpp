#pragma once

#include "concordance/query.hpp"
#include "model/lookup.hpp"
#include "model/range.hpp"
#include "text/analyzer.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace diptych::concordance {

/// A text that fulfils a query.
struct Match {
    std::vector<model::Range> ranges; ///< bytes: where its phrases stand, in order, not overlapping
    model::Differences differences;   ///< of the best that stands there for each phrase
};

/// Finds what a query asks for in texts of one language, and checks what the index cannot tell. A word is the
/// same by Strictness::stems when its stem or its folded form is the stem of the query's, as in the index.
class Matcher {
public:
    /// \param analyzer  of the language; must outlive it
    /// \throws base::UsageError when a phrase has no word in it
    Matcher(const Query& query, const text::Analyzer& analyzer, Strictness strictness);

    /// Nothing when the text does not fulfil the query.
    /// \param text    valid UTF-8
    /// \param tokens  as Analyzer::analyze gives them
    std::optional<Match> find(std::string_view text, const std::vector<text::Token>& tokens) const;

private:
    struct Word {
        std::string surface; ///< as typed
        std::string letters; ///< composed, with straight apostrophes
        std::string form;    ///< these in small letters
        std::string folded;
        std::string stem;
    };

    /// Query::Kind and its parts, with the words of phrases.
    struct Node {
        Query::Kind kind = Query::Kind::phrase;
        std::vector<Word> words;
        bool prefix = false;
        std::string text;
        std::vector<Node> parts;
    };

    struct Text {
        std::string_view text;
        const std::vector<text::Token>& tokens;
    };

    Node prepare(const Query& query) const;
    std::optional<Match> evaluate(const Node& node, const Text& text) const;
    std::optional<Match> find_phrase(const Node& phrase, const Text& text) const;
    bool is_at(const Node& phrase, const Text& text, std::size_t at) const;
    bool is_same(const Word& word, bool may_go_on, std::string_view surface, const text::Token& token) const;
    model::Differences differences_at(const Node& phrase, const Text& text, std::size_t at) const;

    const text::Analyzer& m_analyzer;
    Strictness m_strictness;
    Node m_root;
};

} // namespace diptych::concordance
