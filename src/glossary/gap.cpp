#include "glossary/gap.hpp"

#include "text/character.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

namespace diptych::glossary {

namespace {

bool is_hyphen(char32_t c) {
    return c == U'-' || c == U'\u2010' || c == U'\u2011';
}

bool is_apostrophe(char32_t c) {
    return c == U'\'' || c == U'\u2019';
}

/// White space of one paragraph: at most one line feed, no separator of paragraphs.
bool is_inner_space(std::string_view text) {
    std::size_t lines = 0;
    for (std::size_t i = 0; i < text.size();) {
        const text::CodePoint c = text::code_point_at(text, i);
        if (!text::is_white_space(c.value) || c.value == U'\u2029' || c.value == U'\f') {
            return false;
        }
        lines += c.value == U'\n' ? 1 : 0;
        i += c.length;
    }
    return lines <= 1;
}

} // namespace

Gap gap_of(std::string_view between, char before) {
    if (between.empty()) {
        return {};
    }
    if (between == " ") {
        return {GapKind::space, true};
    }
    const text::CodePoint first = text::code_point_at(between, 0);
    const std::string_view rest = between.substr(first.length);
    if (is_hyphen(first.value)) {
        if (rest.empty()) {
            return {GapKind::hyphen, true};
        }
        const bool broken = is_inner_space(rest) && rest.find('\n') != std::string_view::npos;
        return {broken ? GapKind::hyphen : GapKind::other, false};
    }
    if (is_inner_space(between)) {
        return {GapKind::space, false};
    }
    if (is_apostrophe(first.value) && (before == 's' || before == 'S') && !rest.empty() &&
        is_inner_space(rest)) {
        return {GapKind::possessive, false};
    }
    return {GapKind::other, false};
}

std::string normal_gap(std::string_view between) {
    return text::collapse_white_space(text::fold(between));
}

std::optional<model::Differences> compare_gaps(GapKind term, Gap text) {
    model::Differences differences;
    if (!text.plain && text.kind != GapKind::possessive) {
        differences.add(model::Difference::layout);
    }
    if (term == GapKind::other || text.kind == GapKind::other) {
        return std::nullopt;
    }
    if (term == text.kind) {
        return differences;
    }
    if (term == GapKind::possessive || text.kind == GapKind::possessive) {
        differences.add(model::Difference::apostrophe);
        const bool spaced = term == GapKind::space || text.kind == GapKind::space;
        return spaced ? std::optional{differences} : std::nullopt;
    }
    if (term != GapKind::closed && text.kind != GapKind::closed) { // a hyphen for a space
        differences.add(model::Difference::hyphen);
        return differences;
    }
    if (term == GapKind::hyphen || text.kind == GapKind::hyphen) {
        return std::nullopt;
    }
    differences.add(model::Difference::layout); // "d' asile"
    return differences;
}

} // namespace diptych::glossary
