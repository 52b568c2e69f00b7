#include "align/features.hpp"

#include "text/analyzer.hpp"
#include "text/character.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace diptych::align {

namespace {

/// Of a sentence, that are compared; the first ones. No sentence has more, and a table of all words of a sentence
/// with all sentences beside it has to fit into memory.
constexpr std::size_t k_most_words = 2'000;

/// "a" for "(a)" and "a)".
std::string bare_label(std::string_view label) {
    std::string bare;
    std::copy_if(label.begin(), label.end(), std::back_inserter(bare),
                 [](char c) { return c != '(' && c != ')' && c != '.' && c != ' '; });
    return bare;
}

bool is_heading(model::UnitKind kind) {
    return kind == model::UnitKind::title || kind == model::UnitKind::heading;
}

Ending ending_of(std::string_view sentence) {
    while (!sentence.empty()) {
        const text::CodePoint last = text::code_point_before(sentence, sentence.size());
        switch (last.value) {
        case U'.':
        case U'\u2026': // an ellipsis
        case U'\u3002': // ideographic
        case U'\u06D4': // Arabic
        case U'\u0964': // danda
            return Ending::full_stop;
        case U'?':
        case U'!':
        case U'\u061F':
        case U'\uFF1F':
        case U'\uFF01':
            return Ending::question;
        case U';':
        case U'\u061B':
        case U'\uFF1B':
            return Ending::semicolon;
        case U':':
        case U'\uFF1A':
            return Ending::colon;
        case U',':
        case U'\u060C':
        case U'\uFF0C':
            return Ending::comma;
        default:
            if (text::is_letter(last.value) || text::is_digit(last.value)) {
                return Ending::open;
            }
            sentence.remove_suffix(last.length); // what closes it, and spaces
        }
    }
    return Ending::open;
}

bool starts_small(std::string_view sentence) {
    for (std::size_t i = 0; i < sentence.size();) {
        const text::CodePoint c = text::code_point_at(sentence, i);
        if (text::is_letter(c.value) || text::is_digit(c.value)) {
            return text::is_lower(c.value);
        }
        i += c.length;
    }
    return false;
}

/// \param labels  numbers the labels of both sides alike
Side side_of(const model::Document& document, lexicon::Vocabulary& labels) {
    const text::Analyzer analyzer{document.language};
    Side side;
    for (const model::Unit& unit : document.units) {
        for (std::size_t s = 0; s < unit.sentences.size(); ++s) {
            std::string_view sentence = unit.sentence(s);
            std::uint32_t label = 0;
            if (s == 0 && !unit.label.empty()) {
                label = labels.add(bare_label(unit.label)) + 1;
                sentence.remove_prefix(unit.label.size()); // the label is compared as one
            }
            std::size_t words = 0;
            for (const lexicon::Word& word : lexicon::words_of(analyzer, sentence)) {
                if (++words > k_most_words) {
                    break;
                }
                const lexicon::WordId id = side.vocabulary.add(word.text);
                if (id == side.kinds.size()) {
                    side.kinds.push_back(word.kind);
                }
                side.words.push(id);
            }
            side.words.end_sentence();
            side.lengths.push_back(static_cast<float>(text::count_code_points(sentence)));
            side.labels.push_back(label);
            side.begins_unit.push_back(s == 0 ? 1 : 0);
            side.endings.push_back(ending_of(sentence));
            side.small_start.push_back(starts_small(sentence) ? 1 : 0);
            side.heading.push_back(is_heading(unit.kind) ? 1 : 0);
        }
    }
    return side;
}

bool has_structure(const model::Document& document) {
    return std::any_of(document.units.begin(), document.units.end(), [](const model::Unit& unit) {
        return unit.sentences.size() > 1 || !unit.label.empty();
    });
}

} // namespace

double Side::length(model::Range sentences) const {
    double sum = 0;
    for (std::size_t i = sentences.begin; i < sentences.end; ++i) {
        sum += static_cast<double>(lengths[i]);
    }
    return sum;
}

Features extract_features(const model::Document& source, const model::Document& target) {
    lexicon::Vocabulary labels;
    Features features;
    features.source = side_of(source, labels);
    features.target = side_of(target, labels);
    features.structured = has_structure(source) && has_structure(target);
    return features;
}

} // namespace diptych::align
