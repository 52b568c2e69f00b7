#include "base/version.hpp"
#include "library/call.hpp"
#include "library/values.hpp"
#include "model/pair.hpp"
#include "pipeline/align/align_files.hpp"
#include "pipeline/sources/lexicons.hpp"
#include "pipeline/sources/read_document.hpp"

namespace diptych::inline v1 {

Text read(const std::filesystem::path& file, const ReadOptions& options, const Listener& listener) {
    return library::call(listener, [&](base::Session& session) {
        pipeline::ReadOptions reading;
        reading.language = library::language_if_any(options.language);
        reading.lines = options.one_sentence_a_line;
        return library::text_of(pipeline::read_document(file.string(), reading, session));
    });
}

std::vector<Pair> align(const Text& source, const Text& target, const AlignOptions& options,
                        const Listener& listener) {
    return library::call(listener, [&](base::Session& session) {
        model::Bitext bitext;
        bitext.source = library::document_of(source);
        bitext.target = library::document_of(target);
        const pipeline::Lexicons lexicons{
            bitext.source.language, bitext.target.language, {}, session.diagnostics};
        pipeline::align_texts(bitext, lexicons, {}, options.force, session);
        const model::BitextPairs made{bitext};
        std::vector<Pair> pairs;
        pairs.reserve(made.size());
        for (std::size_t i = 0; i < made.size(); ++i) {
            pairs.push_back(library::pair_of(made.pair(i)));
        }
        return pairs;
    });
}

const char* version() {
    return base::version();
}

} // namespace diptych::inline v1
