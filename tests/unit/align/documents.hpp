#pragma once

#include "align/band.hpp"
#include "model/document.hpp"

#include <string>
#include <vector>

/// A document of one-sentence units.
inline diptych::model::Document lines(const char* language, const std::vector<std::string>& sentences) {
    diptych::model::Document document;
    document.language = *diptych::model::LanguageTag::parse(language);
    for (const std::string& sentence : sentences) {
        diptych::model::Unit unit;
        unit.text = sentence;
        unit.sentences.push_back({{0, sentence.size()}, {0, sentence.size()}, 1});
        document.units.push_back(std::move(unit));
    }
    return document;
}

inline std::size_t cells(const diptych::align::Band& band) {
    return diptych::align::BandIndex{band}.cells();
}

/// A sentence of about `length` letters.
inline std::string sentence_of(std::size_t length) {
    return std::string(length, 'x');
}
