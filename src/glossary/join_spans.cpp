#include "glossary/join_spans.hpp"

#include "language/language.hpp"
#include "text/character.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <cstddef>

namespace diptych::glossary {

namespace {

bool is_capital(std::string_view word) {
    const text::CodePoint c = text::code_point_at(word, 0);
    return c.length == word.size() && text::is_upper(c.value);
}

/// The index of the last span of the acronym that begins with the span `first`, or `first`.
std::size_t last_of_acronym(std::string_view text, const std::vector<text::WordSpan>& spans,
                            std::size_t first) {
    std::size_t last = first;
    while (last + 1 < spans.size() && text[spans[last].range.end] == '.' &&
           spans[last + 1].range.begin == spans[last].range.end + 1 &&
           is_capital(model::slice(text, spans[last + 1].range))) {
        ++last;
    }
    return last;
}

/// Where the subscript digits end that begin at `at`, or `at`.
std::size_t end_of_subscript(std::string_view text, std::size_t at) {
    while (at < text.size() && static_cast<unsigned char>(text[at]) == 0xE2U) {
        const text::CodePoint c = text::code_point_at(text, at);
        if (c.value < 0x2080 || c.value > 0x2089) {
            break;
        }
        at += c.length;
    }
    return at;
}

bool is_ending(std::string_view word) {
    static const language::Words endings = language::in_any_language(&language::Language::bracketed_endings);
    return endings.contains(word);
}

} // namespace

void join_spans(std::string_view text, std::vector<text::WordSpan>& spans) {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < spans.size(); ++i) {
        text::WordSpan span = spans[i];
        const std::size_t end = span.range.end;
        const unsigned char after = end < text.size() ? static_cast<unsigned char>(text[end]) : ' ';
        if (after == '.' && is_capital(model::slice(text, span.range))) {
            i = last_of_acronym(text, spans, i);
            span.range.end = spans[i].range.end;
        } else if (after == '(' && i + 1 < spans.size() && spans[i + 1].range.begin == end + 1) {
            const model::Range ending = spans[i + 1].range;
            if (ending.end < text.size() && text[ending.end] == ')' &&
                is_ending(model::slice(text, ending))) {
                span.range.end = ending.end + 1;
                ++i;
            }
        } else if (after == 0xE2U && span.kind == text::TokenKind::word) {
            span.range.end = end_of_subscript(text, end);
        }
        spans[kept++] = span;
    }
    spans.resize(kept);
}

std::string_view word_in(std::string_view text, const text::WordSpan& span) {
    const std::string_view word = model::slice(text, span.range);
    return word.ends_with(')') ? word.substr(0, word.find('(')) : word;
}

} // namespace diptych::glossary
