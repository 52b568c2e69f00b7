#include "concordance/matcher.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "glossary/surface.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <utility>

namespace diptych::concordance {

namespace {

using model::Difference;
using model::Differences;
using model::Range;

/// The word composed, with straight apostrophes and without soft hyphens: how it is typed says nothing of its
/// letters.
std::string plain(std::string_view surface) {
    std::string word = text::nfc(surface);
    for (const auto& [from, to] :
         {std::pair<std::string_view, std::string_view>{"\u2019", "'"}, {"\u02BC", "'"}, {"\u00AD", ""}}) {
        for (std::size_t at = word.find(from); at != std::string::npos; at = word.find(from, at)) {
            word.replace(at, from.size(), to);
        }
    }
    return word;
}

std::vector<Range> merged(std::vector<Range> ranges) {
    std::sort(ranges.begin(), ranges.end(), [](const Range& a, const Range& b) {
        return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
    });
    std::vector<Range> result;
    for (const Range& range : ranges) {
        if (!result.empty() && range.begin < result.back().end) {
            result.back().end = std::max(result.back().end, range.end);
        } else {
            result.push_back(range);
        }
    }
    return result;
}

std::size_t count(const Differences& differences) {
    return differences.kind() == model::MatchKind::exact ? 0 : differences.names().size();
}

bool is_better(const Differences& a, const Differences& b) {
    return a.kind() != b.kind() ? a.kind() < b.kind() : count(a) < count(b);
}

/// Whether a hyphen joins the two words.
bool is_hyphened(std::string_view text, std::size_t from, std::size_t to) {
    return to > from && text::fold(text.substr(from, to - from)) == "-";
}

} // namespace

Matcher::Matcher(const Query& query, const text::Analyzer& analyzer, Strictness strictness)
    : m_analyzer{analyzer}, m_strictness{strictness}, m_root{prepare(query)} {}

Matcher::Node Matcher::prepare(const Query& query) const {
    Node node{.kind = query.kind, .words = {}, .prefix = query.prefix, .text = query.text, .parts = {}};
    for (const Query& part : query.parts) {
        node.parts.push_back(prepare(part));
    }
    if (query.kind != Query::Kind::phrase) {
        return node;
    }
    for (text::Token& token : m_analyzer.analyze(query.text)) {
        if (!token.folded.empty()) {
            const std::string_view surface = model::slice(query.text, token.range);
            const std::string letters = plain(surface);
            node.words.push_back({std::string{surface}, letters, text::fold_case(letters),
                                  std::move(token.folded), std::move(token.stem)});
        }
    }
    if (node.words.empty()) {
        throw base::UsageError{
            fmt::format("There is no word to look for in '{}'. Give a word or a phrase.", query.text)};
    }
    return node;
}

std::optional<Match> Matcher::find(std::string_view text, const std::vector<text::Token>& tokens) const {
    std::optional<Match> match = evaluate(m_root, {text, tokens});
    if (match) {
        match->ranges = merged(std::move(match->ranges));
    }
    return match;
}

std::optional<Match> Matcher::evaluate(const Node& node, const Text& text) const {
    if (node.kind == Query::Kind::phrase) {
        return find_phrase(node, text);
    }
    std::optional<Match> result;
    for (std::size_t i = 0; i < node.parts.size(); ++i) {
        std::optional<Match> match = evaluate(node.parts[i], text);
        if (node.kind == Query::Kind::but && i > 0) {
            if (match) {
                return std::nullopt;
            }
            continue;
        }
        if (!match) {
            if (node.kind == Query::Kind::any) {
                continue;
            }
            return std::nullopt;
        }
        if (!result) {
            result = std::move(match);
            continue;
        }
        result->ranges.insert(result->ranges.end(), match->ranges.begin(), match->ranges.end());
        if (node.kind == Query::Kind::all) {
            result->differences.add(match->differences);
        } else if (is_better(match->differences, result->differences)) {
            result->differences = match->differences;
        }
    }
    return result;
}

std::optional<Match> Matcher::find_phrase(const Node& phrase, const Text& text) const {
    std::optional<Match> match;
    const std::size_t size = phrase.words.size();
    for (std::size_t at = 0; at + size <= text.tokens.size();) {
        if (!is_at(phrase, text, at)) {
            ++at;
            continue;
        }
        const Differences differences = differences_at(phrase, text, at);
        if (!match) {
            match = Match{{}, differences};
        } else if (is_better(differences, match->differences)) {
            match->differences = differences;
        }
        match->ranges.push_back({text.tokens[at].range.begin, text.tokens[at + size - 1].range.end});
        at += size;
    }
    return match;
}

bool Matcher::is_at(const Node& phrase, const Text& text, std::size_t at) const {
    for (std::size_t i = 0; i < phrase.words.size(); ++i) {
        const text::Token& token = text.tokens[at + i];
        const bool may_go_on = phrase.prefix && i + 1 == phrase.words.size();
        if (!is_same(phrase.words[i], may_go_on, model::slice(text.text, token.range), token)) {
            return false;
        }
    }
    return true;
}

bool Matcher::is_same(const Word& word, bool may_go_on, std::string_view surface,
                      const text::Token& token) const {
    if (may_go_on) {
        if (!token.folded.starts_with(word.folded) &&
            (m_strictness != Strictness::stems || !token.stem.starts_with(word.folded))) {
            return false;
        }
    } else if (m_strictness == Strictness::stems) {
        return token.stem == word.stem || token.folded == word.stem;
    } else if (token.folded != word.folded) {
        return false;
    }
    if (m_strictness == Strictness::stems) {
        return true;
    }
    const std::string as_written = plain(surface);
    const std::string form = m_strictness == Strictness::letters ? as_written : text::fold_case(as_written);
    const std::string& wanted = m_strictness == Strictness::letters ? word.letters : word.form;
    return may_go_on ? form.starts_with(wanted) : form == wanted;
}

Differences Matcher::differences_at(const Node& phrase, const Text& text, std::size_t at) const {
    Differences differences;
    std::size_t typed_end = 0;
    for (std::size_t i = 0; i < phrase.words.size(); ++i) {
        const Word& word = phrase.words[i];
        const text::Token& token = text.tokens[at + i];
        const std::string_view surface = model::slice(text.text, token.range);
        if (surface != word.surface) {
            differences.add(glossary::surface_differences(word.surface, surface));
            const bool may_go_on = phrase.prefix && i + 1 == phrase.words.size();
            if (!may_go_on && token.folded != word.folded) {
                differences.add(Difference::inflection);
            }
        }
        // Where the word was typed: words stand in the phrase in the order of their surfaces.
        const std::size_t typed = phrase.text.find(word.surface, typed_end);
        if (i > 0 && typed != std::string::npos) {
            const std::size_t before = text.tokens[at + i - 1].range.end;
            if (is_hyphened(phrase.text, typed_end, typed) !=
                is_hyphened(text.text, before, token.range.begin)) {
                differences.add(Difference::hyphen);
            }
        }
        typed_end = typed == std::string::npos ? typed_end : typed + word.surface.size();
    }
    return differences;
}

} // namespace diptych::concordance
