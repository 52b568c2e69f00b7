#include "memory/segment.hpp"

#include "text/character.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <utility>

namespace diptych::memory {

SegmentMaker::SegmentMaker(const model::LanguageTag& language) : m_analyzer{language} {}

std::uint32_t SegmentMaker::number_of(std::string&& form) {
    const auto [known, is_new] =
        m_numbers.try_emplace(std::move(form), static_cast<std::uint32_t>(m_forms.size()));
    if (is_new) {
        m_forms.push_back(&known->first);
    }
    return known->second;
}

const SegmentMaker::WordForms& SegmentMaker::forms_of(std::string_view surface, bool is_word) {
    Key& key = is_word ? m_words : m_others;
    const auto known = key.find(surface);
    if (known != key.end()) {
        return known->second;
    }
    WordForms forms;
    std::string folded = text::fold(surface);
    forms.empty = folded.empty();
    std::string stem = is_word ? m_analyzer.stem(surface) : folded;
    forms.surface = number_of(std::string{surface});
    forms.folded = number_of(std::move(folded));
    forms.stem = number_of(std::move(stem));
    return key.emplace(std::string{surface}, forms).first->second;
}

void SegmentMaker::add(Segment& segment, model::Range range, PartKind kind) {
    const WordForms& forms = forms_of(model::slice(segment.text, range), kind == PartKind::word);
    if (forms.empty) { // default-ignorable characters
        return;
    }
    segment.parts.push_back({range, kind, forms.surface, forms.folded, forms.stem});
    segment.weight += segment.parts.back().weight();
    if (kind == PartKind::word) {
        segment.words.push_back(forms.stem);
    }
}

void SegmentMaker::add_marks(Segment& segment, model::Range between) {
    for (std::size_t i = between.begin; i < between.end;) {
        const text::CodePoint c = text::code_point_at(segment.text, i);
        if (!text::is_white_space(c.value)) {
            add(segment, {i, i + c.length}, PartKind::mark);
        }
        i += c.length;
    }
}

Segment SegmentMaker::make(std::string_view text) {
    Segment segment;
    segment.text = text::collapse_white_space(text);
    m_spans.clear();
    m_analyzer.cut(segment.text, m_spans);
    segment.parts.reserve(m_spans.size() + m_spans.size() / 4 + 2);
    std::size_t end = 0;
    for (const text::WordSpan& span : m_spans) {
        add_marks(segment, {end, span.range.begin});
        add(segment, span.range, span.kind == text::TokenKind::word ? PartKind::word : PartKind::placeable);
        end = span.range.end;
    }
    add_marks(segment, {end, segment.text.size()});
    std::sort(segment.words.begin(), segment.words.end());
    return segment;
}

} // namespace diptych::memory
