#include "pipeline/sources/unit_cutter.hpp"

#include "align/align.hpp"
#include "segment/segment.hpp"

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace diptych::pipeline {

namespace {

/// The sentences of a side, each as it would be in a text.
model::Document cut(const std::vector<std::string>& texts, const model::LanguageTag& language) {
    std::string text;
    for (const std::string& one : texts) {
        text += one + '\n';
    }
    return segment::segment({{}, std::move(text)}, {language});
}

} // namespace

void UnitCutter::take(model::TranslationUnit&& unit) {
    const model::Document source = cut(unit.source, unit.source_language);
    const model::Document target = cut(unit.target, unit.target_language);
    const auto sources = model::sentences_of(source);
    const auto targets = model::sentences_of(target);
    if (!unit.has_pair() || (sources.size() < 2 && targets.size() < 2)) {
        m_sink(std::move(unit));
        return;
    }
    const std::shared_ptr<const Lexicons> lexicons =
        m_lexicons.between(unit.source_language, unit.target_language);
    align::Options options;
    options.lexicons = lexicons->list();
    for (const model::Bead& bead : align::align(source, target, options).beads) {
        model::TranslationUnit pair;
        pair.document = unit.document;
        pair.source_language = unit.source_language;
        pair.target_language = unit.target_language;
        pair.line = unit.line;
        pair.set_texts(model::text_of(source, sources, bead.source),
                       model::text_of(target, targets, bead.target), bead.probability);
        m_sink(std::move(pair));
    }
}

} // namespace diptych::pipeline
