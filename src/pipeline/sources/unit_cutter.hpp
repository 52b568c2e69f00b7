#pragma once

#include "base/diagnostics.hpp"
#include "model/translation_unit.hpp"
#include "pipeline/sources/lexicons.hpp"

namespace diptych::pipeline {

/// Cuts the texts of ready pairs into sentences and pairs these: memories are often by paragraphs, and only
/// sentences match new texts.
class UnitCutter {
public:
    /// \param sink  gets a unit for each pair of sentences, and units of one sentence a side as they are;
    /// what a file says
    ///              of a unit besides is not that of its sentences, and goes. Both must outlive this
    UnitCutter(base::Diagnostics& diagnostics, const model::UnitSink& sink)
        : m_lexicons{{}, diagnostics}, m_sink{sink} {}

    void take(model::TranslationUnit&& unit);

private:
    SharedLexicons m_lexicons;
    const model::UnitSink& m_sink;
};

} // namespace diptych::pipeline
