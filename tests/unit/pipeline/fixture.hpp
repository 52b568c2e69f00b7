#pragma once

#include "pipeline/corpus/fix.hpp"
#include "unit/store/sample.hpp"

#include <algorithm>
#include <iterator>

namespace diptych::pipeline::sample {

using store::StoredBead;
using store::sample::Folder;

inline model::Document document_of(const char* language, const std::string& word, std::size_t sentences) {
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < sentences; ++i) {
        texts.push_back(word + " " + std::to_string(i));
    }
    model::Document document;
    document.name = word;
    document.language = store::sample::language(language);
    document.units = {store::sample::unit(model::UnitKind::paragraph, "", texts, 1)};
    return document;
}

/// A bitext with these beads, given as numbers of sentences, in order on both sides.
inline model::Bitext bitext_of(const std::vector<std::pair<std::size_t, std::size_t>>& shapes) {
    model::Bitext made;
    std::size_t source = 0;
    std::size_t target = 0;
    for (const auto& [m, n] : shapes) {
        made.beads.push_back(
            {{source, source + m}, {target, target + n}, 0.5 + static_cast<double>(source) / 100});
        source += m;
        target += n;
    }
    made.source = document_of("fr", "phrase", source);
    made.target = document_of("en", "sentence", target);
    return made;
}

/// A database with one document, number 1.
struct Fixture {
    Folder folder;
    std::string path = folder.file("test.db");

    store::Database database{path, store::Mode::create};

    explicit Fixture(const model::Bitext& bitext) { store::DocumentStore{database}.add(bitext); }

    DocumentFixer fixer() { return {database, "1"}; }
};

inline std::vector<StoredBead> stored(const std::vector<ShownBead>& shown) {
    std::vector<StoredBead> beads;
    std::transform(shown.begin(), shown.end(), std::back_inserter(beads),
                   [](const ShownBead& bead) { return bead.stored; });
    return beads;
}

inline std::vector<StoredBead> beads_of(const DocumentFixer& fixer) {
    return stored(fixer.list());
}

} // namespace diptych::pipeline::sample
