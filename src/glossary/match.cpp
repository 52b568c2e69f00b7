#include "glossary/match.hpp"

#include "text/character.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace diptych::glossary {

namespace {

using model::MatchKind;

/// At least two letters, all capitals.
bool is_acronym(std::string_view word) {
    std::size_t letters = 0;
    for (std::size_t i = 0; i < word.size();) {
        const text::CodePoint c = text::code_point_at(word, i);
        if (!text::is_upper(c.value)) {
            return false;
        }
        ++letters;
        i += c.length;
    }
    return letters >= 2;
}

bool has_upper(std::string_view word) {
    for (std::size_t i = 0; i < word.size();) {
        const text::CodePoint c = text::code_point_at(word, i);
        if (text::is_upper(c.value)) {
            return true;
        }
        i += c.length;
    }
    return false;
}

/// Whether `surface`, in small letters, may stand for the acronym: not when it is short ("who", "it") or
/// looks like an inflected word of its own ("aids").
bool may_be_acronym(std::string_view surface, const text::Token& token) {
    constexpr std::size_t k_shortest = 4;
    return has_upper(surface) || (surface.size() >= k_shortest && token.stem == token.folded);
}

std::optional<MatchKind> match_token(std::string_view term, const text::Token& term_token,
                                     std::string_view text, const text::Token& text_token) {
    const std::string_view term_surface = model::slice(term, term_token.range);
    const std::string_view text_surface = model::slice(text, text_token.range);
    if (term_surface == text_surface) {
        return MatchKind::exact;
    }
    if (is_acronym(term_surface) && !may_be_acronym(text_surface, text_token)) {
        return std::nullopt;
    }
    if (term_token.folded == text_token.folded) {
        return MatchKind::folded;
    }
    return term_token.stem == text_token.stem ? std::optional{MatchKind::inflected} : std::nullopt;
}

} // namespace

AnalyzedText analyze(const text::Analyzer& analyzer, std::string_view text) {
    return {text, analyzer.analyze(text)};
}

std::optional<model::MatchKind> match_at(const AnalyzedText& term, const AnalyzedText& text, std::size_t at) {
    if (term.tokens.empty() || at + term.tokens.size() > text.tokens.size()) {
        return std::nullopt;
    }
    MatchKind worst = MatchKind::exact;
    for (std::size_t i = 0; i < term.tokens.size(); ++i) {
        const auto kind = match_token(term.text, term.tokens[i], text.text, text.tokens[at + i]);
        if (!kind) {
            return std::nullopt;
        }
        worst = std::max(worst, *kind);
    }
    return worst;
}

std::vector<Occurrence> find_occurrences(const AnalyzedText& term, const AnalyzedText& text) {
    std::vector<Occurrence> occurrences;
    for (std::size_t at = 0; at + term.tokens.size() <= text.tokens.size();) {
        const auto kind = match_at(term, text, at);
        if (!kind) {
            ++at;
            continue;
        }
        const std::size_t last = at + term.tokens.size() - 1;
        occurrences.push_back({{text.tokens[at].range.begin, text.tokens[last].range.end}, *kind});
        at = last + 1;
    }
    return occurrences;
}

} // namespace diptych::glossary
