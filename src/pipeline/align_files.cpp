#include "pipeline/align_files.hpp"

#include "align/align.hpp"
#include "base/error.hpp"
#include "base/progress.hpp"

namespace diptych::pipeline {

model::Bitext align_files(const std::string& source, const std::string& target, const AlignOptions& options,
                          std::istream& standard_input, base::Diagnostics& diagnostics,
                          std::ostream* progress) {
    if (source == "-" && target == "-") {
        throw base::UsageError{"Standard input can be the source or the target, not both."};
    }
    model::Bitext bitext;
    bitext.symbol = options.symbol;
    bitext.source = read_document(source, options.source, standard_input, diagnostics);
    bitext.target = read_document(target, options.target, standard_input, diagnostics);
    base::Progress shown{progress, "Aligning sentence", model::sentences_of(bitext.source).size()};
    align::Options align_options;
    align_options.progress = [&](std::size_t done, std::size_t) { shown.advance_to(done); };
    bitext.beads = align::align(bitext.source, bitext.target, align_options);
    return bitext;
}

} // namespace diptych::pipeline
