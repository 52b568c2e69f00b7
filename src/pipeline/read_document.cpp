#include "pipeline/read_document.hpp"

#include "base/file.hpp"
#include "base/format.hpp"
#include "reader/plain_text.hpp"
#include "segment/guess_language.hpp"
#include "segment/segment.hpp"

namespace diptych::pipeline {

model::Document read_document(const std::string& path, const ReadOptions& options,
                              std::istream& standard_input, base::Diagnostics& diagnostics) {
    const model::SourceText source = reader::read_plain_text(path, standard_input);
    segment::Options segment_options;
    if (options.language) {
        segment_options.language = *options.language;
    } else if (const auto guessed = segment::guess_language(source.text)) {
        segment_options.language = *guessed;
        diagnostics.report(base::Severity::note, source.name, 0,
                           fmt::format("The language looks like '{}'.", guessed->str()));
    } else {
        diagnostics.warn(source.name, 0,
                         "The language could not be told from the text. Name it for better results.");
    }
    return options.lines ? segment::segment_lines(source, segment_options)
                         : segment::segment(source, segment_options);
}

} // namespace diptych::pipeline
